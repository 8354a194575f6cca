#pragma once

// Users are the internal members of an account, as User Management sees them.
//
// A person who has a login elsewhere is asked before he is in: until he joins, the user
// is there for the account, and the account is closed to him.

#include "base/result.h"
#include "clients/clients.h"
#include "invitations/invitations.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"
#include "teams/teams.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::users {

struct Page {
    std::vector<memberships::Membership> items;
    std::optional<memberships::Membership> last; // where the next page begins; nothing at the end
    std::optional<std::int64_t> total;
};

// Never lists pending people. Refuses: forbidden.
Result<Page> list(db::Transaction&, Actor const&, memberships::Listing const&, bool with_total);
// Those whom `Listing` says of a product that the account has: with a license, or without. Refuses: forbidden,
// not_found.
Result<Page> list_of_product(
    db::Transaction&, Actor const&, std::string_view product, memberships::Listing const&, bool with_total);

// Refuses: forbidden, not_found.
Result<memberships::Membership> get(db::Transaction&, Actor const&, MembershipId const&);

struct Changed {
    memberships::Membership user;
    std::vector<std::string> warnings; // last_license_assigned
};

// When something of a user ends: "membership", a role, "manage:suite", "accounting",
// "license:suite". Nothing: it does not end any more.
struct End {
    std::string of;
    std::optional<Time> at;

    bool operator==(End const&) const = default;
};

struct NewUser {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    memberships::Details details;
    Rights rights;
    std::vector<std::string> licenses;
    std::vector<End> ends;
    bool send_welcome = true; // a one-time link to set the password
    std::vector<teams::TeamId> teams = {};
};
// Refuses: forbidden (also a team that is not his to change), cannot_grant, already_member,
// already_invited, member_inactive, no_licenses_available, validation.
Result<Changed> create(db::Transaction&, Actor const&, NewUser const&);

struct Change {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::optional<EmailAddress> email;
    memberships::DetailsChange details;
    std::optional<bool> active;
    std::optional<bool> call_recording_enabled;
    std::optional<Rights> rights;
    std::optional<std::vector<std::string>> licenses;
    std::vector<End> ends;
    std::optional<std::vector<teams::TeamId>> teams = {};

    bool operator==(Change const&) const = default;
    bool is_empty() const { return *this == Change {}; }
    // Nothing but what may be given to anybody: licenses and teams.
    bool is_only_licenses() const;
};
// Everything in one step, or nothing. Only a legal representative changes another one, but
// for his licenses. Making somebody inactive frees his licenses and,
// if he is active nowhere else, ends his sessions.
// Refuses: forbidden, cannot_grant, self_deactivation, last_administrator,
// last_legal_representative, member_inactive, no_licenses_available, identity_shared,
// in_too_many_teams, stale, validation.
Result<Changed> change(db::Transaction&, Actor const&, memberships::Membership const& before, Change const&);

// Refuses: forbidden, self_removal, last_administrator, last_legal_representative, stale.
Result<void> remove(db::Transaction&, Actor const&, memberships::Membership const&);
// By himself, with all that goes when he is removed; recorded as his own act. Refuses:
// last_administrator, last_legal_representative, stale.
Result<void> leave(db::Transaction&, events::Way const&, memberships::Membership const&);
// Turns two-step sign-in off for somebody who lost what he signs in with; he is told by mail.
// Nothing happens where there is none. Refuses: forbidden (oneself, another legal
// representative), cannot_grant, identity_shared.
Result<void> take_second_factors(db::Transaction&, Actor const&, memberships::Membership const&);

// One license, for who may give it: users.manage or the grant of the product.
// Refuses: forbidden, not_found.
Result<memberships::Membership> get_licensable(
    db::Transaction&, Actor const&, MembershipId const&, std::string_view product);
// Refuses: forbidden, member_inactive, no_licenses_available, stale.
Result<Changed> assign_license(
    db::Transaction&, Actor const&, memberships::Membership const& before, std::string_view product);
Result<void> withdraw_license(
    db::Transaction&, Actor const&, memberships::Membership const& before, std::string_view product);

// --- The same member, of another kind

// What a client gets who is to be a user.
struct Promotion {
    Rights rights = {};
    std::vector<std::string> licenses = {};
    std::vector<teams::TeamId> teams = {};
    invitations::PersonalMessage message = {};
};
// Who has come already, and has shown that his address is his, is a user at once, for who manages users; others are
// invited, as users are, and stay clients until they have accepted.
struct Promoted {
    std::optional<memberships::Membership> user;
    std::optional<invitations::Invitation> invitation;
    std::vector<std::string> warnings;
};
bool is_promoted_at_once(db::Transaction&, Actor const&, clients::Client const&);
// He keeps his name, his picture and his history; who looked after him and his groups are there again, should
// he come back. Records membership.promoted (promote_client.cpp).
// Refuses: forbidden, cannot_grant, member_inactive, stale, not_found (he is no client any more),
// no_licenses_available, validation (`email`: he has none); of who is invited as invitations::send.
Result<Promoted> promote(db::Transaction&, Actor const&, clients::Client const&, Promotion const&);

struct Demotion {
    std::vector<MembershipId> mapped_users = {}; // who look after him from now on
    std::optional<MembershipId> heir = {};       // who looks after those whom he did; nobody: whoever sees all
};
// A user who is a client from now on: what only users have goes, and his sessions here end. Records
// membership.demoted (demote_user.cpp).
// Refuses: forbidden, self_deactivation, last_administrator, last_legal_representative, wrong_state (he has not
// joined yet), stale, too_many_clients, validation.
Result<clients::Client> demote(db::Transaction&, Actor const&, memberships::Membership const&, Demotion const&);
// Refuses: forbidden, self_deactivation, wrong_state.
Result<void> check_may_demote(db::Transaction&, Actor const&, memberships::Membership const&);

// What an account asks of a person who has a login: join, or decline.
// Refuses: not_found, inactive (made so meanwhile: the request stays), already_member.
Result<memberships::Membership> join(db::Transaction&, events::Source const&, persons::Person const&, AccountId const&);
Result<void> decline_to_join(db::Transaction&, events::Source const&, persons::Person const&, AccountId const&);

// Somebody whom nobody has added: who joins by himself (join_by_oneself.cpp), a plain user.
struct Newcomer {
    PersonName first_name;
    PersonName last_name;
    bool must_wait = false;            // for somebody's yes
    std::vector<std::string> licenses; // those that are left
};
// Recorded in his name. Refuses: already_member.
Result<memberships::Membership> join_by_oneself(
    db::Transaction&, events::Way const&, AccountId const&, persons::Person const&, Newcomer const&);
// He who waited is in from now on, with these licenses as far as there are any left.
// Refuses: wrong_state (he does not wait), stale.
Result<memberships::Membership> admit(db::Transaction&, events::Source const&, memberships::Membership const& waiting,
    std::vector<std::string> const& licenses);
// He who waited is not let in. Refuses: wrong_state, stale.
Result<void> send_away(db::Transaction&, events::Source const&, memberships::Membership const& waiting);

// One of memberships::list_overdue, in a transaction of its own: inactive if his time is
// over, and without the licenses that ended. Tidies up only: whoever reads compares the
// time himself. Refuses: stale.
Result<void> end_overdue(db::Transaction&, memberships::Overdue const&);

}
