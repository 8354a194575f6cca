#include "mail/address.h"

#include "base/clean_text.h"
#include "base/fault.h"
#include "base/text.h"

#include <idn2.h>

#include <algorithm>

namespace kith::mail {
namespace {

constexpr std::size_t max_address_bytes = 254; // RFC 5321, section 4.5.3.1.3, less the brackets

bool may_stand_in_an_address(char character)
{
    return static_cast<unsigned char>(character) > ' ' && character != '\x7F' && character != '<' && character != '>';
}

void check_address(std::string_view address)
{
    auto const at = address.rfind('@');
    bool const is_whole = at != std::string_view::npos && at > 0 && at + 1 < address.size();
    if (!is_whole || address.size() > max_address_bytes || !is_utf8(address) ||
        !std::ranges::all_of(address, may_stand_in_an_address))
        throw Fault("no address to send mail with: " + one_line(address, 100));
}

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_domain(std::string const& domain)
{
    if (is_ascii(domain))
        return domain;
    char* converted = nullptr;
    if (idn2_to_ascii_8z(domain.c_str(), &converted, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
        throw Fault("no domain to send mail to: " + domain);
    std::string ascii = converted;
    idn2_free(converted);
    return ascii;
}

}

NamedAddress split_address(std::string_view text)
{
    auto const open = text.rfind('<');
    if (open == std::string_view::npos || !text.ends_with('>'))
        return { {}, std::string { text } };
    auto name = trim(text.substr(0, open));
    if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"'))
        name = name.substr(1, name.size() - 2);
    return { std::string { name }, std::string { text.substr(open + 1, text.size() - open - 2) } };
}

std::string wire_address(std::string_view address)
{
    check_address(address);
    auto const domain = domain_of(address);
    return std::string { address.substr(0, address.size() - domain.size()) } + ascii_domain(domain);
}

std::string domain_of(std::string_view address) { return std::string { address.substr(address.rfind('@') + 1) }; }

}
