#pragma once

// Which column of a file means what, by its title as people of several countries write it.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith::sheets {

struct Spellings {
    std::string field;
    std::vector<std::string_view> words; // the surest first; without marks, spaces and case
};

// For each column its field; empty: none is known. Each field once.
std::vector<std::string> guess_fields(std::span<Spellings const>, std::vector<std::string> const& header);

}
