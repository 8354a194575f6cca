// OpenID Connect (Core 1.0, code flow): questions, and what is believed of the answers.

#include "base/clean_text.h"
#include "crypto/base64.h"
#include "crypto/token.h"
#include "fetch/fetch.h"
#include "identity_providers/provider_answers.h"
#include "identity_providers/provider_documents.h"
#include "identity_providers/provider_talk.h"
#include "mail/public_url.h"

#include <boost/json.hpp>

namespace kith::identity_providers {
namespace {

namespace bj = boost::json;

constexpr std::size_t most_words = 200;
constexpr auto assertion_lifetime = std::chrono::minutes { 1 };

// RFC 7523 2.2. It is for the issuer, lest another server passes it on (draft-ietf-oauth-rfc7523bis); Salesforce knows
// its token endpoint only.
std::string assertion_of(Provider const& provider, Discovery const& discovery, Time now)
{
    auto const& audience = provider.preset == Preset::Salesforce ? discovery.token_endpoint : provider.issuer;
    auto const seconds = [](Time at) {
        return std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count();
    };
    return jose::PrivateKey::from_text(secret_of(provider))
        .sign({ { "iss", provider.client_id }, { "sub", provider.client_id }, { "aud", audience },
            { "jti", crypto::random_hex(16) }, { "iat", seconds(now) }, { "exp", seconds(now + assertion_lifetime) } });
}

// Shows who we are in the form, or in a header (RFC 6749 2.3.1: both halves are form-encoded there).
void show_oneself(
    fetch::Question& question, Fields& form, Provider const& provider, Discovery const& discovery, Time now)
{
    if (provider.client_auth == ClientAuth::ClientSecretBasic) {
        auto const both = fetch::escape(provider.client_id) + ':' + fetch::escape(secret_of(provider));
        question.headers.push_back("Authorization: Basic " + crypto::to_base64(both));
        return;
    }
    form.emplace_back("client_id", provider.client_id);
    if (provider.client_auth == ClientAuth::ClientSecretPost) {
        form.emplace_back("client_secret", secret_of(provider));
        return;
    }
    form.emplace_back("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.emplace_back("client_assertion", assertion_of(provider, discovery, now));
}

struct Tokens {
    std::string id_token;
    std::string access_token;
};

Result<Tokens> exchange(
    Provider const& provider, Discovery const& discovery, Errand const& errand, std::string const& code, Time now)
{
    fetch::Question question { discovery.token_endpoint };
    auto form = code_form(provider, errand, code);
    show_oneself(question, form, provider, discovery, now);
    question.form = fetch::form_of(form);
    auto const members = TRY(tokens_in(fetch::ask(question)));
    Tokens tokens { text_at(members, "id_token"), text_at(members, "access_token") };
    if (tokens.id_token.empty() || tokens.access_token.empty())
        return confused("its answer to the code has no id_token or no access_token");
    return tokens;
}

// Keys may have changed since they were read.
Result<bj::object> verified(Discovery const& discovery, std::string const& token)
{
    auto const keys = TRY(keys_of(discovery, Freshness::Remembered));
    auto found = keys.verify(token);
    if (found.key_is_unknown) {
        auto const newer = TRY(keys_of(discovery, Freshness::AskedAgain));
        found = newer.verify(token);
    }
    if (!found.trouble.empty())
        return confused("about its token: " + found.trouble);
    return std::move(found.claims);
}

Expected expected_of(Provider const& provider, std::string nonce, Time now)
{
    return { provider.preset, provider.issuer, provider.client_id, std::move(nonce), provider.address, now };
}

// Held fast when it was set up.
Result<Discovery> discovery_of(Provider const& provider)
{
    auto discovery = TRY(discovery_at(provider.discovery_url, Freshness::Remembered));
    if (discovery.issuer != provider.issuer)
        return confused("it names itself \"" + one_line(discovery.issuer, most_words) + "\" now, and was \"" +
            provider.issuer + '"');
    return discovery;
}

std::unexpected<Refusal> wrong_address(Refusal const& refusal)
{
    std::string reason = refusal.code;
    for (auto const& [name, text] : refusal.about)
        reason = name == "reason" ? text : reason;
    return refuse_field("address", refusal.code, "leads to no provider: " + reason);
}

Result<std::string> issuer_at(Preset preset, std::string const& address)
{
    auto const place = TRY(place_of(preset, address));
    auto const discovery = discovery_at(place.discovery_url, Freshness::AskedAgain);
    if (!discovery)
        return wrong_address(discovery.error());
    if (!place.issuer.empty() && discovery->issuer != place.issuer)
        return refuse_field(
            "address", "issuer", "leads to a provider that names itself " + one_line(discovery->issuer, most_words));
    return discovery->issuer;
}

Result<std::string> url_to_sign_in(Provider const& provider, Errand const& errand)
{
    auto const discovery = TRY(discovery_of(provider));
    auto fields = question_of(provider, errand, "openid email profile");
    fields.emplace_back("nonce", errand.nonce);
    return url_with(discovery.authorization_endpoint, fields);
}

Result<void> check_issuer(Provider const& provider, std::string const& issuer)
{
    if (issuer == provider.issuer)
        return {};
    if (!issuer.empty())
        return confused(
            "the answer is from \"" + one_line(issuer, most_words) + "\", not from \"" + provider.issuer + '"');
    auto const discovery = TRY(discovery_of(provider));
    return discovery.names_itself ? Result<void> { confused("the answer does not say who it is from") }
                                  : Result<void> {};
}

Result<Claims> claims_by_code(Provider const& provider, Errand const& errand, std::string const& code, Time now)
{
    auto const discovery = TRY(discovery_of(provider));
    auto const tokens = TRY(exchange(provider, discovery, errand, code, now));
    auto const id_token = TRY(verified(discovery, tokens.id_token));
    TRY(check_id_token(id_token, expected_of(provider, errand.nonce, now)));
    auto const userinfo =
        TRY(object_in(fetch::ask({ discovery.userinfo_endpoint, { "Authorization: Bearer " + tokens.access_token } }),
            "its answer about the user"));
    return claims_of(provider.preset, id_token, userinfo);
}

Result<std::string> url_to_sign_out(Provider const& provider)
{
    auto const discovery = TRY(discovery_of(provider));
    auto const& endpoint = discovery.end_session_endpoint;
    if (endpoint.empty())
        return std::string {};
    Fields const fields { { "client_id", provider.client_id },
        { "post_logout_redirect_uri", mail::link_to("/signin") } };
    return url_with(endpoint, fields);
}

Result<Logout> logout_in(Provider const& provider, std::string const& token, Time now)
{
    auto const discovery = TRY(discovery_of(provider));
    auto const claims = TRY(verified(discovery, token));
    TRY(check_logout_token(claims, expected_of(provider, "", now)));
    auto const identifier = [&](char const* name) {
        auto text = text_at(claims, name);
        return is_identifier(text) ? text : std::string {};
    };
    // Entra's `sub` is not by what we know its people.
    Logout const logout { provider.preset == Preset::Entra ? "" : identifier("sub"), identifier("sid") };
    if (logout.subject.empty() && logout.session.empty())
        return confused("the token is about nobody");
    return logout;
}

}

Talk const& open_id_talk()
{
    static Talk const talk { issuer_at, url_to_sign_in, check_issuer, claims_by_code, url_to_sign_out, logout_in };
    return talk;
}

}
