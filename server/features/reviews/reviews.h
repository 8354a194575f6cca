#pragma once

// An access review asks about each person from outside, or about each user with a role, whether he still needs his
// access. It asks whoever answers for him (outsiders), otherwise who started it: by one mail each, and once more before
// the review is due.
//
//     preparing --(a job gathers the people)--> open --due, called off, or nobody is left--> closed
//
//     open person: kept | removed | limited (kept until a day)             by a decision
//                  not_reviewed | ended | left | gone                      by the end of the review
//
// A decision is made once; of several who decide, or who meet the end of the review, one statement chooses. It is about
// the person as he was shown: whoever has been changed meanwhile is shown again first. It is carried out at once, by
// what else does it: to be removed is to be inactive, and deletes nothing.
//
// Who is left undecided is kept, or ends, as the review says. Nobody is ended so who was changed since it began, nor
// whom the rules of the account hold: he is left, and the report says why.
//
// The link of a mail decides about people from outside without signing in, as the link of a renewal does, as long as
// the review is open, and shows until its last day what was decided; about users one decides signed in. A review lends
// that right for the people that it asks about, and nothing else. Whoever runs reviews decides about anybody but
// himself.

#include "base/id.h"
#include "base/result.h"
#include "crypto/token.h"
#include "db/database.h"
#include "db/transaction.h"
#include "memberships/memberships.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::reviews {

using ReviewId = Id<struct ReviewTag>;

enum class State { Preparing, Open, Closed };
BOOST_DESCRIBE_ENUM(State, Preparing, Open, Closed)

// What becomes of those about whom nobody has decided.
enum class Undecided { Keep, End };
BOOST_DESCRIBE_ENUM(Undecided, Keep, End)

enum class Decision { Keep, Remove, Until };
BOOST_DESCRIBE_ENUM(Decision, Keep, Remove, Until)

enum class Outcome { Open, Kept, Removed, Limited, NotReviewed, Ended, Left, Gone };
BOOST_DESCRIBE_ENUM(Outcome, Open, Kept, Removed, Limited, NotReviewed, Ended, Left, Gone)

inline constexpr int most_people = 20'000; // of one review
inline constexpr int most_a_day = 50;      // reviews of an account
inline constexpr int most_of_a_kind = 3;   // of these about the same people
inline constexpr Days shortest { 1 };      // until it is due
inline constexpr Days longest { 90 };
inline constexpr Days kept_for { 3 * 366 };    // a closed one, and its report
inline constexpr std::int64_t mails_a_day = 5; // to one reviewer; beyond them he is asked, and not reminded

// How many of its people have come to what.
struct ReviewTotals {
    std::int64_t people = 0;
    std::int64_t open = 0;
    std::int64_t kept = 0;
    std::int64_t removed = 0;
    std::int64_t limited = 0;
    std::int64_t not_reviewed = 0;
    std::int64_t ended = 0;
    std::int64_t left = 0;
    std::int64_t gone = 0;
};
BOOST_DESCRIBE_STRUCT(ReviewTotals, (), (people, open, kept, removed, limited, not_reviewed, ended, left, gone))

struct Review {
    AccountId account;
    ReviewId id;
    std::optional<RoleName> role; // nothing: of people from outside
    State state = State::Preparing;
    Undecided undecided = Undecided::Keep;
    MembershipId started_by;
    std::string started_name;
    std::string account_name;
    Time started_at {};
    Time remind_at {};
    Time due_at {};
    std::optional<Time> closed_at = {};
    bool is_called_off = false;
    std::string totals = {}; // JSON, once it is closed
    std::optional<Time> next_at = {};

    bool is_of_outsiders() const { return !role; }
    // Decisions are taken.
    bool is_open(Time now) const { return state == State::Open && now < due_at; }
};

// What somebody is as far as a decision is about it.
struct Standing {
    std::string kind;
    std::string state;
    std::optional<Time> valid_until;
    std::string standing_role;
    std::string rights;
    bool operator==(Standing const&) const = default;
};

struct Person {
    AccountId account;
    ReviewId review;
    MembershipId id;
    MembershipId reviewer;
    std::string reviewer_name;
    std::string name; // empty: erased
    std::string name_key;
    std::string email;
    Standing then; // when the review began
    Standing now;
    Outcome outcome = Outcome::Open;
    std::optional<Time> until = {};
    std::string because = {}; // of one who is left: "changed", "failed", or the refusal
    std::string decided_by = {};
    std::string decided_name = {};
    std::optional<Time> decided_at = {};
    Time created_at {};
    std::optional<Time> last_seen_at = {};
    std::string added_by = {}; // a name; empty: not known

