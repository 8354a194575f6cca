#pragma once

// What several use cases of contacts share.

#include "contact_cards/contact_cards.h"

#include <string_view>

namespace kith::contact_cards {

// Whoever adds to an owner's cards, or gives one another address, does it behind this lock, and
// so does whoever removes the owner. Refuses: not_found (he is no user any more).
Result<void> lock_owner(db::Transaction&, Actor const&);
// In what its owner can change.
bool is_same(ContactCard const&, ContactCard const&);
// Without its name and its address; no id: several of them. `data` is a JSON object.
void record(
    db::Transaction&, Actor const&, std::string_view operation, ContactCardId const&, std::string_view data = "{}");

}
