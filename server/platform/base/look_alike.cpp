#include "base/look_alike.h"

#include "base/fault.h"
#include "base/text.h"

#include <unicode/uspoof.h>

namespace kith {
namespace {

// Opened once; comparing does not change it.
USpoofChecker const& checker()
{
    static auto const* const opened = [] {
        auto error = U_ZERO_ERROR;
        auto* made = uspoof_open(&error);
        if (U_FAILURE(error))
            throw Fault("ICU has no Unicode data");
        return made;
    }();
    return *opened;
}

std::string skeleton(std::string const& text)
{
    auto error = U_ZERO_ERROR;
    auto const length = static_cast<std::int32_t>(text.size());
    std::string out(text.size() * 4 + 16, '\0');
    auto const size = uspoof_getSkeletonUTF8(
        &checker(), 0, text.data(), length, out.data(), static_cast<std::int32_t>(out.size()), &error);
    if (U_FAILURE(error))
        return text;
    out.resize(static_cast<std::size_t>(size));
    return out;
}

bool counts(char c)
{
    return (static_cast<unsigned char>(c) & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}

std::string look_alike_key(std::string_view text)
{
    std::string key;
    for (char c : fold_key(skeleton(fold_key(text)))) {
        if (counts(c))
            key += c == 'i' ? 'l' : c;
    }
    return key;
}

}
