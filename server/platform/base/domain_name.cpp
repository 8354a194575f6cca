#include "base/domain_name.h"

#include "base/text.h"

#include <idn2.h>

#include <cctype>
#include <memory>

namespace kith {
namespace {

constexpr std::size_t max_bytes = 253; // RFC 1035 2.3.4, as text

bool is_label(std::string_view label)
{
    for (unsigned char c : label) {
        if (!std::isalnum(c) && c != '-')
            return false;
    }
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-';
}

// At least two labels; the last one is no number, so that 10.0.0.1 is no domain.
bool is_domain(std::string_view ascii)
{
    std::size_t labels = 0;
    std::string_view label;
    while (!ascii.empty()) {
        auto dot = ascii.find('.');
        label = ascii.substr(0, dot);
        if (!is_label(label))
            return false;
        ++labels;
        if (dot == ascii.npos)
            break;
        ascii.remove_prefix(dot + 1);
        if (ascii.empty())
            return false;
    }
    return labels >= 2 && !std::isdigit(static_cast<unsigned char>(label.front()));
}

std::string ascii_of(std::string const& domain)
{
    char* out = nullptr;
    auto status = idn2_to_ascii_8z(domain.c_str(), &out, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    std::unique_ptr<char, void (*)(void*)> owned { out, idn2_free };
    return status == IDN2_OK ? fold_key(out) : std::string {};
}

}

Result<DomainName> DomainName::parse(std::string_view input)
{
    auto const text = trim(input);
    if (text.empty())
        return refuse("required", "", "must not be empty");
    auto ascii = text.size() > 4 * max_bytes || text.contains('\0') ? std::string {} : ascii_of(normalize(text));
    if (ascii.size() > max_bytes || !is_domain(ascii))
        return refuse("domain", "", "must be a domain such as example.com");
    return DomainName { std::move(ascii) };
}

}
