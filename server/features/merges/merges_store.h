#pragma once

// The only code that writes the table merges; and what finds duplicates, which reads the rows of cards and clients.

#include "merges/merges.h"

namespace kith::merges::store {

void insert(db::Transaction&, Merge const&);
// It is undone by the one caller who gets true, and its way back is forgotten.
bool undo(db::Transaction&, Merge const&);
std::optional<Merge> find(db::Transaction&, AccountId const&, MergeId const&);
// Whether who was kept was merged once more since, as that member may know: a card of somebody else's stands against
// nothing.
bool is_followed(db::Transaction&, Merge const&, MembershipId const& member);
// The newest that can be undone: his own, and of clients all where `sees_all`.
std::vector<Merge> list(db::Transaction&, AccountId const&, MembershipId const&, bool sees_all, int limit);
std::vector<Merge> list_of(db::Transaction&, AccountId const&, MembershipId const&, int limit);
// Whoever was kept or dropped.
void remove_all_with(db::Transaction&, AccountId const&, Ref const&);
void remove_all_of(db::Transaction&, AccountId const&, MembershipId const& owner);
void remove_expired(db::Transaction&);

// By name. Whose cards, and whose clients: nobody's there are none of.
struct Sight {
    AccountId account;
    MembershipId cards_of;
    MembershipId clients_of;
    bool all_clients = false;
};
std::vector<Listed> list_some(db::Transaction&, Sight const&, Search const&, int limit);
// Who has an address, a number or a name of one of these; so many of each at most.
std::vector<Listed> list_like(db::Transaction&, Sight const&, std::vector<Listed> const&, int limit);

}
