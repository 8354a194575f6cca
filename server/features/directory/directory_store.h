#pragma once

// The only code that reads or writes the table directory_words. A search joins profiles, memberships
// and accounts, which say whether somebody may be found now, and one's own connections.

#include "directory/directory.h"
#include "directory/directory_rules.h"

namespace kith::directory::store {

void insert(db::Transaction&, AccountId const&, MembershipId const&, std::string_view kind,
    std::vector<std::string> const& words);
void remove(db::Transaction&, AccountId const&, MembershipId const&);
bool is_in(db::Transaction&, AccountId const&, MembershipId const&);
void rename_company(db::Transaction&, AccountId const&, std::vector<std::string> const& words);
std::string company(db::Transaction&, AccountId const&);

std::vector<Found> search(db::Transaction&, Actor const&, Wanted const&, Listing const&);

std::vector<std::string> list_hidden_with_words(db::Transaction&);
// The first of those who show themselves without a word.
std::vector<std::pair<AccountId, MembershipId>> list_missing(db::Transaction&);

}
