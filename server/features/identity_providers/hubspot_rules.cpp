#include "identity_providers/hubspot_rules.h"

#include "identity_providers/provider_answers.h"

#include <boost/json.hpp>

namespace kith::identity_providers {
namespace {

namespace bj = boost::json;

// Empty for whatever is no whole number above nothing.
std::string id_at(bj::object const& members, std::string_view name)
{
    auto const* value = members.if_contains(name);
    if (!value || !(value->is_int64() || value->is_uint64()))
        return {};
    boost::system::error_code error;
    auto const id = value->to_number<std::int64_t>(error);
    return !error && id > 0 ? std::to_string(id) : std::string {};
}

// The token came from HubSpot itself, for a code that our secret and our verifier alone could spend: that binds it to
// us. The app that HubSpot names besides has to agree.
Result<void> check_token(bj::object const& token, std::string const& hub, std::string const& client_id)
{
    if (!is_true(token, "active"))
        return confused("its token is not good any more");
    if (token.contains("client_id") && text_at(token, "client_id") != client_id)
        return confused("its token is for another app");
    if (id_at(token, "hub_id") != hub)
        return confused("the person chose another HubSpot account than " + hub);
    return {};
}

}

Result<Claims> hubspot_claims(bj::object const& token, std::string const& hub, std::string const& client_id)
{
    TRY(check_token(token, hub, client_id));
    auto const user = id_at(token, "user_id");
    if (user.empty())
        return confused("its token is of nobody");
    Claims claims { hub + ':' + user, "" };
    if (auto email = EmailAddress::parse(text_at(token, "user")))
        claims.email = *std::move(email);
    auto said = token;
    for (auto const* secret : { "token", "signed_access_token" })
        said.erase(secret);
    claims.all = shortened(said);
    return claims;
}

}
