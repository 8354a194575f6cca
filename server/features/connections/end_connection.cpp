// Narrowing what two have agreed on, ending it, and blocking somebody.

#include "connections/connections_parts.h"
#include "connections/connections_store.h"
#include "events/differences.h"

namespace kith::connections {
namespace {

std::string shown(std::optional<Time> const& at) { return at ? to_text(*at) : ""; }

std::string differences(Connection const& before, Connection const& after)
{
    events::Differences all;
    all.add("scopes", text_of(before.scopes), text_of(after.scopes));
    all.add("expires_at", shown(before.expires_at), shown(after.expires_at));
    all.add_switch("share_with_colleagues", before.is_shared, after.is_shared);
    return all.empty() ? "" : all.json();
}

// Only who asked stops sharing, and nobody begins.
Result<void> check_sharing(Connection const& before, Connection const& after)
{
    if (before.is_shared == after.is_shared)
        return {};
    if (!before.is_requester)
        return refuse("forbidden");
    return after.is_shared ? refuse_field("share_with_colleagues", "wider", "can only be turned off") : Result<void> {};
}

}

Result<Connection> change(db::Transaction& tx, Actor const& actor, Connection const& seen, Change const& wanted)
{
    TRY(check_own(actor, seen));
    auto const before = TRY(held(tx, seen));
    if (before.version != seen.version)
        return refuse("stale");
    if (before.state_at(tx.now()) != State::Accepted)
        return refuse("wrong_state");
    auto after = before;
    after.scopes = wanted.scopes.value_or(before.scopes);
    after.expires_at = wanted.expires_at ? wanted.expires_at : before.expires_at;
    after.is_shared = wanted.is_shared.value_or(before.is_shared);
    auto const data = differences(before, after);
    if (data.empty())
        return before;
    TRY(check_sharing(before, after));
    TRY(check_narrower({ after.scopes, after.expires_at }, { before.scopes, before.expires_at }, tx.now()));
    after = TRY(put(tx, after));
    bool const can_write = has(after.scopes, Scope::Chat);
    auto const places = can_write ? std::vector<workspaces::Note> {} : drop_places(tx, actor.account, { after });
    record(tx, actor, after, "connection.changed", Told::Both, data);
    workspaces::record(tx, actor.account, actor.source(), places);
    return after;
}

Result<void> disconnect(db::Transaction& tx, Actor const& actor, Connection const& one)
{
    if (one.member != actor.membership)
        TRY(check_may(actor, Permission::ManageUsers));
    auto after = TRY(held(tx, one));
    if (after.state_at(tx.now()) != State::Accepted)
        return refuse("wrong_state");
    after.state = State::Ended;
    after.decided_at = tx.now();
    after = TRY(put(tx, after));
    auto const places = drop_places(tx, actor.account, { after });
    record(tx, actor, after, "connection.ended");
    workspaces::record(tx, actor.account, actor.source(), places);
    return {};
}

Result<Connection> block(db::Transaction& tx, Actor const& actor, MembershipId const& whom)
{
    TRY(check_may(actor, Permission::UseConnections));
    auto const peer = TRY(find_addressee(tx, actor, whom, "who"));
    bool const is_known = store::find_between(tx, actor.account, actor.membership, { peer.account, peer.id }) ||
        openness_of(tx, peer.account, peer.id).is_open();
    if (!is_known)
        return refuse_addressee("who");
    auto after = TRY(open_pair(tx, actor, peer));
    if (after.blocks)
        return after;
    auto const before = after.state_at(tx.now());
    bool const ends = before == State::Accepted || (before == State::Pending && after.is_requester);
    if (ends) {
        after.state = before == State::Accepted ? State::Ended : State::None;
        after.is_requester = after.is_requester && before == State::Accepted;
        after.decided_at = tx.now();
    }
    after.blocks = true;
    after = TRY(ends ? put(tx, after) : put_silently(tx, after));
    auto const places = drop_places(tx, actor.account, { after });
    if (ends && !after.is_blocked)
        record(tx, actor, after, "connection.blocked",
            before == State::Accepted ? "connection.ended" : "connection.canceled");
    else
        record(tx, actor, after, "connection.blocked", Told::OwnSide);
    workspaces::record(tx, actor.account, actor.source(), places);
    return after;
}

Result<Connection> unblock(db::Transaction& tx, Actor const& actor, Connection const& one)
{
    TRY(check_own(actor, one));
    auto after = TRY(held(tx, one));
    if (!after.blocks)
        return after;
    after.blocks = false;
    after = TRY(put_silently(tx, after));
    record(tx, actor, after, "connection.unblocked", Told::OwnSide);
    return after;
}

}
