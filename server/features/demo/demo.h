#pragma once

// Three accounts to look at before one has people of one's own: every role, invitations in
// every state, a pool of licenses with room, one that is used up, somebody inactive, a role
// that ends. The two months behind them are played through the use cases that make them in
// life, on a clock that was set back; nothing is written past the rules.

#include "db/database.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::demo {

// As whom one can look around.
struct SignIn {
    char const* name;
    char const* what;
    char const* email;
};
std::vector<SignIn> sign_ins();

// Plays it where no account exists yet. The password of everybody in it, the same as long as
// the server's key is the same; nothing when the accounts are somebody's own.
std::optional<std::string> stage_in(db::Database&);

}
