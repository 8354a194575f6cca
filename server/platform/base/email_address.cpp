#include "base/email_address.h"

#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cctype>

namespace kith {
namespace {

constexpr std::size_t max_bytes = 254;      // RFC 5321 4.5.3.1.3, less the angle brackets
constexpr std::size_t max_local_bytes = 64; // 4.5.3.1.1

bool is_atom_character(unsigned char c)
{
    return c >= 0x80 || std::isalnum(c) ||
        std::string_view { "!#$%&'*+-/=?^_`{|}~" }.find(static_cast<char>(c)) != std::string_view::npos;
}

// Dot-atom of RFC 5322 3.2.3; quoted parts and comments are refused on purpose.
bool is_dot_atom(std::string_view text)
{
    bool after_dot = true;
    for (unsigned char c : text) {
        if (c == '.' ? after_dot : !is_atom_character(c))
            return false;
        after_dot = c == '.';
    }
    return !text.empty() && !after_dot;
}

// Blanks, controls and what nobody can see: with them, two addresses look like one.
bool hides_something(std::string_view text)
{
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 point;
        U8_NEXT(text.data(), i, size, point);
        if (point < 0 || (U_GET_GC_MASK(point) & (U_GC_Z_MASK | U_GC_C_MASK)) != 0 ||
            u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            return true;
    }
    return false;
}

// Also in the form that looks most like ASCII: a full-width @ or comma is one, too.
bool is_local_part(std::string_view local)
{
    return local.size() <= max_local_bytes && is_dot_atom(local) && is_dot_atom(normalize(local));
}

auto refuse_address() { return refuse("email", "", "must be an e-mail address such as ann@example.com"); }

}

DomainName EmailAddress::domain() const { return DomainName::stored(key_.substr(key_.rfind('@') + 1)); }

Result<EmailAddress> EmailAddress::parse(std::string_view input)
{
    auto text = trim(input);
    if (text.empty())
        return refuse("required", "", "must not be empty");
    if (text.size() > max_bytes || hides_something(text))
        return refuse_address();
    auto const at = text.rfind('@');
    if (at == text.npos || !is_local_part(text.substr(0, at)))
        return refuse_address();
    auto const domain = DomainName::parse(text.substr(at + 1));
    if (!domain)
        return refuse_address();
    return EmailAddress { std::string { text }, fold_mailbox(text.substr(0, at)) + '@' + domain->text() };
}

}
