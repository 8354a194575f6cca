#pragma once

// The only code that reads or writes the table mail_stops.

#include "mail_stops/mail_stops.h"

namespace kith::mail_stops::store {

// False, and nothing is noted: he has stopped such mails. His row is locked either way.
bool note_written(db::Transaction&, Choice const&);
std::optional<Choice> lock(db::Transaction&, AccountId const&, std::string const& token_hash);
std::optional<Choice> find(db::Transaction&, AccountId const&, std::string const& token_hash);
// True where that changed something.
bool set_stopped(db::Transaction&, Choice const&);
bool set_resumed(db::Transaction&, Choice const&);
void set_erased(db::Transaction&, Choice const&);

}
