#include "sheets/csv.h"

#include "base/clean_text.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace kith::sheets {
namespace {

constexpr auto broken = std::string_view::npos;

// What stands most often in the first line, outside of quotes.
char find_separator(std::string_view text)
{
    constexpr std::string_view candidates = ",;\t|";
    std::array<int, candidates.size()> counts {};
    bool is_quoted = false;
    for (char c : text.substr(0, most_line_bytes)) {
        if (c == '"')
            is_quoted = !is_quoted;
        if (!is_quoted && (c == '\n' || c == '\r'))
            break;
        if (auto const place = candidates.find(c); !is_quoted && place != candidates.npos)
            ++counts[place];
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

// Excel may say "sep=;" in a line of its own.
bool names_separator(std::string_view text) { return text.starts_with("sep=") && text.size() > 5 && text[5] < ' '; }

void make_clean(Line& line)
{
    for (auto& cell : line.cells) {
        if (!is_utf8(cell) || cell.contains('\0')) {
            line.trouble = "encoding";
            cell = valid_utf8(cell);
        }
        cell = std::string { trim(cell) };
    }
}

}

CsvReader::CsvReader(std::string_view text) : rest_(text), separator_(find_separator(text))
{
    if (!names_separator(rest_))
        return;
    separator_ = rest_[4];
    ++number_;
    skip_line();
}

bool CsvReader::next(Line& line)
{
    if (rest_.empty())
        return false;
    line = { ++number_ };
    if (auto const end = read_record(line); end == broken)
        skip_line();
    else
        rest_.remove_prefix(end);
    make_clean(line);
    return true;
}

// Where the next record begins.
std::size_t CsvReader::read_record(Line& line)
{
    for (std::size_t at = 0;; ++at) {
        std::string cell;
        auto const begin = at;
        at = read_cell(at, cell);
        if (at == broken || at > most_line_bytes) {
            line.trouble = at == broken ? "quotes" : "length";
            line.cells.emplace_back(rest_.substr(begin, rest_.substr(begin, 100).find_first_of("\r\n")));
            return broken;
        }
        if (line.cells.size() < most_columns)
            line.cells.push_back(std::move(cell));
        else
            line.trouble = "columns";
        if (at == rest_.size())
            return at;
        if (rest_[at] != separator_)
            return rest_.substr(at).starts_with("\r\n") ? at + 2 : at + 1;
    }
}

// Where its separator or line end is.
std::size_t CsvReader::read_cell(std::size_t at, std::string& cell)
{
    if (at < rest_.size() && rest_[at] == '"') {
        at = read_quoted(at + 1, cell);
        if (at == broken)
            return broken;
    }
    auto const begin = at;
    while (at < rest_.size() && rest_[at] != separator_ && rest_[at] != '\n' && rest_[at] != '\r')
        ++at;
    cell += rest_.substr(begin, std::min(at - begin, most_line_bytes));
    return at;
}

// Behind its closing quote.
std::size_t CsvReader::read_quoted(std::size_t at, std::string& cell) const
{
    while (at < rest_.size() && cell.size() <= most_line_bytes) {
        auto const quote = rest_.substr(0, at + most_line_bytes + 1).find('"', at);
        if (quote == rest_.npos)
            return broken;
        cell += rest_.substr(at, quote - at);
        at = quote + 1;
        if (at == rest_.size() || rest_[at] != '"')
            return at;
        cell += '"';
        ++at;
    }
    return broken;
}

void CsvReader::skip_line()
{
    auto const end = rest_.find_first_of("\r\n");
    if (end == rest_.npos)
        rest_ = {};
    else
        rest_.remove_prefix(rest_.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
}

}
