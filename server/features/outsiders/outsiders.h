#pragma once

// Outsiders are members who are no internal users: clients; whatever other kinds come are outsiders, too. An internal
// user, the sponsor, answers for each of them, and none of them stays for ever where somebody says so:
//
//     (in) --14 and 3 days before the end: the sponsor is asked--> renewed: a later end
//      '----------------------------the end----------------------> inactive, or not invited any more
//
// The end is the membership's own (`valid_until`), which every door compares with the time, or follows from not being
// seen for as many days as the account has decided. Nothing of him is deleted by it.
//
// The link of the mail renews without signing in, by a POST, and does nothing else: it is bound to the outsider, to
// his sponsor and to that end, its sponsor must still be one and still be allowed to add outsiders, and the account's
// log says who renewed. Asking for a session besides would only make a habit of signing in from mails.
//
// A sponsor who goes is followed by who has looked after the outsider longest, else by an administrator.

#include "base/id.h"
#include "base/result.h"
#include "crypto/token.h"
#include "db/database.h"
#include "db/transaction.h"
#include "memberships/memberships.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::outsiders {

inline constexpr Days first_notice { 14 };
inline constexpr Days second_notice { 3 };
inline constexpr Days longest_term { 3660 };
inline constexpr std::int64_t renewal_days = 90; // where the account has no period of its own
inline constexpr std::int64_t fewest_days = 15;  // of a period: longer than the notice
inline constexpr std::int64_t most_days = 3650;

// What an account has decided. Nothing: no end.
struct Policy {
    AccountId account;
    std::optional<std::int64_t> valid_days;
    std::optional<std::int64_t> inactivity_days;
    std::int64_t version = 0;
    std::optional<Time> inactivity_since = {}; // when that was decided: nobody ends by it without notice
};
Policy policy_of(db::Transaction&, AccountId const&);
// Refuses: forbidden, stale, validation.
Result<Policy> set_policy(db::Transaction&, Actor const&, Policy const& before, Policy const& after);

struct Outsider {
    AccountId account;
    MembershipId id;
    MembershipId sponsor;
    std::optional<Time> renewed_at;
    std::optional<Time> ended_at;
    std::optional<Time> asked_for;
    int asked = 0;
    std::string renewal_hash = {}; // of the newest link, as long as it was not used
    std::string used_hash = {};    // of the one that was used last, or replaced
    std::optional<Time> next_at;
};
bool is_outsider(memberships::Membership const&);
std::optional<Outsider> find(db::Transaction&, AccountId const&, MembershipId const&);

struct Shown {
    MembershipId sponsor;
    std::string sponsor_name;
};
// One statement for many.
std::map<MembershipId, Shown> sponsors_of(
    db::Transaction&, AccountId const&, std::vector<MembershipId> const& outsiders);

// --- What other modules tell (outsiders.cpp)

// Refuses: validation (`valid_until`).
Result<void> check_end(std::optional<Time> const& end, Time now);
// When somebody ends who is added now. Refuses: validation (`valid_until`).
Result<std::optional<Time>> end_of_new(db::Transaction&, AccountId const&, std::optional<Time> const& wanted);
// He is new, or comes back.
void put(db::Transaction&, memberships::Membership const&, MembershipId const& sponsor);
// Whether who has ended may become active again so. Refuses: validation (`valid_until`).
struct Resuming {
    bool is_asked = false; // for him to be active
    bool says_end = false;
};
Result<void> check_resumed(
    db::Transaction&, memberships::Membership const& before, memberships::Membership const& after, Resuming);
// His state or his end was changed by somebody.
void note_changed(db::Transaction&, memberships::Membership const&);
// Refuses: validation (`sponsor_id`).
Result<void> set_sponsor(db::Transaction&, Actor const&, memberships::Membership const&, MembershipId const& user);
// That user looks after him no more. False: he is not his sponsor, or there is nobody else.
bool hand_over(db::Transaction&, memberships::Membership const&, MembershipId const& from);
// A user who is inactive or gone: a job finds heirs for all whom he answered for.
void note_gone(db::Transaction&, AccountId const&, MembershipId const& user);
void remove(db::Transaction&, memberships::Membership const&);

// --- Renewing by the link of a mail (renew.cpp)

struct Renewal {
    Outsider outsider;
    memberships::Membership member;
    memberships::Membership sponsor;
    Time end {};                          // as it is
    Time renewed {};                      // as it would be
    std::optional<Time> valid_until = {}; // the one that is set, as it would be
};
// Refuses: not_found, link_used, link_expired, link_replaced (it is about another end by now, or somebody else answers
// for him), forbidden.
Result<Renewal> look(db::Transaction&, crypto::AccountToken const&);
// The one who gets it has renewed. Refuses: as look.
Result<Renewal> renew(db::Transaction&, events::Way const&, crypto::AccountToken const&);

// --- What jobs do (outsider_jobs.cpp)

struct Due {
    AccountId account;
    MembershipId id;
};
// Longest due first, so many.
std::vector<Due> list_due(db::Transaction&);
// Asks his sponsor, or ends him; in a transaction of its own.
void work_on(db::Transaction&, Due const&);
// At once, as if his time was over: an access review says so. Refuses: wrong_state (he is not here any more), stale.
Result<void> end_now(db::Transaction&, events::Source const&, memberships::Membership const&);
// All that are due, as long as the time of a run lasts. One that fails is tried again later, and holds up nobody.
void look_after(db::Database&);
// One's job of handing over all whom somebody answered for, or of looking anew at all of an account.
inline constexpr auto inherit_job = "outsiders.inherit";
inline constexpr auto reschedule_job = "outsiders.reschedule";
void inherit(db::Database&, std::string const& payload);
void reschedule(db::Database&, std::string const& payload);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
