#include "crypto/password.h"

#include "base/fault.h"
#include "base/text.h"

#include <sodium.h>
#include <zxcvbn.h>

#include <memory>

namespace kith::crypto {
namespace {

constexpr std::size_t max_bytes = 1024;
constexpr std::size_t min_characters = 12;
constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19456 * 1024;
constexpr double min_bits = 40; // about what zxcvbn calls 3 of 4: 10^10 guesses and more

// Checked in place of a hash that is not there, so that an unknown login takes
// as long as a known one.
std::string const& dummy_hash()
{
    static std::string const hash = hash_password(*Password::parse("a login that does not exist"));
    return hash;
}

double guess_bits(std::string const& text, std::vector<std::string> const& own_words)
{
    std::vector<char const*> words;
    for (auto const& word : own_words)
        words.push_back(word.c_str());
    words.push_back(nullptr);
    ZxcMatch_t* matches = nullptr;
    // zxcvbn is quadratic in the length; what is strong after 100 bytes is strong.
    auto const bits = ZxcvbnMatch(text.substr(0, 100).c_str(), words.data(), &matches);
    ZxcvbnFreeInfo(matches);
    return bits;
}

}

Result<Password> Password::parse(std::string_view text)
{
    if (text.empty())
        return refuse("required", "", "must not be empty");
    if (text.size() > max_bytes || !is_utf8(text))
        return refuse("length", "", "must be at most 1,024 bytes");
    return Password { normalize(text) };
}

Result<void> check_strength(Password const& password, std::string_view field, std::vector<std::string> const& own_words)
{
    if (count_characters(password.text()) < min_characters)
        return refuse_field(std::string { field }, "too_short", "must be at least 12 characters");
    if (guess_bits(password.text(), own_words) < min_bits)
        return refuse_field(std::string { field }, "too_weak", "is too easy to guess: use several unrelated words");
    return {};
}

std::string hash_password(Password const& password)
{
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    auto const& text = password.text();
    if (crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Unavailable("no memory to hash a password");
    hash.resize(hash.find('\0'));
    return hash;
}

bool verify_password(Password const& password, std::string const& hash)
{
    auto const& known = hash.empty() ? dummy_hash() : hash;
    bool const right = crypto_pwhash_str_verify(known.c_str(), password.text().data(), password.text().size()) == 0;
    return right && !hash.empty();
}

bool needs_rehash(std::string const& hash)
{
    return !hash.empty() && crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory) != 0;
}

}
