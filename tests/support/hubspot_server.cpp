#include "support/hubspot_server.h"

#include "identity_providers/identity_providers.h"

namespace kith::tests {

HubspotServer::HubspotServer() { identity_providers::set_hubspot_origins({ web.origin(), web.origin() }); }

HubspotServer::~HubspotServer() { identity_providers::set_hubspot_origins({}); }

void HubspotServer::say(std::int64_t user, std::string const& email)
{
    tokens = { { "token_type", "bearer" }, { "access_token", "good" }, { "refresh_token", "lasting" },
        { "expires_in", 1800 } };
    about = { { "token_use", "access_token" }, { "active", true }, { "token", "good" }, { "hub_id", 12345678 },
        { "user_id", user }, { "client_id", "kith" }, { "app_id", 4711 }, { "scopes", boost::json::array { "oauth" } },
        { "expires_in", 1800 }, { "token_type", "bearer" }, { "user", email }, { "hub_domain", "acme.test" } };
    answer();
}

void HubspotServer::answer()
{
    web.put(token_path, 200, boost::json::serialize(tokens));
    web.put(introspect_path, 200, boost::json::serialize(about));
}

}
