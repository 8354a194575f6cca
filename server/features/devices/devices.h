#pragma once

// In which browsers a person has signed in: each keeps a random name of its own (a cookie), and a
// row says who was here with it. Whoever signs in with one that he never used is told by mail,
// so that he hears of somebody else; of those of his first day he is not. What lay unused for a year is
// forgotten, and of many the oldest.

#include "db/transaction.h"
#include "http/call.h"
#include "persons/persons.h"

#include <optional>
#include <vector>

namespace kith::devices {

inline constexpr Duration lifetime = Days { 365 };
inline constexpr int most_devices = 50;      // of a person
inline constexpr std::int64_t new_a_day = 5; // after so many new ones in a day the next are not told of

// Whoever calls has just begun a session of the person in this browser. One that is good for an account only is
// recorded there (login.new_browser), any other where he is an active user.
void note(http::Call&, db::Transaction&, persons::Person const&, std::optional<AccountId> const& only = {});

// The person has signed in with this browser before.
bool is_known(http::Call const&, db::Transaction&, PersonId const&);

struct Device {
    Time first_seen_at {};
    Time last_seen_at {};
};
// The one used last first.
std::vector<Device> list(db::Transaction&, PersonId const&);

void sweep(db::Transaction&);

}
