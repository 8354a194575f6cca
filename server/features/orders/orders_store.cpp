#include "orders/orders_store.h"

namespace kith::orders::store {
namespace {

#define ORDER_COLUMNS                                                                                 \
    "account_id, id, number, product, product_name, quantity, note, state, requested_by, requester, " \
    "requester_name, decided_by, decider_name, decision_note, decided_at, version, created_at"

Order read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<OrderId>(1), row.integer(2), row.string(3), row.string(4), row.integer(5),
        LongText::stored(row.text(6)), row.enumerator<State>(7), row.id<MembershipId>(8), row.id<PersonId>(9),
        row.string(10), row.id<PersonId>(11), row.string(12), LongText::stored(row.text(13)), row.optional_time(14),
        row.integer(15), row.time(16) };
}

void add_filters(db::Query& query, Listing const& wanted)
{
    if (wanted.account)
        query.add(" and account_id = $?", *wanted.account);
    if (wanted.state)
        query.add(" and state = $?", *wanted.state);
}

}

std::int64_t take_number(db::Transaction& tx, AccountId const& account)
{
    return tx
        .first(db::read_integer, R"(
        insert into order_numbers (account_id, last_number) values ($1, 1)
        on conflict (account_id) do update set last_number = order_numbers.last_number + 1
        returning last_number)",
            account)
        .value();
}

std::int64_t count_waiting(db::Transaction& tx, AccountId const& account)
{
    return tx
        .first(db::read_integer, "select count(*) from orders where account_id = $1 and state = 'requested'", account)
        .value();
}

void insert(db::Transaction& tx, Order const& order)
{
    tx.run(R"(
        insert into orders (account_id, id, number, product, product_name, quantity, note, state, requested_by,
            requester, requester_name, decided_by, decider_name, decision_note, decided_at, version, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '', '', null, 1, $12))",
        order.account, order.id, order.number, order.product, order.product_name, order.quantity, order.note.text(),
        order.state, order.requested_by, order.requester, order.requester_name, order.created_at);
}

bool decide(db::Transaction& tx, Order const& order)
{
    return tx.run(R"(
        update orders set state = $3, decided_by = $4, decider_name = $5, decision_note = $6, decided_at = $7,
            version = version + 1
        where account_id = $1 and id = $2 and state = 'requested')",
               order.account, order.id, order.state, order.decided_by, order.decider_name, order.decision_note.text(),
               order.decided_at) == 1;
}

std::optional<Order> find(db::Transaction& tx, AccountId const& account, OrderId const& id)
{
    return tx.first(read, "select " ORDER_COLUMNS " from orders where account_id = $1 and id = $2", account, id);
}

std::optional<Order> find_anywhere(db::Transaction& tx, OrderId const& id)
{
    return tx.first(
        read, "select " ORDER_COLUMNS " from orders where id = $1 -- across accounts: given at the machine", id);
}

std::vector<Order> list(db::Transaction& tx, Listing const& wanted)
{
    db::Query query { "select " ORDER_COLUMNS " from orders where 1 = 1 -- across accounts: for operators, of all\n" };
    add_filters(query, wanted);
    if (!wanted.after_id.empty())
        query.add(" and (created_at, id) < (cast($? as bigint), $?)", wanted.after_key, wanted.after_id);
    query.add(" order by created_at desc, id desc limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count(db::Transaction& tx, Listing const& wanted)
{
    db::Query query { "select count(*) from orders where 1 = 1 -- across accounts: for operators, of all\n" };
    add_filters(query, wanted);
    return tx.all(db::read_integer, query).at(0);
}

bool has_gap(db::Transaction& tx, AccountId const& account)
{
    return tx
        .first(db::read_integer, R"(
        select 1 from order_numbers n
        where n.account_id = $1 and n.last_number <> (select count(*) from orders o where o.account_id = $1))",
            account)
        .has_value();
}

}
