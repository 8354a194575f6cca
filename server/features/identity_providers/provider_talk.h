#pragma once

// The languages that providers speak. What each question means stands in identity_providers.h; which
// provider is asked in which language is decided in one place, talk_with.

#include "identity_providers/identity_providers.h"

#include <string>
#include <utility>
#include <vector>

namespace kith::identity_providers {

struct Talk {
    Result<std::string> (*find_issuer)(Preset, std::string const& address);
    Result<std::string> (*authorization_url)(Provider const&, Errand const&);
    Result<void> (*check_answer_is_from)(Provider const&, std::string const& issuer);
    Result<Claims> (*redeem)(Provider const&, Errand const&, std::string const& code, Time now);
    Result<std::string> (*logout_url)(Provider const&);
    Result<Logout> (*read_logout)(Provider const&, std::string const& token, Time now);
};
Talk const& open_id_talk();
Talk const& hubspot_talk();
Talk const& talk_with(Preset);

// What every language of OAuth 2.0 has.
using Fields = std::vector<std::pair<std::string, std::string>>;
std::string url_with(std::string const& endpoint, Fields const&);
// Asks for a code (RFC 6749 4.1.1) that only our verifier spends (RFC 7636).
Fields question_of(Provider const&, Errand const&, std::string scope);
// Spends it (RFC 6749 4.1.3).
Fields code_form(Provider const&, Errand const&, std::string const& code);

}
