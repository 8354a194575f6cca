#include "merges/merges.h"

#include "events/entries.h"
#include "invitations/invitations.h"
#include "memberships/memberships.h"
#include "merges/merges_parts.h"
#include "merges/merges_rules.h"
#include "merges/merges_store.h"
#include "outsiders/outsiders.h"
#include "workspaces/workspaces.h"
#include "json/json.h"

#include <algorithm>
#include <tuple>

namespace kith::merges {
namespace {

constexpr int most_listed = 50;
constexpr int most_exported = 10'000;

struct Pair {
    Record keep;
    Record drop;
    std::vector<Field> fields;
    clients::Ties ties; // that who is kept is to have, too
};

Result<Record> find(db::Transaction& tx, Actor const& actor, Ref const& ref)
{
    if (ref.kind == Kind::Contact) {
        auto const card = TRY(contact_cards::get(tx, actor, contact_cards::ContactCardId::from_text(ref.id)));
        return record_of(card);
    }
    auto const client = TRY(clients::get_to_change(tx, actor, MembershipId::from_text(ref.id)));
    return record_of(client);
}

// Whoever takes a card of his into a client looks after him from then on: he reached him until now.
clients::Ties ties_to_move(db::Transaction& tx, Actor const& actor, Record const& keep, Record const& drop)
{
    if (drop.client)
        return clients::ties_of(tx, *drop.client);
    return keep.client ? clients::Ties { { { actor.membership, tx.now() } }, {} } : clients::Ties {};
}

// A new address of a client is nobody else's here.
Result<void> check_address(db::Transaction& tx, Pair const& pair, Words const& after)
{
    if (!pair.keep.client || after.email == pair.keep.words.email)
        return {};
    if (!invitations::list_open_of_user(tx, pair.keep.client->member.account, pair.keep.client->member.id).empty())
        return refuse("already_invited", "fields.email", "is invited as a user where he is");
    auto const email = EmailAddress::parse(after.email).value();
    auto const other = memberships::find_by_email(tx, pair.keep.client->member.account, email);
    bool const is_free = !other || other->id.text() == pair.drop.ref.id;
    return is_free ? Result<void> {} : refuse("already_member", "fields.email", "belongs to somebody of this account");
}

Result<Pair> find_pair(db::Transaction& tx, Actor const& actor, Wanted const& wanted)
{
    auto keep = TRY(find(tx, actor, wanted.keep));
    auto drop = TRY(find(tx, actor, wanted.drop));
    TRY(check_may_be_one(actor, keep, drop));
    auto fields = TRY(decided(keep, drop, wanted.fields));
    auto ties = ties_to_move(tx, actor, keep, drop);
    Pair pair { std::move(keep), std::move(drop), std::move(fields), std::move(ties) };
    TRY(check_address(tx, pair, words_of(pair.fields)));
    return pair;
}

// Whoever changes, removes or maps one of them, or removes the owner or a user, waits for the end or has been before.
Result<Pair> lock_pair(db::Transaction& tx, Actor const& actor, Wanted const& wanted)
{
    auto const seen = TRY(find_pair(tx, actor, wanted));
    std::vector<MembershipId> ids { actor.membership };
    for (auto const* const record : { &seen.keep, &seen.drop }) {
        if (record->client)
            ids.push_back(record->client->member.id);
    }
    for (auto const& mapping : seen.ties.users)
        ids.push_back(mapping.user);
    memberships::lock_all(tx, actor.account, std::move(ids));
    TRY(check_is_user(tx, actor));
    return find_pair(tx, actor, wanted);
}

CardBefore before_of(contact_cards::ContactCard const& card)
{
    return { card.id.text(), record_of(card).words, card.extra, card.version, card.created_at, card.updated_at,
        card.file_name, card.uid };
}

std::optional<MembershipId> sponsor_of(db::Transaction& tx, clients::Client const& client)
{
    auto const outsider = outsiders::find(tx, client.member.account, client.member.id);
    return outsider ? std::optional { outsider->sponsor } : std::nullopt;
}

ClientBefore before_of(db::Transaction& tx, clients::Client const& client, clients::Ties const& ties)
{
    return { client.member.version + 1, client.company, client.added_by.text(), client.invited_at, users_of(ties),
        groups_of(ties), rooms_of(workspaces::stays_of(tx, client.member)),
        sponsor_of(tx, client).value_or(client.added_by).text() };
}

Result<void> drop(db::Transaction& tx, Actor const& actor, Pair const& pair, WayBack& back)
{
    if (pair.drop.card) {
        back.card = before_of(*pair.drop.card);
        return contact_cards::take_out(tx, *pair.drop.card);
    }
    auto const& client = *pair.drop.client;
    back.client = before_of(tx, client, pair.ties);
    auto moved = workspaces::exchange(tx, client.member, pair.keep.client->member, stays_of(back.client->rooms));
    back.rooms = rooms_of(moved.came);
    auto const left = TRY(clients::take_out(tx, actor.source(), client));
    workspaces::record(tx, actor.account, actor.source(), moved.notes);
    workspaces::record(tx, actor.account, actor.source(), left);
    return {};
}

Result<void> enrich_card(db::Transaction& tx, Pair const& pair, WayBack& back)
{
    auto const& before = *pair.keep.card;
    back.extra_before = before.extra;
    auto after = worded(before, back.after);
    after.extra = back.extra_after = joined_extra(pair.keep, pair.drop, back.after);
    TRY(contact_cards::rewrite(tx, before, after));
    return {};
}

// An address that somebody was written to is not quiet.
Result<void> enrich_client(db::Transaction& tx, Actor const& actor, Pair const& pair, WayBack& back)
{
    auto const& before = *pair.keep.client;
    auto after = worded(before, back.after);
    bool const takes_address = back.after.email != back.before.email;
    if (takes_address && !invitations::hold_address(tx, actor, after.member.email))
        return refuse("already_invited", "fields.email", "is invited as a user already");
    if (takes_address && !before.invited_at && back.client)
        after.invited_at = back.client->invited_at;
    back.key_before = before.member.email.key();
    back.invited_before = before.invited_at;
    back.invited_after = after.invited_at;
    auto const changed = TRY(clients::rewrite(tx, before, after));
    auto const made = clients::tie(tx, changed, pair.ties);
    back.users = users_of(made);
    back.groups = groups_of(made);
    return {};
}

Result<WayBack> carry_out(db::Transaction& tx, Actor const& actor, Pair const& pair)
{
    WayBack back;
    back.before = pair.keep.words;
    back.after = words_of(pair.fields);
    TRY(drop(tx, actor, pair, back));
    TRY(pair.keep.card ? enrich_card(tx, pair, back) : enrich_client(tx, actor, pair, back));
    return back;
}

// Who looked after either, and the groups that have other members now.
Told told_of(db::Transaction& tx, Actor const& actor, Pair const& pair)
{
    Told told;
    if (!pair.keep.client)
        return told;
    for (auto const& [user, since] : clients::ties_of(tx, *pair.keep.client).users)
        told.users.push_back(user);
    if (std::ranges::find(told.users, actor.membership) == told.users.end())
        told.users.push_back(actor.membership);
    for (auto const& [group, since] : pair.ties.groups)
        told.groups.push_back(group);
    return told;
}

Merge merge_of(db::Transaction& tx, Actor const& actor, Pair const& pair, WayBack const& back)
{
    bool const is_private = pair.keep.card || pair.drop.card;
    return { actor.account, MergeId::make(), actor.membership, pair.keep.ref, pair.drop.ref, back.after.display_name(),
        is_private, State::Merged, json::write(back), tx.now(), tx.now() + undo_limit };
}

void foresee_ties(db::Transaction& tx, Pair const& pair, Preview& shown)
{
    auto const& keep = *pair.keep.client;
    auto const& account = keep.member.account;
    auto const own = clients::ties_of(tx, keep);
    for (auto const& mapping : pair.ties.users) {
        bool const is_his = std::ranges::find(own.users, mapping.user, &clients::Mapping::user) != own.users.end();
        auto const user = is_his ? std::nullopt : memberships::find(tx, account, mapping.user);
        if (user)
            shown.users.push_back({ user->id, user->display_name() });
    }
    if (!pair.drop.client)
        return;
    auto const& id = pair.drop.client->member.id;
    for (auto& group : client_groups::list_of(tx, account, { id })[id]) {
        if (std::ranges::find(own.groups, group.id, &client_groups::Place::group) == own.groups.end())
            shown.groups.push_back(std::move(group));
    }
}

// What is beside the membership of who goes.
void foresee_leaving(db::Transaction& tx, Pair const& pair, Preview& shown)
{
    auto const& [keep, drop] = std::tie(*pair.keep.client, *pair.drop.client);
    auto const own = workspaces::stays_of(tx, keep.member);
    shown.moves_rooms = std::ranges::any_of(workspaces::stays_of(tx, drop.member), [&](auto const& stay) {
        return std::ranges::find(own, stay.workspace, &workspaces::Stay::workspace) == own.end();
    });
    shown.leaves_end =
        keep.member.valid_until != drop.member.valid_until || sponsor_of(tx, keep) != sponsor_of(tx, drop);
}

bool has_open_invitation(db::Transaction& tx, Record const& record)
{
    if (!record.client)
        return false;
    auto const& [account, id] = std::pair { record.client->member.account, record.client->member.id };
    if (!invitations::list_open_of_user(tx, account, id).empty())
        return true; // he was to become a user
    auto const sent = invitations::newest_of_clients(tx, account, { id });
    return !sent.empty() && sent.at(id).state == invitations::State::Pending && sent.at(id).expires_at > tx.now();
}

}

Result<Preview> preview(db::Transaction& tx, Actor const& actor, Wanted const& wanted)
{
    auto const pair = TRY(find_pair(tx, actor, wanted));
    Preview shown { pair.keep, pair.drop, pair.fields, {}, {} };
    if (pair.keep.client)
        foresee_ties(tx, pair, shown);
    shown.ends_invitation = has_open_invitation(tx, pair.drop);
    shown.leaves_out = pair.keep.client && pair.drop.card && !contact_cards::besides(*pair.drop.card).empty();
    if (pair.drop.client)
        foresee_leaving(tx, pair, shown);
    return shown;
}

Result<Merge> merge(db::Transaction& tx, Actor const& actor, Wanted const& wanted)
{
    events::Postponed events { tx };
    auto const pair = TRY(lock_pair(tx, actor, wanted));
    auto const back = TRY(carry_out(tx, actor, pair));
    auto const made = merge_of(tx, actor, pair, back);
    store::insert(tx, made);
    record(tx, actor, "merge.made", made, told_of(tx, actor, pair));
    events.write();
    return made;
}

std::vector<Merge> list(db::Transaction& tx, Reader const& reader)
{
    bool const sees_all = reader.actor.may(Permission::ViewAllClients);
    return store::list(tx, reader.actor.account, reader.oneself.membership, sees_all, most_listed);
}

std::vector<Merge> list_of(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return store::list_of(tx, account, member, most_exported);
}

void remove_all_of(db::Transaction& tx, AccountId const& account, MembershipId const& owner)
{
    store::remove_all_of(tx, account, owner);
}

void sweep(db::Transaction& tx) { store::remove_expired(tx); }

}
