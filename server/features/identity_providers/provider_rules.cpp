#include "identity_providers/provider_rules.h"

#include "base/clean_text.h"
#include "base/domain_name.h"
#include "base/text.h"
#include "identity_providers/provider_answers.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace kith::identity_providers {
namespace {

namespace bj = boost::json;

constexpr std::int64_t leeway_seconds = 120; // between their clock and ours
constexpr std::size_t most_address = 300;
constexpr std::size_t most_subject = 255; // Core 2, which says ASCII, too
constexpr std::size_t most_url = 2000;
constexpr std::size_t most_hub_digits = 15;
constexpr std::size_t most_claim_bytes = 300; // of one that is repeated
constexpr std::string_view well_known = "/.well-known/openid-configuration";
constexpr std::string_view logout_event = "http://schemas.openid.net/event/backchannel-logout";

std::optional<std::int64_t> seconds_at(bj::object const& members, std::string_view name)
{
    auto const* value = members.if_contains(name);
    if (!value || !value->is_number())
        return {};
    boost::system::error_code error;
    auto const seconds = value->to_number<std::int64_t>(error);
    return error ? std::nullopt : std::optional { seconds };
}

bool is_guid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const is_dash = at == 8 || at == 13 || at == 18 || at == 23;
        if (is_dash ? text[at] != '-' : !std::isxdigit(static_cast<unsigned char>(text[at])))
            return false;
    }
    return true;
}

Result<Place> at_issuer(std::string_view address)
{
    bool const is_url = address.starts_with("https://") || address.starts_with("http://");
    bool const is_plain = address.find_first_of(" ?#@\\\"<>") == address.npos && is_plain_ascii(address);
    if (!is_url || !is_plain || address.size() > most_address)
        return refuse_field("address", "url", "must be the URL of the issuer, such as https://login.example.com");
    auto const without_slash = address.substr(0, address.find_last_not_of('/') + 1);
    return Place { std::string { without_slash } + std::string { well_known }, std::string { address } };
}

Result<Place> at_tenant(std::string_view address)
{
    if (!is_guid(address))
        return refuse_field(
            "address", "tenant", "must be the id of the directory, such as 72f988bf-86f1-41af-91ab-2d7cd011db47");
    auto const issuer = "https://login.microsoftonline.com/" + std::string { address } + "/v2.0";
    return Place { issuer + std::string { well_known }, issuer };
}

// At login.salesforce.com anybody of any organization can sign in.
Result<Place> at_my_domain(std::string_view address)
{
    auto const domain = DomainName::parse(address);
    bool const is_own = domain && domain->text().ends_with(".my.salesforce.com");
    if (!is_own)
        return refuse_field(
            "address", "domain", "must be the My Domain of your organization, such as acme.my.salesforce.com");
    return Place { "https://" + domain->text() + std::string { well_known }, "" };
}

// Digits as HubSpot writes them, because they are compared.
Result<Place> at_hub(std::string_view address)
{
    bool const is_number = !address.empty() && address.size() <= most_hub_digits && address.front() != '0' &&
        std::ranges::all_of(address, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number)
        return refuse_field("address", "hub", "must be the ID of the HubSpot account, digits only, such as 12345678");
    return Place { "", "https://app.hubspot.com" };
}

bool is_audience(bj::object const& claims, std::string const& client_id)
{
    auto const* audience = claims.if_contains("aud");
    auto const authorized = text_at(claims, "azp");
    if (!audience || (!authorized.empty() && authorized != client_id))
        return false;
    if (audience->is_string())
        return audience->get_string() == client_id;
    if (!audience->is_array())
        return false;
    bool const is_named = std::ranges::any_of(audience->get_array(),
        [&](bj::value const& each) { return each.is_string() && each.get_string() == client_id; });
    return is_named && (audience->get_array().size() == 1 || authorized == client_id);
}

Result<void> check_origin(bj::object const& claims, Expected const& expected)
{
    if (text_at(claims, "iss") != expected.issuer)
        return confused("the token is from \"" + one_line(text_at(claims, "iss"), most_claim_bytes) +
            "\", not from \"" + expected.issuer + "\"");
    if (!is_audience(claims, expected.client_id))
        return confused("the token is for another client");
    auto const issued = seconds_at(claims, "iat");
    auto const now = std::chrono::floor<std::chrono::seconds>(expected.now.time_since_epoch()).count();
    if (!issued || *issued > now + leeway_seconds)
        return confused("the token was issued in the future, or never: compare the clocks");
    auto const end = seconds_at(claims, "exp");
    if (end && *end <= now - leeway_seconds)
        return confused("the token has expired: compare the clocks");
    return {};
}

// The provider's own id of the session; one that is none is not needed.
std::string session_in(bj::object const& claims)
{
    auto session = text_at(claims, "sid");
    return is_identifier(session) ? session : std::string {};
}

