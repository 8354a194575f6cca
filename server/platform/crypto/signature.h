#pragma once

// Signatures that anybody can check who has the public key (Ed25519, RFC 8032):
//
//     openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in file -sigfile file.sig

#include <string>
#include <string_view>

namespace kith::crypto {

// The key pair of one account for one purpose, derived from the server key: the same until that is another one.
class Signer {
public:
    Signer(std::string_view purpose, std::string_view account);

    std::string sign(std::string_view bytes) const; // 64 bytes
    std::string public_key() const;                 // PEM, as RFC 8410 writes it

private:
    std::string public_;
    std::string secret_;
};

// REQUIRES: the key is of public_key().
bool is_signed(std::string_view bytes, std::string_view signature, std::string_view public_key);

}
