#pragma once

// The only code that reads or writes accounts and account_slugs.

#include "accounts/accounts.h"

namespace kith::accounts::store {

bool take_slug(db::Transaction&, std::string const& slug, AccountId const&);
void insert(db::Transaction&, Account const&);
std::optional<Account> find(db::Transaction&, AccountId const&);
// True if the account still had that version.
bool rename(db::Transaction&, Account const&, AccountName const&);
std::vector<AccountId> list_all(db::Transaction&);
bool any(db::Transaction&);
std::vector<std::string> list_without_slug(db::Transaction&);

}
