#pragma once

// Where an account's people sign in instead of here: an OpenID Connect provider (OpenID Connect
// Core 1.0 and Discovery 1.0, code flow) that the account has set up. Each is known by its issuer, which is
// held fast when it is set up: a provider that later names itself otherwise is not believed. HubSpot,
// which speaks OAuth 2.0 only, is known by the account there that people have to be users of.
//
//     off <--> on        (only one that is on is offered, and believed; sessions end with it)
//
// What shows the provider who we are, a secret or a key of our own, lies sealed by the server's key.

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "identity_providers/provider_rules.h"
#include "memberships/memberships.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::identity_providers {

using ProviderId = Id<struct IdentityProviderTag>;

inline constexpr int most_providers = 50; // of an account

enum class State { Off, On };
BOOST_DESCRIBE_ENUM(State, Off, On)

// How we show the provider who we are (OpenID Connect Core 9).
enum class ClientAuth { ClientSecretBasic, ClientSecretPost, PrivateKeyJwt };
BOOST_DESCRIBE_ENUM(ClientAuth, ClientSecretBasic, ClientSecretPost, PrivateKeyJwt)

struct Terms {
    Preset preset = Preset::Generic;
    ShortText name;
    std::string address; // what place_of reads
    std::string client_id;
    ClientAuth client_auth = ClientAuth::ClientSecretBasic;
    std::string client_secret; // empty: as before; none for private_key_jwt
    std::string made_key {};   // of private_key_jwt: ours, where there is none yet (with_key)
};
// Makes a key, which takes long: outside of transactions.
Terms with_key(Terms);

struct Provider {
    AccountId account;
    ProviderId id;
    Preset preset = Preset::Generic;
    State state = State::Off;
    ShortText name;
    std::string address;
    std::string discovery_url;
    std::string issuer;
    std::string client_id;
    ClientAuth client_auth = ClientAuth::ClientSecretBasic;
    std::string sealed_secret;
    std::int64_t version = 1;
    Time created_at {};
};

// What the provider has to be told of us.
std::string redirect_uri(Provider const&);
std::optional<std::string> backchannel_uri(Provider const&); // of those that end sessions
std::optional<std::string> jwks_uri(Provider const&);        // of private_key_jwt
std::string public_keys(Provider const&);                    // what stands there

// The secret, or our private key as JSON. A fault: the server's key is another one.
std::string secret_of(Provider const&);

// --- Who is known there: by the provider's own subjects, never by an address

// The person whom the provider knows so; nothing where nobody was here by it.
std::optional<PersonId> find_person(db::Transaction&, Provider const&, std::string const& subject);
bool has_subject(db::Transaction&, Provider const&, PersonId const&);
// False when another has it, or he has another, meanwhile.
bool add_subject(db::Transaction&, Provider const&, std::string const& subject, PersonId const&);
void note_use(db::Transaction&, Provider const&, std::string const& subject);
struct KnownAs {
    std::string provider; // its name
    std::string subject;
    Time created_at {};
    Time last_used_at {};
};
std::vector<KnownAs> list_subjects_of(db::Transaction&, AccountId const&, PersonId const&);
struct Use {
    std::int64_t people = 0;
    std::optional<Time> last_at;
};
Use use_of(db::Transaction&, Provider const&);

// By name.
std::vector<Provider> list(db::Transaction&, AccountId const&);
std::vector<Provider> list_on(db::Transaction&, AccountId const&);
std::optional<Provider> find(db::Transaction&, AccountId const&, ProviderId const&);

// `issuer` is how the provider names itself. Refuses: forbidden, too_many_providers, validation.
Result<Provider> add(db::Transaction&, Actor const&, Terms const&, std::string const& issuer);
// Never to another address: people there would be taken for others, and the secret be told to somebody
// else. Refuses: forbidden, stale, validation.
Result<Provider> change(db::Transaction&, Actor const&, Provider const& before, Terms const&, State);
// Until the end of the transaction it stays as it is: of a session that begins and a provider
// that is turned off, one comes behind the other. Refuses: provider_off (off, or changed meanwhile).
Result<void> hold(db::Transaction&, Provider const&);
// Nobody signs in by it any more, and who was known by it is forgotten; whoever did has his membership
// still. Refuses: forbidden, stale.
Result<void> remove(db::Transaction&, Actor const&, Provider const&);

// Whether one is kept that serves for this way.
bool has_secret_for(Provider const&, ClientAuth);
// Whether the terms can be, by themselves. `has_secret`: one is kept that goes on. Refuses: validation.
Result<void> check_terms(Terms const&, bool has_secret);

// --- Talking with a provider (provider_talk.h). It waits for answers (fetch), so that it is called
// outside of transactions. What a provider says of itself is remembered by each process for an
// hour; keys are asked for again when a token is signed by one that is not known, once a minute.
//
// All refuse: provider_unreachable (down, slow, says it cannot now), provider_confused (what it
// says cannot be believed), both with a sentence for administrators as `reason`.

// As it is set up: the issuer that it names itself. Refuses besides: validation (`address`).
Result<std::string> find_issuer(Preset, std::string const& address);

// What one browser carries from the question to the answer.
struct Errand {
    std::string state;
    std::string nonce;
    std::string verifier; // PKCE (RFC 7636), S256
    static Errand make();
};

// Where the browser is sent to sign in.
Result<std::string> authorization_url(Provider const&, Errand const&);
// The answer names who it is from, if the provider does that ever (RFC 9207). Empty: it did not.
Result<void> check_answer_is_from(Provider const&, std::string const& issuer);
// Who somebody is, by the code that the browser brought.
Result<Claims> redeem(Provider const&, Errand const&, std::string const& code, Time now);

// Where the browser is sent to sign out there, too; nothing: it knows no such place.
Result<std::string> logout_url(Provider const&);

struct Logout {
    std::string subject; // empty: of whichever person
    std::string session; // empty: all of them
};
// What the provider tells by itself. Refuses: as above.
Result<Logout> read_logout(Provider const&, std::string const& token, Time now);

// Where HubSpot is: its pages, and its API; none: where it always is. Set once, at start. StartupFault
// for what is not two places that may be asked.
void set_hubspot_origins(std::vector<std::string> const&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
