#pragma once

// Finds the end of a request's head, and refuses what parsers disagree about and
// smuggled requests are made of: control bytes, bare CR and LF, folded lines.

#include <cstddef>
#include <string_view>

namespace kith::http {

class HeadScan {
public:
    enum class State { Incomplete, Complete, Malformed };

    // `text` begins where the head begins and grows from call to call; what was
    // looked at before is not looked at again.
    State scan(std::string_view text);
    // Behind the empty line, once it is Complete; else how far it has looked.
    std::size_t end() const { return position_; }

private:
    State scan_line_end(std::string_view text);
    std::size_t position_ = 0;
};

}
