#pragma once

// Reviews and their people as the API shows them.

#include "http/page.h"
#include "reviews/reviews.h"
#include "json/json.h"

namespace kith::reviews {

struct ReviewMember {
    std::string id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(ReviewMember, (), (id, display_name))

struct ReviewPerson {
    MembershipId id;
    std::string display_name; // empty: erased
    std::string email;
    std::string kind;
    std::string state;
    Time created_at;
    std::optional<Time> last_seen_at;
    std::optional<Time> valid_until;
    std::optional<std::string> added_by;
    ReviewMember reviewer;
    Outcome outcome;
    std::optional<Time> until;
    std::optional<std::string> because; // of one who is left: changed, or the refusal
    std::optional<std::string> decided_by;
    std::optional<Time> decided_at;
    bool may_decide;
    std::string seen; // what a decision names
};
BOOST_DESCRIBE_STRUCT(ReviewPerson, (),
    (id, display_name, email, kind, state, created_at, last_seen_at, valid_until, added_by, reviewer, outcome, until,
        because, decided_by, decided_at, may_decide, seen))

struct ReviewDecision {
    MembershipId member;
    Decision decision;
    std::optional<Time> until;
    std::string seen;
};
BOOST_DESCRIBE_STRUCT(ReviewDecision, (), (member, decision, until, seen))

struct ReviewPeopleQuery {
    std::optional<bool> open;
    std::optional<bool> mine; // who is asked about them; always, for who does not run reviews
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ReviewPeopleQuery, (), (open, mine, limit, cursor))

struct ReviewPeople {
    std::vector<ReviewPerson> items;
    std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(ReviewPeople, (), (items, next_cursor))

ReviewPerson shown(Actor const& asking, Review const&, Person const&, Time now);
// A page of those whom he may see. Refuses: malformed.
Result<ReviewPeople> page_of(
    http::Call&, db::Transaction&, Actor const& asking, Review const&, ReviewPeopleQuery const&);
// Refuses: as decide.
Result<ReviewPerson> decide(db::Transaction&, Actor const&, Review const&, ReviewDecision const&);

}
