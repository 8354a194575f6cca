#include "support/open_id_server.h"

#include <chrono>

namespace kith::tests {
namespace {

std::int64_t now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}

OpenIdServer::OpenIdServer()
{
    configuration = { { "issuer", origin() }, { "authorization_endpoint", origin() + "/authorize" },
        { "token_endpoint", origin() + "/token" }, { "userinfo_endpoint", origin() + "/userinfo" },
        { "jwks_uri", origin() + "/keys" }, { "end_session_endpoint", origin() + "/logout" } };
    publish();
}

void OpenIdServer::publish()
{
    web.put("/.well-known/openid-configuration", 200, boost::json::serialize(configuration));
    web.put("/keys", 200, key.public_set());
}

void OpenIdServer::say(std::string const& nonce, std::string const& subject, std::string const& email)
{
    id_token = { { "iss", origin() }, { "aud", "kith" }, { "sub", subject }, { "nonce", nonce }, { "iat", now() },
        { "exp", now() + 300 } };
    userinfo = { { "sub", subject }, { "email", email }, { "email_verified", true }, { "given_name", "Sam" },
        { "family_name", "Stone" } };
    answer();
}

void OpenIdServer::answer()
{
    boost::json::object const tokens { { "access_token", "good" }, { "token_type", "Bearer" },
        { "id_token", key.sign(id_token) } };
    web.put("/token", 200, boost::json::serialize(tokens));
    web.put("/userinfo", 200, boost::json::serialize(userinfo));
}

void OpenIdServer::rotate()
{
    key = jose::PrivateKey::make();
    publish();
}

std::string OpenIdServer::logout_token(boost::json::object more) const
{
    boost::json::object claims {
        { "iss", origin() }, { "aud", "kith" }, { "iat", now() }, { "exp", now() + 120 }, { "jti", "one" },
        { "events",
            boost::json::object { { "http://schemas.openid.net/event/backchannel-logout", boost::json::object {} } } }
    };
    for (auto const& [name, value] : more)
        claims.insert_or_assign(name, value);
    return key.sign(claims);
}

}
