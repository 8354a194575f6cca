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

// He is a member no more; `mapped`: who looked after him.
Result<void> take_out(db::Transaction&, events::Source const&, Client const&, std::vector<MembershipId> const& mapped);
events::Target target(Client const&);
void record(db::Transaction&, Actor const&, std::string_view operation, Client const&,
    std::vector<MembershipId> const& users = {});

}
