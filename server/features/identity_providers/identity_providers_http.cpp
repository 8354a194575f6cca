#include "identity_providers/identity_providers_http.h"

#include "base/clean_text.h"
#include "base/text.h"
#include "identity_providers/identity_providers.h"
#include "sessions/sessions.h"

namespace kith::identity_providers {
namespace {

struct IdentityProviderBody {
    ProviderId id;
    Preset preset;
    State state;
    ShortText name;
    std::string address;
    std::string issuer;
    std::string client_id;
    ClientAuth client_auth;
    std::string redirect_uri;
    std::optional<std::string> backchannel_uri;
    std::optional<std::string> jwks_uri;
    std::int64_t people; // who have signed in by it
    std::optional<Time> last_used_at;
    std::int64_t version;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(IdentityProviderBody, (),
    (id, preset, state, name, address, issuer, client_id, client_auth, redirect_uri, backchannel_uri, jwks_uri, people,
        last_used_at, version, created_at))

struct IdentityProviderList {
    std::vector<IdentityProviderBody> items;
};
BOOST_DESCRIBE_STRUCT(IdentityProviderList, (), (items))

struct NewIdentityProvider {
    Preset preset;
    ShortText name;
    std::optional<std::string> address; // by preset: the issuer, the tenant, the My Domain, the hub, nothing
    std::string client_id;
    std::optional<std::string> client_secret;
    ClientAuth client_auth;
};
BOOST_DESCRIBE_STRUCT(NewIdentityProvider, (), (preset, name, address, client_id, client_secret, client_auth))

struct IdentityProviderChange {
    std::optional<State> state;
    std::optional<ShortText> name;
    std::optional<std::string> client_id;
    std::optional<std::string> client_secret; // empty: as before
    std::optional<ClientAuth> client_auth;
};
BOOST_DESCRIBE_STRUCT(IdentityProviderChange, (), (state, name, client_id, client_secret, client_auth))

constexpr auto all_providers = "/api/v1/accounts/{account}/identity-providers";

IdentityProviderBody shown(db::Transaction& tx, Provider const& one)
{
    auto const use = use_of(tx, one);
    return { one.id, one.preset, one.state, one.name, one.address, one.issuer, one.client_id, one.client_auth,
        redirect_uri(one), backchannel_uri(one), jwks_uri(one), use.people, use.last_at, one.version, one.created_at };
}

Result<Provider> get_provider(http::Call& call, db::Transaction& tx, AccountId const& account)
{
    auto provider = find(tx, account, ProviderId::from_text(call.path_parameter("provider")));
    return provider ? Result<Provider> { *std::move(provider) } : refuse("not_found");
}

Result<IdentityProviderList> get_providers(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
    IdentityProviderList all;
    for (auto const& provider : list(tx, actor.account))
        all.items.push_back(shown(tx, provider));
    return all;
}

Terms terms_of(NewIdentityProvider const& wanted)
{
    return { wanted.preset, wanted.name, std::string { trim(wanted.address.value_or("")) },
        std::string { trim(wanted.client_id) }, wanted.client_auth, wanted.client_secret.value_or("") };
}

Terms terms_of(Provider const& before, IdentityProviderChange const& wanted)
{
    return { before.preset, wanted.name.value_or(before.name), before.address,
        std::string { trim(wanted.client_id.value_or(before.client_id)) },
        wanted.client_auth.value_or(before.client_auth), wanted.client_secret.value_or("") };
}

// Whoever sets up a provider could come as anybody of the account by it: so it is a person, by a login of
// his own, who runs the account.
Result<Actor> require_who_runs_it(http::Call& call, db::Transaction& tx)
{
    auto actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
    TRY(sessions::require_own_login(call, tx));
    return actor.standing == Role::User ? refuse("forbidden") : Result<Actor> { std::move(actor) };
}

Terms with_key_if_needed(Terms terms, bool has_secret)
{
    bool const needs_key = terms.client_auth == ClientAuth::PrivateKeyJwt && !has_secret;
    return needs_key ? with_key(std::move(terms)) : std::move(terms);
}

Result<http::Then<http::Created<IdentityProviderBody>>> post_provider(
    http::Call& call, db::Database& database, http::Body<NewIdentityProvider> const& body)
{
    auto const asking = TRY(database.read_now([&](db::Transaction& tx) { return require_who_runs_it(call, tx); }));
    auto const wanted = TRY(body.read());
    TRY(check_terms(terms_of(wanted), false));
    TRY(call.limit(http::rates::provider_questions, asking.account.text()));
    auto const issuer = TRY(find_issuer(wanted.preset, terms_of(wanted).address));
    auto const terms = with_key_if_needed(terms_of(wanted), false);
    return [terms, issuer](http::Call& call, db::Transaction& tx) -> Result<http::Created<IdentityProviderBody>> {
        auto const actor = TRY(require_who_runs_it(call, tx));
        auto const provider = TRY(add(tx, actor, terms, issuer));
        call.set_version(provider.version);
        return http::Created<IdentityProviderBody> { shown(tx, provider) };
    };
}

// As one was that is about to change.
Result<Provider> get_for_change(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_who_runs_it(call, tx));
    auto before = TRY(get_provider(call, tx, actor.account));
    TRY(call.check_version(before.version));
    return before;
}

Result<http::Then<IdentityProviderBody>> patch_provider(
    http::Call& call, db::Database& database, http::Body<IdentityProviderChange> const& body)
{
    auto const before = TRY(database.read_now([&](db::Transaction& tx) { return get_for_change(call, tx); }));
    auto const wanted = TRY(body.read());
    TRY(call.limit(http::rates::provider_questions, before.account.text()));
    auto const changed = terms_of(before, wanted);
    bool const has_secret = has_secret_for(before, changed.client_auth);
    TRY(check_terms(changed, has_secret));
    auto const terms = with_key_if_needed(changed, has_secret);
    return [=](http::Call& call, db::Transaction& tx) -> Result<IdentityProviderBody> {
        auto const now = TRY(get_for_change(call, tx));
        if (now.version != before.version)
            return refuse("stale");
        auto const actor = TRY(require_who_runs_it(call, tx));
        auto const after = TRY(change(tx, actor, before, terms, wanted.state.value_or(before.state)));
        call.set_version(after.version);
        return shown(tx, after);
    };
}

Result<http::NoContent> delete_provider(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_who_runs_it(call, tx));
    auto const provider = TRY(get_provider(call, tx, actor.account));
    TRY(call.check_version(provider.version));
    TRY(remove(tx, actor, provider));
    return http::NoContent {};
}

// For the provider, which knows nobody here.
Result<http::Media> get_keys(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const provider = TRY(get_provider(call, tx, AccountId::from_text(call.path_parameter("account"))));
    if (provider.client_auth != ClientAuth::PrivateKeyJwt)
        return refuse("not_found");
    return http::Media { "application/json", public_keys(provider) };
}

}

void add_routes(http::Router& router)
{
    std::string const one_provider = std::string { all_providers } + "/{provider}";
    router.get(all_providers, "Lists the account's identity providers", get_providers);
    router.post(all_providers, "Sets up an identity provider, switched off; asks it who it is", post_provider)
        .waits_for_others = true;
    router.patch(one_provider, "Changes an identity provider, or switches it on or off", patch_provider);
    router.remove(one_provider, "Removes an identity provider: nobody signs in by it any more", delete_provider);
    router.get("/api/v1/public/identity-providers/{account}/{provider}/keys",
        "Gives the public key by which Kith shows an identity provider who it is (RFC 7517)", get_keys);
}

}
