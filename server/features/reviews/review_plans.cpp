// Reviews that start by themselves, every so many months.

#include "accounts/accounts.h"
#include "db/savepoint.h"
#include "events/differences.h"
#include "events/entries.h"
#include "reviews/reviews_parts.h"
#include "reviews/reviews_rules.h"
#include "reviews/reviews_store.h"
#include "json/json.h"

namespace kith::reviews {
namespace {

constexpr std::int64_t most_months = 24;
constexpr int at_once = 100;

Result<void> check(Plan const& plan)
{
    if (plan.every_months && (*plan.every_months < 1 || *plan.every_months > most_months))
        return refuse_field("every_months", "limit", "must be 1 to 24 months");
    if (plan.days < shortest.count() || plan.days > longest.count())
        return refuse_field("days", "limit", "must be 1 to 90 days");
    return {};
}

struct NotStartedData {
    std::string because; // the refusal
};
BOOST_DESCRIBE_STRUCT(NotStartedData, (), (because))

events::Target target(db::Transaction& tx, AccountId const& account)
{
    return { "account", account.text(), accounts::get(tx, account).name.text() };
}

// In the name of who saved the plan.
Result<void> start_of(db::Transaction& tx, Plan const& plan)
{
    auto const owner = find_reviewer(tx, plan.account, plan.owner);
    if (!owner)
        return refuse("forbidden");
    TRY(start(tx, actor_by_job(tx, *owner), { {}, tx.now() + Days { plan.days }, plan.undecided }));
    return {};
}

std::string in_words(std::optional<std::int64_t> const& number) { return number ? std::to_string(*number) : ""; }

}

Plan plan_of(db::Transaction& tx, AccountId const& account)
{
    return store::find_plan(tx, account).value_or(Plan { account });
}

Result<Plan> set_plan(db::Transaction& tx, Actor const& actor, Plan const& before, Plan const& after)
{
    TRY(check_may_run(actor));
    TRY(check(after));
    events::Differences differences;
    differences.add("every_months", in_words(before.every_months), in_words(after.every_months));
    differences.add("days", in_words(before.days), in_words(after.days));
    differences.add("undecided", enum_text(before.undecided), enum_text(after.undecided));
    bool const is_his = before.owner == actor.membership || !before.every_months;
    if (differences.empty() && is_his) // they are reviews of who saved it last
        return before;
    auto stored = after;
    stored.owner = actor.membership;
    if (!after.every_months)
        stored.next_at.reset();
    else if (before.every_months != after.every_months)
        stored.next_at = months_after(tx.now(), *after.every_months);
    if (!store::put_plan(tx, before, stored))
        return refuse("stale");
    events::record(tx, actor.account, actor.source(), "account.review_plan_changed", target(tx, actor.account),
        differences.json());
    ++stored.version;
    return stored;
}

std::vector<AccountId> list_planned(db::Transaction& tx) { return store::list_planned(tx, at_once); }

// One that cannot be started now - one is open, its owner is gone - is left out; the next comes in its time, and
// somebody has to know where none will ever come.
void start_planned(db::Transaction& tx, AccountId const& account)
{
    auto const plan = store::find_plan(tx, account);
    if (!plan || !plan->every_months || !plan->next_at || *plan->next_at > tx.now())
        return;
    if (!store::take_turn(tx, *plan, months_after(tx.now(), *plan->every_months)))
        return;
    events::Postponed events { tx };
    auto const started = db::attempt(tx, [&] { return start_of(tx, *plan); });
    if (!started) {
        events.cut_to(0);
        auto const& code = started.error().code;
        if (code == "review_open" || code == "nobody_to_review")
            return;
        events::Source const source { "system", "", "", { "", "", "", events::Via::Job, "reviews" } };
        events::record(
            tx, account, source, "review.not_started", target(tx, account), json::write(NotStartedData { code }));
    }
    events.write();
}

}
