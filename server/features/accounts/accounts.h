#pragma once

// An account is one business with its own people: the hard boundary of all data.

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"
#include "persons/persons.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::accounts {

enum class Kind { Business, Client };
BOOST_DESCRIBE_ENUM(Kind, Business, Client)

struct Account {
    AccountId id;
    AccountName name;
    std::string slug; // unique on the server: "acme" in /s/acme
    Kind kind = Kind::Business;
    std::int64_t version = 1;
    Time created_at {};
};

struct Founding {
    Account account;
    memberships::Membership founder;
};

// Founds a business account with `founder` as its legal representative and opens
// its event log: account.founded, membership.joined.
Founding found(db::Transaction&, events::Source const&, AccountName const&, persons::Person const& founder);

// An active internal user of any account may found another one. Refuses: forbidden.
Result<void> check_may_found(db::Transaction&, persons::Person const&);

std::optional<Account> find(db::Transaction&, AccountId const&);
// Faults: the row of a membership's account cannot be missing.
Account get(db::Transaction&, AccountId const&);

// Records account.renamed. Refuses: forbidden, stale.
Result<Account> rename(db::Transaction&, Actor const&, Account const&, AccountName const&);

std::vector<AccountId> list_all(db::Transaction&);
bool any(db::Transaction&);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
