#include "jobs/jobs_store.h"

namespace kith::jobs::store {
namespace {

Leased read(db::Row const& row)
{
    return { { row.string(0), row.string(1), row.string(2), static_cast<int>(row.integer(3)) }, row.integer(4) };
}

}

void insert(db::Transaction& tx, std::string_view id, std::string_view kind, std::string_view payload, Time due_at)
{
    tx.send(R"(
        insert into jobs
            (id, kind, payload, every_ms, due_at, attempts, lease_owner, lease_until, fence, last_error, created_at)
        values ($1, $2, $3, 0, $4, 0, '', 0, 0, '', $5))",
        id, kind, payload, due_at, tx.now());
}

void insert_recurring(db::Transaction& tx, std::string_view kind, Duration every)
{
    tx.run(R"(
        insert into jobs
            (id, kind, payload, every_ms, due_at, attempts, lease_owner, lease_until, fence, last_error, created_at)
        values ($1, $1, '{}', $2, $3, 0, '', 0, 0, '', $3)
        on conflict (id) do nothing)",
        kind, every.count(), tx.now());
}

void release_all(db::Transaction& tx)
{
    tx.run("update jobs set lease_owner = '', lease_until = 0 where lease_until > 0");
}

// The due row is looked up in a materialized query of its own: PostgreSQL might
// otherwise run a locking subquery once for each row and lease more than one.
std::optional<Leased> claim(db::Transaction& tx, std::string_view owner, std::string_view kinds, Duration lease)
{
    return tx.first(read, R"(
        with due as materialized (
            select id from jobs
            where due_at <= $1 and lease_until <= $1 and kind in {list:$2}
            order by due_at limit 1 {skip_locked})
        update jobs set lease_owner = $3, lease_until = $4, fence = fence + 1, attempts = attempts + 1
        where id in (select id from due)
        returning id, kind, payload, attempts, fence)",
        tx.now(), kinds, owner, tx.now() + lease);
}

std::vector<Trouble> list_troubles(db::Transaction& tx, Time late, int limit)
{
    auto read = [](db::Row const& row) { return Trouble { row.string(0), row.string(1), row.time(2) }; };
    return tx.all(read, R"(
        select kind, last_error, due_at from jobs
        where last_error <> '' or (due_at < $1 and lease_until < $2)
        order by due_at limit $3)",
        late, tx.now(), limit);
}

bool remove(db::Transaction& tx, Leased const& leased)
{
    return tx.run("delete from jobs where id = $1 and fence = $2", leased.job.id, leased.fence) == 1;
}

bool postpone(db::Transaction& tx, Leased const& leased, Time due_at, std::string_view last_error)
{
    return tx.run(R"(
        update jobs set due_at = $3, last_error = $4, lease_owner = '', lease_until = 0
        where id = $1 and fence = $2)",
               leased.job.id, leased.fence, due_at, last_error) == 1;
}

bool recur(db::Transaction& tx, Leased const& leased, Time due_at)
{
    return tx.run(R"(
        update jobs set due_at = $3, attempts = 0, last_error = '', lease_owner = '', lease_until = 0
        where id = $1 and fence = $2)",
               leased.job.id, leased.fence, due_at) == 1;
}

}
