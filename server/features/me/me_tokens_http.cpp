// One's own API tokens.

#include "api_tokens/api_tokens.h"
#include "me/me_http.h"
#include "me/me_reauthentication.h"

#include <algorithm>

namespace kith::me {
namespace {

using api_tokens::ApiToken;
using api_tokens::ApiTokenId;

struct ApiTokenBody {
    ApiTokenId id;
    api_tokens::TokenName name;
    std::string prefix;
    std::optional<AccountId> account;
    std::optional<std::vector<std::string>> scopes;
    std::optional<Time> expires_at;
    std::optional<Time> last_used_at;
    Time created_at {};
};
BOOST_DESCRIBE_STRUCT(ApiTokenBody, (), (id, name, prefix, account, scopes, expires_at, last_used_at, created_at))

struct MadeApiToken : ApiTokenBody {
    std::string token; // this once
};
BOOST_DESCRIBE_STRUCT(MadeApiToken, (ApiTokenBody), (token))

struct ApiTokens {
    std::vector<ApiTokenBody> items;
};
BOOST_DESCRIBE_STRUCT(ApiTokens, (), (items))

struct NewApiTokenBody {
    api_tokens::TokenName name;
    std::optional<AccountId> account;
    std::optional<std::vector<api_tokens::Scope>> scopes;
    std::optional<Time> expires_at;
    std::optional<std::string> password; // unless one signed in a short while ago
};
BOOST_DESCRIBE_STRUCT(NewApiTokenBody, (), (name, account, scopes, expires_at, password))

ApiTokenBody shown_token(ApiToken const& token)
{
    return { token.id, token.name, token.prefix, token.account, token.scopes, token.expires_at, token.last_used_at,
        token.created_at };
}

Result<void> check_account(db::Transaction& tx, PersonId const& person, std::optional<AccountId> const& account)
{
    auto is_it = [&](Belonging const& belonging) {
        return belonging.account == *account && belonging.state == memberships::State::Active;
    };
    if (!account || std::ranges::any_of(belongings(tx, person), is_it))
        return {};
    return refuse_field("account", "invalid", "must be an account in which you are active");
}

// A token is for what one may do oneself, even if one may more tomorrow.
Result<void> check_scopes(db::Transaction& tx, persons::Person const& person, std::optional<AccountId> const& account,
    std::optional<std::vector<api_tokens::Scope>> const& scopes)
{
    if (!scopes)
        return {};
    Permissions held;
    for (auto const& belonging : belongings(tx, person.id)) {
        if (!account || belonging.account == *account)
            held.add(permissions_in(tx, person, belonging));
    }
    auto may = [&](api_tokens::Scope const& scope) { return held.may(scope); };
    return std::ranges::all_of(*scopes, may) ? Result<void> {}
                                             : refuse("cannot_grant", "scopes", "name what you may not do yourself");
}

Result<ApiTokens> get_tokens(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_own_login(call, tx));
    ApiTokens all;
    for (auto const& token : api_tokens::list(tx, session.person))
        all.items.push_back(shown_token(token));
    return all;
}

Result<http::Then<http::Created<MadeApiToken>>> post_token(
    http::Call& call, db::Database& database, http::Body<NewApiTokenBody> const& body)
{
    auto const asking = TRY(database.read_now([&](db::Transaction& tx) { return find_asking(call, tx); }));
    auto const input = TRY(body.read());
    TRY(check_password_of(call, asking, input.password));
    return
        [person = asking.person, input](http::Call& call, db::Transaction& tx) -> Result<http::Created<MadeApiToken>> {
            auto const session = TRY(require_still(call, tx, person));
            TRY(check_account(tx, person.id, input.account));
            TRY(check_scopes(tx, person, input.account, input.scopes));
            auto const made = TRY(api_tokens::make(tx, session.person,
                { input.name, input.account, input.scopes, input.expires_at,
                    session.shown == sessions::Shown::SecondFactor }));
            return http::Created<MadeApiToken> { { shown_token(made.token), made.text } };
        };
}

Result<http::NoContent> delete_token(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_own_login(call, tx));
    if (!api_tokens::revoke(tx, session.person.id, ApiTokenId::from_text(call.path_parameter("token"))))
        return refuse("not_found");
    tx.wake("person:" + session.person.id.text());
    return http::NoContent {};
}

}

void add_token_routes(http::Router& router)
{
    router.get("/api/v1/me/tokens", "Lists one's own API tokens", get_tokens);
    router.post("/api/v1/me/tokens", "Makes an API token; its text is shown this once", post_token);
    router.remove("/api/v1/me/tokens/{token}", "Revokes an API token", delete_token);
}

}
