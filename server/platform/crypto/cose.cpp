#include "crypto/cose.h"

#include "crypto/cbor.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <map>
#include <memory>
#include <string>

namespace kith::crypto::cose {
namespace {

// Labels of RFC 9053: of the key, then of its type.
constexpr std::int64_t key_type = 1, algorithm = 3, curve = -1, point_x = -2, point_y = -3, modulus = -1, exponent = -2;
constexpr std::int64_t octet_pair = 1, elliptic = 2, rsa = 3, p256 = 1, ed25519 = 6;
constexpr std::size_t least_rsa_bytes = 256, most_rsa_bytes = 512;

struct Parameters {
    std::map<std::int64_t, std::int64_t> numbers;
    std::map<std::int64_t, std::string_view> bytes;
    std::size_t size = 0;

    bool is(std::int64_t label, std::int64_t number) const
    {
        auto const found = numbers.find(label);
        return found != numbers.end() && found->second == number;
    }
    std::string_view at(std::int64_t label) const
    {
        auto const found = bytes.find(label);
        return found == bytes.end() ? std::string_view {} : found->second;
    }
};

// No label twice.
bool read_pair(CborReader& reader, Parameters& parameters)
{
    auto const label = reader.integer();
    auto const value = reader.next();
    if (!label || parameters.numbers.contains(*label) || parameters.bytes.contains(*label))
        return false;
    if (value.kind == CborReader::Kind::Integer)
        parameters.numbers[*label] = value.number;
    else if (value.kind == CborReader::Kind::Bytes)
        parameters.bytes[*label] = value.bytes;
    else
        return false;
    return true;
}

std::optional<Parameters> read(std::string_view key)
{
    CborReader reader { key };
    auto const pairs = reader.map();
    Parameters parameters;
    for (std::int64_t each = 0; pairs && each < *pairs; ++each) {
        if (!read_pair(reader, parameters))
            return {};
    }
    parameters.size = reader.position();
    return pairs ? std::optional { std::move(parameters) } : std::nullopt;
}

template<typename T, auto free>
using Owned = std::unique_ptr<T, decltype([](T* it) { free(it); })>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using Number = Owned<BIGNUM, BN_free>;

unsigned char const* raw(std::string_view bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }

Key key_from(char const* type, OSSL_PARAM_BLD* builder)
{
    Owned<OSSL_PARAM, OSSL_PARAM_free> const parameters { OSSL_PARAM_BLD_to_param(builder) };
    Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> const context { EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr) };
    EVP_PKEY* key = nullptr;
    bool const is_made = parameters && context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) == 1;
    return Key { is_made ? key : nullptr };
}

// OpenSSL takes no point that is not on the curve.
Key elliptic_key(Parameters const& parameters)
{
    auto const x = parameters.at(point_x), y = parameters.at(point_y);
    if (!parameters.is(curve, p256) || x.size() != 32 || y.size() != 32)
        return {};
    auto const point = '\x04' + std::string { x } + std::string { y };
    Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> const builder { OSSL_PARAM_BLD_new() };
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    return key_from("EC", builder.get());
}

Key edwards_key(Parameters const& parameters)
{
    auto const x = parameters.at(point_x);
    if (!parameters.is(curve, ed25519) || x.size() != 32)
        return {};
    return Key { EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(x), x.size()) };
}

Key rsa_key(Parameters const& parameters)
{
    auto const n = parameters.at(modulus), e = parameters.at(exponent);
    if (n.size() < least_rsa_bytes || n.size() > most_rsa_bytes || e.empty() || e.size() > 4)
        return {};
    Number const modulus_number { BN_bin2bn(raw(n), static_cast<int>(n.size()), nullptr) };
    Number const exponent_number { BN_bin2bn(raw(e), static_cast<int>(e.size()), nullptr) };
    Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> const builder { OSSL_PARAM_BLD_new() };
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus_number.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent_number.get());
    return key_from("RSA", builder.get());
}

Key key_of(Parameters const& parameters)
{
    if (parameters.is(key_type, elliptic) && parameters.is(algorithm, es256))
        return elliptic_key(parameters);
    if (parameters.is(key_type, octet_pair) && parameters.is(algorithm, eddsa))
        return edwards_key(parameters);
    if (parameters.is(key_type, rsa) && parameters.is(algorithm, rs256))
        return rsa_key(parameters);
    return {};
}

}

std::optional<std::size_t> size_of_key(std::string_view bytes)
{
    auto const parameters = read(bytes);
    return parameters && key_of(*parameters) ? std::optional { parameters->size } : std::nullopt;
}

bool verify(std::string_view key, std::string_view message, std::string_view signature)
{
    auto const parameters = read(key);
    auto const made = parameters ? key_of(*parameters) : Key {};
    Owned<EVP_MD_CTX, EVP_MD_CTX_free> const context { EVP_MD_CTX_new() };
    auto const* digest = made && parameters->is(algorithm, eddsa) ? nullptr : EVP_sha256();
    return made && context && EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, made.get()) == 1 &&
        EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(message), message.size()) == 1;
}

}
