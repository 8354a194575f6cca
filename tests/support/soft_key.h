#pragma once

// An authenticator in software: makes passkeys and signs with them, as a browser hands it over.
//
//     tests::SoftKey key { tests::SoftKey::Kind::Es256 };
//     browser.post("/api/v1/me/passkeys", key.registration(challenge, user_handle));
//     Browser { api }.post("/api/v1/auth/passkey", key.assertion(challenge));
//
// What it says can be changed before, so that it lies.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>

namespace kith::tests {

class SoftKey {
public:
    enum class Kind { Es256, Ed25519, Rs256 };
    explicit SoftKey(Kind = Kind::Es256);

    std::string origin = "https://kith.test";
    std::string relying_party = "kith.test";
    std::string type_of_creation = "webauthn.create";
    std::string type_of_use = "webauthn.get";
    std::string user_handle;
    std::string id;        // raw
    unsigned flags = 0x05; // present and verified
    std::uint32_t sign_count = 0;
    bool counts = true;
    bool is_framed = false;

    // Bodies of the API. `user_handle` in base64url, as the options give it.
    std::string registration(
        std::string const& challenge, std::string const& user_handle, std::string const& name = "Phone");
    std::string assertion(std::string const& challenge);

    // Parts of them.
    std::string cose() const;
    std::string authenticator_data(bool with_key) const;
    std::string attestation_object() const;
    std::string client_data(std::string const& type, std::string const& challenge) const;
    std::string sign(std::string_view message) const;

private:
    std::string number(char const* name) const;

    Kind kind_;
    std::shared_ptr<EVP_PKEY> key_;
};

}
