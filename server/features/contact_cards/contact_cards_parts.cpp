#include "contact_cards/contact_cards_parts.h"

namespace kith::contact_cards {

Result<void> lock_owner(db::Transaction& tx, Actor const& actor)
{
    auto const owner = memberships::lock(tx, actor.account, actor.membership);
    bool const is_here = owner && owner->kind == memberships::Kind::Internal && owner->is_active(tx.now());
    return is_here ? Result<void> {} : refuse("not_found");
}

bool is_same(ContactCard const& one, ContactCard const& other)
{
    return one.first_name == other.first_name && one.last_name == other.last_name &&
        one.email.text() == other.email.text() && one.mobile == other.mobile && one.extra == other.extra;
}

void record(
    db::Transaction& tx, Actor const& actor, std::string_view operation, ContactCardId const& id, std::string_view data)
{
    events::record(tx, actor.account, actor.source(), operation, { "contact_card", id.text(), "" }, data);
}

}
