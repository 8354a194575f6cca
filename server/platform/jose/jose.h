#pragma once

// Signed JSON, as OpenID Connect speaks it (RFC 7515 JWS, RFC 7517 JWK, RFC 7518 algorithms), by
// libcjose. Only signatures by keys of which one half is public: a token that names any other
// algorithm ("none", HS256) is no token, and a key fits one kind of algorithm only.

#include <boost/json/object.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::jose {

inline constexpr std::size_t most_token_bytes = 16 * 1024;
inline constexpr std::size_t most_keys = 50;
inline constexpr int least_rsa_bits = 2048;
inline constexpr int most_rsa_bits = 8192; // verifying with larger ones takes long

class Key;

// What a provider signs with (RFC 7517 5). Keys that are too short, too long or of another kind
// are left out.
class KeySet {
public:
    // Nothing for what is no key set.
    static std::optional<KeySet> parse(std::string_view json);
    std::size_t size() const { return keys_.size(); }

    struct Verified {
        boost::json::object claims;
        std::string trouble;         // in words; empty: the signature is good
        bool key_is_unknown = false; // no key of that id: it may have come after the set was read
    };
    Verified verify(std::string_view token) const;

private:
    std::vector<std::shared_ptr<Key const>> keys_;
};

// One's own key, to show who one is (private_key_jwt): RSA of 2048 bits, for every provider reads RS256.
class PrivateKey {
public:
    static PrivateKey make();
    // Of text() only; anything else is a fault.
    static PrivateKey from_text(std::string_view);
    std::string text() const;       // secret
    std::string public_set() const; // {"keys": [...]}, for the provider
    std::string sign(boost::json::object const& claims) const;

private:
    explicit PrivateKey(std::shared_ptr<Key const> key) : key_(std::move(key)) {}
    std::shared_ptr<Key const> key_;
};

}
