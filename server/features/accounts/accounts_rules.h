#pragma once

#include "base/names.h"

#include <string>

namespace kith::accounts {

// "Müller & Söhne" -> "muller-sohne": lower-case letters and digits, words joined
// by a dash, at most 40 characters; "account" when nothing is left of the name.
std::string slug_of(AccountName const&);

}
