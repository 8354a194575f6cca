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

Result<Contact> kept(db::Transaction& tx, Actor const& oneself, std::string_view id)
{
    auto card = TRY(contact_cards::get(tx, oneself, contact_cards::ContactCardId::from_text(id)));
    auto key = contact_cards::sort_key(card);
    return Contact { { Kind::Contact, std::string { id }, std::move(key) }, {}, "", {}, std::move(card) };
}

struct KindAndId {
    Kind kind;
    std::string_view id;
};
std::optional<KindAndId> split(std::string_view ref)
{
    auto const colon = ref.find(':');
    auto const kind = enum_from_text<Kind>(ref.substr(0, colon));
    if (!kind || colon == ref.npos)
        return {};
    return KindAndId { *kind, ref.substr(colon + 1) };
}

// As the connection says, whoever's it is; whether it holds for the watcher is asked of both.
std::optional<connections::Peer> peer_of(db::Transaction& tx, AccountId const& account, KindAndId const& ref)
{
    if (ref.kind == Kind::Internal)
        return connections::Peer { account, MembershipId::from_text(ref.id) };
    if (ref.kind != Kind::Connection)
        return {};
    auto const one = connections::find(tx, account, connections::ConnectionId::from_text(ref.id));
    return one ? std::optional { one->peer } : std::nullopt;
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
    auto const asked = split(ref);
    if (!asked)
        return refuse("not_found");
    switch (asked->kind) {
    case Kind::Internal:
        return colleague(tx, reader.actor, asked->id);
    case Kind::Connection:
        return connected(tx, reader.actor, asked->id);
    case Kind::Contact:
        break;
    }
    return kept(tx, reader.oneself, asked->id);
}

std::optional<memberships::Membership> find_seen(
    db::Transaction& tx, AccountId const& account, MembershipId const& watcher, std::string_view ref)
{
    auto const asked = split(ref);
    auto const peer = asked ? peer_of(tx, account, *asked) : std::nullopt;
    auto const from = peer ? memberships::find(tx, account, watcher) : std::nullopt;
    if (!from || !connections::check_may_reach(tx, *from, *peer, connections::Scope::See))
        return {};
    return memberships::find(tx, peer->account, peer->id);
}

}
