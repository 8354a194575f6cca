#include "crypto/signature.h"

#include "base/fault.h"
#include "crypto/base64.h"
#include "crypto/token.h"

#include <sodium.h>

namespace kith::crypto {
namespace {

// What stands before the 32 bytes of a public key in its DER form.
constexpr std::string_view der_head { "\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", 12 };
constexpr std::string_view pem_head = "-----BEGIN PUBLIC KEY-----\n";
constexpr std::string_view pem_end = "\n-----END PUBLIC KEY-----\n";

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}

Signer::Signer(std::string_view purpose, std::string_view account)
    : public_(crypto_sign_PUBLICKEYBYTES, '\0')
    , secret_(crypto_sign_SECRETKEYBYTES, '\0')
{
    auto const seed = from_base64url(derived_token("sign", account, purpose, 1).text);
    if (!seed || seed->size() != crypto_sign_SEEDBYTES)
        throw Fault("a derived token is no seed of a key");
    crypto_sign_seed_keypair(bytes_of(public_), bytes_of(secret_), bytes_of(std::string_view { *seed }));
}

std::string Signer::sign(std::string_view bytes) const
{
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(
        bytes_of(signature), nullptr, bytes_of(bytes), bytes.size(), bytes_of(std::string_view { secret_ }));
    return signature;
}

std::string Signer::public_key() const
{
    return std::string { pem_head } + to_base64(std::string { der_head } + public_) + std::string { pem_end };
}

bool is_signed(std::string_view bytes, std::string_view signature, std::string_view public_key)
{
    if (signature.size() != crypto_sign_BYTES || public_key.size() <= pem_head.size() + pem_end.size())
        return false;
    public_key.remove_prefix(pem_head.size());
    public_key.remove_suffix(pem_end.size());
    auto const der = parse_base64(public_key);
    if (!der || der->size() != der_head.size() + crypto_sign_PUBLICKEYBYTES)
        return false;
    auto const key = std::string_view { *der }.substr(der_head.size());
    return crypto_sign_verify_detached(bytes_of(signature), bytes_of(bytes), bytes.size(), bytes_of(key)) == 0;
}

}
