#include "identity_providers/identity_providers.h"

#include "base/fault.h"
#include "crypto/token.h"
#include "identity_providers/identity_providers_store.h"
#include "jose/jose.h"
#include "mail/public_url.h"
#include "sessions/sessions.h"
#include "totals/totals.h"

namespace kith::identity_providers {
namespace {

constexpr std::string_view totalled = "identity_providers";
constexpr std::size_t most_client_id = 500;
constexpr std::size_t most_secret = 2000;

std::string seal(Provider const& provider, std::string_view secret)
{
    return crypto::seal("identity_provider:" + provider.id.text(), secret);
}

void record(db::Transaction& tx, Actor const& actor, std::string_view operation, Provider const& provider)
{
    events::record(tx, provider.account, actor.source(), operation,
        { "identity_provider", provider.id.text(), provider.name.text() });
}

// A key of ours is made once and stays, so that the provider need not be told of another.
std::string sealed_secret(Provider const& before, Terms const& terms)
{
    auto const& secret = terms.client_auth == ClientAuth::PrivateKeyJwt ? terms.made_key : terms.client_secret;
    return secret.empty() ? before.sealed_secret : seal(before, secret);
}

Result<void> apply(Provider& provider, Terms const& terms)
{
    TRY(check_terms(terms, has_secret_for(provider, terms.client_auth)));
    provider.sealed_secret = sealed_secret(provider, terms);
    provider.name = terms.name;
    provider.client_id = terms.client_id;
    provider.client_auth = terms.client_auth;
    return {};
}

}

std::string redirect_uri(Provider const& provider) { return mail::link_to("/sso/" + provider.id.text() + "/callback"); }

std::optional<std::string> backchannel_uri(Provider const& provider)
{
    if (!is_open_id(provider.preset))
        return {};
    return mail::link_to("/api/v1/auth/sso/backchannel/" + provider.account.text() + '/' + provider.id.text());
}

std::optional<std::string> jwks_uri(Provider const& provider)
{
    if (provider.client_auth != ClientAuth::PrivateKeyJwt)
        return {};
    return mail::link_to(
        "/api/v1/public/identity-providers/" + provider.account.text() + '/' + provider.id.text() + "/keys");
}

std::string public_keys(Provider const& provider)
{
    return jose::PrivateKey::from_text(secret_of(provider)).public_set();
}

std::string secret_of(Provider const& provider)
{
    std::string secret;
    if (!crypto::unseal("identity_provider:" + provider.id.text(), provider.sealed_secret, secret))
        throw Fault("the secret of identity provider " + provider.id.text() + " was sealed with another server key");
    return secret;
}

std::optional<PersonId> find_person(db::Transaction& tx, Provider const& provider, std::string const& subject)
{
    return store::find_person(tx, provider, subject);
}

bool has_subject(db::Transaction& tx, Provider const& provider, PersonId const& person)
{
    return store::has_subject(tx, provider, person);
}

bool add_subject(db::Transaction& tx, Provider const& provider, std::string const& subject, PersonId const& person)
{
    return store::insert_subject(tx, provider, subject, person);
}

std::vector<KnownAs> list_subjects_of(db::Transaction& tx, AccountId const& account, PersonId const& person)
{
    return store::list_subjects_of(tx, account, person);
}

void note_use(db::Transaction& tx, Provider const& provider, std::string const& subject)
{
    store::touch_subject(tx, provider, subject);
}

Use use_of(db::Transaction& tx, Provider const& provider) { return store::use_of(tx, provider); }

std::vector<Provider> list(db::Transaction& tx, AccountId const& account) { return store::list(tx, account); }

std::vector<Provider> list_on(db::Transaction& tx, AccountId const& account)
{
    auto all = store::list(tx, account);
    std::erase_if(all, [](Provider const& each) { return each.state != State::On; });
    return all;
}

std::optional<Provider> find(db::Transaction& tx, AccountId const& account, ProviderId const& id)
{
    return store::find(tx, account, id);
}

bool has_secret_for(Provider const& provider, ClientAuth auth)
{
    bool const is_key = provider.client_auth == ClientAuth::PrivateKeyJwt;
    return !provider.sealed_secret.empty() && is_key == (auth == ClientAuth::PrivateKeyJwt);
}

Terms with_key(Terms terms)
{
    terms.made_key = jose::PrivateKey::make().text();
    return terms;
}

Result<void> check_terms(Terms const& terms, bool has_secret)
{
    TRY(place_of(terms.preset, terms.address));
    if (terms.client_id.empty() || terms.client_id.size() > most_client_id)
        return refuse_field("client_id", "required", "is required");
    if (!is_open_id(terms.preset) && terms.client_auth != ClientAuth::ClientSecretPost)
        return refuse_field("client_auth", "not_used", "must be client_secret_post: this provider knows no other");
    bool const is_key = terms.client_auth == ClientAuth::PrivateKeyJwt;
    if (!is_key && terms.client_secret.empty() && !has_secret)
        return refuse_field("client_secret", "required", "is required");
    if (terms.client_secret.size() > most_secret)
        return refuse_field("client_secret", "length", "is too long");
    if (is_key && !terms.client_secret.empty())
        return refuse_field("client_secret", "not_used", "is not used: the key is made here");
    return {};
}

Result<Provider> add(db::Transaction& tx, Actor const& actor, Terms const& terms, std::string const& issuer)
{
    TRY(check_may(actor, Permission::AccountSettings));
    Provider provider { actor.account, ProviderId::make(), terms.preset };
    provider.created_at = tx.now();
    auto const place = TRY(place_of(terms.preset, terms.address));
    provider.address = terms.address;
    provider.discovery_url = place.discovery_url;
    provider.issuer = issuer;
    TRY(apply(provider, terms));
    if (!totals::raise(tx, actor.account, totalled, most_providers))
        return refuse("too_many_providers");
    store::insert(tx, provider);
    record(tx, actor, "identity_provider.added", provider);
    return provider;
}

Result<Provider> change(
    db::Transaction& tx, Actor const& actor, Provider const& before, Terms const& terms, State state)
{
    TRY(check_may(actor, Permission::AccountSettings));
    auto after = before;
    TRY(apply(after, terms));
    after.state = state;
    if (!store::update(tx, after))
        return refuse("stale");
    ++after.version;
    if (after.state == State::Off)
        sessions::end_of_provider(tx, after.id.text(), "", "");
    record(tx, actor, "identity_provider.changed", after);
    return after;
}

Result<void> hold(db::Transaction& tx, Provider const& provider)
{
    return store::hold(tx, provider) ? Result<void> {} : refuse("provider_off");
}

Result<void> remove(db::Transaction& tx, Actor const& actor, Provider const& provider)
{
    TRY(check_may(actor, Permission::AccountSettings));
    if (!store::remove(tx, provider))
        return refuse("stale");
    store::remove_subjects(tx, provider);
    totals::lower(tx, provider.account, totalled);
    sessions::end_of_provider(tx, provider.id.text(), "", "");
    record(tx, actor, "identity_provider.removed", provider);
    return {};
}

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& account : store::list_miscounted(tx))
        findings.push_back("account " + account + ": has another number of identity providers than is noted");
    for (auto const& account : store::list_with_orphans(tx))
        findings.push_back("account " + account + ": knows people by an identity provider that it has not");
    return findings;
}

}
