// Reviews that start by themselves.

#include "reviews/reviews.h"
#include "reviews/reviews_http.h"

namespace kith::reviews {
namespace {

struct ReviewPlan {
    std::optional<std::int64_t> every_months; // null: not by itself
    std::int64_t days;                        // from the start until it is due
    Undecided undecided;
};
BOOST_DESCRIBE_STRUCT(ReviewPlan, (), (every_months, days, undecided))

struct ReviewPlanBody : ReviewPlan {
    std::optional<Time> next_at;
};
BOOST_DESCRIBE_STRUCT(ReviewPlanBody, (ReviewPlan), (next_at))

ReviewPlanBody shown(http::Call& call, Plan const& plan)
{
    call.set_version(plan.version);
    return { { plan.every_months, plan.days, plan.undecided }, plan.next_at };
}

Result<Actor> require_running(http::Call& call, db::Transaction& tx)
{
    auto actor = TRY(memberships::require_actor(call, tx));
    TRY(check_may_run(actor));
    return actor;
}

Result<ReviewPlanBody> get_plan(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_running(call, tx));
    return shown(call, plan_of(tx, actor.account));
}

Result<ReviewPlanBody> put_plan(http::Call& call, db::Transaction& tx, http::Body<ReviewPlan> const& body)
{
    auto const actor = TRY(require_running(call, tx));
    auto const before = plan_of(tx, actor.account);
    TRY(call.check_version(before.version));
    auto const input = TRY(body.read());
    auto after = before;
    after.every_months = input.every_months;
    after.days = input.days;
    after.undecided = input.undecided;
    auto const stored = TRY(set_plan(tx, actor, before, after));
    return shown(call, stored);
}

}

void add_plan_routes(http::Router& router)
{
    auto const path = "/api/v1/accounts/{account}/review-plan";
    router.get(path, "Shows how often the people from outside are reviewed", get_plan);
    router.put(path, "Decides how often the people from outside are reviewed", put_plan);
}

}
