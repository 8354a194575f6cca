#pragma once

// What several use cases of clients share.

#include "clients/clients.h"
#include "events/entries.h"

#include <boost/describe/class.hpp>

namespace kith::clients {

inline constexpr auto counted_as = "clients";

// `users`: whom it concerns who is not mapped any more, or is now.
struct ClientData {
    std::string email;
    std::string company;
    std::vector<MembershipId> users;
};
BOOST_DESCRIBE_STRUCT(ClientData, (), (email, company, users))

// One of many, inside of a Postponed. Refuses: as add.
Result<Added> add_one(db::Transaction&, Actor const&, NewClients const&, NewMember const&);
// The group they are to be in. Refuses: as client_groups, validation (`group`).
Result<client_groups::Group> group_for(db::Transaction&, Actor const&, IntoGroup const&);
// Refuses: validation (`delivery`).
Result<void> check_delivery(Delivery);

events::Target target(Client const&);
void record(db::Transaction&, Actor const&, std::string_view operation, Client const&,
    std::vector<MembershipId> const& users = {});

}
