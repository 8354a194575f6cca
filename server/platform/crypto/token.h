#pragma once

#include "base/id.h"

#include <optional>
#include <string>
#include <string_view>

namespace kith::crypto {

// The key of this installation, from which links and secret boxes are derived.
// It lies in the data folder (server.key, mode 0600), made at the first start;
// losing it kills every link mailed so far, and the second factors of everybody.
void set_server_key(std::string key);
std::string load_or_make_server_key(std::string const& path);

// The secret part of a link or of a credential: 43 characters of base64url. We
// keep only its hash.
struct Token {
    std::string text;
    std::string hash() const;
};

// 256 random bits, for what is shown once (sessions, API tokens).
Token random_token();

// HMAC-SHA256 of the server key over kind, account, id and version, for links in
// mail: the same link can be mailed again although only its hash is stored, and a
// higher version kills every earlier link.
Token derived_token(std::string_view kind, std::string_view account, std::string_view id, int version);

// What a link carries that leads into one account: "<account>.<secret>".
struct AccountToken {
    AccountId account;
    Token token;
    static std::optional<AccountToken> parse(std::string_view);
    std::string text() const { return account.text() + '.' + token.text; }
};

// SHA-256 as 64 hexadecimal digits.
std::string sha256_hex(std::string_view);
std::string random_hex(int bytes);
std::string random_bytes(int count);

// Seals text so that only who knows `secret` beside the server key can open it
// (XSalsa20-Poly1305, base64url). Opening what was not sealed so gives nothing.
std::string seal(std::string_view secret, std::string_view text);
bool unseal(std::string_view secret, std::string_view sealed, std::string& text);

bool equal_in_constant_time(std::string_view, std::string_view);

}
