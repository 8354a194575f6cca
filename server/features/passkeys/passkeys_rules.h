#pragma once

// What browsers and authenticators say, and whether it is meant for us. Pure.

#include "passkeys/passkeys.h"

namespace kith::passkeys {

// 6.1: what the authenticator vouches for.
struct AuthenticatorSaid {
    std::string_view relying_party_hash; // SHA-256 of its id, 32 bytes
    bool user_was_present = false;
    bool user_was_verified = false;
    std::int64_t sign_count = 0;
    std::string_view credential_id; // of a new key; else empty
    std::string_view public_key;    // COSE
};
std::optional<AuthenticatorSaid> read_authenticator_data(std::string_view bytes);

// The authenticator data inside of an attestation object (6.5.4); nothing: it is none.
std::optional<std::string_view> find_authenticator_data(std::string_view attestation_object);

// For this server, with somebody there whom the authenticator knows.
bool is_for_us(AuthenticatorSaid const&, RelyingParty const&);

// The challenge of client data (5.8.1) that are of this type ("webauthn.get", "webauthn.create"), and
// of a page of ours, not framed by another; nothing: they are not.
std::optional<std::string> find_challenge(std::string_view client_data, std::string_view type, RelyingParty const&);

// Whether a key that has signed `before` times can say `now`. 0 twice: it does not count.
bool goes_on(std::int64_t before, std::int64_t now);

std::optional<RelyingParty> relying_party_of(std::string_view public_url);

}
