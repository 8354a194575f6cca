#pragma once

// What files say of contacts, before anybody has decided whether it is right. Pure.

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::contact_cards {

inline constexpr std::size_t most_lines = 5000; // of a file

// One contact: a line of a table, or a vCard. An empty text says nothing.
struct Line {
    int number = 0; // where it begins, 1-based
    std::string first_name = {};
    std::string last_name = {};
    std::string email = {};
    std::string mobile = {};
    std::string extra = {};                 // what a vCard says besides
    std::optional<FieldError> trouble = {}; // it cannot be read
};

struct File {
    std::vector<Line> lines = {};
    bool has_left_out = false; // what no line has room for, or what is no property
};

// With titles in its first line. Refuses: validation (`file`; `email`, `first_name`,
// `last_name`: no column means it).
Result<File> read_csv(std::string_view bytes);
// Refuses: validation (`file`).
Result<File> read_vcards(std::string_view bytes);

// Takes one more. Refuses: validation (`file`: they are too many).
Result<void> add(File&, Line);

}
