#pragma once

#include "client_groups/client_groups_http.h"
#include "clients/clients.h"
#include "http/router.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::clients {

struct MappedUserBody {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(MappedUserBody, (), (id, display_name))
std::vector<MappedUserBody> shown(std::vector<MappedUser> const&);

// Who answers for him.
struct SponsorRef {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(SponsorRef, (), (id, display_name))

struct ClientInvitation {
    InvitationId id;
    invitations::State state;
    Time expires_at;
};
BOOST_DESCRIBE_STRUCT(ClientInvitation, (), (id, state, expires_at))

struct ClientBody {
    MembershipId id;
    std::string display_name;
    PersonName first_name;
    PersonName last_name;
    std::optional<std::string> email;
    std::string phone;
    std::string company;
    State state;
    std::optional<std::string> avatar_url;
    std::vector<MappedUserBody> mapped_users;          // by name
    std::vector<client_groups::ClientGroupRef> groups; // by name
    std::optional<ClientInvitation> invitation;        // the newest
    std::optional<SponsorRef> sponsor;
    std::optional<Time> valid_until; // nothing: no end
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(ClientBody, (),
    (id, display_name, first_name, last_name, email, phone, company, state, avatar_url, mapped_users, groups,
        invitation, sponsor, valid_until, created_at))

// Many at once, by four statements.
std::vector<ClientBody> shown_all(db::Transaction&, AccountId const&, std::vector<Client> const&);

// As the caller has seen it, if he says what that was. Refuses: stale.
Result<void> check_seen(http::Call&, db::Transaction&, Client const&);

void add_routes(http::Router&);
void add_adding_routes(http::Router&);
void add_file_routes(http::Router&);
void add_card_route(http::Router&); // clients_of_cards_http.cpp

}
