#pragma once

#include "accounts/accounts.h"
#include "http/router.h"

namespace kith::accounts {

struct SupportBody {
    std::string name;
    std::string email;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(SupportBody, (), (name, email, phone))

struct AccountBody {
    AccountId id;
    AccountName name;
    std::string slug;
    Kind kind;
    Visibility visibility;
    SupportBody support;         // whom to ask for help
    std::string signup_help_url; // both as every member may read them; empty: the built-in ones
    std::string notice;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(AccountBody, (), (id, name, slug, kind, visibility, support, signup_help_url, notice, created_at))

AccountBody shown(Account const&);
void add_routes(http::Router&);
void add_test_mail_routes(http::Router&); // test_mail_http.cpp

}
