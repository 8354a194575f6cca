#include "accounts/accounts_rules.h"

#include "base/text.h"

#include <cctype>

namespace kith::accounts {
namespace {

constexpr std::size_t max_length = 40;

}

std::string slug_of(AccountName const& name)
{
    std::string slug;
    for (unsigned char c : fold_key(name.text())) {
        if (c < 0x80 && std::isalnum(c))
            slug += static_cast<char>(c);
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    slug.resize(std::min(slug.size(), max_length));
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug.empty() ? "account" : slug;
}

}
