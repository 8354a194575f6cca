#pragma once

// One SQL text as one engine wants it spelled: hooks filled in, parameters and
// types in its words (see transaction.h). What stands in quotes or comments is
// left alone.

#include "db/database.h"

#include <string>
#include <string_view>

namespace kith::db {

struct SpelledStatement {
    std::string text;
    std::size_t parameters = 0; // the highest number of one
};

SpelledStatement spell_statement(Engine, std::string_view sql);

// Whether its prepared form is worth keeping: not what runs once, in a migration.
bool is_worth_keeping(std::string_view sql);

// The statement in one line, for a log or a fault: it holds no values.
std::string statement_in_short(std::string_view sql);

// How many prepared statements a connection keeps. The texts are written in the
// source, so there are only so many; what is composed at run time is held off.
constexpr std::size_t most_kept_statements = 500;

}
