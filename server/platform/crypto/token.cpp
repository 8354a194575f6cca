#include "crypto/token.h"

#include "base/crash_point.h"
#include "base/fault.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

namespace kith::crypto {
namespace {

std::string server_key;

void ensure_sodium()
{
    static int const status = sodium_init();
    if (status < 0)
        throw Fault("libsodium cannot start");
}

std::string base64url(unsigned char const* data, std::size_t size)
{
    auto const variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(size, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), data, size, variant);
    text.pop_back(); // the terminating zero
    return text;
}

std::string hex(unsigned char const* data, std::size_t size)
{
    std::string text(size * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), data, size);
    text.pop_back();
    return text;
}

// HMAC-SHA256 of the server key. The parts are separated by a zero byte, which
// none of them can hold, so that no two lists of parts read the same.
std::array<unsigned char, 32> keyed_hash(std::initializer_list<std::string_view> parts)
{
    ensure_sodium();
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<unsigned char const*>(server_key.data()), server_key.size());
    for (auto part : parts) {
        crypto_auth_hmacsha256_update(&state, reinterpret_cast<unsigned char const*>(part.data()), part.size());
        crypto_auth_hmacsha256_update(&state, reinterpret_cast<unsigned char const*>(""), 1);
    }
    std::array<unsigned char, 32> out;
    crypto_auth_hmacsha256_final(&state, out.data());
    return out;
}

[[noreturn]] void cannot_use(std::string const& path)
{
    throw StartupFault(EX_CONFIG, "cannot read or write the server key " + path + ": " + std::strerror(errno));
}

void write_whole(std::string const& path, std::string const& text)
{
    auto const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        cannot_use(path);
    crash_point("server_key");
    bool const written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written)
        cannot_use(path);
}

// Under its name a key is whole, or there is none, whenever the process is killed;
// of two that make one at the same moment the first counts.
void write_new_key(std::string const& path, std::string const& key)
{
    auto const unfinished = path + '.' + random_hex(8);
    write_whole(unfinished, key + "\n");
    auto const error = ::link(unfinished.c_str(), path.c_str()) == 0 ? 0 : errno;
    ::unlink(unfinished.c_str());
    errno = error;
    if (error != 0 && error != EEXIST)
        cannot_use(path);
}

}

void set_server_key(std::string key) { server_key = std::move(key); }

std::string load_or_make_server_key(std::string const& path)
{
    if (::access(path.c_str(), F_OK) != 0)
        write_new_key(path, random_hex(32));
    std::ifstream file { path };
    if (!file)
        cannot_use(path);
    std::string key;
    if (!std::getline(file, key) || key.size() < 32)
        throw StartupFault(EX_CONFIG, "the server key " + path + " is damaged: restore it from the backup");
    return key;
}

std::string Token::hash() const { return sha256_hex(text); }

std::optional<AccountToken> AccountToken::parse(std::string_view text)
{
    auto const dot = text.find('.');
    if (dot == text.npos || !is_uuid(text.substr(0, dot)))
        return {};
    return AccountToken { AccountId::from_text(text.substr(0, dot)), { std::string { text.substr(dot + 1) } } };
}

Token random_token()
{
    ensure_sodium();
    std::array<unsigned char, 32> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    return { base64url(bytes.data(), bytes.size()) };
}

Token derived_token(std::string_view kind, std::string_view account, std::string_view id, int version)
{
    auto const bytes = keyed_hash({ kind, account, id, std::to_string(version) });
    return { base64url(bytes.data(), bytes.size()) };
}

std::string sha256_hex(std::string_view text)
{
    std::array<unsigned char, 32> digest;
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return hex(digest.data(), digest.size());
}

std::string random_hex(int bytes)
{
    auto const random = random_bytes(bytes);
    return hex(reinterpret_cast<unsigned char const*>(random.data()), random.size());
}

std::string random_bytes(int count)
{
    ensure_sodium();
    std::string random(static_cast<std::size_t>(count), '\0');
    randombytes_buf(random.data(), random.size());
    return random;
}

std::string seal(std::string_view secret, std::string_view text)
{
    auto const key = keyed_hash({ "seal", secret });
    std::vector<unsigned char> box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size());
    randombytes_buf(box.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(box.data() + crypto_secretbox_NONCEBYTES, reinterpret_cast<unsigned char const*>(text.data()),
        text.size(), box.data(), key.data());
    return base64url(box.data(), box.size());
}

bool unseal(std::string_view secret, std::string_view sealed, std::string& text)
{
    if (sealed.empty())
        return false;
    auto const key = keyed_hash({ "seal", secret });
    std::vector<unsigned char> box(sealed.size());
    std::size_t size = 0;
    if (sodium_base642bin(box.data(), box.size(), sealed.data(), sealed.size(), nullptr, &size, nullptr,
            sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        size < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)
        return false;
    text.resize(size - crypto_secretbox_NONCEBYTES - crypto_secretbox_MACBYTES);
    return crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(text.data()),
               box.data() + crypto_secretbox_NONCEBYTES, size - crypto_secretbox_NONCEBYTES, box.data(),
               key.data()) == 0;
}

bool equal_in_constant_time(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}
