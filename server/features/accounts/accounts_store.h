#pragma once

// The only code that reads or writes accounts and account_slugs.

#include "accounts/accounts.h"

namespace kith::accounts::store {

bool take_slug(db::Transaction&, std::string const& slug, AccountId const&);
void insert(db::Transaction&, Account const&);
std::optional<Account> find(db::Transaction&, AccountId const&);
std::optional<AccountId> find_by_slug(db::Transaction&, std::string_view slug);
// True if the account still had that version.
// False when its version is not the one that was read.
bool update(db::Transaction&, Account const&);
std::vector<AccountId> list_all(db::Transaction&);
// The name is looked for as slugs spell it.
std::vector<Account> list(db::Transaction&, Listing const&, std::string const& slug_part);
std::int64_t count(db::Transaction&, Listing const&, std::string const& slug_part);
bool any(db::Transaction&);
std::vector<std::string> list_without_slug(db::Transaction&);

}
