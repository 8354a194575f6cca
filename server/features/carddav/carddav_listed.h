#pragma once

// People of the account as cards: what the list of contacts shows of them.

#include "contact_cards/contact_cards.h"
#include "contacts/contacts.h"

#include <optional>
#include <string>
#include <string_view>

namespace kith::carddav {

std::string listed_vcard(contacts::Contact const&, contact_cards::VcardVersion);
// Of what it says: there is no version of somebody whom several modules know.
std::string listed_etag(contacts::Contact const&);
// "internal-<id>.vcf", and back.
std::string listed_name(contacts::Ref const&);
std::optional<std::string> ref_of(std::string_view name);

}
