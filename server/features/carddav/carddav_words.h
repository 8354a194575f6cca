#pragma once

// How books are called in programs that keep them.

#include "carddav/carddav_books.h"

#include <string>
#include <string_view>

namespace kith::carddav {

inline std::string book_name(Kind kind, std::string_view language, std::string_view account)
{
    bool const is_own = kind == Kind::Contacts;
    std::string_view const word = language == "de" ? (is_own ? "Kontakte" : "Verzeichnis")
        : language == "fr"                         ? (is_own ? "Contacts" : "Annuaire")
                                                   : (is_own ? "Contacts" : "Directory");
    return std::string { word } + " (" + std::string { account } + ')';
}

}
