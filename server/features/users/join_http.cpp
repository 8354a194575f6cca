// What accounts ask of the person who is signed in: join, or decline.

#include "accounts/accounts_http.h"
#include "sessions/sessions.h"
#include "users/users_http.h"

namespace kith::users {
namespace {

struct JoinRequestAccount {
    AccountId id;
    AccountName name;
};
BOOST_DESCRIBE_STRUCT(JoinRequestAccount, (), (id, name))

struct JoinRequestBody {
    JoinRequestAccount account;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(JoinRequestBody, (), (account, created_at))

struct JoinRequestList {
    std::vector<JoinRequestBody> items;
};
BOOST_DESCRIBE_STRUCT(JoinRequestList, (), (items))

AccountId account_in(http::Call const& call) { return AccountId::from_text(call.path_parameter("account")); }

JoinRequestList shown(db::Transaction& tx, persons::Person const& person)
{
    JoinRequestList list;
    if (!person.email_verified)
        return list;
    for (auto const& request : memberships::list_join_requests(tx, person.id)) {
        auto const account = accounts::get(tx, request.account);
        list.items.push_back({ { account.id, account.name }, request.created_at });
    }
    return list;
}

Result<JoinRequestList> get_join_requests(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    TRY(sessions::check_is_unlimited(session));
    return shown(tx, session.person);
}

Result<accounts::AccountBody> post_join(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    TRY(sessions::check_is_unlimited(session));
    auto const account = account_in(call);
    TRY(join(tx, sessions::source_of(call, session), session.person, account));
    return accounts::shown(accounts::get(tx, account));
}

Result<JoinRequestList> post_decline(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    TRY(sessions::check_is_unlimited(session));
    TRY(decline_to_join(tx, sessions::source_of(call, session), session.person, account_in(call)));
    return shown(tx, session.person);
}

}

void add_join_routes(http::Router& router)
{
    router.get(
        "/api/v1/me/join-requests", "Lists the accounts that added the person and wait for a yes", get_join_requests);
    router.post("/api/v1/me/join-requests/{account}/join", "Joins an account that added the person", post_join);
    router.post("/api/v1/me/join-requests/{account}/decline", "Declines to join an account", post_decline);
}

}
