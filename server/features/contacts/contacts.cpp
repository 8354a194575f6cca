#include "contacts/contacts.h"

#include "base/enum_text.h"
#include "contacts/contacts_store.h"

namespace kith::contacts {
namespace {

Result<Contact> colleague(db::Transaction& tx, Actor const& actor, std::string_view id)
{
    auto member = memberships::find(tx, actor.account, MembershipId::from_text(id));
    bool const is_shown = member && member->kind == memberships::Kind::Internal && member->is_active(tx.now());
    if (!is_shown)
        return refuse("not_found");
    auto key = memberships::sort_key(*member, memberships::Sort::Name);
    return Contact { { Kind::Internal, std::string { id }, std::move(key) }, *std::move(member), "", {}, {} };
}

Result<Contact> connected(db::Transaction& tx, Actor const& actor, std::string_view id)
{
    auto one = connections::find(tx, actor.account, connections::ConnectionId::from_text(id));
    bool is_usable = one && one->state_at(tx.now()) == connections::State::Accepted && !one->blocks;
    if (is_usable && one->member != actor.membership) {
        auto const shared = connections::find_shared(tx, actor.account, actor.membership, one->peer);
        is_usable = shared && shared->id == one->id;
    }
    auto person = is_usable ? connections::find_person(tx, one->peer) : std::nullopt;
    if (!person || !person->member.is_active(tx.now()))
        return refuse("not_found");
    return Contact { { Kind::Connection, std::string { id }, one->peer_key }, std::move(person->member),
        std::move(person->company), *std::move(one), {} };
}

Result<Contact> looked_after(db::Transaction& tx, Actor const& actor, std::string_view id)
{
    auto client = TRY(clients::get(tx, actor, MembershipId::from_text(id)));
    if (client.state() == clients::State::Inactive)
        return refuse("not_found");
    Contact contact { { Kind::Client, std::string { id }, clients::sort_key(client) }, client.member, client.company };
    contact.client = std::move(client);
    return contact;
}

Result<Contact> team(db::Transaction& tx, Actor const& actor, std::string_view id)
{
    auto found = TRY(teams::get(tx, actor, teams::TeamId::from_text(id)));
    Contact contact { { Kind::Team, std::string { id }, teams::sort_key(found) } };
    contact.team = std::move(found);
    return contact;
}

Result<Contact> group(db::Transaction& tx, Actor const& actor, std::string_view id)
{
    auto found = TRY(client_groups::get(tx, actor, client_groups::GroupId::from_text(id)));
    Contact contact { { Kind::ClientGroup, std::string { id }, client_groups::sort_key(found) } };
    contact.group = std::move(found);
    return contact;
}

Result<Contact> kept(db::Transaction& tx, Actor const& oneself, std::string_view id)
{
    auto card = TRY(contact_cards::get(tx, oneself, contact_cards::ContactCardId::from_text(id)));
    auto key = contact_cards::sort_key(card);
    return Contact { { Kind::Contact, std::string { id }, std::move(key) }, {}, "", {}, std::move(card) };
}

}

std::string Ref::text() const { return enum_text(kind) + ':' + id; }

Result<std::vector<Ref>> list(db::Transaction& tx, Reader const& reader, Listing const& wanted)
{
    TRY(check_may(reader.actor, Permission::UseContacts));
    return store::list(tx, reader, wanted);
}

Result<std::int64_t> count(db::Transaction& tx, Reader const& reader, Listing const& wanted)
{
    TRY(check_may(reader.actor, Permission::UseContacts));
    return store::count(tx, reader, wanted);
}

Result<Contact> get(db::Transaction& tx, Reader const& reader, std::string_view ref)
{
    TRY(check_may(reader.actor, Permission::UseContacts));
    auto const colon = ref.find(':');
    auto const kind = enum_from_text<Kind>(ref.substr(0, colon));
    if (!kind || colon == ref.npos)
        return refuse("not_found");
    auto const id = ref.substr(colon + 1);
    switch (*kind) {
    case Kind::Internal:
        return colleague(tx, reader.actor, id);
    case Kind::Client:
        return looked_after(tx, reader.actor, id);
    case Kind::Team:
        return team(tx, reader.actor, id);
    case Kind::ClientGroup:
        return group(tx, reader.actor, id);
    case Kind::Connection:
        return connected(tx, reader.actor, id);
    case Kind::Contact:
        break;
    }
    return kept(tx, reader.oneself, id);
}

}
