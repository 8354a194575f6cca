// Asking for a connection, and what becomes of the request.

#include "connections/connections_mail.h"
#include "connections/connections_parts.h"
#include "connections/connections_store.h"

#include <algorithm>

namespace kith::connections {
namespace {

// Of what two ask of each other at once, what both want.
Terms common(Terms const& mine, Connection const& theirs)
{
    Terms both { {}, theirs.expires_at };
    for (auto const scope : theirs.scopes) {
        if (has(mine.scopes, scope))
            both.scopes.push_back(scope);
    }
    if (both.scopes.empty())
        both.scopes = theirs.scopes;
    if (mine.expires_at && (!both.expires_at || *mine.expires_at < *both.expires_at))
        both.expires_at = mine.expires_at;
    return both;
}

Result<Connection> ask(db::Transaction& tx, Actor const& actor, Connection after, Request const& wanted)
{
    if (store::count_waiting(tx, actor.account, actor.membership) >= most_waiting)
        return refuse("too_many_pending");
    if (after.state == State::None)
        after.id = store::renew_id(tx, after); // the row may be older: somebody blocks, or called a request back
    after.state = State::Pending;
    after.is_requester = true;
    after.note = wanted.note.text();
    after.scopes = scopes_of(text_of(wanted.terms.scopes));
    after.expires_at = wanted.terms.expires_at;
    after.is_shared = wanted.is_shared;
    after.requested_at = tx.now();
    after.decided_at.reset();
    after = TRY(put(tx, after));
    // Whoever blocks him hears nothing of it, and he does not learn that.
    if (!after.is_blocked)
        queue_request(tx, after);
    record(tx, actor, after, "connection.requested", after.is_blocked ? Told::OwnSide : Told::Both);
    return after;
}

// Refuses: forbidden (it is one's own request), wrong_state.
Result<Connection> held_to_answer(db::Transaction& tx, Actor const& actor, Connection const& one)
{
    TRY(check_own(actor, one));
    hold_members(tx, actor, one.peer);
    auto before = TRY(held(tx, one));
    if (before.is_requester)
        return refuse("forbidden");
    return before;
}

}

Result<Connection> request(db::Transaction& tx, Actor const& actor, Request const& wanted)
{
    TRY(check_may(actor, Permission::UseConnections));
    auto const peer = TRY(find_addressee(tx, actor, wanted.to, "to"));
    TRY(check_terms(wanted.terms, tx.now()));
    hold_members(tx, actor, { peer.account, peer.id });
    auto row = TRY(open_pair(tx, actor, peer));
    row.state = row.state_at(tx.now());
    auto const outcome = TRY(outcome_of_request(row, tx.now()));
    TRY(check_open(tx, row));
    TRY(check_other_account(tx, actor, peer));
    if (outcome == Outcome::Accepts)
        return settle(tx, actor, row, common(wanted.terms, row));
    return ask(tx, actor, row, wanted);
}

Result<Connection> settle(db::Transaction& tx, Actor const& actor, Connection const& pending, Terms const& terms)
{
    TRY(check_narrower(terms, { pending.scopes, pending.expires_at }, tx.now()));
    auto after = pending;
    after.state = State::Accepted;
    after.scopes = scopes_of(text_of(terms.scopes));
    after.expires_at = terms.expires_at;
    after.decided_at = tx.now();
    after = TRY(put(tx, after));
    queue_accepted(tx, after);
    record(tx, actor, after, "connection.accepted");
    return after;
}

Result<Connection> accept(
    db::Transaction& tx, Actor const& actor, Connection const& one, std::optional<Terms> const& narrower)
{
    auto const before = TRY(held_to_answer(tx, actor, one));
    if (before.state_at(tx.now()) == State::Accepted)
        return before;
    if (before.state_at(tx.now()) != State::Pending || before.blocks)
        return refuse("wrong_state");
    TRY(check_open(tx, before));
    TRY(check_other_account(tx, actor, memberships::find(tx, before.peer.account, before.peer.id).value()));
    Terms const offered { before.scopes, before.expires_at };
    return settle(tx, actor, before, narrower.value_or(offered));
}

Result<Connection> decline(db::Transaction& tx, Actor const& actor, Connection const& one)
{
    auto after = TRY(held_to_answer(tx, actor, one));
    if (after.state != State::Pending)
        return refuse("wrong_state");
    after.state = State::Declined;
    after.decided_at = tx.now();
    after = TRY(put(tx, after));
    record(tx, actor, after, "connection.declined", after.blocks ? Told::OwnSide : Told::Both);
    return after;
}

Result<Connection> cancel(db::Transaction& tx, Actor const& actor, Connection const& one)
{
    TRY(check_own(actor, one));
    auto after = TRY(held(tx, one));
    if (after.state == State::Pending && !after.is_requester)
        return refuse("forbidden");
    if (after.state != State::Pending)
        return refuse("wrong_state");
    after.state = State::None;
    after.is_requester = false;
    after.is_shared = false;
    after.decided_at = tx.now();
    after.note.clear();
    after = TRY(put(tx, after));
    withdraw_request(tx, after);
    record(tx, actor, after, "connection.canceled", after.is_blocked ? Told::OwnSide : Told::Both);
    return after;
}

}
