#pragma once

// A card as a file of an address book. Whoever sends one gets it back as it was: all of its lines are kept, beginning
// with that of its version, and only what was changed here since then is written over what they say. Pure.

#include "contact_cards/contact_cards.h"

namespace kith::contact_cards {

// Whether what a contact keeps of a vCard is all of it, rather than what the contact has no place for.
bool is_whole(std::string_view extra);

struct VcardFile {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::string mobile;
    std::string uid; // empty: it says none
    std::string extra;
};
// Refuses: card_too_long, invalid_card.
Result<VcardFile> read_file(std::string_view text);

}
