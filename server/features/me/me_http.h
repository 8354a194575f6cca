#pragma once

#include "http/router.h"
#include "me/me.h"

#include <string>
#include <vector>

namespace kith::me {

struct MePerson {
    PersonId id;
    EmailAddress email;
    std::optional<Username> username;
    PersonName first_name;
    PersonName last_name;
    PhoneNumber phone;
    std::optional<std::string> recovery_email; // where mail about a forgotten password goes
    bool email_verified;
    std::optional<EmailAddress> pending_email; // to sign in with, once it is confirmed
    Language locale;                           // empty: the browser's
    TimeZone timezone;                         // empty: the browser's
    std::optional<std::string> avatar_url;     // another one with each picture
};
BOOST_DESCRIBE_STRUCT(MePerson, (),
    (id, email, username, first_name, last_name, phone, recovery_email, email_verified, pending_email, locale, timezone,
        avatar_url))

struct MeAccount {
    AccountId id;
    AccountName name;
    std::string slug;
    accounts::Kind kind;
};
BOOST_DESCRIBE_STRUCT(MeAccount, (), (id, name, slug, kind))

struct MeMembership {
    MembershipId id;
    MeAccount account;
    memberships::Kind kind;
    memberships::State state;
    std::vector<RoleName> roles;
    std::vector<std::string> permissions;
};
BOOST_DESCRIBE_STRUCT(MeMembership, (), (id, account, kind, state, roles, permissions))

struct Me {
    MePerson person;
    std::vector<MeMembership> memberships;
};
BOOST_DESCRIBE_STRUCT(Me, (), (person, memberships))

Me shown(db::Transaction&, persons::Person const&);
void add_routes(http::Router&);
void add_password_routes(http::Router&); // me_password_http.cpp
void add_session_routes(http::Router&);  // me_sessions_http.cpp
void add_token_routes(http::Router&);    // me_tokens_http.cpp
void add_app_routes(http::Router&);      // me_apps_http.cpp

}
