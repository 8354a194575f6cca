#include "reviews/reviews_store.h"

namespace kith::reviews::store {

std::optional<Plan> find_plan(db::Transaction& tx, AccountId const& account)
{
    auto read = [&](db::Row const& row) {
        auto const months = row.is_null(0) ? std::nullopt : std::optional { row.integer(0) };
        return Plan { account, months, row.integer(1), row.enumerator<Undecided>(2), row.id<MembershipId>(3),
            row.optional_time(4), row.integer(5) };
    };
    return tx.first(read,
        "select every_months, days, undecided, owner_id, next_at, version from review_plans where account_id = $1",
        account);
}

bool put_plan(db::Transaction& tx, Plan const& before, Plan const& after)
{
    return tx.run(R"(
        insert into review_plans (account_id, every_months, days, undecided, owner_id, next_at, version)
        values ($1, $2, $3, $4, $5, $6, 1)
        on conflict (account_id) do update set every_months = excluded.every_months, days = excluded.days,
            undecided = excluded.undecided, owner_id = excluded.owner_id, next_at = excluded.next_at,
            version = review_plans.version + 1
        where review_plans.version = $7)",
               before.account, after.every_months, after.days, after.undecided, after.owner, after.next_at,
               before.version) == 1;
}

std::vector<AccountId> list_planned(db::Transaction& tx, int limit)
{
    return tx.all([](db::Row const& row) { return row.id<AccountId>(0); }, R"(
        select account_id from review_plans where next_at <= $1
        -- across accounts: the job goes on with each of them
        order by next_at limit $2)",
        tx.now(), limit);
}

void postpone_plan(db::Transaction& tx, AccountId const& account, Time at)
{
    tx.run("update review_plans set next_at = $2 where account_id = $1 and next_at is not null", account, at);
}

bool take_turn(db::Transaction& tx, Plan const& plan, Time next)
{
    return tx.run("update review_plans set next_at = $3 where account_id = $1 and next_at = $2", plan.account,
               plan.next_at, next) == 1;
}

}
