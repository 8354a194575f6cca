// What happens to reviews by itself: their people are gathered, reviewers are asked and reminded, and they end.

#include "base/fault.h"
#include "db/savepoint.h"
#include "events/entries.h"
#include "log/log.h"
#include "mail/public_url.h"
#include "reviews/reviews_mail.h"
#include "reviews/reviews_parts.h"
#include "reviews/reviews_rules.h"
#include "reviews/reviews_store.h"
#include "json/json.h"

#include <algorithm>

namespace kith::reviews {
namespace {

constexpr int gathered_at_once = 500;
constexpr int asked_at_once = 50;
constexpr int reviews_at_once = 100;
constexpr auto patience = 20s;     // of one run; others wait for this thread
constexpr Duration try_later = 1h; // what failed
constexpr Days look_again { 1 };   // whether all who were reminded are there still

bool gather(db::Transaction& tx, Review const& review)
{
    if (store::gather(tx, review, gathered_at_once) < gathered_at_once)
        store::open(tx, review);
    return true;
}

Question question_for(db::Transaction& tx, Review const& review, MembershipId const& reviewer)
{
    auto const url = review.is_of_outsiders()
        ? "/review/" + crypto::AccountToken { review.account, link_for(review, reviewer) }.text()
        : "/manage/reviews/" + review.id.text();
    return { store::count_open_with(tx, review, reviewer), store::names_open_with(tx, review, reviewer, most_named),
        mail::link_to(url) };
}

// Who is gone is followed by who started it, or an administrator; nobody: whoever runs reviews sees them still.
bool pass_on(db::Transaction& tx, Review const& review, MembershipId const& from)
{
    auto const heir = find_stand_in(tx, review);
    bool const has_heir = heir && heir->id != from;
    if (has_heir)
        store::pass_on(tx, review, from, heir->id);
    return has_heir;
}

// True: there may be more who are gone.
bool replace_gone(db::Transaction& tx, Review const& review)
{
    bool is_changed = false;
    for (auto const& id : store::list_doubtful(tx, review, asked_at_once)) {
        if (!find_reviewer(tx, review, id))
            is_changed = pass_on(tx, review, id) || is_changed;
    }
    return is_changed;
}

// Whoever comes late to it gets one mail, and no reminder; whoever is gone, and whom nobody follows, gets none.
void ask(db::Transaction& tx, Review const& review, MembershipId const& id)
{
    auto const reviewer = find_reviewer(tx, review, id);
    auto const reminded = tx.now() >= review.remind_at ? std::optional { tx.now() } : std::nullopt;
    if (!reviewer) {
        store::put_reviewer(tx, review, { id, "", "", reminded });
        return;
    }
    auto const hash = review.is_of_outsiders() ? link_for(review, id).hash() : std::string {};
    store::put_reviewer(tx, review, { id, reviewer->display_name(), hash, reminded });
    queue_question(tx, review, *reviewer, question_for(tx, review, id));
}

void remind(db::Transaction& tx, Review const& review, MembershipId const& id)
{
    store::note_reminded(tx, review, id);
    if (auto const reviewer = find_reviewer(tx, review, id))
        queue_reminder(tx, review, *reviewer, question_for(tx, review, id));
}

// What is written to reviewers now; then it waits for what comes next.
bool write_to_reviewers(db::Transaction& tx, Review const& review)
{
    if (review.is_of_outsiders())
        store::follow_sponsors(tx, review);
    if (replace_gone(tx, review))
        return true;
    bool const is_late = tx.now() >= review.remind_at;
    auto const unreminded = is_late ? store::list_unreminded(tx, review, asked_at_once) : std::vector<MembershipId> {};
    for (auto const& id : unreminded)
        remind(tx, review, id);
    if (!unreminded.empty())
        return true;
    auto const unasked = store::list_unasked(tx, review, asked_at_once);
    for (auto const& id : unasked)
        ask(tx, review, id);
    if (!unasked.empty())
        return true;
    auto const next = is_late ? std::min(tx.now() + look_again, review.due_at) : review.remind_at;
    store::set_next(tx, { review.account, review.id }, next);
    return false;
}

// As a decision to remove him would be carried out, in the name of who started it and no other: nobody else has wanted
// it. Refuses: as that does.
Result<void> end(db::Transaction& tx, Review const& review, Person person)
{
    auto const starter = find_reviewer(tx, review.account, review.started_by);
    if (!starter)
        return refuse("forbidden");
    auto const actor = actor_by_job(tx, *starter);
    TRY(check_may_run(actor));
    person.outcome = Outcome::Ended;
    if (!store::settle(tx, person))
        return refuse("already_decided");
    return end_access(tx, actor, person);
}

void settle(db::Transaction& tx, Person person, Outcome outcome, std::string because = {})
{
    person.outcome = outcome;
    person.because = std::move(because);
    store::settle(tx, person);
}

// One of those whom nobody has decided about, behind the lock that a decision takes.
void settle(db::Transaction& tx, Review const& review, MembershipId const& id)
{
    memberships::lock(tx, review.account, id);
    auto person = store::find_person(tx, review, id).value();
    if (person.outcome != Outcome::Open)
        return;
    person.decided_at = tx.now();
    switch (fate_of(review, person, tx.now())) {
    case Fate::Gone:
        return settle(tx, person, Outcome::Gone);
    case Fate::Keep:
        return settle(tx, person, Outcome::NotReviewed);
    case Fate::Leave:
        return settle(tx, person, Outcome::Left, "changed");
    case Fate::End:
        break;
    }
    events::Postponed events { tx };
    auto const ended = db::attempt(tx, [&] { return end(tx, review, person); });
    if (!ended) {
        events.cut_to(0);
        return settle(tx, person, Outcome::Left, ended.error().code);
    }
    events.write();
}

void finish(db::Transaction& tx, Review& review)
{
    if (!close(tx, {}, review)) // somebody decides at this moment
        store::set_next(tx, { review.account, review.id }, tx.now() + 1s);
}

bool go_on(db::Transaction& tx, Review& review)
{
    auto const next = store::find_next_open(tx, review);
    if (next && tx.now() < review.due_at)
        return write_to_reviewers(tx, review);
    if (!next) {
        finish(tx, review);
        return false;
    }
    settle(tx, review, next->id);
    return true;
}

// Who cannot be settled is left as he is, so that the others are settled; other things are tried later.
bool go_round(db::Transaction& tx, Due const& due)
{
    auto const review = store::lock(tx, due.account, due.id);
    bool const is_over = review && review->state == State::Open && tx.now() >= review->due_at;
    auto next = is_over ? store::find_next_open(tx, *review) : std::nullopt;
    if (!next) {
        store::set_next(tx, due, tx.now() + try_later);
        return false;
    }
    next->decided_at = tx.now();
    settle(tx, *std::move(next), Outcome::Left, "failed");
    return true;
}

bool take_piece(db::Database& database, Due const& due)
try {
    return database.write_now([&](db::Transaction& tx) { return work_on(tx, due); });
} catch (std::exception const& exception) {
    log::error(
        "review_failed", { { "account", due.account.text() }, { "id", due.id.text() }, { "error", exception.what() } });
    return database.write_now([&](db::Transaction& tx) { return go_round(tx, due); });
}

void look_at(db::Database& database, Due const& due, std::chrono::steady_clock::time_point end)
{
    while (std::chrono::steady_clock::now() < end && take_piece(database, due)) {
    }
}

void start_one(db::Database& database, AccountId const& account)
try {
    database.write_now([&](db::Transaction& tx) { start_planned(tx, account); });
} catch (std::exception const& exception) {
    log::error("review_plan_failed", { { "account", account.text() }, { "error", exception.what() } });
    database.write_now([&](db::Transaction& tx) { store::postpone_plan(tx, account, tx.now() + try_later); });
}

}

bool work_on(db::Transaction& tx, Due const& due)
{
    auto review = store::lock(tx, due.account, due.id);
    if (!review || review->state == State::Closed)
        return false;
    return review->state == State::Preparing ? gather(tx, *review) : go_on(tx, *review);
}

void work(db::Database& database, std::string const& payload)
{
    auto const words = json::parse<std::vector<std::string>>(payload);
    if (!words || words->size() != 2)
        throw Fault("a job of reviews that names none");
    look_at(database, { AccountId::from_text(words->at(0)), ReviewId::from_text(words->at(1)) },
        std::chrono::steady_clock::now() + patience);
}

void look_after(db::Database& database)
{
    auto const end = std::chrono::steady_clock::now() + patience;
    for (auto const& account : database.read_now(list_planned))
        start_one(database, account);
    for (auto const& due : database.read_now([](db::Transaction& tx) { return store::list_due(tx, reviews_at_once); }))
        look_at(database, due, end);
}

}
