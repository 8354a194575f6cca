#include "db/postgres_error.h"

#include <array>

namespace kith::db {
namespace {

struct Rule {
    std::string_view beginning; // of the SQLSTATE
    Cure cure;
};

// PostgreSQL, appendix A.
constexpr std::array rules {
    Rule { "40001", Cure::Again },     // serialization failure
    Rule { "40P01", Cure::Again },     // deadlock detected
    Rule { "23505", Cure::Again },     // a unique row was taken meanwhile: the next look sees it
    Rule { "08", Cure::Reconnect },    // connection exceptions
    Rule { "25006", Cure::Primary },   // read only: a standby since the failover
    Rule { "25P03", Cure::Reconnect }, // idle in transaction for too long
    Rule { "57P01", Cure::Reconnect }, // admin shutdown
    Rule { "57P02", Cure::Reconnect }, // crash shutdown
    Rule { "57P03", Cure::Reconnect }, // cannot connect now
    Rule { "0A000", Cure::Reconnect }, // a kept plan that a newer node's migration has outdated
    Rule { "26000", Cure::Reconnect }, // a kept statement that is gone
    Rule { "53", Cure::Later },        // no disk, memory or connection left
    Rule { "58", Cure::Later },        // its disk fails
    Rule { "57014", Cure::Later },     // canceled by the operator or a timeout
    Rule { "55P03", Cure::Later },     // lock timeout
};

}

Cure cure_of(std::string_view sqlstate)
{
    if (sqlstate.empty())
        return Cure::Reconnect;
    for (auto const& rule : rules) {
        if (sqlstate.starts_with(rule.beginning))
            return rule.cure;
    }
    return Cure::None;
}

void throw_failure(Cure cure, std::string const& text)
{
    switch (cure) {
    case Cure::None:
        throw Fault(text);
    case Cure::Later:
        throw Unavailable(text);
    default:
        throw Repeatable(cure, text);
    }
}

std::string in_one_line(std::string_view text)
{
    std::string line;
    for (auto character : text) {
        if (character != '\n' && character != '\t')
            line += character;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (line.ends_with(' '))
        line.pop_back();
    return line;
}

}
