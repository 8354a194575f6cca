#pragma once

// A contact as a vCard.

#include "contact_cards/contact_cards.h"
#include "contact_cards/contact_lines.h"
#include "vcards/vcards.h"

namespace kith::contact_cards {

inline constexpr std::string_view vcard_type = "text/vcard; charset=utf-8";

// vCard 4.0, with what another program said of the person as it said it.
void write_vcard(std::string& out, ContactCard const&);

// What of a card is a contact; `file` hears whether something has no room.
Line line_of(vcards::Card const&, File& file);
// Which of its properties says it, or null.
struct Said {
    vcards::Property const* name = nullptr;
    vcards::Property const* whole_name = nullptr;
    vcards::Property const* email = nullptr;
    vcards::Property const* mobile = nullptr;
};
Said said_by(vcards::Card const&);

}
