#include "statistics/statistics_store.h"

namespace kith::statistics::store {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

using Line = std::pair<std::int64_t, std::int64_t>;
Line read_line(db::Row const& row) { return { row.integer(0), row.integer(1) }; }

Days as_days(std::vector<Line> const& lines) { return { lines.begin(), lines.end() }; }

}

Days people_seen(db::Transaction& tx, AccountId const& account, std::int64_t first_day)
{
    return as_days(
        tx.all(read_line, "select day, people from days_seen where account_id = $1 and day >= $2", account, first_day));
}

Days sign_ins(db::Transaction& tx, AccountId const& account, std::int64_t first_day)
{
    return as_days(tx.all(
        read_line, "select day, sign_ins from sign_ins where account_id = $1 and day >= $2", account, first_day));
}

Days taken(db::Transaction& tx, AccountId const& account, std::string_view product, std::int64_t first_day)
{
    return as_days(tx.all(read_line, R"(
        select from_at / 86400000, count(*) from license_spans
        where account_id = $1 and product = $2 and from_at >= $3 and holder_kind = 'membership'
        group by from_at / 86400000)",
        account, product, first_day * day_ms));
}

Days freed(db::Transaction& tx, AccountId const& account, std::string_view product, std::int64_t first_day)
{
    return as_days(tx.all(read_line, R"(
        select until_at / 86400000, count(*) from license_spans
        where account_id = $1 and product = $2 and until_at is not null and until_at >= $3
            and holder_kind = 'membership'
        group by until_at / 86400000)",
        account, product, first_day * day_ms));
}

// Each state by itself, so that the index of states and days is walked. Who accepted has opened it.
Funnel invitations(db::Transaction& tx, AccountId const& account, std::int64_t first_day)
{
    auto const read = [](db::Row const& row) { return Funnel { row.integer(0), row.integer(1), row.integer(2) }; };
    return tx
        .first(read, R"(
        select count(*),
            count(case when state = 'accepted' or opened_at is not null then 1 end),
            count(case when state = 'accepted' then 1 end)
        from invitations
        where account_id = $1 and kind = 'internal'
            and state in ('pending', 'accepted', 'declined', 'revoked', 'expired')
            and created_at >= $2)",
            account, first_day * day_ms)
        .value();
}

}
