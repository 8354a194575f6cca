// What the link of a mail opens: the people about whom one is asked, without signing in.

#include "http/account_token.h"
#include "reviews/reviews_http.h"
#include "reviews/reviews_json.h"
#include "sessions/sessions.h"

namespace kith::reviews {
namespace {

struct ReviewLinkQuery {
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ReviewLinkQuery, (), (limit, cursor))

struct ReviewLinkPage {
    std::string account_name;
    std::string reviewer_name; // who is asked
    std::string started_by;
    State state; // closed: it shows what was decided
    Time due_at;
    Undecided undecided;
    std::vector<ReviewPerson> items;
    std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(
    ReviewLinkPage, (), (account_name, reviewer_name, started_by, state, due_at, undecided, items, next_cursor))

// Looking for links by guessing is slowed down; holding one is not.
Result<Visit> look_carefully(http::Call& call, db::Transaction& tx)
{
    auto const link = TRY(http::read_account_token(call));
    auto visit = look(tx, sessions::way_of(call), link);
    if (!visit && visit.error().code == "not_found")
        TRY(call.limit(http::rates::unknown_token, call.client()));
    return visit;
}

Result<ReviewLinkPage> get_page(http::Call& call, db::Transaction& tx, http::Query<ReviewLinkQuery> const& parameters)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const visit = TRY(look_carefully(call, tx));
    auto const query = TRY(parameters.read());
    auto const& [review, reviewer] = visit;
    auto page = TRY(page_of(call, tx, reviewer, review, { {}, true, query.limit, query.cursor }));
    return ReviewLinkPage { review.account_name, reviewer.name, review.started_name, review.state, review.due_at,
        review.undecided, std::move(page.items), std::move(page.next_cursor) };
}

// A POST: whoever scans mails follows links, and decides about nobody by that.
Result<ReviewPerson> post_decision(http::Call& call, db::Transaction& tx, http::Body<ReviewDecision> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const visit = TRY(look_carefully(call, tx));
    auto const input = TRY(body.read());
    return decide(tx, visit.reviewer, visit.review, input);
}

}

void add_public_routes(http::Router& router)
{
    std::string const path = "/api/v1/public/reviews/{token}";
    router.get(path, "Shows whom the link of a mail asks about", get_page);
    router.post(path + "/decisions", "Decides about one of them, once", post_decision);
}

}
