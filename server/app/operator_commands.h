#pragma once

// What an operator changes from the command line. A server that runs carries it out
// itself, because its SQLite database is open to nobody else: the command finds it by
// its control socket in the data folder. When none runs, the database is opened here.

#include "app/control.h"
#include "config/settings.h"
#include "db/database.h"
#include "events/events.h"

namespace kith::app {

// How the log calls what came from there.
inline events::Way const by_command { "", "", "", events::Via::Cli, "" };

//     reset-link EMAIL [remove-second-factors]
//                                     prints a link with which that person chooses a password
//     operator EMAIL                  that person may run the server
//     operator-remove EMAIL           and may not any more
//     operator-list ""                who may
//     licenses ACCOUNT PRODUCT TOTAL  a number, or "unlimited"
//     domains-confirm ACCOUNT DOMAIN
//     orders-list STATE               those that wait, where nothing is said
//     orders-approve ORDER NOTE
//     orders-reject ORDER NOTE
OrderAnswer carry_out(db::Database&, Order const&);

std::string control_path(config::Settings const&);
// Prints the answer; the exit code.
int give_order(config::Settings const&, Order const&);
// The answer alone.
OrderAnswer answer_to_order(config::Settings const&, Order const&);
int print(OrderAnswer const&);

}
