#include "passkeys/passkeys_rules.h"

#include "crypto/cbor.h"
#include "crypto/cose.h"
#include "crypto/token.h"
#include "json/document.h"

#include <sodium.h>

namespace kith::passkeys {
namespace {

constexpr std::size_t hash_size = 32, head_size = 37, aaguid_size = 16, length_size = 2, most_id_bytes = 1023;
constexpr unsigned user_present = 0x01, user_verified = 0x04, has_key = 0x40, has_extensions = 0x80;

std::uint32_t big_endian(std::string_view bytes)
{
    std::uint32_t number = 0;
    for (auto byte : bytes)
        number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

// 6.5.1: AAGUID, length of the id, the id, the key.
bool read_key(std::string_view& rest, AuthenticatorSaid& said)
{
    if (rest.size() < aaguid_size + length_size)
        return false;
    auto const id_size = big_endian(rest.substr(aaguid_size, length_size));
    rest.remove_prefix(aaguid_size + length_size);
    if (id_size == 0 || id_size > most_id_bytes || rest.size() < id_size)
        return false;
    said.credential_id = rest.substr(0, id_size);
    rest.remove_prefix(id_size);
    auto const key_size = crypto::cose::size_of_key(rest);
    if (!key_size)
        return false;
    said.public_key = rest.substr(0, *key_size);
    rest.remove_prefix(*key_size);
    return true;
}

bool pass_extensions(std::string_view& rest)
{
    crypto::CborReader reader { rest };
    bool const is_whole = reader.skip();
    rest.remove_prefix(is_whole ? reader.position() : 0);
    return is_whole;
}

std::string text_at(boost::json::object const& members, std::string_view name)
{
    auto const* found = members.if_contains(name);
    return found && found->is_string() ? std::string { found->as_string() } : std::string {};
}

bool is_true(boost::json::object const& members, std::string_view name)
{
    auto const* found = members.if_contains(name);
    return found && found->is_bool() && found->as_bool();
}

bool is_address(std::string_view host)
{
    return host.starts_with('[') || host.find_first_not_of("0123456789.") == host.npos;
}

}

std::optional<AuthenticatorSaid> read_authenticator_data(std::string_view bytes)
{
    if (bytes.size() < head_size)
        return {};
    auto const flags = static_cast<unsigned char>(bytes[hash_size]);
    AuthenticatorSaid said { bytes.substr(0, hash_size), (flags & user_present) != 0, (flags & user_verified) != 0,
        big_endian(bytes.substr(hash_size + 1, 4)) };
    auto rest = bytes.substr(head_size);
    if ((flags & has_key) != 0 && !read_key(rest, said))
        return {};
    if ((flags & has_extensions) != 0 && !pass_extensions(rest))
        return {};
    return rest.empty() ? std::optional { said } : std::nullopt;
}

std::optional<std::string_view> find_authenticator_data(std::string_view attestation_object)
{
    crypto::CborReader reader { attestation_object };
    auto const pairs = reader.map();
    std::optional<std::string_view> found;
    for (std::int64_t each = 0; pairs && each < *pairs; ++each) {
        auto const name = reader.text();
        if (!name)
            return {};
        if (*name != "authData" && !reader.skip())
            return {};
        if (*name == "authData" && (found || !(found = reader.bytes())))
            return {};
    }
    return found && reader.position() == attestation_object.size() ? found : std::nullopt;
}

bool is_for_us(AuthenticatorSaid const& said, RelyingParty const& party)
{
    std::string hash(hash_size, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
        reinterpret_cast<unsigned char const*>(party.id.data()), party.id.size());
    return said.relying_party_hash == hash && said.user_was_present && said.user_was_verified;
}

std::optional<std::string> find_challenge(
    std::string_view client_data, std::string_view type, RelyingParty const& party)
{
    auto const document = json::parse_document(client_data);
    if (!document || !document->is_object())
        return {};
    auto const& members = document->as_object();
    bool const is_ours = text_at(members, "type") == type && text_at(members, "origin") == party.origin &&
        !is_true(members, "crossOrigin");
    return is_ours ? std::optional { text_at(members, "challenge") } : std::nullopt;
}

bool goes_on(std::int64_t before, std::int64_t now) { return now > before || (now == 0 && before == 0); }

std::optional<RelyingParty> relying_party_of(std::string_view public_url)
{
    auto const host_at = public_url.find("://");
    if (host_at == public_url.npos)
        return {};
    auto const scheme = public_url.substr(0, host_at + 3);
    auto const place = public_url.substr(host_at + 3);
    auto const port_at = place.starts_with('[') ? place.find(':', place.find(']')) : place.find(':');
    auto host = std::string { place.substr(0, port_at) };
    auto const port = port_at == place.npos ? std::string_view {} : place.substr(port_at);
    if (host == "127.0.0.1" || host == "[::1]")
        host = "localhost";
    if (host.empty() || is_address(host))
        return {};
    return RelyingParty { host, std::string { scheme } + host + std::string { port } };
}

}
