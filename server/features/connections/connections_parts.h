#pragma once

// What all acts on a connection share.

#include "connections/connections.h"
#include "connections/connections_rules.h"

namespace kith::connections {

// Whoever is meant, by his membership alone. Refuses: not_a_user, same_account (a colleague by this account),
// validation.
Result<memberships::Membership> find_addressee(
    db::Transaction&, Actor const&, MembershipId const&, std::string const& field);
// In the same words for nobody and for somebody who is not to be found: not_a_user.
std::unexpected<Refusal> refuse_addressee(std::string const& field);
// The rows of the two, made where there are none, and held. Refuses: too_many_connections.
Result<Connection> open_pair(db::Transaction&, Actor const&, memberships::Membership const& peer);
// How lists find and order the other side.
std::string peer_key(memberships::Membership const&, std::string const& company);

// Refuses: same_account.
Result<void> check_other_account(db::Transaction&, Actor const&, memberships::Membership const& peer);
// Nobody makes either of the two inactive or removes him until the end of the transaction. Before their rows are held.
void hold_members(db::Transaction&, Actor const&, Peer const&);

// As it is now, and nobody else changes either side until the end of the transaction.
// Refuses: not_found.
Result<Connection> held(db::Transaction&, Connection const&);
// Both rows become what this side's is to be. Refuses: stale.
Result<Connection> put(db::Transaction&, Connection after);
// The same, where the other side is not to see that anything was changed.
Result<Connection> put_silently(db::Transaction&, Connection after);

// They hold no more, or not for writing to each other: the places in workspaces that hung on them end.
std::vector<workspaces::Note> drop_places(db::Transaction&, AccountId const&, std::vector<Connection> const&);

// Both sides, as logs and mails name them: "Zoe Lee (Beta)".
struct Names {
    std::string own;
    std::string peer;
};
Names names_of(db::Transaction&, Connection const&);

// Another account learns who did it, and nothing of how.
events::Source seen_from_outside(Actor const&, std::string name);
// What a log is to say. Logs are written in the order of accounts, so that nobody waits for somebody who
// waits for him.
struct Entry {
    AccountId account;
    events::Source source;
    std::string operation;
    ConnectionId connection;
    std::string name; // of the other side, as that account sees it
    std::string data = "{}";
};
void write(db::Transaction&, std::vector<Entry>);
// Which logs hear of it.
enum class Told { Both, OwnSide };
void record(db::Transaction&, Actor const&, Connection const&, std::string_view operation, Told = Told::Both,
    std::string const& data = "{}");
// Both logs, of different things: who is blocked hears of an end only.
void record(db::Transaction&, Actor const&, Connection const&, std::string_view operation, std::string_view to_peer);

Openness openness_of(db::Transaction&, AccountId const&, MembershipId const&);
// Refuses: not_public_visible.
Result<void> check_open(db::Transaction&, Connection const&);
// Asks for nothing but what is left of what was asked for. Refuses: as accept.
Result<Connection> settle(db::Transaction&, Actor const&, Connection const& pending, Terms const&);

}
