#pragma once

// The only code that reads or writes the tables sso_subjects and sso_answers.

#include "sso/sso.h"

namespace kith::sso::store {

// The person whom the provider knows so; nothing where nobody was here by it.
std::optional<PersonId> find(db::Transaction&, Provider const&, std::string const& subject);
bool has_subject(db::Transaction&, Provider const&, PersonId const&);
// False when another has it, or he has another, meanwhile.
bool insert(db::Transaction&, Provider const&, std::string const& subject, PersonId const&);
void touch(db::Transaction&, Provider const&, std::string const& subject);

bool insert_answer(db::Transaction&, std::string const& state_hash, Time expires_at);
void remove_ended_answers(db::Transaction&);

}
