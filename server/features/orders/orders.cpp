#include "orders/orders.h"

#include "accounts/accounts.h"
#include "billing/billing.h"
#include "licenses/licenses.h"
#include "mail/outbox.h"
#include "orders/orders_mail.h"
#include "orders/orders_store.h"
#include "json/json.h"

#include <fmt/format.h>

namespace kith::orders {
namespace {

Approval approval = Approval::ByOperator;

struct OrderData {
    std::int64_t number;
    std::string product;
    std::int64_t quantity;
    std::string reason; // in the words of whoever did it
};
BOOST_DESCRIBE_STRUCT(OrderData, (), (number, product, quantity, reason))

void record(db::Transaction& tx, Order const& order, events::Source const& source, std::string_view operation,
    LongText const& note)
{
    auto const name = fmt::format("{} × {}", order.quantity, order.product_name);
    events::record(tx, order.account, source, operation, { "order", order.id.text(), name },
        json::write(OrderData { order.number, order.product, order.quantity, note.text() }));
}

// What is ordered must be something that approving could give.
Result<licenses::Product> check_order(db::Transaction& tx, AccountId const& account, NewOrder const& wanted)
{
    auto const product = licenses::find_product(tx, wanted.product);
    if (!product)
        return refuse_field("product", "invalid", "must be a product of this server");
    if (wanted.quantity < 1 || wanted.quantity > max_quantity)
        return refuse_field("quantity", "limit", "must be 1 to 100000");
    auto const pool = licenses::find_pool(tx, account, wanted.product);
    if (pool && !pool->total)
        return refuse_field("product", "invalid", "has no limit here: nothing need be ordered");
    if (pool && *pool->total + wanted.quantity > licenses::max_total)
        return refuse_field("quantity", "limit", "would make more than 1000000 licenses");
    return *product;
}

Order made(db::Transaction& tx, Actor const& actor, NewOrder const& wanted, licenses::Product const& product)
{
    Order order { actor.account, OrderId::make() };
    order.product = product.slug;
    order.product_name = product.name;
    order.quantity = wanted.quantity;
    order.note = wanted.note;
    order.requested_by = actor.membership;
    order.requester = actor.person;
    order.requester_name = actor.name;
    order.created_at = tx.now();
    return order;
}

void tell_operators(db::Transaction& tx, Order const& order)
{
    auto const account = accounts::get(tx, order.account).name.text();
    for (auto const& person : persons::list_operators(tx))
        queue_waiting(tx, order, account, person);
}

// Whoever has left meanwhile is told nothing.
void tell_requester(db::Transaction& tx, Order const& order)
{
    auto const member = memberships::find(tx, order.account, order.requested_by);
    if (member && member->is_active(tx.now()))
        queue_decided(tx, order, *member);
}

void tell_billing(db::Transaction& tx, Order const& order)
{
    auto const to = billing::get(tx, order.account).reminded();
    if (to)
        queue_document(tx, order, accounts::get(tx, order.account).name.text(), *to);
}

struct Decision {
    State state;
    PersonId by;
    std::string name;
    LongText note;
};

// One of several who decide at once gets it.
Result<Order> decide(db::Transaction& tx, Order const& order, Decision const& decision)
{
    TRY(check_is_open(order));
    auto decided = order;
    decided.state = decision.state;
    decided.decided_by = decision.by;
    decided.decider_name = decision.name;
    decided.decision_note = decision.note;
    decided.decided_at = tx.now();
    if (!store::decide(tx, decided))
        return refuse("wrong_state");
    ++decided.version;
    return decided;
}

// All rows of an approval; its event is for the caller to record.
Result<Order> grant(db::Transaction& tx, events::Source const& source, Order const& order, Decision const& decision)
{
    auto approved = TRY(decide(tx, order, decision));
    TRY(licenses::raise_total(tx, source, order.account, order.product, order.quantity));
    tell_requester(tx, approved);
    tell_billing(tx, approved);
    return approved;
}

// Rows before events: whoever holds the lock of the event log never waits for the pool.
Result<Order> place_approved(db::Transaction& tx, Actor const& actor, Order const& order)
{
    events::Source const kith { "system", "", "Kith" };
    auto approved = TRY(grant(tx, kith, order, { State::Approved, {}, kith.name, {} }));
    record(tx, order, actor.source(), "order.placed", order.note);
    record(tx, approved, kith, "order.approved", {});
    return approved;
}

}

void set_approval(Approval how) { approval = how; }

Result<Order> place(db::Transaction& tx, Actor const& actor, NewOrder const& wanted)
{
    TRY(check_may(actor, Permission::OrderProducts));
    auto const product = TRY(check_order(tx, actor.account, wanted));
    auto order = made(tx, actor, wanted, product);
    order.number = store::take_number(tx, actor.account);
    if (store::count_waiting(tx, actor.account) >= max_waiting)
        return refuse("too_many_requests", "product", "cannot be ordered while 100 orders wait: cancel some of them");
    store::insert(tx, order);
    if (approval == Approval::AtOnce)
        return place_approved(tx, actor, order);
    tell_operators(tx, order);
    record(tx, order, actor.source(), "order.placed", order.note);
    return order;
}

Result<void> check_may_approve(db::Transaction& tx, operators::Operator const& by, Order const& order)
{
    if (by.person != order.requester || persons::list_operators(tx).size() < 2)
        return {};
    return refuse("forbidden", "order", "was placed by yourself: another operator has to approve it");
}

Result<Order> approve(db::Transaction& tx, operators::Operator const& by, Order const& order, LongText const& note)
{
    TRY(check_may_approve(tx, by, order));
    auto approved = TRY(grant(tx, by.source(), order, { State::Approved, by.person, by.name, note }));
    record(tx, approved, by.source(), "order.approved", note);
    return approved;
}

Result<Order> reject(db::Transaction& tx, operators::Operator const& by, Order const& order, LongText const& note)
{
    TRY(check_is_open(order));
    if (note.text().empty())
        return refuse_field("note", "required", "must say why");
    auto rejected = TRY(decide(tx, order, { State::Rejected, by.person, by.name, note }));
    tell_requester(tx, rejected);
    record(tx, rejected, by.source(), "order.rejected", note);
    return rejected;
}

Result<Order> cancel(db::Transaction& tx, Actor const& actor, Order const& order)
{
    TRY(check_may(actor, Permission::OrderProducts));
    auto canceled = TRY(decide(tx, order, { State::Canceled, actor.person, actor.name, {} }));
    mail::withdraw(tx, order.account, mail_reason(order.id));
    record(tx, canceled, actor.source(), "order.canceled", {});
    return canceled;
}

Result<void> check_is_open(Order const& order)
{
    return order.state == State::Requested ? Result<void> {} : refuse("wrong_state");
}

std::optional<Order> find(db::Transaction& tx, AccountId const& account, OrderId const& id)
{
    return store::find(tx, account, id);
}

std::optional<Order> find_anywhere(db::Transaction& tx, OrderId const& id) { return store::find_anywhere(tx, id); }

Result<Order> get(db::Transaction& tx, AccountId const& account, OrderId const& id)
{
    auto order = store::find(tx, account, id);
    if (!order)
        return refuse("not_found");
    return *std::move(order);
}

std::vector<Order> list(db::Transaction& tx, Listing const& wanted) { return store::list(tx, wanted); }

std::int64_t count(db::Transaction& tx, Listing const& wanted) { return store::count(tx, wanted); }

std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    if (store::has_gap(tx, account))
        findings.push_back("orders of " + account.text() + ": their numbers have gaps");
    return findings;
}

}
