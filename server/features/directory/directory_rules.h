#pragma once

// What people type to find somebody, and the words he is found by.

#include <string>
#include <string_view>
#include <vector>

namespace kith::directory {

// Folded, each once: "Zoe O'Hara-Lee" is found by zoe, o'hara-lee, hara-lee and lee, too.
std::vector<std::string> words_of(std::string_view text);

// What is looked for.
struct Wanted {
    std::vector<std::string> words; // beginnings; the longest first
    std::string email;              // instead: a whole address, by its key
    bool is_enough() const;
};
Wanted wanted_of(std::string_view text);

}
