#pragma once

// The only code that reads or writes the tables passkeys and passkey_challenges.

#include "passkeys/passkeys.h"

namespace kith::passkeys::store {

void insert_challenge(db::Transaction&, std::string const& hash, std::string const& person, Time ends);
// While it lives.
bool has_challenge(db::Transaction&, std::string const& hash, std::string const& person);
// True for the one taker.
bool take_challenge(db::Transaction&, std::string const& hash, std::string const& person);
void remove_ended_challenges(db::Transaction&);

// False if somebody has it already.
bool insert(db::Transaction&, Passkey const&);
std::optional<Passkey> find_by_credential(db::Transaction&, std::string const& credential_id);
std::optional<Passkey> find(db::Transaction&, PersonId const&, PasskeyId const&);
std::vector<Passkey> list(db::Transaction&, PersonId const&);
// False if it is gone, or has signed otherwise meanwhile.
bool note_use(db::Transaction&, Passkey const& before, std::int64_t sign_count);
bool rename(db::Transaction&, PersonId const&, PasskeyId const&, ShortText const& name);
bool remove(db::Transaction&, PersonId const&, PasskeyId const&);
void remove_all(db::Transaction&, PersonId const&);
std::vector<std::string> list_wrong_flags(db::Transaction&);

}
