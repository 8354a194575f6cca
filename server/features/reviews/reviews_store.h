#pragma once

// The only code that writes the tables of reviews.

#include "reviews/reviews.h"

namespace kith::reviews::store {

// --- Reviews (reviews_store.cpp)

// False: one of that scope is open.
bool insert(db::Transaction&, Review const&);
std::optional<Review> find(db::Transaction&, AccountId const&, ReviewId const&);
// As it is until the end of the transaction.
std::optional<Review> lock(db::Transaction&, AccountId const&, ReviewId const&);
std::vector<Review> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count_since(db::Transaction&, AccountId const&, Time);
std::int64_t count_of_kind_since(db::Transaction&, Review const&, Time);
std::vector<Due> list_due(db::Transaction&, int limit);
void set_next(db::Transaction&, Due const&, std::optional<Time> at);
void open(db::Transaction&, Review const&);
void call_off(db::Transaction&, Review const&);
// False: somebody of it is open.
bool close(db::Transaction&, Review const&);
void sweep(db::Transaction&, Time before);
// For kith check.
std::vector<std::string> list_odd(db::Transaction&, AccountId const&);

// --- Its people (review_people_store.cpp)

// Whom it would ask about, as far as `most`.
std::int64_t count_to_review(db::Transaction&, Review const&, int most);
// The next so many; how many there were.
std::int64_t gather(db::Transaction&, Review const&, int limit);
std::vector<Person> list_people(db::Transaction&, Review const&, PeopleListing const&);
std::optional<Person> find_person(db::Transaction&, Review const&, MembershipId const&);
std::optional<Person> find_next_open(db::Transaction&, Review const&);
bool has_open(db::Transaction&, Review const&);
ReviewTotals count(db::Transaction&, Review const&);
// False: somebody was quicker, or (of a decision) the review is over.
bool decide(db::Transaction&, Person const&);
bool settle(db::Transaction&, Person const&);
// All that are open.
void settle_all(db::Transaction&, Review const&, Outcome);
std::vector<Reviewed> list_about(db::Transaction&, AccountId const&, MembershipId const&, int limit);
void erase(db::Transaction&, AccountId const&, MembershipId const&);

// --- Who is asked (reviewers_store.cpp)

struct Reviewer {
    MembershipId id;
    std::string name = {};
    std::string token_hash = {};
    std::optional<Time> reminded_at = {};
};
// Who has somebody open, and was not written to yet.
std::vector<MembershipId> list_unasked(db::Transaction&, Review const&, int limit);
std::vector<MembershipId> list_unreminded(db::Transaction&, Review const&, int limit);
void put_reviewer(db::Transaction&, Review const&, Reviewer const&);
void note_reminded(db::Transaction&, Review const&, MembershipId const&);
// Whoever answers for somebody from outside by now is asked about him.
void follow_sponsors(db::Transaction&, Review const&);
// Who has somebody open, and is no user any more; of users all who are asked about them.
std::vector<MembershipId> list_doubtful(db::Transaction&, Review const&, int limit);
// Whoever is open with the one is with the other, who is reminded of it.
void pass_on(db::Transaction&, Review const&, MembershipId const& from, MembershipId const& to);
std::vector<std::string> names_open_with(db::Transaction&, Review const&, MembershipId const&, int limit);
std::int64_t count_open_with(db::Transaction&, Review const&, MembershipId const&);
bool is_reviewer(db::Transaction&, Review const&, MembershipId const&);

struct Asked {
    ReviewId review;
    MembershipId reviewer;
};
std::optional<Asked> find_by_link(db::Transaction&, AccountId const&, std::string const& hash);

// --- Plans (review_plans_store.cpp)

std::optional<Plan> find_plan(db::Transaction&, AccountId const&);
// False when somebody else was first.
bool put_plan(db::Transaction&, Plan const& before, Plan const& after);
std::vector<AccountId> list_planned(db::Transaction&, int limit);
void postpone_plan(db::Transaction&, AccountId const&, Time);
// True for the one who takes this turn.
bool take_turn(db::Transaction&, Plan const&, Time next);

}
