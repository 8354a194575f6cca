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

using Room = std::optional<workspaces::WorkspaceId>;

// Who has that address, or that number.
std::optional<memberships::Membership> find_member(db::Transaction&, Actor const&, NewMember const&);
// One of many, inside of a Postponed: he is not invited yet. Refuses: as add.
Result<Added> add_one(db::Transaction&, Actor const&, NewClients const&, NewMember const&);
// Behind that, if he is to be. Refuses: as invite.
Result<void> invite_as_wanted(db::Transaction&, Actor const&, NewClients const&, Room const& into, Added&);
// The group they are to be in. Refuses: as client_groups, validation (`group`).
Result<client_groups::Group> group_for(db::Transaction&, Actor const&, IntoGroup const&);

// He is a member no more, and the log says so; `mapped`: who looked after him.
Result<void> remove_and_say(
    db::Transaction&, events::Source const&, Client const&, std::vector<MembershipId> const& mapped);
events::Target target(Client const&);
void record(db::Transaction&, Actor const&, std::string_view operation, Client const&,
    std::vector<MembershipId> const& users = {});

}
