#include "mail/mime_text.h"

#include "base/clean_text.h"

#include <algorithm>
#include <vector>

namespace kith::mail {
namespace {

constexpr std::size_t longest_line = 76;
constexpr std::size_t max_header_characters = 500;

bool is_printable(char character) { return character >= ' ' && character <= '~'; }

// "=?" would be read as the beginning of an encoded word; a word longer than a line
// could not be folded.
bool may_stay_plain(std::string_view text)
{
    std::size_t word = 0;
    for (auto character : text) {
        word = character == ' ' ? 0 : word + 1;
        if (!is_printable(character) || word > longest_line / 2)
            return false;
    }
    return text.find("=?") == std::string_view::npos;
}

std::string base64(std::string_view bytes)
{
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        auto const group = bytes.substr(i, 3);
        unsigned bits = 0;
        for (std::size_t j = 0; j < 3; ++j)
            bits = bits << 8 | (j < group.size() ? static_cast<unsigned char>(group[j]) : 0u);
        for (std::size_t j = 0; j < 4; ++j)
            text += j <= group.size() ? digits[bits >> (18 - 6 * j) & 63] : '=';
    }
    return text;
}

// The first characters of `text` that fit; none is cut in two (RFC 2047, section 5).
std::string_view first_characters(std::string_view text, std::size_t max_bytes)
{
    auto end = std::min(max_bytes, text.size());
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

std::vector<std::string> encoded_words(std::string_view text)
{
    constexpr std::size_t bytes_in_a_word = 39; // 52 digits and "=?utf-8?B??=", so that a header's name fits before
    std::vector<std::string> words;
    while (!text.empty()) {
        auto const part = first_characters(text, bytes_in_a_word);
        words.push_back("=?utf-8?B?" + base64(part) + "?=");
        text.remove_prefix(part.size());
    }
    return words;
}

std::vector<std::string> plain_words(std::string_view text)
{
    std::vector<std::string> words;
    for (std::size_t start = 0; start <= text.size();) {
        auto const end = std::min(text.find(' ', start), text.size());
        words.emplace_back(text.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

// Adds words to a header, each after a space, on a further line where this one is full.
void append_words(std::string& header, std::vector<std::string> const& words)
{
    for (auto const& word : words) {
        auto const line_start = header.rfind('\n') + 1; // npos + 1 is 0: the first line
        if (header.size() - line_start + 1 + word.size() > longest_line)
            header += "\r\n";
        header += ' ';
        header += word;
    }
}

// A display name of several words is safest as one quoted string.
std::string quoted(std::string_view name)
{
    std::string text = "\"";
    for (auto character : name) {
        if (character == '"' || character == '\\')
            text += '\\';
        text += character;
    }
    return text + '"';
}

std::vector<std::string> name_words(std::string_view name)
{
    if (name.empty())
        return {};
    if (may_stay_plain(name))
        return plain_words(quoted(name));
    return encoded_words(name);
}

void append_encoded_byte(std::string& line, char character)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    auto const byte = static_cast<unsigned char>(character);
    line += { '=', digits[byte >> 4], digits[byte & 15] };
}

std::string quoted_printable_byte(char character, bool ends_line)
{
    bool const is_blank = character == ' ' || character == '\t';
    std::string text;
    if ((is_blank && !ends_line) || (is_printable(character) && !is_blank && character != '='))
        text += character;
    else
        append_encoded_byte(text, character);
    return text;
}

void append_quoted_printable_line(std::string& out, std::string_view line)
{
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto const piece = quoted_printable_byte(line[i], i + 1 == line.size());
        if (column + piece.size() > longest_line - 1) { // leaves room for the soft break's own '='
            out += "=\r\n";
            column = 0;
        }
        out += piece;
        column += piece.size();
    }
    out += "\r\n";
}

}

std::string text_header(std::string_view name, std::string_view text)
{
    auto const line = one_line(text, max_header_characters);
    auto header = std::string { name } + ':';
    append_words(header, may_stay_plain(line) ? plain_words(line) : encoded_words(line));
    return header + "\r\n";
}

std::string address_header(std::string_view name, std::string_view display_name, std::string_view address)
{
    auto header = std::string { name } + ':';
    auto words = name_words(one_line(display_name, max_header_characters));
    words.push_back(words.empty() ? std::string { address } : '<' + std::string { address } + '>');
    append_words(header, words);
    return header + "\r\n";
}

std::string quoted_printable(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of("\r\n"), text.size());
        append_quoted_printable_line(out, text.substr(0, end));
        text.remove_prefix(end);
        text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
    }
    return out;
}

}
