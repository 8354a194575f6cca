#pragma once

#include "domains/domains.h"

namespace kith::domains::store {

// False when the account has one of that name.
bool insert(db::Transaction&, Domain const&);
bool update(db::Transaction&, Domain const&);
bool remove(db::Transaction&, Domain const&);
std::vector<Domain> list(db::Transaction&, AccountId const&);
std::optional<Domain> find(db::Transaction&, AccountId const&, DomainId const&);
std::vector<std::string> list_proved(db::Transaction&, AccountId const&);
bool is_proved(db::Transaction&, AccountId const&, DomainName const&);
std::vector<Domain> list_awaited(db::Transaction&, Time claimed_since, Time looked_before, int limit);
// Found there when last looked for, or not.
std::vector<Domain> list_aging(db::Transaction&, Time seen_before, Time missed_before, int limit);

std::optional<AccountId> find_owner(db::Transaction&, DomainName const&);
// False when another account owns it.
bool own(db::Transaction&, AccountId const&, DomainName const&);
void disown(db::Transaction&, AccountId const&, DomainName const&);
// Names that are proved without an owner, or owned without a proof.
std::vector<std::string> list_at_odds(db::Transaction&);
// Accounts that have more or fewer than is noted.
std::vector<std::string> list_miscounted(db::Transaction&);

}
