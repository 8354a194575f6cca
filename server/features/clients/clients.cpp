#include "clients/clients.h"

#include "clients/clients_parts.h"
#include "clients/clients_rules.h"
#include "clients/clients_store.h"
#include "contact_cards/contact_cards.h"
#include "me/me.h"
#include "outsiders/outsiders.h"
#include "totals/totals.h"

#include <algorithm>
#include <set>

namespace kith::clients {
namespace {

using memberships::Membership;

Result<void> check_may_list(Actor const& actor, Listing const& wanted)
{
    TRY(check_may(actor, Permission::UseContacts));
    return wanted.of == actor.membership ? Result<void> {} : check_may(actor, Permission::ViewAllClients);
}

// Until the end of the transaction neither becomes what the other one is. Refuses: not_found.
Result<void> lock_pair(db::Transaction& tx, Actor const& actor, MembershipId const& client, MembershipId const& user)
{
    std::map<MembershipId, std::optional<Membership>> both;
    for (auto const& id : std::set { client, user })
        both[id] = memberships::lock(tx, actor.account, id);
    auto const& served = both[client];
    auto const& looking = both[user];
    bool const is_client =
        served && served->kind == memberships::Kind::Client && served->state != memberships::State::Removed;
    bool const is_user = looking && looking->kind == memberships::Kind::Internal && looking->is_active(tx.now());
    return is_client && is_user ? Result<void> {} : refuse("not_found");
}

}

State Client::state() const
{
    switch (member.state) {
    case memberships::State::Quiet: // is of users
    case memberships::State::Pending:
        return invited_at ? State::Pending : State::Quiet;
    case memberships::State::Active:
        return State::Active;
    case memberships::State::Inactive:
        return State::Inactive;
    case memberships::State::Removed:
        break;
    }
    return State::Removed;
}

State Client::state_at(Time now) const
{
    return member.state_at(now) == memberships::State::Inactive ? State::Inactive : state();
}

void record(db::Transaction& tx, events::Source const& source, std::string_view operation, Client const& client,
    std::vector<MembershipId> const& users)
{
    ClientData const data { client.member.email.text(), client.company, users };
    events::record(tx, client.member.account, source, operation, target(client), json::write(data));
}

void record(db::Transaction& tx, Actor const& actor, std::string_view operation, Client const& client,
    std::vector<MembershipId> const& users)
{
    record(tx, actor.source(), operation, client, users);
}

Result<std::vector<workspaces::Note>> take_out(db::Transaction& tx, events::Source const& source, Client const& client)
{
    auto const& account = client.member.account;
    auto after = client.member;
    after.state = memberships::State::Removed;
    TRY(memberships::update(tx, client.member, after));
    invitations::revoke_of_client(tx, source, client.member);
    client_groups::drop_member(tx, account, client.member.id);
    auto rooms = workspaces::drop_member(tx, client.member);
    outsiders::remove(tx, client.member);
    contact_cards::remove_all_of(tx, account, client.member.id); // of when he was a user
    if (store::remove(tx, account, client.member.id))
        totals::lower(tx, account, counted_as);
    me::close_doors(tx, client.member);
    return rooms;
}

Result<void> remove_and_say(
    db::Transaction& tx, events::Source const& source, Client const& client, std::vector<MembershipId> const& mapped)
{
    events::Postponed events { tx };
    auto const rooms = TRY(take_out(tx, source, client));
    record(tx, source, "client.removed", client, mapped);
    workspaces::record(tx, client.member.account, source, rooms);
    events.write();
    return {};
}

events::Target target(Client const& client)
{
    return { "client", client.member.id.text(), client.member.display_name() };
}

Result<std::vector<Client>> list(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    TRY(check_may_list(actor, wanted));
    return store::list(tx, actor.account, wanted);
}

Result<std::int64_t> count(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    TRY(check_may_list(actor, wanted));
    return store::count(tx, actor.account, wanted);
}

std::string sort_key(Client const& client) { return memberships::sort_key(client.member, memberships::Sort::Name); }

Result<Client> get(db::Transaction& tx, Actor const& actor, MembershipId const& id)
{
    TRY(check_may(actor, Permission::UseContacts));
    bool const is_his = actor.may(Permission::ViewAllClients) || is_mapped(tx, actor.account, id, actor.membership);
    auto client = is_his ? find(tx, actor.account, id) : std::nullopt;
    return client ? Result<Client> { *std::move(client) } : refuse("not_found");
}

Result<Client> get_to_change(db::Transaction& tx, Actor const& actor, MembershipId const& id)
{
    auto client = TRY(get(tx, actor, id));
    bool const may = actor.may(Permission::InviteClients) || actor.may(Permission::ViewAllClients);
    return may ? Result<Client> { std::move(client) } : refuse("forbidden");
}

std::optional<Client> find(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto client = store::find(tx, account, id);
    return client && client->state() != State::Removed ? std::move(client) : std::nullopt;
}

std::map<MembershipId, std::vector<MappedUser>> mapped_users_of(
    db::Transaction& tx, AccountId const& account, std::vector<MembershipId> const& clients)
{
    return store::mapped_users_of(tx, account, clients);
}

std::vector<Membership> list_users_of(db::Transaction& tx, Membership const& client)
{
    std::vector<Membership> users;
    for (auto const& id : store::list_mapped(tx, client.account, client.id)) {
        auto user = memberships::find(tx, client.account, id);
        if (user && user->is_active(tx.now()))
            users.push_back(*std::move(user));
    }
    std::ranges::sort(users, {}, [](Membership const& user) { return sort_key(user, memberships::Sort::Name); });
    return users;
}

bool is_mapped(db::Transaction& tx, AccountId const& account, MembershipId const& client, MembershipId const& user)
{
    return store::is_mapped(tx, account, client, user);
}

Result<void> check_may_remove(db::Transaction& tx, Actor const& actor, Client const& client)
{
    auto const mapped = store::list_mapped(tx, actor.account, client.member.id);
    bool const is_his = std::ranges::find(mapped, actor.membership) != mapped.end();
    return may_remove(actor, client, is_his, mapped.size()) ? Result<void> {} : refuse("forbidden");
}

Result<void> remove(db::Transaction& tx, Actor const& actor, Client const& client)
{
    TRY(check_may_remove(tx, actor, client));
    return remove_and_say(tx, actor.source(), client, store::list_mapped(tx, actor.account, client.member.id));
}

Result<void> leave(db::Transaction& tx, events::Way const& way, Membership const& member)
{
    auto const client = find(tx, member.account, member.id);
    if (!client)
        return refuse("not_found");
    events::Source const himself { "member", member.id.text(), member.display_name(), way };
    return remove_and_say(tx, himself, *client, store::list_mapped(tx, member.account, member.id));
}

Result<void> map(db::Transaction& tx, Actor const& actor, Client const& client, MembershipId const& user)
{
    TRY(lock_pair(tx, actor, client.member.id, user));
    if (!store::map(tx, actor.account, client.member.id, user, tx.now()))
        return {};
    if (store::list_mapped(tx, actor.account, client.member.id).size() > most_mapped)
        return refuse("too_many_mappings");
    record(tx, actor, "client.mapped", client, { user });
    return {};
}

Result<void> unmap(db::Transaction& tx, Actor const& actor, Client const& client, MembershipId const& user)
{
    if (user != actor.membership)
        TRY(check_may(actor, Permission::ViewAllClients));
    auto const found = memberships::find(tx, actor.account, user);
    if (!found || found->kind != memberships::Kind::Internal)
        return refuse("not_found");
    memberships::lock(tx, actor.account, client.member.id); // before the mapping, as whoever maps does
    if (!store::unmap(tx, actor.account, client.member.id, user))
        return {};
    events::Postponed events { tx };
    outsiders::hand_over(tx, client.member, user);
    record(tx, actor, "client.unmapped", client, { user });
    events.write();
    return {};
}

void forget(db::Transaction& tx, AccountId const& account, MembershipId const& user)
{
    store::unmap_all_of(tx, account, user);
    if (store::remove(tx, account, user))
        totals::lower(tx, account, counted_as);
}

std::vector<MembershipId> audience_of(db::Transaction& tx, events::Event const& event, MembershipId const& client)
{
    auto users = store::list_mapped(tx, event.account, client);
    for (auto const& user : named_by(event)) {
        if (std::ranges::find(users, user) == users.end())
            users.push_back(user);
    }
    return users;
}

std::vector<MembershipId> named_by(events::Event const& event)
{
    auto const data = json::parse<ClientData>(event.data);
    return event.target.kind == "client" && data ? data->users : std::vector<MembershipId> {};
}

std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_without_row(tx, account))
        findings.push_back("client " + id + ": membership and client are not one");
    for (auto const& id : store::list_strange_mappings(tx, account))
        findings.push_back("client " + id + ": is mapped to nobody who is a user");
    if (store::count_rows(tx, account) != totals::of(tx, account, counted_as))
        findings.push_back("account " + account.text() + ": has another number of clients than is noted");
    return findings;
}

}
