#include "contacts/contacts.h"

#include "base/enum_text.h"
#include "contacts/contacts_store.h"

namespace kith::contacts {
namespace {

Result<Contact> colleague(db::Transaction& tx, Actor const& actor, std::string_view id)
{
    auto member = memberships::find(tx, actor.account, MembershipId::from_text(id));
    bool const is_shown =
        member && member->kind == memberships::Kind::Internal && (member->is_active(tx.now()) || member->is_expected());
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

// A client sees those who look after him, and they see him.
std::optional<connections::Peer> client_side(memberships::Membership const& from, KindAndId const& ref)
{
    bool const is_other_side = (ref.kind == Kind::Client) == (from.kind == memberships::Kind::Internal);
    bool const is_known = is_other_side && (ref.kind == Kind::Client || ref.kind == Kind::Internal);
    return is_known ? std::optional { connections::Peer { from.account, MembershipId::from_text(ref.id) } }
                    : std::nullopt;
}

bool are_mapped(db::Transaction& tx, memberships::Membership const& from, memberships::Membership const& seen)
{
    auto const& client = from.kind == memberships::Kind::Client ? from : seen;
    auto const& user = &client == &from ? seen : from;
    return seen.is_active(tx.now()) && from.is_active(tx.now()) &&
        clients::is_mapped(tx, from.account, client.id, user.id);
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
    case Kind::Client:
        return looked_after(tx, reader.actor, asked->id);
    case Kind::Team:
        return team(tx, reader.actor, asked->id);
    case Kind::ClientGroup:
        return group(tx, reader.actor, asked->id);
    case Kind::Connection:
        return connected(tx, reader.actor, asked->id);
    case Kind::Contact:
        break;
    }
    return kept(tx, reader.oneself, asked->id);
}

std::string phone_of(Contact const& contact)
{
    bool const is_of_account = contact.ref.kind == Kind::Internal || contact.ref.kind == Kind::Client;
    return is_of_account ? contact.member->details.phone : std::string {};
}

std::string job_title_of(Contact const& contact)
{
    bool const is_user = contact.ref.kind == Kind::Internal || contact.ref.kind == Kind::Connection;
    return is_user ? contact.member->details.job_title : std::string {};
}

memberships::Membership const* find_seen(db::Transaction& tx, KnownMembers& members, AccountId const& account,
    MembershipId const& watcher, std::string_view ref)
{
    auto const asked = split(ref);
    auto const* const from = asked ? members.find(account, watcher) : nullptr;
    if (!from)
        return nullptr;
    bool const is_with_client = asked->kind == Kind::Client || from->kind == memberships::Kind::Client;
    auto const whom = is_with_client ? client_side(*from, *asked) : peer_of(tx, account, *asked);
    auto const* const seen = whom ? members.find(whom->account, whom->id) : nullptr;
    bool const may_see = seen &&
        (is_with_client ? are_mapped(tx, *from, *seen)
                        : connections::check_may_reach(tx, *from, *seen, connections::Scope::See).has_value());
    return may_see ? seen : nullptr;
}

}
