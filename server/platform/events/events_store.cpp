#include "events/events_store.h"

#include "base/enum_text.h"
#include "base/fault.h"
#include "json/json.h"

namespace kith::events::store {
namespace {

#define EVENT_COLUMNS                                                                                     \
    "account_id, seq, id, operation, actor_kind, actor_id, actor_name, address, request_id, target_kind," \
    " target_id, target_name, data, at, previous_hash, hash, device, via, via_name"

Event read(db::Row const& row)
{
    Way way { row.string(7), row.string(8), row.string(16), enum_from_text<Via>(row.string(17)), row.string(18) };
    Source source { row.string(4), row.string(5), row.string(6), std::move(way) };
    Target target { row.string(9), row.string(10), row.string(11) };
    return { row.id<AccountId>(0), row.integer(1), row.string(2), row.string(3), std::move(source), std::move(target),
        row.string(12), row.time(13), row.string(14), row.string(15) };
}

}

void insert_stream(db::Transaction& tx, AccountId const& account)
{
    tx.run("insert into streams (account_id, stream, next_seq, head_hash) values ($1, 'account', 1, '')", account);
}

Head take_next(db::Transaction& tx, AccountId const& account, std::size_t how_many)
{
    auto head = tx.first([](db::Row const& row) { return Head { row.integer(0), row.string(1) }; }, R"(
        update streams set next_seq = next_seq + $2
        where account_id = $1 and stream = 'account'
        returning next_seq - $2, head_hash)",
        account, static_cast<std::int64_t>(how_many));
    if (!head)
        throw Fault("account " + account.text() + " has no event log");
    return *head;
}

void insert(db::Transaction& tx, Event const& event)
{
    auto const& [kind, id, name, way] = event.source;
    tx.send("insert into events (" EVENT_COLUMNS ") values"
            " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        event.account, event.seq, event.id, event.operation, kind, id, name, way.address, way.request_id,
        event.target.kind, event.target.id, event.target.name, event.data, event.at, event.previous_hash, event.hash,
        way.device, text_of(way.via), way.via_name);
}

void set_head(db::Transaction& tx, AccountId const& account, std::string const& hash)
{
    tx.send("update streams set head_hash = $2 where account_id = $1 and stream = 'account'", account, hash);
}

std::vector<Event> list_after(db::Transaction& tx, AccountId const& account, std::int64_t seq, int limit)
{
    return tx.all(read, "select " EVENT_COLUMNS " from events where account_id = $1 and seq > $2 order by seq limit $3",
        account, seq, limit);
}

std::vector<Event> list_before(db::Transaction& tx, AccountId const& account, std::int64_t seq, int limit)
{
    return tx.all(read,
        "select " EVENT_COLUMNS " from events where account_id = $1 and seq < $2 order by seq desc limit $3", account,
        seq, limit);
}

std::vector<Event> list_matching(db::Transaction& tx, AccountId const& account, Filter const& filter, std::int64_t from,
    std::int64_t before, int limit)
{
    bool const is_category = filter.operation.find('.') == std::string::npos;
    // '/' follows '.' in ASCII: what begins with "invitation." stands between the two.
    auto const category = filter.operation + '.';
    auto const end = filter.operation + '/';
    auto const via = text_of(filter.via);
    db::Query query { "select " EVENT_COLUMNS " from events where account_id = $? and seq >= $? and seq < $?", account,
        from, before };
    if (!filter.target.empty())
        query.add(" and target_id = $?", filter.target);
    if (!filter.actor.empty())
        query.add(" and actor_id = $?", filter.actor);
    if (!filter.operation.empty() && is_category)
        query.add(" and operation collate \"C\" >= $? and operation collate \"C\" < $?", category, end);
    else if (!filter.operation.empty())
        query.add(" and operation = $?", filter.operation);
    if (filter.via)
        query.add(" and via = $?", via);
    if (filter.from)
        query.add(" and at >= $?", *filter.from);
    if (filter.until)
        query.add(" and at < $?", *filter.until);
    query.add(" order by seq desc limit $?", limit);
    return tx.all(read, query);
}

std::vector<Event> list_of_target(db::Transaction& tx, AccountId const& account, std::string const& target,
    std::vector<std::string> const& operations, int limit)
{
    return tx.all(read,
        "select " EVENT_COLUMNS " from events where account_id = $1 and target_id = $2"
        " and operation in {list:$3} order by seq desc limit $4",
        account, target, json::write(operations), limit);
}

std::optional<Time> find_time_from(db::Transaction& tx, AccountId const& account, std::int64_t seq)
{
    return tx.first([](db::Row const& row) { return row.time(0); },
        "select at from events where account_id = $1 and seq >= $2 order by seq limit 1", account, seq);
}

std::int64_t last_seq(db::Transaction& tx, AccountId const& account) { return find_head(tx, account).seq - 1; }

Head find_head(db::Transaction& tx, AccountId const& account)
{
    auto head = tx.first([](db::Row const& row) { return Head { row.integer(0), row.string(1) }; },
        "select next_seq, head_hash from streams where account_id = $1 and stream = 'account'", account);
    return head.value_or(Head { 1, "" });
}

std::string text_of(std::optional<Via> via) { return via ? enum_text(*via) : std::string {}; }

}
