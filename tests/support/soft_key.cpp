#include "support/soft_key.h"

#include "crypto/base64.h"
#include "crypto/token.h"

#include <fmt/format.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>
#include <sodium.h>

#include <vector>

namespace kith::tests {
namespace {

std::string head(int major, std::size_t size)
{
    auto const type = static_cast<char>(major << 5);
    if (size < 24)
        return { static_cast<char>(type | static_cast<char>(size)) };
    if (size < 256)
        return { static_cast<char>(type | 24), static_cast<char>(size) };
    return { static_cast<char>(type | 25), static_cast<char>(size >> 8), static_cast<char>(size & 0xff) };
}

std::string cbor(std::int64_t number)
{
    return number >= 0 ? head(0, static_cast<std::size_t>(number)) : head(1, static_cast<std::size_t>(-1 - number));
}
std::string cbor_bytes(std::string const& bytes) { return head(2, bytes.size()) + bytes; }
std::string cbor_text(std::string const& text) { return head(3, text.size()) + text; }

std::string sha256(std::string_view text)
{
    std::string hash(32, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
        reinterpret_cast<unsigned char const*>(text.data()), text.size());
    return hash;
}

EVP_PKEY* made(SoftKey::Kind kind)
{
    if (kind == SoftKey::Kind::Es256)
        return EVP_EC_gen("prime256v1");
    if (kind == SoftKey::Kind::Rs256)
        return EVP_RSA_gen(2048);
    return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
}

}

SoftKey::SoftKey(Kind kind) : id(crypto::random_bytes(32)), kind_(kind), key_(made(kind), EVP_PKEY_free) {}

std::string SoftKey::number(char const* name) const
{
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key_.get(), name, &value);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(value);
    bool const is_coordinate = kind_ == Kind::Es256;
    return is_coordinate ? std::string(32 - bytes.size(), '\0') + bytes : bytes;
}

std::string SoftKey::cose() const
{
    if (kind_ == Kind::Es256)
        return head(5, 5) + cbor(1) + cbor(2) + cbor(3) + cbor(-7) + cbor(-1) + cbor(1) + cbor(-2) +
            cbor_bytes(number(OSSL_PKEY_PARAM_EC_PUB_X)) + cbor(-3) + cbor_bytes(number(OSSL_PKEY_PARAM_EC_PUB_Y));
    if (kind_ == Kind::Rs256)
        return head(5, 4) + cbor(1) + cbor(3) + cbor(3) + cbor(-257) + cbor(-1) +
            cbor_bytes(number(OSSL_PKEY_PARAM_RSA_N)) + cbor(-2) + cbor_bytes(number(OSSL_PKEY_PARAM_RSA_E));
    std::string raw(32, '\0');
    std::size_t size = raw.size();
    EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(raw.data()), &size);
    return head(5, 4) + cbor(1) + cbor(1) + cbor(3) + cbor(-8) + cbor(-1) + cbor(6) + cbor(-2) + cbor_bytes(raw);
}

std::string SoftKey::authenticator_data(bool with_key) const
{
    auto data = sha256(relying_party) + static_cast<char>(flags | (with_key ? 0x40U : 0U));
    for (int shift = 24; shift >= 0; shift -= 8)
        data += static_cast<char>(sign_count >> shift & 0xff);
    if (!with_key)
        return data;
    return data + std::string(16, '\0') + static_cast<char>(id.size() >> 8) + static_cast<char>(id.size() & 0xff) + id +
        cose();
}

std::string SoftKey::attestation_object() const
{
    return head(5, 3) + cbor_text("fmt") + cbor_text("none") + cbor_text("attStmt") + head(5, 0) +
        cbor_text("authData") + cbor_bytes(authenticator_data(true));
}

std::string SoftKey::client_data(std::string const& type, std::string const& challenge) const
{
    return fmt::format(
        R"({{"type":"{}","challenge":"{}","origin":"{}","crossOrigin":{}}})", type, challenge, origin, is_framed);
}

std::string SoftKey::sign(std::string_view message) const
{
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context { EVP_MD_CTX_new(), EVP_MD_CTX_free };
    auto const* digest = kind_ == Kind::Ed25519 ? nullptr : EVP_sha256();
    EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key_.get());
    auto const* bytes = reinterpret_cast<unsigned char const*>(message.data());
    std::size_t size = 0;
    EVP_DigestSign(context.get(), nullptr, &size, bytes, message.size());
    std::string signature(size, '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes, message.size());
    signature.resize(size);
    return signature;
}

std::string SoftKey::registration(std::string const& challenge, std::string const& handle, std::string const& name)
{
    user_handle = handle;
    return fmt::format(R"({{"name":"{}","client_data":"{}","attestation_object":"{}"}})", name,
        crypto::to_base64url(client_data(type_of_creation, challenge)), crypto::to_base64url(attestation_object()));
}

std::string SoftKey::assertion(std::string const& challenge)
{
    if (counts)
        ++sign_count;
    auto const said = authenticator_data(false);
    auto const client = client_data(type_of_use, challenge);
    return fmt::format(
        R"({{"id":"{}","client_data":"{}","authenticator_data":"{}","signature":"{}","user_handle":"{}"}})",
        crypto::to_base64url(id), crypto::to_base64url(client), crypto::to_base64url(said),
        crypto::to_base64url(sign(said + sha256(client))), user_handle);
}

}
