#pragma once

#include "http/router.h"
#include "permissions/permissions_http.h"
#include "teams/teams_http.h"
#include "users/users.h"
#include "users/users_names.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::users {

enum class StateFilter { Active, Inactive, All };
BOOST_DESCRIBE_ENUM(StateFilter, Active, Inactive, All)

enum class SecondFactorFilter { Off, On };
BOOST_DESCRIBE_ENUM(SecondFactorFilter, Off, On)

// Which users: those of a page, of a file, or whom one act is to change. There is one
// filter, so that nobody is changed who is not shown.
struct UserFilter {
    std::optional<StateFilter> state; // active
    std::optional<RoleName> role;
    std::optional<std::string> product;
    std::optional<std::string> q;
    std::optional<Time> unseen_since; // neither seen nor added from then on
    std::optional<teams::TeamId> team;
    std::optional<SecondFactorFilter> second_factor; // for those who manage users: others are not told
};
BOOST_DESCRIBE_STRUCT(UserFilter, (), (state, role, product, q, unseen_since, team, second_factor))
memberships::Listing listing_of(UserFilter const&);

struct EndBody {
    std::string of;
    std::optional<Time> at;
};
BOOST_DESCRIBE_STRUCT(EndBody, (), (of, at))

struct UserIdentity {
    MembershipId id;
    PersonId person_id;
    PersonName first_name;
    PersonName last_name;
    std::string display_name;
    std::optional<NameWarning> name_warning; // would be taken for somebody who runs the account
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(UserIdentity, (), (id, person_id, first_name, last_name, display_name, name_warning, email))

struct User : UserIdentity, memberships::Details {
    std::vector<RoleName> roles;
    std::vector<std::string> licenses;
    GrantsBody grants;
    std::vector<teams::TeamRef> teams; // by name
    memberships::State state;
    bool call_recording_enabled;
    std::vector<EndBody> ends;
    std::optional<Time> last_seen_at;
    Time created_at;
    std::optional<std::string> avatar_url; // another one with each picture
    Pronouns pronouns;                     // the person's own words; empty: none said
};
BOOST_DESCRIBE_STRUCT(User, (UserIdentity, memberships::Details),
    (roles, licenses, grants, teams, state, call_recording_enabled, ends, last_seen_at, created_at, avatar_url,
        pronouns))

User shown(db::Transaction&, memberships::Membership const&);
std::vector<User> shown_all(db::Transaction&, AccountId const&, std::vector<memberships::Membership> const&);
void add_routes(http::Router&);
void add_join_routes(http::Router&);
void add_leave_route(http::Router&); // leave_http.cpp
void add_export_route(http::Router&);
void add_second_factor_route(http::Router&); // users_second_factors_http.cpp
void add_promotion_routes(http::Router&);    // promotions_http.cpp

}
