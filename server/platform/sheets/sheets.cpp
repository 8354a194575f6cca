#include "sheets/sheets.h"

#include "base/spool.h"
#include "sheets/csv.h"
#include "sheets/utf16.h"
#include "sheets/xlsx.h"

#include <algorithm>

namespace kith::sheets {
namespace {

bool is_xlsx(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

bool is_text(std::string_view bytes) { return bytes.substr(0, 4096).find('\0') == bytes.npos; }

Result<void> read_text(std::string_view text, Sink const& sink)
{
    if (text.starts_with(utf8_mark))
        text.remove_prefix(utf8_mark.size());
    if (!is_text(text))
        return refuse_field("file", "encoding", "is neither CSV in UTF-8 nor XLSX: save it as one of these");
    CsvReader reader { text };
    for (Line line; reader.next(line);) {
        if (!line.is_blank())
            TRY(sink(line));
    }
    return {};
}

// Text first becomes UTF-8, beside the memory.
Result<void> read_utf16(std::string_view bytes, Sink const& sink)
{
    Spool spool;
    append_utf8(bytes, spool);
    return read_text(spool.view(), sink);
}

bool begins_a_formula(char c) { return std::string_view { "=+-@\t\r" }.contains(c); }

}

bool Line::is_blank() const
{
    return trouble.empty() && std::ranges::all_of(cells, [](std::string const& cell) { return cell.empty(); });
}

Result<void> read(std::string_view bytes, Sink const& sink)
{
    if (is_xlsx(bytes))
        return read_xlsx(bytes, sink);
    return is_utf16(bytes) ? read_utf16(bytes, sink) : read_text(bytes, sink);
}

void write_line(std::string& out, std::span<std::string const> cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto const& cell = cells[i];
        out += i == 0 ? "" : ",";
        bool const is_guarded = !cell.empty() && begins_a_formula(cell.front());
        if (!is_guarded && cell.find_first_of(",;\t\"\r\n") == cell.npos) {
            out += cell;
            continue;
        }
        out += is_guarded ? "\"'" : "\"";
        for (char c : cell) {
            out += c;
            if (c == '"')
                out += c;
        }
        out += '"';
    }
    out += "\r\n";
}

std::string_view unguarded(std::string_view cell)
{
    bool const is_guarded = cell.size() > 1 && cell.front() == '\'' && begins_a_formula(cell[1]);
    return is_guarded ? cell.substr(1) : cell;
}

}
