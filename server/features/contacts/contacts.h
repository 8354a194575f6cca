#pragma once

// Everybody an internal user can reach, in one list by name: colleagues, and people of other
// accounts he is connected to. It is a view over what other modules keep, and keeps nothing itself.

#include "connections/connections.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::contacts {

enum class Kind { Internal, Connection };
BOOST_DESCRIBE_ENUM(Kind, Internal, Connection)

enum class Filter { All, Internal, Connections };
BOOST_DESCRIBE_ENUM(Filter, All, Internal, Connections)

// How one contact is named: "internal:<id of the user>", "connection:<id>".
struct Ref {
    Kind kind = Kind::Internal;
    std::string id;
    std::string key; // where it stands among the others
    std::string text() const;
};

struct Contact {
    Ref ref;
    memberships::Membership member; // of the account, or of the other one
    std::string company;            // of a connection
    std::optional<connections::Connection> connection;
};

struct Listing {
    Filter filter = Filter::All;
    std::string text;      // part of a name, of a colleague's address or of a company
    std::string after_key; // of the last row seen
    std::string after_id;  // its Ref::text
    int limit = 25;
};
// By name; never oneself, nobody who is inactive. Refuses: forbidden.
Result<std::vector<Ref>> list(db::Transaction&, Actor const&, Listing const&);
Result<std::int64_t> count(db::Transaction&, Actor const&, Listing const&);
// Refuses: forbidden, not_found.
Result<Contact> get(db::Transaction&, Actor const&, std::string_view ref);

}
