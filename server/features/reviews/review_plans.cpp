// Reviews that start by themselves, every so many months.

#include "accounts/accounts.h"
#include "events/differences.h"
#include "reviews/reviews_parts.h"
#include "reviews/reviews_rules.h"
#include "reviews/reviews_store.h"

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
    if (differences.empty())
        return before;
    auto stored = after;
    stored.owner = actor.membership;
    if (!after.every_months)
        stored.next_at.reset();
    else if (before.every_months != after.every_months)
        stored.next_at = months_after(tx.now(), *after.every_months);
    if (!store::put_plan(tx, before, stored))
        return refuse("stale");
    events::record(tx, actor.account, actor.source(), "account.review_plan_changed",
        { "account", actor.account.text(), accounts::get(tx, actor.account).name.text() }, differences.json());
    ++stored.version;
    return stored;
}

std::vector<AccountId> list_planned(db::Transaction& tx) { return store::list_planned(tx, at_once); }

// One that cannot be started now - one is open, its owner is gone - is left out; the next comes in its time.
void start_planned(db::Transaction& tx, AccountId const& account)
{
    auto const plan = store::find_plan(tx, account);
    if (!plan || !plan->every_months || !plan->next_at || *plan->next_at > tx.now())
        return;
    if (!store::take_turn(tx, *plan, months_after(tx.now(), *plan->every_months)))
        return;
    auto const owner = find_reviewer(tx, account, plan->owner);
    if (!owner)
        return;
    events::Way const way { "", "", "", events::Via::Job, "reviews" };
    Actor const actor { account, owner->id, owner->person, owner->display_name(), owner->rights.standing_at(tx.now()),
        memberships::permissions_of(tx, *owner, memberships::Server::LeftOut), way };
    (void)start(tx, actor, { {}, tx.now() + Days { plan->days }, plan->undecided });
}

}
