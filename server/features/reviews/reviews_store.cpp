#include "reviews/reviews_store.h"

namespace kith::reviews::store {
namespace {

#define REVIEW_COLUMNS                                                                                        \
    "account_id, id, scope, state, undecided, started_by, started_name, account_name, started_at, remind_at," \
    " due_at, closed_at, called_off, totals, next_at"

constexpr std::string_view outsiders = "outsiders";

std::string scope_of(Review const& review) { return review.role ? review.role->text() : std::string { outsiders }; }

Review read(db::Row const& row)
{
    auto role = row.text(2) == outsiders ? std::nullopt : std::optional { RoleName::stored(row.text(2)) };
    return { row.id<AccountId>(0), row.id<ReviewId>(1), std::move(role), row.enumerator<State>(3),
        row.enumerator<Undecided>(4), row.id<MembershipId>(5), row.string(6), row.string(7), row.time(8), row.time(9),
        row.time(10), row.optional_time(11), row.flag(12), row.string(13), row.optional_time(14) };
}

}

bool insert(db::Transaction& tx, Review const& one)
{
    return tx.run(R"(
        insert into reviews (account_id, id, scope, state, undecided, started_by, started_name, account_name,
            started_at, remind_at, due_at, next_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict do nothing)",
               one.account, one.id, scope_of(one), one.state, one.undecided, one.started_by, one.started_name,
               one.account_name, one.started_at, one.remind_at, one.due_at, one.next_at) == 1;
}

std::optional<Review> find(db::Transaction& tx, AccountId const& account, ReviewId const& id)
{
    return tx.first(read, "select " REVIEW_COLUMNS " from reviews where account_id = $1 and id = $2", account, id);
}

std::optional<Review> lock(db::Transaction& tx, AccountId const& account, ReviewId const& id)
{
    tx.send("update reviews set state = state where account_id = $1 and id = $2", account, id);
    return find(tx, account, id);
}

std::vector<Review> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    db::Query query { "select " REVIEW_COLUMNS " from reviews where account_id = $?", account };
    if (!wanted.after_id.empty())
        query.add(" and (started_at, id) < (cast($? as bigint), $?)", wanted.after_key, wanted.after_id);
    query.add(" order by started_at desc, id desc limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count_since(db::Transaction& tx, AccountId const& account, Time since)
{
    return tx
        .first(
            db::read_integer, "select count(*) from reviews where account_id = $1 and started_at > $2", account, since)
        .value_or(0);
}

std::int64_t count_of_kind_since(db::Transaction& tx, Review const& one, Time since)
{
    return tx
        .first(db::read_integer,
            "select count(*) from reviews where account_id = $1 and scope = $2 and started_at > $3", one.account,
            scope_of(one), since)
        .value_or(0);
}

std::vector<Due> list_due(db::Transaction& tx, int limit)
{
    return tx.all([](db::Row const& row) { return Due { row.id<AccountId>(0), row.id<ReviewId>(1) }; }, R"(
        select account_id, id from reviews where next_at <= $1
        -- across accounts: the job goes on with each of them
        order by next_at limit $2)",
        tx.now(), limit);
}

void set_next(db::Transaction& tx, Due const& due, std::optional<Time> at)
{
    tx.run("update reviews set next_at = $3 where account_id = $1 and id = $2 and state <> 'closed'", due.account,
        due.id, at);
}

void open(db::Transaction& tx, Review const& one)
{
    tx.run("update reviews set state = 'open' where account_id = $1 and id = $2 and state = 'preparing'", one.account,
        one.id);
}

void call_off(db::Transaction& tx, Review const& one)
{
    tx.run("update reviews set called_off = 1 where account_id = $1 and id = $2", one.account, one.id);
}

bool close(db::Transaction& tx, Review const& one)
{
    return tx.run(R"(
        update reviews set state = 'closed', closed_at = $3, totals = $4, next_at = null
        where account_id = $1 and id = $2 and state = 'open' and not exists (
            select 1 from review_people p
            where p.account_id = reviews.account_id and p.review_id = reviews.id and p.outcome = 'open'))",
               one.account, one.id, one.closed_at, one.totals) == 1;
}

void sweep(db::Transaction& tx, Time before)
{
    tx.run(R"(
        delete from review_people where (account_id, review_id) in (
            select account_id, id from reviews where closed_at < $1) -- across accounts: what is old)",
        before);
    tx.run(R"(
        delete from review_reviewers where (account_id, review_id) in (
            select account_id, id from reviews where closed_at < $1) -- across accounts: what is old)",
        before);
    tx.run("delete from reviews where closed_at < $1 -- across accounts: what is old", before);
}

std::vector<std::string> list_odd(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select r.id from reviews r where r.account_id = $1 and (
            (r.state = 'closed') <> (r.next_at is null) or (r.state = 'closed') <> (r.closed_at is not null)
            or (r.state = 'closed' and exists (
                select 1 from review_people p
                where p.account_id = r.account_id and p.review_id = r.id and p.outcome = 'open'))))",
        account);
}

}
