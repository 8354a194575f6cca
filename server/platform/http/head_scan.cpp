#include "http/head_scan.h"

namespace kith::http {
namespace {

// Everything but controls; a tab is allowed.
bool is_plain(char character)
{
    auto const code = static_cast<unsigned char>(character);
    return (code >= 0x20 && code != 0x7f) || code == '\t';
}

}

HeadScan::State HeadScan::scan(std::string_view text)
{
    while (position_ < text.size()) {
        if (is_plain(text[position_])) {
            ++position_;
            continue;
        }
        auto const before = position_;
        auto const state = scan_line_end(text.substr(position_));
        if (state != State::Incomplete || position_ == before)
            return state;
    }
    return State::Incomplete;
}

// At what is no plain character: only CR LF may stand here. What follows it tells
// a further line from a folded one and from the end, so without it we stay.
HeadScan::State HeadScan::scan_line_end(std::string_view rest)
{
    if (rest.front() != '\r' || (rest.size() > 1 && rest[1] != '\n'))
        return State::Malformed;
    if (rest.size() < 3)
        return State::Incomplete;
    if (rest[2] == ' ' || rest[2] == '\t')
        return State::Malformed;
    if (rest[2] != '\r') {
        position_ += 2;
        return State::Incomplete;
    }
    if (rest.size() < 4)
        return State::Incomplete;
    position_ += 4;
    return rest[3] == '\n' ? State::Complete : State::Malformed;
}

}
