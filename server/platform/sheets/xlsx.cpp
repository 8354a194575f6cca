#include "sheets/xlsx.h"

#include "base/text.h"
#include "sheets/archive.h"
#include "sheets/shared_strings.h"
#include "sheets/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace kith::sheets {
namespace {

template<typename T>
std::optional<T> number(std::string_view text)
{
    T value {};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc {} && end == text.data() + text.size() ? std::optional { value } : std::nullopt;
}

// "AB12" -> 27; nothing when it is no place.
std::optional<std::size_t> column_of(std::string_view place)
{
    std::size_t column = 0;
    for (char c : place.substr(0, 4)) {
        if (c < 'A' || c > 'Z')
            break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    return column == 0 ? std::nullopt : std::optional { column - 1 };
}

// A phone number is kept as 4.9301234567E10, and nobody wants to read it so.
std::string plain_number(std::string_view text)
{
    auto const value = number<double>(text);
    if (!value || text.find_first_of("eE.") == text.npos)
        return std::string { text };
    bool const is_whole = std::abs(*value) < 1e15 && *value == std::floor(*value);
    return is_whole ? fmt::format("{:.0f}", *value) : fmt::format("{:.15g}", *value);
}

// Takes the rows of a sheet as they stream by.
class SheetReader {
public:
    SheetReader(SharedStrings& strings, Sink const& sink) : strings_(strings), sink_(sink), xml_(events()) {}

    Result<void> read(Archive& archive, std::string const& name)
    {
        bool is_fine = true;
        TRY(archive.read(name, [&](std::string_view piece) { return is_fine = xml_.feed(piece); }));
        if (!refusal_)
            return is_fine && xml_.finish() ? Result<void> {}
                                            : refuse_field("file", "invalid", "holds a damaged sheet");
        return std::unexpected(*refusal_);
    }

private:
    XmlEvents events()
    {
        return { [this](std::string_view name, XmlAttributes const& attributes) { begin(name, attributes); },
            [this](std::string_view name) { end(name); }, [this](std::string_view text) { take(text); } };
    }

    void begin(std::string_view name, XmlAttributes const& attributes)
    {
        if (name == "row") {
            line_ = { number<int>(attributes.of("r")).value_or(line_.number + 1) };
            column_ = 0;
        } else if (name == "c") {
            column_ = column_of(attributes.of("r")).value_or(column_);
            kind_ = attributes.of("t");
            text_.clear();
        }
        is_text_ = name == "v" || name == "t";
    }

    void take(std::string_view text)
    {
        if (is_text_ && text_.size() <= most_line_bytes)
            text_ += text;
    }

    void end(std::string_view name)
    {
        is_text_ = false;
        if (name == "c")
            add_cell();
        else if (name == "row")
            hand_over();
    }

    void add_cell()
    {
        if (column_ >= most_columns)
            line_.trouble = text_.empty() ? line_.trouble : "columns";
        else if (text_.size() > most_line_bytes)
            line_.trouble = "length";
        else if (!text_.empty()) {
            line_.cells.resize(std::max(line_.cells.size(), column_ + 1));
            line_.cells[column_] = std::string { trim(value()) };
        }
        ++column_;
    }

    std::string value() const
    {
        if (kind_ == "s")
            return std::string { strings_.at(number<std::size_t>(text_).value_or(~std::size_t {})) };
        if (kind_ == "b")
            return text_ == "1" ? "true" : "false";
        return kind_.empty() || kind_ == "n" ? plain_number(text_) : text_;
    }

    void hand_over()
    {
        if (line_.is_blank())
            return;
        auto const number = line_.number;
        if (auto taken = sink_(line_); !taken) {
            refusal_ = taken.error();
            xml_.stop();
        }
        line_ = { number };
    }

    SharedStrings& strings_;
    Sink const& sink_;
    Line line_;
    std::size_t column_ = 0;
    std::string kind_;
    std::string text_;
    bool is_text_ = false;
    std::optional<Refusal> refusal_;
    XmlReader xml_;
};

// The id of the first sheet, and then its file.
Result<std::string> find_first_sheet(Archive& archive)
{
    std::string id;
    std::string target;
    XmlReader workbook { { [&](std::string_view name, XmlAttributes const& attributes) {
        if (name == "sheet" && id.empty())
            id = attributes.of("id");
    } } };
    TRY(archive.read("xl/workbook.xml", [&](std::string_view piece) { return workbook.feed(piece); }));
    XmlReader relations { { [&](std::string_view name, XmlAttributes const& attributes) {
        if (name == "Relationship" && attributes.of("Id") == id)
            target = attributes.of("Target");
    } } };
    TRY(archive.read("xl/_rels/workbook.xml.rels", [&](std::string_view piece) { return relations.feed(piece); }));
    if (id.empty() || target.empty())
        return refuse_field("file", "invalid", "holds no sheet");
    return target.starts_with('/') ? target.substr(1) : "xl/" + target;
}

}

Result<void> read_xlsx(std::string_view bytes, Sink const& sink)
{
    auto archive = TRY(Archive::open(bytes, most_unpacked_bytes));
    auto const sheet = TRY(find_first_sheet(archive));
    SharedStrings strings;
    TRY(strings.read(archive));
    SheetReader reader { strings, sink };
    return reader.read(archive, sheet);
}

}
