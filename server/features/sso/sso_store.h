#pragma once

// The only code that reads or writes the table sso_answers.

#include "sso/sso.h"

namespace kith::sso::store {

bool insert_answer(db::Transaction&, std::string const& state_hash, Time expires_at);
void remove_ended_answers(db::Transaction&);

}
