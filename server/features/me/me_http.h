#pragma once

#include "http/router.h"
#include "me/me.h"
#include "roles/roles.h"
#include "sessions/sessions.h"

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
    Pronouns pronouns;                         // empty: none said
    std::optional<std::string> recovery_email; // where mail about a forgotten password goes
    bool email_verified;
    std::optional<EmailAddress> pending_email; // to sign in with, once it is confirmed
    Language locale;                           // empty: the browser's
    TimeZone timezone;                         // empty: the browser's
    std::optional<std::string> avatar_url;     // another one with each picture
};
BOOST_DESCRIBE_STRUCT(MePerson, (),
    (id, email, username, first_name, last_name, phone, pronouns, recovery_email, email_verified, pending_email, locale,
        timezone, avatar_url))

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
    bool lacks_second_factor; // the account is closed until the person has one, and has shown it
};
BOOST_DESCRIBE_STRUCT(MeMembership, (), (id, account, kind, state, roles, permissions, lacks_second_factor))

struct MeViewed {
    MembershipId id;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email; // as the account reaches him
};
BOOST_DESCRIBE_STRUCT(MeViewed, (), (id, first_name, last_name, email))

// With whose eyes this browser looks at the account, which is the one membership shown.
struct MeViewing {
    std::optional<MeViewed> user; // null: the roles alone
    std::vector<roles::Named> roles;
    Time until;
};
BOOST_DESCRIBE_STRUCT(MeViewing, (), (user, roles, until))

// The identity provider that began the session; without a name it was a link out of the mailbox.
struct MeProvider {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(MeProvider, (), (name))

struct Me {
    MePerson person;
    std::vector<MeMembership> memberships;
    std::optional<MeViewing> viewing = {};
    std::optional<MeProvider> provider = {};
};
BOOST_DESCRIBE_STRUCT(Me, (), (person, memberships, viewing, provider))

// In a session that began so.
Me shown(db::Transaction&, persons::Person const&, sessions::Shown);
void add_routes(http::Router&);
void add_password_routes(http::Router&);      // me_password_http.cpp
void add_session_routes(http::Router&);       // me_sessions_http.cpp
void add_token_routes(http::Router&);         // me_tokens_http.cpp
void add_app_routes(http::Router&);           // me_apps_http.cpp
void add_second_factor_routes(http::Router&); // me_second_factors_http.cpp
void add_passkey_routes(http::Router&);       // me_passkeys_http.cpp

}
