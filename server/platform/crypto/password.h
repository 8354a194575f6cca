#pragma once

// Passwords: argon2id, 19 MiB, t=2, p=1 (OWASP; libsodium). Hashing takes some
// 25 ms and 19 MiB: only on the slow pool.

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace kith::crypto {

// What a person types: at most 1,024 bytes of UTF-8, normalized by NFKC, so that
// two ways of typing one letter are one password.
class Password {
public:
    static constexpr char const* format = "password";
    Password() = default;
    static Result<Password> parse(std::string_view);
    std::string const& text() const { return text_; }

private:
    explicit Password(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// 12 characters or more, not guessable (zxcvbn), not made of `own_words` (name,
// address, account). Refuses `validation` at `field` with the reason.
Result<void> check_strength(Password const&, std::string_view field, std::vector<std::string> const& own_words);

std::string hash_password(Password const&);
// False for an empty hash too, after the same time.
bool verify_password(Password const&, std::string const& hash);
bool needs_rehash(std::string const& hash);

}
