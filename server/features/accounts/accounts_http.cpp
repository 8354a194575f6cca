#include "accounts/accounts_http.h"

#include "sessions/sessions.h"

namespace kith::accounts {
namespace {

struct NewAccount {
    AccountName name;
};
BOOST_DESCRIBE_STRUCT(NewAccount, (), (name))

struct AccountChange {
    std::optional<AccountName> name;
};
BOOST_DESCRIBE_STRUCT(AccountChange, (), (name))

Result<http::Created<AccountBody>> post_account(
    http::Call& call, db::Transaction& tx, http::Body<NewAccount> const& body)
{
    auto const session = TRY(sessions::require(call, tx));
    TRY(check_may_found(tx, session.person));
    auto const wanted = TRY(body.read());
    events::Source const source { "", "", "", call.address(), call.id() };
    auto const founding = found(tx, source, wanted.name, session.person);
    return http::Created<AccountBody> { shown(founding.account) };
}

Result<AccountBody> get_account(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const account = get(tx, actor.account);
    call.set_version(account.version);
    return shown(account);
}

Result<AccountBody> patch_account(http::Call& call, db::Transaction& tx, http::Body<AccountChange> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    TRY(check_may(actor, Permission::AccountSettings));
    auto account = get(tx, actor.account);
    TRY(call.check_version(account.version));
    auto const change = TRY(body.read());
    if (change.name)
        account = TRY(rename(tx, actor, account, *change.name));
    call.set_version(account.version);
    return shown(account);
}

}

AccountBody shown(Account const& account)
{
    return { account.id, account.name, account.slug, account.kind, account.created_at };
}

void add_routes(http::Router& router)
{
    router.post("/api/v1/accounts", "Founds an account of one's own", post_account);
    router.get("/api/v1/accounts/{account}", "Shows the account", get_account);
    router.patch("/api/v1/accounts/{account}", "Changes the account's name", patch_account);
}

}
