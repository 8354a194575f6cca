#pragma once

// What HubSpot says of an access token (POST /oauth/2026-03/token/introspect): all that it says of a person.

#include "identity_providers/provider_rules.h"

#include <boost/json/object.hpp>

#include <string>

namespace kith::identity_providers {

// Who somebody is in the HubSpot account `hub`. His address is not taken as proved: nothing in the
// answer says that HubSpot has checked it. Refuses: provider_confused (a token that has ended, of another account or
// app, or of nobody).
Result<Claims> hubspot_claims(boost::json::object const& token, std::string const& hub, std::string const& client_id);

}
