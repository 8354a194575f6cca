#pragma once

// A card as a file of an address book. Whoever sends one gets it back as it was: all of its lines are kept, beginning
// with that of its version, and only what was changed here since then is written over what they say. Pure.

#include "contact_cards/contact_cards.h"

namespace kith::contact_cards {

// As it came where all of it is kept, otherwise as contact_files writes it.
void write_vcard(std::string& out, ContactCard const&);

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
