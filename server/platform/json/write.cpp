#include "json/json.h"

#include <charconv>

namespace kith::json {
namespace {

void write_number(std::string& out, auto number)
{
    char digits[32];
    auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

void write_list(std::string& out, Type const& type, void const* value)
{
    out += '[';
    auto const size = type.size(value);
    for (std::size_t i = 0; i < size; ++i) {
        if (i > 0)
            out += ',';
        write_to(out, *type.element, type.at(value, i));
    }
    out += ']';
}

void write_struct(std::string& out, Type const& type, void const* value)
{
    out += '{';
    bool first = true;
    for (auto const& field : type.fields) {
        if (!first)
            out += ',';
        first = false;
        out += '"';
        out += field.name;
        out += "\":";
        write_to(out, *field.type, static_cast<char const*>(value) + field.offset);
    }
    out += '}';
}

void write_escaped(std::string& out, unsigned char c)
{
    static constexpr char digits[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += digits[c >> 4];
        out += digits[c & 15];
    }
}

}

void write_string(std::string& out, std::string_view text)
{
    out += '"';
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text, written, i - written);
        write_escaped(out, c);
        written = i + 1;
    }
    out.append(text, written);
    out += '"';
}

void write_to(std::string& out, Type const& type, void const* value)
{
    switch (type.kind) {
    case Kind::Bool:
        out += *static_cast<bool const*>(value) ? "true" : "false";
        return;
    case Kind::Int32:
        return write_number(out, *static_cast<int const*>(value));
    case Kind::Int64:
        return write_number(out, *static_cast<std::int64_t const*>(value));
    case Kind::Double:
        return write_number(out, *static_cast<double const*>(value));
    case Kind::String:
        return write_string(out, *static_cast<std::string const*>(value));
    case Kind::Time:
        return write_string(out, to_text(*static_cast<Time const*>(value)));
    case Kind::Enum:
        return write_string(out, type.words[type.get_word(value)]);
    case Kind::Word:
        return write_string(out, type.word_text(value));
    case Kind::Raw: {
        auto const& text = static_cast<Raw const*>(value)->text;
        out += text.empty() ? "{}" : text;
        return;
    }
    case Kind::Optional:
        if (type.size(value) == 0)
            out += "null";
        else
            write_to(out, *type.element, type.at(value, 0));
        return;
    case Kind::List:
        return write_list(out, type, value);
    case Kind::Struct:
        return write_struct(out, type, value);
    }
}

}
