// Questions to providers, in the language of each.

#include "identity_providers/provider_talk.h"

#include "crypto/base64.h"
#include "crypto/token.h"
#include "fetch/fetch.h"

#include <openssl/sha.h>

#include <array>

namespace kith::identity_providers {
namespace {

std::string sha256(std::string_view text)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest {};
    SHA256(reinterpret_cast<unsigned char const*>(text.data()), text.size(), digest.data());
    return { reinterpret_cast<char const*>(digest.data()), digest.size() };
}

}

Talk const& talk_with(Preset preset) { return is_open_id(preset) ? open_id_talk() : hubspot_talk(); }

std::string url_with(std::string const& endpoint, Fields const& fields)
{
    return endpoint + (endpoint.find('?') == endpoint.npos ? '?' : '&') + fetch::form_of(fields);
}

Fields question_of(Provider const& provider, Errand const& errand, std::string scope)
{
    return { { "response_type", "code" }, { "client_id", provider.client_id },
        { "redirect_uri", redirect_uri(provider) }, { "scope", std::move(scope) }, { "state", errand.state },
        { "code_challenge", crypto::to_base64url(sha256(errand.verifier)) }, { "code_challenge_method", "S256" } };
}

Fields code_form(Provider const& provider, Errand const& errand, std::string const& code)
{
    return { { "grant_type", "authorization_code" }, { "code", code }, { "redirect_uri", redirect_uri(provider) },
        { "code_verifier", errand.verifier } };
}

Errand Errand::make()
{
    return { crypto::random_token().text, crypto::random_token().text, crypto::random_token().text };
}

Result<std::string> find_issuer(Preset preset, std::string const& address)
{
    return talk_with(preset).find_issuer(preset, address);
}

Result<std::string> authorization_url(Provider const& provider, Errand const& errand)
{
    return talk_with(provider.preset).authorization_url(provider, errand);
}

Result<void> check_answer_is_from(Provider const& provider, std::string const& issuer)
{
    return talk_with(provider.preset).check_answer_is_from(provider, issuer);
}

Result<Claims> redeem(Provider const& provider, Errand const& errand, std::string const& code, Time now)
{
    return talk_with(provider.preset).redeem(provider, errand, code, now);
}

Result<std::string> logout_url(Provider const& provider) { return talk_with(provider.preset).logout_url(provider); }

Result<Logout> read_logout(Provider const& provider, std::string const& token, Time now)
{
    return talk_with(provider.preset).read_logout(provider, token, now);
}

}
