#pragma once

// What a failure of PostgreSQL means for the work that met it.

#include "base/fault.h"

#include <string>
#include <string_view>

namespace kith::db {

enum class Cure {
    None,      // the statement is wrong: a fault
    Later,     // the server lacks something: Unavailable
    Again,     // two transactions were in each other's way: run the work again
    Reconnect, // the same on another connection: this one is lost
    Primary,   // the same: this one leads to a standby, unless the work said it only reads
};

// `sqlstate` is empty when libpq itself found the connection lost.
Cure cure_of(std::string_view sqlstate);

// Unwinds the work, so that it is run again. Whoever tries no more lets it go on:
// to the rest of the server it is what it inherits from.
class Repeatable : public Unavailable {
public:
    Repeatable(Cure cure, std::string const& text) : Unavailable(text), cure_(cure) {}
    Cure cure() const { return cure_; }

private:
    Cure cure_;
};

[[noreturn]] void throw_failure(Cure, std::string const& text);

// libpq's messages are paragraphs.
std::string in_one_line(std::string_view);

}
