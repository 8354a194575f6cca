#pragma once

// The only code that reads or writes the table mail_stops.

#include "mail_stops/mail_stops.h"

namespace kith::mail_stops::store {

void note_written(db::Transaction&, Choice const&);
std::optional<Choice> find(db::Transaction&, AccountId const&, std::string const& token_hash);
// True where that changed something.
bool set_stopped(db::Transaction&, Choice const&);
bool set_resumed(db::Transaction&, Choice const&);
void set_erased(db::Transaction&, Choice const&);

}
