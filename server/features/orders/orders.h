#pragma once

// An account orders a product, or more licenses of one. Whoever runs the server decides;
// nothing is paid here.
//
//     requested --approve--> approved (the pool of the product grows by so many)
//         |-------reject---> rejected (with a note)
//         '-------cancel---> canceled (by the account itself)
//
// Of several who decide at once one wins: the row decides. Orders count from 1 in their
// account, without gaps.

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "base/time.h"
#include "db/transaction.h"
#include "operators/operators.h"
#include "permissions/permissions.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::orders {

using OrderId = Id<struct OrderTag>;

inline constexpr std::int64_t max_quantity = 100'000;
inline constexpr std::int64_t max_waiting = 100; // orders of one account that nobody has decided

enum class State { Requested, Approved, Rejected, Canceled };
BOOST_DESCRIBE_ENUM(State, Requested, Approved, Rejected, Canceled)

struct Order {
    AccountId account;
    OrderId id;
    std::int64_t number = 0;
    std::string product;
    std::string product_name; // as it was called when it was ordered
    std::int64_t quantity = 0;
    LongText note;
    State state = State::Requested;
    MembershipId requested_by;
    PersonId requester;
    std::string requester_name;
    PersonId decided_by; // empty: nobody yet, or at the machine itself
    std::string decider_name;
    LongText decision_note;
    std::optional<Time> decided_at;
    std::int64_t version = 1;
    Time created_at {};
};

struct NewOrder {
    std::string product;
    std::int64_t quantity = 0;
    LongText note = {};
};

// With the setting orders_auto_approve an order is approved as soon as it is placed. Set
// once at start.
enum class Approval { ByOperator, AtOnce };
void set_approval(Approval);

// Records order.placed and mails the operators.
// Refuses: forbidden, validation, too_many_requests.
Result<Order> place(db::Transaction&, Actor const&, NewOrder const&);

// Nobody approves what he ordered himself, unless he is the only operator.
Result<void> check_may_approve(db::Transaction&, operators::Operator const&, Order const&);
// Records order.approved and license.total_changed, and mails whoever ordered.
// Refuses: forbidden, wrong_state, validation (too many licenses).
Result<Order> approve(db::Transaction&, operators::Operator const&, Order const&, LongText const& note);
// Records order.rejected, and mails whoever ordered. Refuses: wrong_state, validation.
Result<Order> reject(db::Transaction&, operators::Operator const&, Order const&, LongText const& note);
// Records order.canceled; the operators are not bothered with it any more.
// Refuses: forbidden, wrong_state.
Result<Order> cancel(db::Transaction&, Actor const&, Order const&);
// Refuses: wrong_state. The look beforehand, for what is decided before a body is read.
Result<void> check_is_open(Order const&);

std::optional<Order> find(db::Transaction&, AccountId const&, OrderId const&);
// For those who give orders at the machine: of whichever account.
std::optional<Order> find_anywhere(db::Transaction&, OrderId const&);
// Refuses: not_found.
Result<Order> get(db::Transaction&, AccountId const&, OrderId const&);

struct Listing {
    std::optional<AccountId> account; // nothing: of every account
    std::optional<State> state;
    std::string after_key; // of the last row seen
    std::string after_id;
    int limit = 25;
};
// Newest first.
std::vector<Order> list(db::Transaction&, Listing const&);
std::int64_t count(db::Transaction&, Listing const&);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