std::optional<PersonName> name_of(std::string const& text)
{
    auto name = PersonName::parse(text);
    return name ? std::optional { *std::move(name) } : std::nullopt;
}

// An address that a provider may vouch for: Entra's is whatever was typed there, unless the owner
// of its domain was checked (xms_edov).
bool vouches(Preset preset, bj::object const& claims)
{
    return is_true(claims, preset == Preset::Entra ? "xms_edov" : "email_verified");
}

}

std::unexpected<Refusal> confused(std::string reason)
{
    return std::unexpected(Refusal { "provider_confused", {}, { { "reason", std::move(reason) } } });
}

bool is_open_id(Preset preset) { return preset != Preset::Hubspot; }

bool is_identifier(std::string_view text)
{
    return !text.empty() && text.size() <= most_subject &&
        std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7f; });
}

Result<Place> place_of(Preset preset, std::string_view address)
{
    switch (preset) {
    case Preset::Google:
        return Place { "https://accounts.google.com/.well-known/openid-configuration", "https://accounts.google.com" };
    case Preset::Entra:
        return at_tenant(address);
    case Preset::Salesforce:
        return at_my_domain(address);
    case Preset::Hubspot:
        return at_hub(address);
    case Preset::Generic:
        break;
    }
    return at_issuer(address);
}

Result<Discovery> read_discovery(std::string_view json)
{
    boost::system::error_code error;
    auto const value = bj::parse(json, error);
    if (error || !value.is_object())
        return confused("its configuration is no JSON object");
    auto const& members = value.get_object();
    Discovery const found { text_at(members, "issuer"), text_at(members, "authorization_endpoint"),
        text_at(members, "token_endpoint"), text_at(members, "userinfo_endpoint"), text_at(members, "jwks_uri"),
        text_at(members, "end_session_endpoint"), is_true(members, "authorization_response_iss_parameter_supported") };
    for (auto const& [name, text] : std::array { std::pair { "issuer", &found.issuer },
             std::pair { "authorization_endpoint", &found.authorization_endpoint },
             std::pair { "token_endpoint", &found.token_endpoint },
             std::pair { "userinfo_endpoint", &found.userinfo_endpoint }, std::pair { "jwks_uri", &found.jwks_uri } }) {
        if (text->empty() || text->size() > most_url)
            return confused(std::string { "its configuration has no " } + name);
    }
    if (found.end_session_endpoint.size() > most_url)
        return confused("its end_session_endpoint is too long");
    return found;
}

Result<void> check_id_token(bj::object const& claims, Expected const& expected)
{
    TRY(check_origin(claims, expected));
    if (!seconds_at(claims, "exp"))
        return confused("the token never expires");
    if (expected.nonce.empty() || text_at(claims, "nonce") != expected.nonce)
        return confused("the token is for another sign-in");
    if (expected.preset == Preset::Entra && text_at(claims, "tid") != expected.address)
        return confused("the token is from another directory");
    return {};
}

Result<void> check_logout_token(bj::object const& claims, Expected const& expected)
{
    TRY(check_origin(claims, expected));
    auto const* events = claims.if_contains("events");
    if (!events || !events->is_object() || !events->get_object().contains(logout_event))
        return confused("the token is not for signing out");
    if (claims.contains("nonce"))
        return confused("the token is for signing in");
    if (text_at(claims, "sub").empty() && session_in(claims).empty())
        return confused("the token is about nobody");
    return {};
}

Result<std::string> subject_of(Preset preset, bj::object const& id_token)
{
    auto const tenant = text_at(id_token, "tid");
    auto const object = text_at(id_token, "oid");
    if (preset == Preset::Entra && (tenant.empty() || object.empty()))
        return confused("the token has no tid or no oid");
    auto subject = preset == Preset::Entra ? tenant + ':' + object : text_at(id_token, "sub");
    if (!is_identifier(subject))
        return confused("the token has no subject");
    return subject;
}

Result<Claims> claims_of(Preset preset, bj::object const& id_token, bj::object const& userinfo)
{
    if (text_at(userinfo, "sub") != text_at(id_token, "sub"))
        return confused("what it says of the user is about somebody else");
    auto all = id_token;
    for (auto const& [name, value] : userinfo)
        all.insert_or_assign(name, value);
    auto subject = TRY(subject_of(preset, id_token));
    Claims claims { std::move(subject), session_in(id_token) };
    // The address, and that it is proved, are believed only of one and the same speaker.
    auto const& speaker = preset == Preset::Entra || !userinfo.contains("email") ? id_token : userinfo;
    if (auto email = EmailAddress::parse(text_at(speaker, "email")))
        claims.email = *std::move(email);
    claims.email_is_proved = claims.email && vouches(preset, speaker);
    claims.hosted_domain = text_at(id_token, "hd");
    claims.first_name = name_of(text_at(all, "given_name"));
    claims.last_name = name_of(text_at(all, "family_name"));
    claims.all = shortened(all);
    return claims;
}

}
