#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::mail {

struct TextPiece {
    std::string_view text;
    bool is_link = false;
};

// The text cut where http and https addresses begin and end; the pieces joined are the
// text. The full stop or bracket behind an address is not part of it.
std::vector<TextPiece> split_at_links(std::string_view text);

// Every address in the text once, in its order.
std::vector<std::string> find_links(std::string_view text);

}
