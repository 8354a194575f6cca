#pragma once

// Tables that people bring and take away: CSV as spreadsheets of all countries write it,
// and XLSX. They are read line by line from where they lie, and nothing of them is trusted.

#include "base/result.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith::sheets {

inline constexpr std::size_t most_columns = 100;
inline constexpr std::size_t most_line_bytes = 64 * 1024;
inline constexpr std::size_t most_unpacked_bytes = 256 * 1024 * 1024; // of an XLSX

struct Line {
    int number = 0; // 1-based, as spreadsheets count
    std::vector<std::string> cells = {};
    // What makes it unreadable: encoding, quotes, columns or length. Empty: nothing.
    std::string trouble = {};

    bool is_blank() const;
};

// What takes the lines; a refusal ends the reading.
using Sink = std::function<Result<void>(Line&)>;

// CSV in UTF-8, or UTF-16 with its mark, with commas, semicolons, tabs or bars; or the first
// sheet of an XLSX. Lines that are blank are left out.
// Refuses: validation (`file`), and whatever the sink refuses.
Result<void> read(std::string_view bytes, Sink const&);

// One line of CSV. A cell that a spreadsheet would take for a formula gets an apostrophe in
// front (OWASP, CSV injection), which unguarded() takes away again.
void write_line(std::string& out, std::span<std::string const> cells);
std::string_view unguarded(std::string_view cell);
// What a file begins with, so that spreadsheets take it for UTF-8.
inline constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

}
