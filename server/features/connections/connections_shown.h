#pragma once

// Connections as the API shows them: no more of the other side than the state of things allows.

#include "connections/connections.h"
#include "http/router.h"

#include <map>

namespace kith::connections {

struct ConnectedPerson {
    MembershipId id;
    AccountId account_id;
    std::string display_name;
    std::string first_name;
    std::string last_name;
    std::string company;
    std::string job_title;
    std::string headline;
    Pronouns pronouns;
    std::optional<std::string> email; // once connected
    std::optional<bool> is_active;    // once connected
};
BOOST_DESCRIBE_STRUCT(ConnectedPerson, (),
    (id, account_id, display_name, first_name, last_name, company, job_title, headline, pronouns, email, is_active))

struct ConnectionOwner {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(ConnectionOwner, (), (id, display_name))

enum class ConnectionDirection { Sent, Received };
BOOST_DESCRIBE_ENUM(ConnectionDirection, Sent, Received)

enum class ConnectionKind { Connection };
BOOST_DESCRIBE_ENUM(ConnectionKind, Connection)

struct ConnectionBody {
    ConnectionId id;
    ConnectionKind kind;
    State state;
    bool is_suspended; // accepted, and one of the two is inactive
    ConnectionDirection direction;
    ConnectedPerson person;
    ConnectionOwner owner; // who of this account
    bool is_mine;
    std::string note;
    Scopes scopes;
    std::optional<Time> expires_at;
    bool share_with_colleagues;
    bool is_blocked; // by oneself
    Time requested_at;
    std::optional<Time> decided_at;
};
BOOST_DESCRIBE_STRUCT(ConnectionBody, (),
    (id, kind, state, is_suspended, direction, person, owner, is_mine, note, scopes, expires_at, share_with_colleagues,
        is_blocked, requested_at, decided_at))

// Shows connections to one who asks; each colleague is looked up once.
class Showing {
public:
    Showing(db::Transaction& tx, Actor const& actor) : tx_(tx), actor_(actor) {}
    ConnectionBody shown(Connection const&);

private:
    struct Owner {
        std::string name;
        bool is_active = false;
    };
    Owner const& owner_of(MembershipId const&);
    ConnectedPerson person_of(Connection const&, State) const;

    db::Transaction& tx_;
    Actor const& actor_;
    std::map<MembershipId, Owner> owners_;
};

}
