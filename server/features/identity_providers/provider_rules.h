#pragma once

// What is true of providers without asking anybody: where they are found, and whether what they
// say can be believed.

#include "base/email_address.h"
#include "base/names.h"
#include "base/result.h"
#include "base/time.h"

#include <boost/describe/enum.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::identity_providers {

enum class Preset { Generic, Google, Entra, Salesforce, Hubspot };
BOOST_DESCRIBE_ENUM(Preset, Generic, Google, Entra, Salesforce, Hubspot)

// What is none signs nothing, ends no sessions, takes our secret in the form only, and does not say
// of any address whether it was checked.
bool is_open_id(Preset);

struct Place {
    std::string discovery_url; // empty: it publishes nothing of itself
    std::string issuer;        // empty: whatever the provider names itself, when it is set up
};
// generic: the issuer's URL. entra: the id of the directory (tenant). salesforce: the organization's
// My Domain. hubspot: the id of the account there (hub). google: nothing. Refuses: validation (`address`).
Result<Place> place_of(Preset, std::string_view address);

// What a provider says of itself (Discovery 1.0, 3).
struct Discovery {
    std::string issuer;
    std::string authorization_endpoint;
    std::string token_endpoint;
    std::string userinfo_endpoint;
    std::string jwks_uri;
    std::string end_session_endpoint; // empty: one does not sign out there
    bool names_itself = false;        // says in each answer who it is (RFC 9207)
};
// Refuses: provider_confused, with what is wrong as `reason`.
Result<Discovery> read_discovery(std::string_view json);

// The refusal of a provider's answer.
std::unexpected<Refusal> confused(std::string reason);

struct Expected {
    Preset preset;
    std::string issuer;
    std::string client_id;
    std::string nonce;
    std::string address; // of entra: the tenant
    Time now;
};
// The claims of an ID token whose signature is good (Core 3.1.3.7). Refuses: provider_confused.
Result<void> check_id_token(boost::json::object const& claims, Expected const&);

// The claims of a logout token whose signature is good (Back-Channel Logout 1.0, 2.6).
// Refuses: provider_confused.
Result<void> check_logout_token(boost::json::object const& claims, Expected const&);

// By what the provider knows the person: `sub`; at Entra, where an application gets another `sub`
// each, the tenant and the person in it. Refuses: provider_confused.
Result<std::string> subject_of(Preset, boost::json::object const& id_token);

// Printable ASCII, 1 to 255 characters, as subjects and ids of sessions are.
bool is_identifier(std::string_view);

struct Claim {
    std::string name;
    std::string value; // text as it is, anything else as JSON
};

// Who somebody is, by the ID token and by userinfo, which is asked always. Nothing of it but the
// subject says for sure who he is here.
struct Claims {
    std::string subject;
    std::string session; // sid; empty: none
    std::optional<EmailAddress> email;
    bool email_is_proved = false; // the provider vouches for it, and may
    std::string hosted_domain;    // of Google Workspace
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::vector<Claim> all;
};
// Refuses: provider_confused (userinfo is about somebody else, or no subject).
Result<Claims> claims_of(Preset, boost::json::object const& id_token, boost::json::object const& userinfo);

}
