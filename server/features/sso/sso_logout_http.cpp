// Signing out: here and at the provider, or because the provider says so.

#include "sessions/sessions.h"
#include "sso/sso.h"
#include "sso/sso_http.h"

#include <array>

namespace kith::sso {
namespace {

struct SsoSignedOut {
    std::optional<std::string> url; // where one signs out there, too
};
BOOST_DESCRIBE_STRUCT(SsoSignedOut, (), (url))

struct LogoutForm {
    static constexpr std::array<std::string_view, 1> media_types { "application/x-www-form-urlencoded" };
};

std::optional<Provider> provider_of(http::Call& call, db::Transaction& tx)
{
    auto const session = sessions::find(call, tx);
    if (!session || !session->provider)
        return {};
    return identity_providers::find(tx, session->provider->account, ProviderId::from_text(session->provider->provider));
}

// One signs out here whether or not the provider answers.
Result<http::Then<SsoSignedOut>> post_logout(http::Call& call, db::Database& database)
{
    auto const provider = database.read_now([&](db::Transaction& tx) { return provider_of(call, tx); });
    auto const url = provider ? identity_providers::logout_url(*provider).value_or("") : std::string {};
    return [url](http::Call& call, db::Transaction& tx) -> Result<SsoSignedOut> {
        if (auto const session = sessions::find(call, tx))
            sessions::end(call, tx, *session);
        return SsoSignedOut { unless_empty(url) };
    };
}

std::string token_in(std::string_view form)
{
    auto const fields = http::decode_query(form);
    for (auto const& [name, value] : fields.value_or(std::vector<std::pair<std::string, std::string>> {})) {
        if (name == "logout_token")
            return value;
    }
    return {};
}

struct Telling {
    Provider provider;
    Time now;
};

Result<Telling> find_telling(http::Call& call, db::Transaction& tx)
{
    auto provider = identity_providers::find(tx, AccountId::from_text(call.path_parameter("account")),
        ProviderId::from_text(call.path_parameter("provider")));
    return provider ? Result<Telling> { Telling { *std::move(provider), tx.now() } } : refuse("not_found");
}

// OpenID Connect Back-Channel Logout 1.0. The provider knows nobody here but by its own words.
Result<http::Then<http::NoContent>> post_backchannel(
    http::Call& call, db::Database& database, http::Upload<LogoutForm> const& form)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const telling = TRY(database.read_now([&](db::Transaction& tx) { return find_telling(call, tx); }));
    auto const logout = identity_providers::read_logout(telling.provider, token_in(form.bytes), telling.now);
    if (!logout)
        return refuse("malformed", "logout_token", "is none that this provider could have sent");
    return [=](http::Call&, db::Transaction& tx) -> Result<http::NoContent> {
        sessions::end_of_provider(tx, telling.provider.id.text(), logout->subject, logout->session);
        return http::NoContent {};
    };
}

}

void add_logout_routes(http::Router& router)
{
    router
        .post(
            "/api/v1/auth/sso/logout", "Signs out, and tells where one signs out at the identity provider", post_logout)
        .waits_for_others = true;
    router
        .post("/api/v1/auth/sso/backchannel/{account}/{provider}",
            "Ends sessions that an identity provider has ended (OpenID Connect Back-Channel Logout 1.0)",
            post_backchannel)
        .waits_for_others = true;
}

}
