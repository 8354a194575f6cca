// Making one of two: what preview and merge share, so that neither foresees what the other one refuses.

#include "invitations/invitations.h"
#include "memberships/memberships.h"
#include "merges/merges_parts.h"
#include "merges/merges_rules.h"
#include "outsiders/outsiders.h"
#include "workspaces/workspaces.h"

#include <algorithm>

namespace kith::merges {
namespace {

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

// Whose row says something of what a merge decides.
std::vector<MembershipId> concerned(Actor const& actor, Pair const& pair)
{
    std::vector<MembershipId> ids { actor.membership };
    for (auto const* const record : { &pair.keep, &pair.drop }) {
        if (record->client)
            ids.push_back(record->client->member.id);
    }
    for (auto const& mapping : pair.ties.users)
        ids.push_back(mapping.user);
    return ids;
}

CardBefore before_of(contact_cards::ContactCard const& card)
{
    return { card.id.text(), record_of(card).words, card.extra, card.version, card.created_at, card.updated_at,
        card.file_name, card.uid };
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

}

std::optional<MembershipId> sponsor_of(db::Transaction& tx, clients::Client const& client)
{
    auto const outsider = outsiders::find(tx, client.member.account, client.member.id);
    return outsider ? std::optional { outsider->sponsor } : std::nullopt;
}

// Whoever changes, removes or maps one of them, or removes the owner or a user, waits for the end or has been before.
// Who was mapped between the look and the locks is not held: that is looked at anew.
Result<Pair> lock_pair(db::Transaction& tx, Actor const& actor, Wanted const& wanted)
{
    auto const seen = TRY(find_pair(tx, actor, wanted));
    auto const held = concerned(actor, seen);
    memberships::lock_all(tx, actor.account, held);
    TRY(check_is_user(tx, actor));
    auto pair = TRY(find_pair(tx, actor, wanted));
    auto is_held = [&](MembershipId const& id) { return std::ranges::find(held, id) != held.end(); };
    return std::ranges::all_of(concerned(actor, pair), is_held) ? Result<Pair> { std::move(pair) }
                                                                : refuse("try_again");
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

}
