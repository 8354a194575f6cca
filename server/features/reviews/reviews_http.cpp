#include "reviews/reviews_http.h"

#include "reviews/reviews_json.h"

namespace kith::reviews {
namespace {

struct ReviewBody {
    ReviewId id;
    std::optional<RoleName> role; // null: of people from outside
    State state;
    Undecided undecided;
    ReviewMember started_by;
    Time started_at;
    Time due_at;
    std::optional<Time> closed_at;
    bool called_off;
    bool may_run;
    std::optional<ReviewTotals> totals; // null: for who does not run it
};
BOOST_DESCRIBE_STRUCT(ReviewBody, (),
    (id, role, state, undecided, started_by, started_at, due_at, closed_at, called_off, may_run, totals))

struct ReviewList {
    std::vector<ReviewBody> items;
    std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(ReviewList, (), (items, next_cursor))

struct ReviewQuery {
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ReviewQuery, (), (limit, cursor))

struct NewReviewBody {
    std::optional<RoleName> role; // of users who have it; nothing: of people from outside
    Time due_at;
    std::optional<Undecided> undecided;
};
BOOST_DESCRIBE_STRUCT(NewReviewBody, (), (role, due_at, undecided))

struct ReviewReportQuery {
    Format format;
};
BOOST_DESCRIBE_STRUCT(ReviewReportQuery, (), (format))

struct ReviewSignature {
    std::string algorithm;
    std::string sha256;     // of the file
    std::string public_key; // PEM
    std::string signature;  // of the file, base64
};
BOOST_DESCRIBE_STRUCT(ReviewSignature, (), (algorithm, sha256, public_key, signature))

constexpr std::string_view order = "-started_at";

ReviewBody shown(db::Transaction& tx, Actor const& actor, Review const& one)
{
    bool const runs = may_run(actor);
    auto totals = runs ? std::optional { totals_of(tx, one) } : std::nullopt;
    return { one.id, one.role, one.state, one.undecided, { one.started_by.text(), one.started_name }, one.started_at,
        one.due_at, one.closed_at, one.is_called_off, runs, totals };
}

// Who runs reviews.
Result<Actor> require_running(http::Call& call, db::Transaction& tx)
{
    auto actor = TRY(memberships::require_actor(call, tx));
    TRY(check_may_run(actor));
    return actor;
}

Result<Review> review_of(http::Call const& call, db::Transaction& tx, Actor const& actor)
{
    return get(tx, actor, ReviewId::from_text(call.path_parameter("review")));
}

struct Run {
    Actor actor;
    Review review;
};
// One of whom he runs; who is only asked by it may not.
Result<Run> require_run(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_running(call, tx));
    auto const review = TRY(review_of(call, tx, actor));
    return Run { actor, review };
}

Result<ReviewList> get_reviews(http::Call& call, db::Transaction& tx, http::Query<ReviewQuery> const& parameters)
{
    auto const actor = TRY(require_running(call, tx));
    auto const query = TRY(parameters.read());
    Listing listing;
    TRY(http::begin_page(listing, query, order, http::Key::Time));
    auto reviews = list(tx, actor.account, listing);
    ReviewList page;
    page.next_cursor = http::end_page(call, reviews, listing,
        [](Review const& last) { return http::time_cursor(order, last.started_at, last.id.text()); });
    for (auto const& review : reviews)
        page.items.push_back(shown(tx, actor, review));
    return page;
}

Result<http::Created<ReviewBody>> post_review(
    http::Call& call, db::Transaction& tx, http::Body<NewReviewBody> const& body)
{
    auto const actor = TRY(require_running(call, tx));
    auto const input = TRY(body.read());
    auto const review = TRY(start(tx, actor, { input.role, input.due_at, input.undecided.value_or(Undecided::Keep) }));
    return http::Created<ReviewBody> { shown(tx, actor, review) };
}

Result<ReviewBody> get_review(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const review = TRY(review_of(call, tx, actor));
    return shown(tx, actor, review);
}

Result<ReviewBody> post_call_off(http::Call& call, db::Transaction& tx)
{
    auto const run = TRY(require_run(call, tx));
    auto const closed = TRY(call_off(tx, run.actor, run.review));
    return shown(tx, run.actor, closed);
}

Result<ReviewPeople> get_people(http::Call& call, db::Transaction& tx, http::Query<ReviewPeopleQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const review = TRY(review_of(call, tx, actor));
    auto const query = TRY(parameters.read());
    return page_of(call, tx, actor, review, query);
}

Result<ReviewPerson> post_decision(http::Call& call, db::Transaction& tx, http::Body<ReviewDecision> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const review = TRY(review_of(call, tx, actor));
    auto const input = TRY(body.read());
    return decide(tx, actor, review, input);
}

// Read beside the others, because it may be long.
Result<std::string> read_report(http::Call& call, db::Database& database, Format format, std::optional<Review>& found)
{
    auto const run = TRY(database.read_now([&](db::Transaction& tx) { return require_run(call, tx); }));
    TRY(call.limit(http::rates::exports, run.actor.membership.text()));
    found = run.review;
    return database.read_now([&](db::Transaction& tx) { return report_of(tx, run.review, format); });
}

Result<http::Then<http::Media>> get_report(
    http::Call& call, db::Database& database, http::Query<ReviewReportQuery> const& parameters)
{
    TRY(database.read_now([&](db::Transaction& tx) { return require_run(call, tx); }));
    auto const query = TRY(parameters.read());
    std::optional<Review> review;
    auto const report = TRY(read_report(call, database, query.format, review));
    return [report, query](http::Call& call, db::Transaction&) -> Result<http::Media> {
        bool const is_csv = query.format == Format::Csv;
        call.add_header("Content-Disposition", "attachment; filename=\"access-review." + enum_text(query.format) + '"');
        return http::Media { is_csv ? "text/csv; charset=utf-8" : "application/json", report };
    };
}

Result<http::Then<ReviewSignature>> get_signature(
    http::Call& call, db::Database& database, http::Query<ReviewReportQuery> const& parameters)
{
    TRY(database.read_now([&](db::Transaction& tx) { return require_run(call, tx); }));
    auto const query = TRY(parameters.read());
    std::optional<Review> review;
    auto const report = TRY(read_report(call, database, query.format, review));
    auto const made = sign(*review, report);
    return [made](http::Call&, db::Transaction&) -> Result<ReviewSignature> {
        return ReviewSignature { "Ed25519", made.sha256, made.public_key, made.signature };
    };
}

}

void add_routes(http::Router& router)
{
    constexpr auto all = "/api/v1/accounts/{account}/reviews";
    std::string const one = "/api/v1/accounts/{account}/reviews/{review}";
    router.get(all, "Lists the access reviews of an account, newest first", get_reviews);
    router.post(all, "Starts an access review", post_review);
    router.get(one, "Shows one access review", get_review);
    router.post(one + "/call-off", "Calls an access review off: whoever is undecided stays as he is", post_call_off);
    router.get(one + "/people", "Lists the people of an access review, by name", get_people);
    router.post(one + "/decisions", "Decides about one of its people, once", post_decision);
    router.get(one + "/report", "The report of an access review, as JSON or CSV", get_report);
    router.get(one + "/signature", "What the report is checked by", get_signature);
    add_plan_routes(router);
}

}
