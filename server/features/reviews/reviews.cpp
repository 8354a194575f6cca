#include "reviews/reviews.h"

#include "accounts/accounts.h"
#include "jobs/jobs.h"
#include "reviews/reviews_mail.h"
#include "reviews/reviews_parts.h"
#include "reviews/reviews_rules.h"
#include "reviews/reviews_store.h"
#include "json/json.h"

namespace kith::reviews {
namespace {

using memberships::Membership;

constexpr int most_told = 100; // of what is kept of one person

struct StartedData {
    std::string role; // empty: of people from outside
    Time due_at;
    Undecided undecided;
};
BOOST_DESCRIBE_STRUCT(StartedData, (), (role, due_at, undecided))

// What checks a report that somebody kept.
struct ClosedData {
    bool called_off;
    ReviewTotals totals;
    std::string json_sha256;
    std::string csv_sha256;
    std::string public_key;
};
BOOST_DESCRIBE_STRUCT(ClosedData, (), (called_off, totals, json_sha256, csv_sha256, public_key))

Result<void> check_size(std::int64_t people)
{
    if (people == 0)
        return refuse("nobody_to_review");
    return people > most_people ? refuse("too_many_people") : Result<void> {};
}

// Users end with all the rights of who started it, and not only with those that a token was made for.
Result<void> check_scopes(Actor const& actor, NewReview const& wanted)
{
    bool const ends_users = wanted.role && wanted.undecided == Undecided::End;
    return actor.has_scopes && ends_users ? refuse("forbidden") : Result<void> {};
}

// Each writes to whoever is asked.
Result<void> check_pace(db::Transaction& tx, Review const& review)
{
    auto const since = tx.now() - Days { 1 };
    if (store::count_since(tx, review.account, since) < most_a_day &&
        store::count_of_kind_since(tx, review, since) < most_of_a_kind)
        return {};
    Refusal refusal { "too_many_requests" };
    refusal.about.emplace_back("retry_after", "3600");
    return std::unexpected(std::move(refusal));
}

std::optional<Membership> find_administrator(db::Transaction& tx, AccountId const& account)
{
    memberships::Listing listing;
    listing.limit = 1;
    auto all = memberships::list_holders(tx, account, { "legal_representative", "administrator" }, listing);
    return all.empty() ? std::nullopt : std::optional { std::move(all.front()) };
}

}

bool may_run(Actor const& actor) { return actor.may(Permission::ManageUsers) && actor.may(Permission::ViewAllClients); }

Result<void> check_may_run(Actor const& actor) { return may_run(actor) ? Result<void> {} : refuse("forbidden"); }

Result<Review> start(db::Transaction& tx, Actor const& actor, NewReview const& wanted)
{
    TRY(check_may_run(actor));
    TRY(check_scopes(actor, wanted));
    TRY(check_due(wanted.due_at, tx.now()));
    TRY(check_role(wanted.role));
    Review const review { actor.account, ReviewId::make(), wanted.role, State::Preparing, wanted.undecided,
        actor.membership, actor.name, accounts::get(tx, actor.account).name.text(), tx.now(),
        reminder_of(tx.now(), wanted.due_at), wanted.due_at, {}, false, "", tx.now() };
    TRY(check_pace(tx, review));
    TRY(check_size(store::count_to_review(tx, review, most_people + 1)));
    if (!store::insert(tx, review))
        return refuse("review_open");
    jobs::enqueue(tx, work_job, json::write(std::vector { review.account.text(), review.id.text() }));
    auto const role = review.role ? review.role->text() : std::string {};
    record(tx, actor.source(), "review.started", review,
        json::write(StartedData { role, review.due_at, review.undecided }));
    return review;
}

Result<Review> call_off(db::Transaction& tx, Actor const& actor, Review const& seen)
{
    TRY(check_may_run(actor));
    auto review = store::lock(tx, seen.account, seen.id);
    if (!review || review->state != State::Open)
        return refuse("wrong_state");
    review->is_called_off = true;
    store::call_off(tx, *review);
    store::settle_all(tx, *review, Outcome::NotReviewed);
    return close(tx, actor.source(), *review) ? Result<Review> { *std::move(review) } : refuse("wrong_state");
}

std::vector<Review> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return store::list(tx, account, wanted);
}

Result<Review> get(db::Transaction& tx, Actor const& actor, ReviewId const& id)
{
    if (actor.has_scopes) // whoever is asked decides himself
        TRY(check_may_run(actor));
    auto review = store::find(tx, actor.account, id);
    bool const is_asked = review && review->state != State::Closed && store::is_reviewer(tx, *review, actor.membership);
    bool const is_his = review && (may_run(actor) || is_asked);
    return is_his ? Result<Review> { *std::move(review) } : refuse("not_found");
}

ReviewTotals totals_of(db::Transaction& tx, Review const& review)
{
    auto const kept = json::parse<ReviewTotals>(review.totals);
    return review.totals.empty() || !kept ? store::count(tx, review) : *kept;
}

bool close(db::Transaction& tx, events::Source const& source, Review& review)
{
    auto const totals = store::count(tx, review);
    auto const starter = find_reviewer(tx, review.account, review.started_by);
    review.totals = json::write(totals);
    review.closed_at = tx.now();
    if (!store::close(tx, review))
        return false;
    review.state = State::Closed;
    review.next_at.reset();
    if (starter && !review.is_called_off)
        queue_closed(tx, review, *starter, totals);
    auto const by_json = sign(review, report_of(tx, review, Format::Json));
    auto const by_csv = sign(review, report_of(tx, review, Format::Csv));
    record(tx, source, review.is_called_off ? "review.called_off" : "review.closed", review,
        json::write(ClosedData { review.is_called_off, totals, by_json.sha256, by_csv.sha256, by_json.public_key }));
    return true;
}

std::optional<Membership> find_reviewer(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto user = memberships::find(tx, account, id);
    bool const is_there = user && user->kind == memberships::Kind::Internal && user->is_active(tx.now());
    return is_there ? std::move(user) : std::nullopt;
}

std::optional<Membership> find_reviewer(db::Transaction& tx, Review const& review, MembershipId const& id)
{
    auto user = find_reviewer(tx, review.account, id);
    bool const may = user && (review.is_of_outsiders() || may_run(actor_by_job(tx, *user)));
    return may ? std::move(user) : std::nullopt;
}

std::optional<Membership> find_stand_in(db::Transaction& tx, Review const& review)
{
    auto starter = find_reviewer(tx, review.account, review.started_by);
    bool const runs_still = starter && may_run(actor_by_job(tx, *starter));
    return runs_still ? std::move(starter) : find_administrator(tx, review.account);
}

Actor actor_by_job(db::Transaction& tx, Membership const& user)
{
    events::Way const way { "", "", "", events::Via::Job, "reviews" };
    return { user.account, user.id, user.person, user.display_name(), user.rights.standing_at(tx.now()),
        memberships::permissions_of(tx, user, memberships::Server::LeftOut), way };
}

void record(db::Transaction& tx, events::Source const& source, std::string_view operation, Review const& review,
    std::string_view data)
{
    events::record(tx, review.account, source, operation, { "review", review.id.text(), "" }, data);
}

std::vector<Reviewed> list_about(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    return store::list_about(tx, account, id, most_told);
}

void erase(db::Transaction& tx, AccountId const& account, MembershipId const& id) { store::erase(tx, account, id); }

void sweep(db::Transaction& tx) { store::sweep(tx, tx.now() - kept_for); }

std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_odd(tx, account))
        findings.push_back("review " + id + ": its state and its people are not one");
    return findings;
}

}
