// HubSpot speaks OAuth 2.0 and no OpenID: no configuration, no signed tokens, no signing out. Who somebody is it tells
// about an access token. The endpoints are those of its dated API; /oauth/v1, where the token stands in
// the path, ends in February 2027.

#include "base/clean_text.h"
#include "base/fault.h"
#include "fetch/fetch.h"
#include "identity_providers/hubspot_rules.h"
#include "identity_providers/provider_answers.h"
#include "identity_providers/provider_talk.h"

#include <boost/json/object.hpp>
#include <sysexits.h>

namespace kith::identity_providers {
namespace {

struct Origins {
    std::string pages = "https://app.hubspot.com";
    std::string api = "https://api.hubapi.com";
};

Origins& origins()
{
    static Origins both;
    return both;
}

constexpr std::size_t most_words = 200;
constexpr std::size_t most_token = 2000; // HubSpot speaks of 300

// It knows clients by the form only.
fetch::Question question_to(std::string const& path, Provider const& provider, Fields form)
{
    form.emplace_back("client_id", provider.client_id);
    form.emplace_back("client_secret", secret_of(provider));
    return { origins().api + "/oauth/2026-03" + path, {}, fetch::form_of(form) };
}

// Nobody answers there who does not know a client already.
Result<std::string> issuer_of(Preset preset, std::string const& address)
{
    auto const place = TRY(place_of(preset, address));
    return place.issuer;
}

Result<std::string> url_to_sign_in(Provider const& provider, Errand const& errand)
{
    return url_with(origins().pages + "/oauth/authorize", question_of(provider, errand, "oauth"));
}

// It never says so; whoever does is somebody else (RFC 9207).
Result<void> check_names_nobody_else(Provider const& provider, std::string const& issuer)
{
    if (issuer.empty() || issuer == provider.issuer)
        return {};
    return confused("the answer is from \"" + one_line(issuer, most_words) + '"');
}

Result<Claims> claims_by_code(Provider const& provider, Errand const& errand, std::string const& code, Time)
{
    auto const tokens = TRY(tokens_in(fetch::ask(question_to("/token", provider, code_form(provider, errand, code)))));
    auto const token = text_at(tokens, "access_token");
    if (token.empty() || token.size() > most_token)
        return confused("its answer to the code has no access_token");
    Fields const about { { "token", token }, { "token_type_hint", "access_token" } };
    auto const told =
        TRY(object_in(fetch::ask(question_to("/token/introspect", provider, about)), "its answer about the user"));
    return hubspot_claims(told, provider.address, provider.client_id);
}

Result<std::string> no_logout_url(Provider const&) { return std::string {}; }

Result<Logout> no_logout(Provider const&, std::string const&, Time)
{
    return confused("HubSpot ends no sessions here");
}

}

void set_hubspot_origins(std::vector<std::string> const& both)
{
    bool const are_fine = both.size() == 2 && fetch::may_be_asked(both[0]) && fetch::may_be_asked(both[1]);
    if (!both.empty() && !are_fine)
        throw StartupFault(
            EX_CONFIG, "hubspot_origins: must be two, such as https://app.hubspot.com,https://api.hubapi.com");
    origins() = both.empty() ? Origins {} : Origins { both[0], both[1] };
}

Talk const& hubspot_talk()
{
    static Talk const talk { issuer_of, url_to_sign_in, check_names_nobody_else, claims_by_code, no_logout_url,
        no_logout };
    return talk;
}

}
