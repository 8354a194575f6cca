#include "crypto/totp.h"

#include "base/fault.h"
#include "crypto/token.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace kith::crypto::totp {
namespace {

constexpr std::int64_t window = 1;

std::array<unsigned char, 8> big_endian(std::int64_t number)
{
    std::array<unsigned char, 8> bytes {};
    for (std::size_t at = 8; at-- > 0; number >>= 8)
        bytes[at] = static_cast<unsigned char>(number & 0xff);
    return bytes;
}

std::array<unsigned char, 20> hmac_sha1(std::string_view key, std::int64_t counter)
{
    auto const text = big_endian(counter);
    std::array<unsigned char, 20> mac {};
    unsigned int size = 0;
    if (!HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), text.data(), text.size(), mac.data(), &size))
        throw Fault("OpenSSL makes no HMAC-SHA-1");
    return mac;
}

}

std::string random_secret() { return random_bytes(secret_bytes); }

std::int64_t step_at(Time time)
{
    auto const seconds = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
    return seconds / step_seconds;
}

std::string code_at(std::string_view secret, std::int64_t step, int length)
{
    auto const mac = hmac_sha1(secret, step);
    auto const at = static_cast<std::size_t>(mac[19] & 0x0f);
    std::uint32_t number = mac[at] & 0x7fU;
    for (std::size_t next = at + 1; next < at + 4; ++next)
        number = number << 8 | mac[next];
    std::string code(static_cast<std::size_t>(length), '0');
    for (auto digit = code.rbegin(); digit != code.rend(); ++digit, number /= 10)
        *digit = static_cast<char>('0' + number % 10);
    return code;
}

std::optional<std::int64_t> find_step(std::string_view secret, std::string_view code, Time now)
{
    std::optional<std::int64_t> found;
    auto const middle = step_at(now);
    for (auto step = middle - window; step <= middle + window; ++step) {
        if (equal_in_constant_time(code_at(secret, step), code))
            found = step;
    }
    return found;
}

std::string to_base32(std::string_view bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t pending = 0;
    int bits = 0;
    for (auto byte : bytes) {
        pending = pending << 8 | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            text += letters[pending >> (bits - 5) & 31];
    }
    if (bits > 0)
        text += letters[pending << (5 - bits) & 31];
    return text;
}

}
