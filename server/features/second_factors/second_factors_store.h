#pragma once

// The only code that reads or writes the tables totp_secrets, recovery_codes and
// second_factor_attempts.

#include "second_factors/second_factors.h"

namespace kith::second_factors::store {

struct Secret {
    std::string sealed;
    std::int64_t last_step = 0;
    Time created_at {};
};
// Instead of another that was begun; false if one is active.
bool insert_begun(db::Transaction&, PersonId const&, std::string const& sealed);
// Begun since then.
std::optional<Secret> find_begun(db::Transaction&, PersonId const&, Time since);
std::optional<Secret> find_active(db::Transaction&, PersonId const&);
// False if it is not that secret any more that is begun.
bool activate(db::Transaction&, PersonId const&, Secret const&, std::int64_t step);
// False if a code of this step, or of a later one, was accepted before.
bool spend_step(db::Transaction&, PersonId const&, std::int64_t step);
// True if there was an active one.
bool remove_secret(db::Transaction&, PersonId const&);

void insert_recovery_code(db::Transaction&, PersonId const&, std::string const& hash);
void remove_recovery_codes(db::Transaction&, PersonId const&);
// True for the one who spends it.
bool spend_recovery_code(db::Transaction&, PersonId const&, std::string const& hash);
bool knows_recovery_code(db::Transaction&, PersonId const&, std::string const& hash);
int count_recovery_codes(db::Transaction&, PersonId const&);

// False when there were as many as may be since then.
bool count_attempt(db::Transaction&, PersonId const&);
// Whether the person is to be told of what was tried; then it is noted that it was done.
bool take_telling(db::Transaction&, PersonId const&);
void take_attempt_back(db::Transaction&, PersonId const&);
std::optional<Time> find_first_attempt(db::Transaction&, PersonId const&);

void remove_old(db::Transaction&);
std::vector<std::string> list_wrong_flags(db::Transaction&);

}
