#include "api_tokens/api_tokens.h"

#include "api_tokens/api_tokens_store.h"
#include "base/clean_text.h"
#include "base/text.h"
#include "crypto/base64.h"
#include "crypto/token.h"

#include <re2/re2.h>

#include <algorithm>

namespace kith::api_tokens {
namespace {

constexpr std::string_view beginning = "kith_";
constexpr std::size_t secret_size = 43;
constexpr std::size_t prefix_size = 10;

std::optional<std::vector<std::string>> texts_of(std::optional<std::vector<Scope>> const& scopes)
{
    if (!scopes)
        return {};
    std::vector<std::string> texts;
    for (auto const& scope : *scopes)
        texts.push_back(scope.text());
    return texts;
}

Result<void> check(NewApiToken const& wanted, Time now)
{
    if (wanted.expires_at && *wanted.expires_at <= now)
        return refuse_field("expires_at", "invalid", "must lie ahead");
    if (wanted.scopes && wanted.scopes->size() > max_scopes)
        return refuse_field("scopes", "length", "must be at most 50");
    return {};
}

// What follows "bearer ", however that is written.
std::optional<std::string_view> behind(std::string_view scheme, std::string_view authorization)
{
    auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (!std::ranges::equal(authorization.substr(0, scheme.size()), scheme, {}, lower))
        return {};
    return trim(authorization.substr(scheme.size()));
}

std::optional<Shown> shown_by(std::string_view token, std::optional<std::string> login)
{
    if (token.size() != beginning.size() + secret_size || !token.starts_with(beginning))
        return {};
    return Shown { crypto::sha256_hex(token), std::move(login) };
}

// RFC 7617 2: a user name has no colon, a password may.
std::optional<Shown> shown_by_basic(std::string_view credentials)
{
    auto const both = crypto::parse_base64(credentials);
    auto const colon = both ? both->find(':') : std::string::npos;
    if (colon == std::string::npos)
        return {};
    auto login = both->substr(0, colon);
    if (!is_utf8(login))
        return {};
    return shown_by(std::string_view { *both }.substr(colon + 1), std::move(login));
}

}

Result<TokenName> TokenName::parse(std::string_view text)
{
    static RE2 const hidden { R"([\pC\p{Zl}\p{Zp}])" };
    if (text.size() > 1000 || !is_utf8(text))
        return refuse("length", "", "must be 1 to 100 characters");
    auto name = std::string { trim(normalize(text)) };
    if (name.empty())
        return refuse("required", "", "must not be empty");
    if (count_characters(name) > max_characters)
        return refuse("length", "", "must be 1 to 100 characters");
    if (RE2::PartialMatch(name, hidden))
        return refuse("characters", "", "must not hold characters that nobody can see");
    return TokenName { std::move(name) };
}

Result<Made> make(db::Transaction& tx, persons::Person const& person, NewApiToken const& wanted)
{
    TRY(check(wanted, tx.now()));
    persons::lock(tx, person.id);
    if (store::count(tx, person.id, person.session_epoch) >= max_of_a_person)
        return refuse("too_many_tokens");
    crypto::Token const secret { std::string { beginning } + crypto::random_token().text };
    ApiToken token { ApiTokenId::make(), person.id, person.session_epoch, secret.hash(), wanted.name,
        secret.text.substr(0, prefix_size), wanted.account, texts_of(wanted.scopes), wanted.expires_at, {}, tx.now(),
        wanted.second_factor_shown };
    store::insert(tx, token);
    return Made { std::move(token), secret.text };
}

std::vector<ApiToken> list(db::Transaction& tx, persons::Person const& person)
{
    return store::list(tx, person.id, person.session_epoch);
}

bool revoke(db::Transaction& tx, PersonId const& person, ApiTokenId const& id) { return store::remove(tx, person, id); }

void revoke_all(db::Transaction& tx, PersonId const& person) { store::remove_all(tx, person); }

void revoke_all_in(db::Transaction& tx, PersonId const& person, AccountId const& account)
{
    store::remove_all_in(tx, person, account);
}

void keep_all(db::Transaction& tx, persons::Person const& before)
{
    store::move_to_epoch(tx, before.id, before.session_epoch, before.session_epoch + 1);
}

std::optional<Shown> shown_in(std::string_view authorization)
{
    if (auto const token = behind("bearer ", authorization))
        return shown_by(*token, {});
    auto const credentials = behind("basic ", authorization);
    return credentials ? shown_by_basic(*credentials) : std::nullopt;
}

std::optional<ApiToken> find_by_hash(db::Transaction& tx, std::string const& token_hash)
{
    return store::find(tx, token_hash);
}

void touch(db::Transaction& tx, std::string const& token_hash) { store::touch(tx, token_hash); }

void sweep(db::Transaction& tx) { store::remove_ended(tx); }

}
