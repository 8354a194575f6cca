#include "reviews/reviews_json.h"

#include "base/text.h"

namespace kith::reviews {

ReviewPerson shown(Actor const& asking, Review const& review, Person const& one, Time now)
{
    bool const may_decide = review.is_open(now) && one.outcome == Outcome::Open && one.is_there(now) &&
        one.id != asking.membership &&
        (may_run(asking) || (review.is_of_outsiders() && one.reviewer == asking.membership));
    return { one.id, one.name, one.email, one.now.kind, one.is_there(now) ? one.now.state : "inactive", one.created_at,
        one.last_seen_at, one.now.valid_until, unless_empty(one.added_by), { one.reviewer.text(), one.reviewer_name },
        one.outcome, one.until, unless_empty(one.because), unless_empty(one.decided_name), one.decided_at, may_decide,
        one.seen() };
}

Result<ReviewPeople> page_of(
    http::Call& call, db::Transaction& tx, Actor const& asking, Review const& review, ReviewPeopleQuery const& query)
{
    PeopleListing listing;
    listing.open = query.open;
    if (query.mine.value_or(false) || !may_run(asking))
        listing.reviewer = asking.membership;
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    auto people = list_people(tx, review, listing);
    ReviewPeople page;
    page.next_cursor = http::end_page(call, people, listing,
        [](Person const& last) { return http::Cursor { "name", last.name_key, last.id.text() }; });
    for (auto const& person : people)
        page.items.push_back(shown(asking, review, person, tx.now()));
    return page;
}

Result<ReviewPerson> decide(db::Transaction& tx, Actor const& actor, Review const& review, ReviewDecision const& wanted)
{
    auto const person = TRY(get_person(tx, actor, review, wanted.member));
    auto const decided = TRY(decide(tx, actor, review, person, { wanted.decision, wanted.until, wanted.seen }));
    return shown(actor, review, decided, tx.now());
}

}
