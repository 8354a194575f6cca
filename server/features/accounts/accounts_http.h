#pragma once

#include "accounts/accounts.h"
#include "http/router.h"

namespace kith::accounts {

struct AccountBody {
    AccountId id;
    AccountName name;
    std::string slug;
    Kind kind;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(AccountBody, (), (id, name, slug, kind, created_at))

AccountBody shown(Account const&);
void add_routes(http::Router&);

}
