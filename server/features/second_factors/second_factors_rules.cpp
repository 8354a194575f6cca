#include "second_factors/second_factors_rules.h"

#include "base/text.h"
#include "crypto/token.h"
#include "crypto/totp.h"
#include "http/percent.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::second_factors {
namespace {

constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int recovery_code_size = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}

Result<Code> Code::parse(std::string_view text)
{
    if (text.size() > max_characters || !is_utf8(text))
        return refuse("length", "", "must be 0 to 64 characters");
    std::string kept;
    for (auto c : text) {
        if (is_digit(c) || (c >= 'a' && c <= 'z'))
            kept += c;
        else if (c >= 'A' && c <= 'Z')
            kept += static_cast<char>(c - 'A' + 'a');
    }
    return Code { std::move(kept) };
}

std::string random_recovery_code()
{
    std::string code;
    for (auto byte : crypto::random_bytes(recovery_code_size))
        code += letters[static_cast<unsigned char>(byte) % letters.size()];
    return code;
}

std::string shown(std::string_view recovery_code)
{
    auto const half = recovery_code.size() / 2;
    return std::string { recovery_code.substr(0, half) } + '-' + std::string { recovery_code.substr(half) };
}

std::string hash_of(PersonId const& person, std::string_view recovery_code)
{
    return crypto::derived_token("recovery_code", person.text(), recovery_code, 1).hash();
}

std::string without_look_alikes(std::string_view code)
{
    std::string meant { code };
    for (auto& c : meant)
        c = c == 'o' ? '0' : c == 'i' || c == 'l' ? '1' : c;
    return meant;
}

bool is_totp(Code const& code)
{
    return code.text().size() == crypto::totp::digits && std::ranges::all_of(code.text(), is_digit);
}

std::string uri_of(std::string_view login, std::string_view secret_in_base32)
{
    return fmt::format("otpauth://totp/Kith:{}?secret={}&issuer=Kith&algorithm=SHA1&digits={}&period={}",
        http::percent_encode(login), secret_in_base32, crypto::totp::digits, crypto::totp::step_seconds);
}

}
