#pragma once

// A contact as a vCard.

#include "contact_cards/contact_cards.h"

namespace kith::contact_cards {

inline constexpr std::string_view vcard_type = "text/vcard; charset=utf-8";

// vCard 4.0, with what another program said of the person as it said it.
void write_vcard(std::string& out, ContactCard const&);

}
