// What a merge would make of two: the same work, taken back.

#include "db/savepoint.h"
#include "events/entries.h"
#include "merges/merges_parts.h"
#include "workspaces/workspaces.h"

#include <algorithm>
#include <set>

namespace kith::merges {
namespace {

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

std::set<std::string> ids_of(std::vector<Tie> const& ties)
{
    std::set<std::string> ids;
    for (auto const& tie : ties)
        ids.insert(tie.id);
    return ids;
}

// Whether who is kept has or gets all that the other one has.
bool is_all_there(std::vector<Tie> const& wanted, std::vector<Tie> const& own, std::vector<Tie> const& made)
{
    auto have = ids_of(own);
    have.merge(ids_of(made));
    return std::ranges::all_of(wanted, [&](Tie const& tie) { return have.contains(tie.id); });
}

// Who is kept, before.
struct Own {
    clients::Ties ties;
    std::vector<Tie> rooms;
};
Own own_of(db::Transaction& tx, Record const& keep)
{
    return keep.client
        ? Own { clients::ties_of(tx, *keep.client), rooms_of(workspaces::stays_of(tx, keep.client->member)) }
        : Own {};
}

bool moves_all(Pair const& pair, Own const& own, WayBack const& back)
{
    return is_all_there(users_of(pair.ties), users_of(own.ties), back.users) &&
        is_all_there(groups_of(pair.ties), groups_of(own.ties), back.groups) &&
        (!back.client || is_all_there(back.client->rooms, own.rooms, back.rooms));
}

void foresee_ties(db::Transaction& tx, Pair const& pair, WayBack const& back, Preview& shown)
{
    auto const& account = pair.keep.client->member.account;
    for (auto const& [id, since] : back.users) {
        if (auto const user = memberships::find(tx, account, MembershipId::from_text(id)))
            shown.users.push_back({ user->id, user->display_name() });
    }
    if (!pair.drop.client)
        return;
    auto const made = ids_of(back.groups);
    auto const& id = pair.drop.client->member.id;
    for (auto& group : client_groups::list_of(tx, account, { id })[id]) {
        if (made.contains(group.id.text()))
            shown.groups.push_back(std::move(group));
    }
}

// What is beside the membership of who goes.
void foresee_leaving(db::Transaction& tx, Pair const& pair, WayBack const& back, Preview& shown)
{
    auto const& keep = *pair.keep.client;
    auto const& drop = *pair.drop.client;
    shown.moves_rooms = !back.rooms.empty();
    shown.leaves_end =
        keep.member.valid_until != drop.member.valid_until || sponsor_of(tx, keep) != sponsor_of(tx, drop);
}

Result<WayBack> try_out(db::Transaction& tx, Actor const& actor, Pair const& pair)
{
    events::Postponed events { tx };
    db::Savepoint savepoint { tx };
    auto back = carry_out(tx, actor, pair);
    savepoint.take_back();
    return back;
}

}

Result<Preview> preview(db::Transaction& tx, Actor const& actor, Wanted const& wanted)
{
    auto const pair = TRY(lock_pair(tx, actor, wanted));
    auto const own = own_of(tx, pair.keep);
    auto const back = TRY(try_out(tx, actor, pair));
    Preview shown { pair.keep, pair.drop, pair.fields, {}, {} };
    if (pair.keep.client) {
        foresee_ties(tx, pair, back, shown);
        shown.leaves_ties = !moves_all(pair, own, back);
    }
    shown.ends_invitation = has_open_invitation(tx, pair.drop);
    shown.leaves_out = pair.keep.client && pair.drop.card && !contact_cards::besides(*pair.drop.card).empty();
    if (pair.drop.client)
        foresee_leaving(tx, pair, back, shown);
    return shown;
}

}
