#pragma once

// How codes are made, read and stored. Pure but for making them.

#include "second_factors/second_factors.h"

namespace kith::second_factors {

// Ten letters and digits that nobody mistakes for others (Crockford's base32): 50 bits.
std::string random_recovery_code();
// "k7m2p9xq4t" -> "k7m2p-9xq4t"
std::string shown(std::string_view recovery_code);
// As it is stored: by the server key, so that who has the database alone cannot guess it.
std::string hash_of(PersonId const&, std::string_view recovery_code);
// As it was meant: o is 0, i and l are 1.
std::string without_look_alikes(std::string_view code);
bool is_totp(Code const&);

// What an authenticator app reads, and calls the login by.
std::string uri_of(std::string_view login, std::string_view secret_in_base32);

}
