#include "jose/jose.h"

#include "base/fault.h"
#include "crypto/token.h"

#include <boost/json.hpp>
#include <cjose/cjose.h>

#include <cstdlib>

namespace kith::jose {

namespace bj = boost::json;

// A JWK with what it says of itself.
class Key {
public:
    Key(cjose_jwk_t* jwk, std::string id, std::string algorithm)
        : jwk_(jwk)
        , id_(std::move(id))
        , algorithm_(std::move(algorithm))
    {}
    ~Key() { cjose_jwk_release(jwk_); }
    Key(Key const&) = delete;
    Key& operator=(Key const&) = delete;

    cjose_jwk_t* jwk() const { return jwk_; }
    std::string const& id() const { return id_; }
    bool is_for(std::string_view algorithm) const
    {
        bool const is_rsa = algorithm.starts_with("RS") || algorithm.starts_with("PS");
        bool const is_of_kind = cjose_jwk_get_kty(jwk_, nullptr) == (is_rsa ? CJOSE_JWK_KTY_RSA : CJOSE_JWK_KTY_EC);
        return is_of_kind && (algorithm_.empty() || algorithm_ == algorithm);
    }

private:
    cjose_jwk_t* jwk_;
    std::string id_;
    std::string algorithm_; // empty: any that its kind can
};

namespace {

constexpr std::array algorithms { "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512" };

constexpr std::size_t most_id = 200;

struct Released {
    void operator()(cjose_jws_t* jws) const { cjose_jws_release(jws); }
    void operator()(cjose_header_t* header) const { cjose_header_release(header); }
};
using Jws = std::unique_ptr<cjose_jws_t, Released>;
using Header = std::unique_ptr<cjose_header_t, Released>;

std::string text_at(bj::object const& members, std::string_view name)
{
    auto const* value = members.if_contains(name);
    return value && value->is_string() ? std::string { value->get_string() } : std::string {};
}

std::optional<bj::object> parse_object(std::string_view text)
{
    boost::system::error_code error;
    auto value = bj::parse(text, error);
    return !error && value.is_object() ? std::optional { std::move(value.get_object()) } : std::nullopt;
}

bool has_bearable_size(cjose_jwk_t* jwk)
{
    auto const bits = static_cast<int>(cjose_jwk_get_keysize(jwk, nullptr));
    return cjose_jwk_get_kty(jwk, nullptr) == CJOSE_JWK_KTY_EC || (bits >= least_rsa_bits && bits <= most_rsa_bits);
}

// Null where it is no public key to verify with.
std::shared_ptr<Key const> key_of(bj::object const& members)
{
    auto const kind = text_at(members, "kty");
    auto const use = text_at(members, "use");
    if ((kind != "RSA" && kind != "EC") || (!use.empty() && use != "sig"))
        return {};
    if (text_at(members, "kid").size() > most_id || text_at(members, "alg").size() > most_id)
        return {};
    auto const json = bj::serialize(members);
    auto* const jwk = cjose_jwk_import(json.data(), json.size(), nullptr);
    if (!jwk)
        return {};
    auto key = std::make_shared<Key const>(jwk, text_at(members, "kid"), text_at(members, "alg"));
    return has_bearable_size(jwk) ? key : nullptr;
}

std::string header_of(cjose_jws_t* jws, char const* name)
{
    auto const* text = cjose_header_get(cjose_jws_get_protected(jws), name, nullptr);
    return text ? text : "";
}

KeySet::Verified trouble(std::string words, bool key_is_unknown = false)
{
    return { {}, std::move(words), key_is_unknown };
}

KeySet::Verified claims_of(cjose_jws_t* jws)
{
    std::uint8_t* bytes = nullptr;
    std::size_t size = 0;
    if (!cjose_jws_get_plaintext(jws, &bytes, &size, nullptr))
        return trouble("it has no content");
    auto claims = parse_object({ reinterpret_cast<char const*>(bytes), size });
    return claims ? KeySet::Verified { *std::move(claims), "", false } : trouble("its content is no JSON object");
}

std::string words_of(cjose_jwk_t* jwk, bool with_secrets)
{
    cjose_err error {};
    std::unique_ptr<char, decltype(&std::free)> const text { cjose_jwk_to_json(jwk, with_secrets, &error), &std::free };
    if (!text)
        throw Fault(std::string { "libcjose cannot write a key: " } + error.message);
    return text.get();
}

}

std::optional<KeySet> KeySet::parse(std::string_view json)
{
    auto const members = parse_object(json);
    auto const* list = members ? members->if_contains("keys") : nullptr;
    if (!list || !list->is_array() || list->get_array().size() > most_keys)
        return {};
    KeySet set;
    for (auto const& each : list->get_array()) {
        if (auto key = each.is_object() ? key_of(each.get_object()) : nullptr)
            set.keys_.push_back(std::move(key));
    }
    return set;
}

KeySet::Verified KeySet::verify(std::string_view token) const
{
    if (token.size() > most_token_bytes)
        return trouble("it is too large");
    Jws const jws { cjose_jws_import(token.data(), token.size(), nullptr) };
    if (!jws)
        return trouble("it is no signed token");
    auto const algorithm = header_of(jws.get(), CJOSE_HDR_ALG);
    if (std::ranges::find(algorithms, algorithm) == algorithms.end())
        return trouble("it is signed by " + algorithm + ", which is not taken");
    auto const id = header_of(jws.get(), CJOSE_HDR_KID);
    bool is_known = false;
    for (auto const& key : keys_) {
        if (!key->is_for(algorithm) || (!id.empty() && key->id() != id))
            continue;
        is_known = true;
        if (cjose_jws_verify(jws.get(), key->jwk(), nullptr))
            return claims_of(jws.get());
    }
    return is_known ? trouble("its signature is wrong") : trouble("it is signed by a key that is not known", true);
}

PrivateKey PrivateKey::make()
{
    constexpr std::array<std::uint8_t, 3> exponent { 1, 0, 1 };
    cjose_err error {};
    auto* const jwk = cjose_jwk_create_RSA_random(least_rsa_bits, exponent.data(), exponent.size(), &error);
    auto const id = crypto::random_hex(8);
    if (!jwk || !cjose_jwk_set_kid(jwk, id.data(), id.size(), &error))
        throw Fault(std::string { "libcjose makes no key: " } + error.message);
    return PrivateKey { std::make_shared<Key const>(jwk, id, "RS256") };
}

PrivateKey PrivateKey::from_text(std::string_view text)
{
    auto* const jwk = cjose_jwk_import(text.data(), text.size(), nullptr);
    if (!jwk)
        throw Fault("a private key of ours is none any more");
    auto const* id = cjose_jwk_get_kid(jwk, nullptr);
    return PrivateKey { std::make_shared<Key const>(jwk, id ? id : "", "RS256") };
}

std::string PrivateKey::text() const { return words_of(key_->jwk(), true); }

std::string PrivateKey::public_set() const
{
    auto members = parse_object(words_of(key_->jwk(), false)).value();
    members["use"] = "sig";
    members["alg"] = "RS256";
    return bj::serialize(bj::object { { "keys", bj::array { std::move(members) } } });
}

std::string PrivateKey::sign(bj::object const& claims) const
{
    auto const content = bj::serialize(claims);
    Header const header { cjose_header_new(nullptr) };
    cjose_header_set(header.get(), CJOSE_HDR_ALG, "RS256", nullptr);
    cjose_header_set(header.get(), CJOSE_HDR_KID, key_->id().c_str(), nullptr);
    cjose_err error {};
    Jws const jws { cjose_jws_sign(
        key_->jwk(), header.get(), reinterpret_cast<std::uint8_t const*>(content.data()), content.size(), &error) };
    char const* text = nullptr;
    if (!jws || !cjose_jws_export(jws.get(), &text, &error))
        throw Fault(std::string { "libcjose does not sign: " } + error.message);
    return text; // lives as long as jws does
}

}
