#include "crypto/base64.h"

#include "base/fault.h"

#include <sodium.h>

namespace kith::crypto {

namespace {

constexpr auto variant = sodium_base64_VARIANT_ORIGINAL;
constexpr auto url_variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::optional<std::string> decoded(std::string_view text, int alphabet)
{
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
            nullptr, &size, nullptr, alphabet) != 0)
        return {};
    bytes.resize(size);
    return bytes;
}

}

std::string to_base64(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(
        text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), variant);
    text.pop_back(); // the NUL of C
    return text;
}

std::string from_base64(std::string_view text)
{
    auto bytes = decoded(text, variant);
    if (!bytes)
        throw Fault("a column of base64 holds something else");
    return *std::move(bytes);
}

std::optional<std::string> parse_base64(std::string_view text) { return decoded(text, variant); }

std::string to_base64url(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), url_variant), '\0');
    sodium_bin2base64(
        text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), url_variant);
    text.pop_back(); // the NUL of C
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) { return decoded(text, url_variant); }

}
