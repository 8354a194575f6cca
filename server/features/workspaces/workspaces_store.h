#pragma once

// The only code that writes the tables workspaces and workspace_members.

#include "workspaces/workspaces.h"

namespace kith::workspaces::store {

// --- Rooms. What the host has is what counts; the rows of other accounts follow it.

void insert(db::Transaction&, Workspace const&);
// As an account has it, whoever looks.
std::optional<Workspace> find_row(db::Transaction&, AccountId const&, WorkspaceId const&);
// As the host has it, and nobody else changes it, or who is in it, until the end of the transaction.
std::optional<Workspace> lock(db::Transaction&, AccountId const& host, WorkspaceId const&);
// Behind the lock: the next version, at every account.
Workspace update(db::Transaction&, Workspace after, std::vector<AccountId> const& others);
// With whoever is in it.
void remove(db::Transaction&, Workspace const&);
// Of an account that has nobody in it any more.
void remove_row(db::Transaction&, AccountId const&, WorkspaceId const&);

// --- Who is in

struct Place {
    AccountId account; // whose row it is
    WorkspaceId workspace;
    MembershipId member;
    MemberKind kind = MemberKind::Internal;
    std::optional<AccountId> peer_account; // of a connection
    std::string connection;
    std::string display_name;
    std::string company;
    Time joined_at {};
};
// False: he is in already.
bool insert_place(db::Transaction&, Place const&);
void make_internal(db::Transaction&, Place const&);
bool remove_place(db::Transaction&, AccountId const&, WorkspaceId const&, MembershipId const&);
std::optional<Place> find_place(db::Transaction&, AccountId const&, WorkspaceId const&, MembershipId const&);
// Of the account itself, by workspace.
std::vector<Place> list_places_of(db::Transaction&, AccountId const&, MembershipId const&);
// By workspace.
std::vector<Place> list_places_by(db::Transaction&, AccountId const&, std::string const& connection);
std::int64_t count_owned(db::Transaction&, AccountId const&, MembershipId const&);
enum class PlaceKind { Own, Guest };
// Of each of these, those that are not archived; nothing: none. What an account is host of, or only has members in.
std::map<MembershipId, std::int64_t> counts_of_members(
    db::Transaction&, AccountId const&, PlaceKind, std::vector<MembershipId> const&);
std::int64_t count_places(db::Transaction&, AccountId const&, WorkspaceId const&);
// Other accounts that have somebody in it, in their order.
std::vector<AccountId> list_others(db::Transaction&, AccountId const& host, WorkspaceId const&);

struct Candidate {
    MembershipId id;
    bool is_active = false;
    Time joined_at {};
};
std::vector<Candidate> list_users(db::Transaction&, AccountId const& host, WorkspaceId const&);

// --- Reading

std::optional<Workspace> find(db::Transaction&, Reader const&, WorkspaceId const&);
std::vector<Workspace> list(db::Transaction&, Reader const&, Listing const&);
std::int64_t count(db::Transaction&, Reader const&, Listing const&);
// The newest of those he is in.
std::vector<Workspace> list_newest(db::Transaction&, Reader const&, int limit);
// Of these, all of that host, the ones where that member is.
std::vector<WorkspaceId> list_with(db::Transaction&, AccountId const& host, AccountId const& account,
    MembershipId const&, std::vector<WorkspaceId> const&);
std::vector<Member> members_of(db::Transaction&, AccountId const& host, WorkspaceId const&);
std::map<WorkspaceId, Owner> owners_of(db::Transaction&, AccountId const& host, std::vector<WorkspaceId> const&);
std::map<WorkspaceId, std::int64_t> sizes_of(db::Transaction&, AccountId const& host, std::vector<WorkspaceId> const&);
std::vector<std::string> list_companies(db::Transaction&, AccountId const& host, WorkspaceId const&);
std::vector<MembershipId> list_members(db::Transaction&, AccountId const&, WorkspaceId const&);

std::string company_of(db::Transaction&, AccountId const&);
void rename_peer(db::Transaction&, AccountId const&, MembershipId const&, std::string const& display_name);
void rename_company(db::Transaction&, AccountId const&, std::string const& name);

// For kith check.
std::vector<std::string> list_without_owner(db::Transaction&, AccountId const&);
std::vector<std::string> list_strange_places(db::Transaction&, AccountId const&);
std::int64_t count_hosted(db::Transaction&, AccountId const&);

}
