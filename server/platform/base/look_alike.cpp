#include "base/look_alike.h"

#include "base/fault.h"
#include "base/text.h"

#include <unicode/uspoof.h>

#include <array>

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

std::string key_of(std::string_view text)
{
    std::string key;
    for (char c : fold_key(skeleton(fold_key(text)))) {
        if (counts(c))
            key += c == 'i' ? 'l' : c;
    }
    return key;
}

// Letters of ASCII look the same beside each other as alone, so each is asked once.
std::string const& key_of_ascii(char letter)
{
    static auto const keys = [] {
        std::array<std::string, 128> made;
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = key_of(std::string(1, static_cast<char>(i)));
        return made;
    }();
    return keys[static_cast<unsigned char>(letter)];
}

}

std::string look_alike_key(std::string_view text)
{
    if (!is_plain_ascii(text))
        return key_of(text);
    std::string key;
    for (char c : text)
        key += key_of_ascii(c);
    return key;
}

}
