#include "vcards/vcards.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kith::vcards {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";
constexpr std::size_t most_line_bytes = 75; // RFC 6350, 3.2

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string mapped(std::string_view text, char (*map)(char))
{
    std::string out { text };
    std::ranges::transform(out, out.begin(), map);
    return out;
}

bool is_name(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool is_control(char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7F'; }

bool is(std::string_view line, std::string_view words) { return mapped(trim(line), capital) == words; }

// The values of one parameter, which follow its `=`. False: a quote is never closed.
bool take_values(std::string_view& rest, std::string const& name, std::vector<Parameter>& parameters)
{
    for (bool is_more = true; is_more;) {
        bool const is_quoted = rest.starts_with('"');
        rest.remove_prefix(is_quoted ? 1 : 0);
        auto const end = is_quoted ? rest.find('"') : std::min(rest.find_first_of(",;:"), rest.size());
        if (end == rest.npos)
            return false;
        if (parameters.size() < most_parameters)
            parameters.push_back({ name, std::string { rest.substr(0, end) } });
        rest.remove_prefix(end + (is_quoted ? 1 : 0));
        is_more = rest.starts_with(',');
        rest.remove_prefix(is_more ? 1 : 0);
    }
    return true;
}

bool take_parameter(std::string_view& rest, std::vector<Parameter>& parameters)
{
    auto const end = rest.find_first_of("=;:");
    if (end == rest.npos)
        return false;
    if (rest[end] != '=')
        return take_values(rest, "TYPE", parameters); // a word alone, as older programs write it
    auto const name = mapped(rest.substr(0, end), capital);
    rest.remove_prefix(end + 1);
    return is_name(name) && take_values(rest, name, parameters);
}

void add(Card& card, std::string const& line)
{
    if (trim(line).empty())
        return;
    if (!is_utf8(line) || line.contains('\0')) {
        card.trouble = Trouble::Encoding;
        return;
    }
    auto property = parse(line);
    if (!property)
        card.has_left_out = true;
    else if (card.properties.size() == most_properties)
        card.trouble = Trouble::Length;
    else
        card.properties.push_back(*std::move(property));
}

bool is_of_known_version(Card const& card)
{
    auto const version = std::ranges::find(card.properties, "VERSION", &Property::name);
    return version != card.properties.end() && (trim(version->value) == "3.0" || trim(version->value) == "4.0");
}

char of_escape(char c) { return c == 'n' || c == 'N' ? '\n' : c; }

// How much of a line fits, without cutting a character.
std::size_t fitting(std::string_view line, std::size_t most)
{
    if (line.size() <= most)
        return line.size();
    auto end = most;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
        --end;
    return end == 0 ? most : end;
}

}

std::vector<std::string> Property::types() const
{
    std::vector<std::string> types;
    for (auto const& parameter : parameters) {
        if (parameter.name != "TYPE")
            continue;
        for (auto const word : split(parameter.value, ','))
            types.push_back(mapped(trim(word), small));
    }
    return types;
}

int Property::preference() const
{
    for (auto const& parameter : parameters) {
        int number = 0;
        auto const* const end = parameter.value.data() + parameter.value.size();
        bool const is_number = parameter.name == "PREF" &&
            std::from_chars(parameter.value.data(), end, number) == std::from_chars_result { end, std::errc {} };
        if (is_number && number >= 1 && number < no_preference)
            return number;
    }
    auto const all = types();
    return std::ranges::find(all, "pref") == all.end() ? no_preference : 1;
}

Reader::Reader(std::string_view text) : rest_(text)
{
    if (rest_.starts_with(mark))
        rest_.remove_prefix(mark.size());
}

bool Reader::next(Card& card)
{
    do {
        if (!read_line())
            return false;
    } while (trim(line_).empty());
    card = { began_at_ };
    is(line_, "BEGIN:VCARD") ? read_card(card) : read_stray(card);
    return true;
}

std::string_view Reader::take_line()
{
    ++number_;
    auto const end = std::min(rest_.find_first_of("\r\n"), rest_.size());
    auto const line = rest_.substr(0, end);
    rest_.remove_prefix(end);
    rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : rest_.empty() ? 0 : 1);
    return line;
}

// With those that go on with it: they begin with a blank.
bool Reader::read_line()
{
    if (std::exchange(is_kept_, false))
        return true;
    if (rest_.empty())
        return false;
    line_ = take_line();
    began_at_ = number_;
    while (rest_.starts_with(' ') || rest_.starts_with('\t')) {
        rest_.remove_prefix(1);
        line_ += take_line();
    }
    return true;
}

void Reader::read_card(Card& card)
{
    while (read_line()) {
        if (is(line_, "END:VCARD")) {
            if (card.trouble == Trouble::None && !is_of_known_version(card))
                card.trouble = Trouble::Version;
            return;
        }
        is_kept_ = is(line_, "BEGIN:VCARD");
        if (is_kept_)
            break;
        add(card, line_);
    }
    card.trouble = Trouble::NotClosed;
}

// Up to the next card, and said once.
void Reader::read_stray(Card& card)
{
    card.trouble = Trouble::Stray;
    while (read_line()) {
        is_kept_ = is(line_, "BEGIN:VCARD");
        if (is_kept_)
            return;
    }
}

std::optional<Property> parse(std::string_view line)
{
    auto const end = line.find_first_of(";:");
    if (end == line.npos || std::ranges::any_of(line, is_control))
        return {};
    auto const whole = line.substr(0, end);
    auto const point = whole.find('.');
    auto const name = point == whole.npos ? whole : whole.substr(point + 1);
    if (!is_name(name) || (point != whole.npos && !is_name(whole.substr(0, point))))
        return {};
    Property property { mapped(name, capital) };
    auto rest = line.substr(end);
    while (rest.starts_with(';')) {
        rest.remove_prefix(1);
        if (!take_parameter(rest, property.parameters))
            return {};
    }
    if (!rest.starts_with(':'))
        return {};
    property.value = rest.substr(1);
    property.line = line;
    return property;
}

std::vector<std::string_view> split(std::string_view value, char separator)
{
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] == '\\')
            ++at;
        else if (value[at] == separator && parts.size() + 1 < most_parts) {
            parts.push_back(value.substr(begin, at - begin));
            begin = at + 1;
        }
    }
    parts.push_back(value.substr(begin));
    return parts;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const is_escape = text[at] == '\\' && at + 1 < text.size();
        out += is_escape ? of_escape(text[++at]) : text[at];
    }
    return out;
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        if (c == '\\' || c == ',' || c == ';')
            out += '\\';
        out += c == '\n' ? "\\n" : std::string { c };
    }
    return out;
}

void write_line(std::string& out, std::string_view line)
{
    auto most = most_line_bytes;
    while (line.size() > most) {
        auto const end = fitting(line, most);
        out += line.substr(0, end);
        out += "\r\n ";
        line.remove_prefix(end);
        most = most_line_bytes - 1; // the blank counts
    }
    out += line;
    out += "\r\n";
}

}