    // Has access still, or can come.
    bool is_there(Time at) const;
    // What a decision names: another one with each change.
    std::string seen() const;
};

// --- Running them (reviews.cpp); it takes managing users and seeing all clients

bool may_run(Actor const&);
// Refuses: forbidden.
Result<void> check_may_run(Actor const&);

struct NewReview {
    std::optional<RoleName> role = {};
    Time due_at {};
    Undecided undecided = Undecided::Keep;
};
// Refuses: forbidden, review_open, nobody_to_review, too_many_people, too_many_requests, validation.
Result<Review> start(db::Transaction&, Actor const&, NewReview const&);
// Whoever is undecided stays as he is. Refuses: forbidden, wrong_state.
Result<Review> call_off(db::Transaction&, Actor const&, Review const&);

struct Listing {
    std::string after_key; // started_at of the last row seen
    std::string after_id;
    int limit = 25;
};
std::vector<Review> list(db::Transaction&, AccountId const&, Listing const&);
// His to run, or one that asks him as long as it is not closed. Refuses: forbidden (a token that was made for other
// things), not_found.
Result<Review> get(db::Transaction&, Actor const&, ReviewId const&);
ReviewTotals totals_of(db::Transaction&, Review const&);

// --- The people (decide.cpp)

struct PeopleListing {
    std::optional<MembershipId> reviewer; // nothing: of all
    std::optional<bool> open;
    std::string after_key; // name_key of the last row seen
    std::string after_id;
    int limit = 25;
};
std::vector<Person> list_people(db::Transaction&, Review const&, PeopleListing const&);
// Refuses: not_found (no such person, or somebody else is asked about him, or answers for him by now).
Result<Person> get_person(db::Transaction&, Actor const&, Review const&, MembershipId const&);

struct Choice {
    Decision decision = Decision::Keep;
    std::optional<Time> until = {};
    std::string seen = {}; // Person::seen, as it was shown
};
// Refuses: forbidden (about oneself, or about a user whom one may not change), wrong_state (the review is over, or he
// has no access any more), already_decided, stale, validation, last_administrator, last_legal_representative.
Result<Person> decide(db::Transaction&, Actor const&, Review const&, Person const&, Choice const&);

// --- By the link of a mail (review_links.cpp)

struct Visit {
    Review review;
    Actor reviewer; // who may nothing but decide
};
// Refuses: not_found, link_expired (the review was called off, its last day is over, or he is no user any more).
Result<Visit> look(db::Transaction&, events::Way const&, crypto::AccountToken const&);

// --- What jobs do (review_jobs.cpp)

struct Due {
    AccountId account;
    ReviewId id;
};
inline constexpr auto work_job = "reviews.work";
void work(db::Database&, std::string const& payload);
// All that are due, as long as the time of a run lasts.
void look_after(db::Database&);
// One piece of what is due of it; true while there is more.
bool work_on(db::Transaction&, Due const&);

// --- Again and again, of people from outside (review_plans.cpp)

struct Plan {
    AccountId account;
    std::optional<std::int64_t> every_months = {}; // nothing: not by itself
    std::int64_t days = 14;
    Undecided undecided = Undecided::Keep;
    MembershipId owner = {};
    std::optional<Time> next_at = {};
    std::int64_t version = 0;
};
Plan plan_of(db::Transaction&, AccountId const&);
// Refuses: forbidden, stale, validation.
Result<Plan> set_plan(db::Transaction&, Actor const&, Plan const& before, Plan const& after);
std::vector<AccountId> list_planned(db::Transaction&);
// Starts the one that is due; who set the plan has to be able to still, or else the log says why nothing began.
void start_planned(db::Transaction&, AccountId const&);

// --- The report (review_report.cpp)

enum class Format { Json, Csv };
BOOST_DESCRIBE_ENUM(Format, Json, Csv)
// As it stands: of a closed one the same bytes each time, unless somebody of it was erased.
std::string report_of(db::Transaction&, Review const&, Format);

struct Signature {
    std::string sha256;
    std::string public_key; // PEM
    std::string signature;  // base64
};
Signature sign(Review const&, std::string_view report);

// What is kept of somebody: that he was asked about, and what came of it; the newest.
struct Reviewed {
    Time started_at {};
    Outcome outcome = Outcome::Open;
    std::optional<Time> decided_at = {};
};
std::vector<Reviewed> list_about(db::Transaction&, AccountId const&, MembershipId const&);
// He wants to be forgotten: his names and addresses go.
void erase(db::Transaction&, AccountId const&, MembershipId const&);
// What is older than it is kept.
void sweep(db::Transaction&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
