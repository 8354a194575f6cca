#include "statistics/statistics_http.h"

#include "licenses/licenses.h"
#include "memberships/memberships.h"
#include "statistics/statistics_store.h"

#include <chrono>

namespace kith::statistics {
namespace {

constexpr int most_days = 366;
constexpr int usual_days = 30;

struct StatisticsQuery {
    std::optional<int> days; // up to and with today
};
BOOST_DESCRIBE_STRUCT(StatisticsQuery, (), (days))

struct ProductUse {
    std::string product;
    std::string name;
    std::optional<std::int64_t> total; // null: unlimited
    std::vector<std::int64_t> used;    // licenses that members hold at the end of each day
};
BOOST_DESCRIBE_STRUCT(ProductUse, (), (product, name, total, used))

struct InvitationFunnel {
    std::int64_t sent; // in these days; and how far these came since
    std::int64_t opened;
    std::int64_t accepted;
};
BOOST_DESCRIBE_STRUCT(InvitationFunnel, (), (sent, opened, accepted))

struct Statistics {
    Time from; // the beginning of the first day, UTC
    int days;
    std::vector<ProductUse> licenses;
    InvitationFunnel invitations;
    std::vector<std::int64_t> people_seen; // different people on each day
    std::vector<std::int64_t> sign_ins;    // how often anybody signed in
};
BOOST_DESCRIBE_STRUCT(Statistics, (), (from, days, licenses, invitations, people_seen, sign_ins))

struct Period {
    std::int64_t first; // day since 1970
    std::int64_t last;
};

std::int64_t on(store::Days const& days, std::int64_t day)
{
    auto const found = days.find(day);
    return found == days.end() ? 0 : found->second;
}

// From what is held now back to the first day: each change of a day undone.
std::vector<std::int64_t> use_of(
    db::Transaction& tx, AccountId const& account, licenses::Pool const& pool, Period const& period)
{
    auto const taken = store::taken(tx, account, pool.product, period.first);
    auto const freed = store::freed(tx, account, pool.product, period.first);
    std::vector<std::int64_t> used(static_cast<std::size_t>(period.last - period.first + 1));
    auto now = pool.assigned;
    for (auto day = period.last; day >= period.first; --day) {
        used[static_cast<std::size_t>(day - period.first)] = now;
        now += on(freed, day) - on(taken, day);
    }
    return used;
}

Result<Statistics> get_statistics(http::Call& call, db::Transaction& tx, http::Query<StatisticsQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const days = TRY(parameters.read()).days.value_or(usual_days);
    if (days < 1 || days > most_days)
        return refuse("malformed", "days", "must be between 1 and 366");
    auto const today = std::chrono::floor<std::chrono::days>(tx.now());
    auto const last = static_cast<std::int64_t>(today.time_since_epoch().count());
    Period const period { last - days + 1, last };
    Statistics statistics { today - std::chrono::days { days - 1 }, days, {}, {}, {}, {} };
    for (auto const& pool : licenses::list_pools(tx, actor.account))
        statistics.licenses.push_back({ pool.product, pool.name, pool.total, use_of(tx, actor.account, pool, period) });
    auto const funnel = store::invitations(tx, actor.account, period.first);
    statistics.invitations = { funnel.sent, funnel.opened, funnel.accepted };
    auto const seen = store::people_seen(tx, actor.account, period.first);
    auto const sign_ins = store::sign_ins(tx, actor.account, period.first);
    for (auto day = period.first; day <= period.last; ++day) {
        statistics.people_seen.push_back(on(seen, day));
        statistics.sign_ins.push_back(on(sign_ins, day));
    }
    return statistics;
}

}

void add_routes(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/statistics",
        "Counts licenses in use, invitations, people seen and sign-ins, day by day", get_statistics);
}

}
