#include "passkeys/passkeys.h"

#include "crypto/cose.h"
#include "crypto/token.h"
#include "mail/public_url.h"
#include "memberships/memberships.h"
#include "passkeys/passkeys_mail.h"
#include "passkeys/passkeys_rules.h"
#include "passkeys/passkeys_store.h"
#include "passwords/passwords.h"

#include <sodium.h>

namespace kith::passkeys {
namespace {

using persons::Person;

std::string hash_of(std::string const& challenge) { return crypto::sha256_hex(challenge); }

// The rows are changed by now.
void record(db::Transaction& tx, events::Source const& source, Person const& person, std::string_view operation,
    mail::Letter const& letter)
{
    passwords::tell(tx, person, letter);
    memberships::record_everywhere(tx, source, person, operation);
}

Result<void> check_name(ShortText const& name)
{
    return name.text().empty() ? refuse_field("name", "required", "must not be empty") : Result<void> {};
}

// 7.1. Refuses: validation.
Result<AuthenticatorSaid> read_new_key(RelyingParty const& party, Registration const& made)
{
    auto const data = find_authenticator_data(made.attestation_object.bytes());
    auto const said = data ? read_authenticator_data(*data) : std::nullopt;
    if (!said || said->public_key.empty() || !is_for_us(*said, party))
        return refuse_field("attestation_object", "invalid", "holds no key that was made for this server");
    return *said;
}

Result<void> take_challenge_of(
    db::Transaction& tx, RelyingParty const& party, Person const& person, ClientData const& client_data)
{
    auto const challenge = find_challenge(client_data.bytes(), "webauthn.create", party);
    bool const is_taken = challenge && store::take_challenge(tx, hash_of(*challenge), person.id.text());
    return is_taken ? Result<void> {} : refuse_field("client_data", "invalid", "answers no challenge of this server");
}

// 7.2, 11-20: what is signed is the authenticator's word and the hash of the browser's.
bool is_signed(Passkey const& passkey, Assertion const& assertion)
{
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    auto const& client_data = assertion.client_data.bytes();
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
        reinterpret_cast<unsigned char const*>(client_data.data()), client_data.size());
    return crypto::cose::verify(
        passkey.public_key, assertion.authenticator_data.bytes() + hash, assertion.signature.bytes());
}

std::optional<std::string> challenge_in(Assertion const& assertion)
{
    auto const party = relying_party();
    return party ? find_challenge(assertion.client_data.bytes(), "webauthn.get", *party) : std::nullopt;
}

}

std::optional<RelyingParty> relying_party() { return relying_party_of(mail::link_to("")); }

std::string make_challenge(db::Transaction& tx, std::optional<PersonId> const& person)
{
    auto const challenge = crypto::random_token().text;
    store::insert_challenge(
        tx, hash_of(challenge), person ? person->text() : std::string {}, tx.now() + challenge_lifetime);
    return challenge;
}

Result<Passkey> add(db::Transaction& tx, events::Source const& source, Person const& person, Registration const& made)
{
    auto const party = relying_party();
    if (!party)
        return refuse("wrong_state");
    TRY(check_name(made.name));
    TRY(take_challenge_of(tx, *party, person, made.client_data));
    auto const said = TRY(read_new_key(*party, made));
    persons::lock(tx, person.id);
    if (store::list(tx, person.id).size() >= max_of_a_person)
        return refuse("too_many_passkeys");
    Passkey passkey { PasskeyId::make(), person.id, crypto::to_base64url(said.credential_id), made.name,
        std::string { said.public_key }, said.sign_count, {}, tx.now() };
    if (!store::insert(tx, passkey))
        return refuse("passkey_known");
    persons::set_has_passkey(tx, person.id, true);
    record(tx, source, person, "membership.passkey_added", added_letter(person, made.name.text(), tx.now()));
    return passkey;
}

Result<Shown> look(db::Transaction& tx, Assertion const& assertion)
{
    auto const party = relying_party();
    auto const challenge = challenge_in(assertion);
    auto const passkey = store::find_by_credential(tx, assertion.id.text());
    auto const said = read_authenticator_data(assertion.authenticator_data.bytes());
    bool const is_his = passkey && assertion.user_handle.bytes() == passkey->person.text();
    if (!challenge || !store::has_challenge(tx, hash_of(*challenge), "") || !is_his || !said ||
        !is_for_us(*said, *party))
        return refuse("invalid_credentials");
    if (!is_signed(*passkey, assertion))
        return refuse("invalid_credentials");
    return Shown { *passkey, said->sign_count, !goes_on(passkey->sign_count, said->sign_count) };
}

Result<void> spend(db::Transaction& tx, Assertion const& assertion, Shown const& shown)
{
    auto const challenge = challenge_in(assertion);
    bool const is_spent = challenge && !shown.is_cloned && store::take_challenge(tx, hash_of(*challenge), "") &&
        store::note_use(tx, shown.passkey, shown.sign_count);
    return is_spent ? Result<void> {} : refuse("invalid_credentials");
}

void record_cloned(db::Transaction& tx, events::Source const& source, Assertion const& assertion, Shown const& shown)
{
    auto const challenge = challenge_in(assertion);
    auto const person = persons::find(tx, shown.passkey.person);
    if (person && challenge && store::take_challenge(tx, hash_of(*challenge), ""))
        record(tx, source, *person, "membership.passkey_cloned",
            cloned_letter(*person, shown.passkey.name.text(), source.way.address, tx.now()));
}

std::vector<Passkey> list(db::Transaction& tx, PersonId const& person) { return store::list(tx, person); }

Result<Passkey> get(db::Transaction& tx, PersonId const& person, PasskeyId const& id)
{
    auto passkey = store::find(tx, person, id);
    return passkey ? Result<Passkey> { *std::move(passkey) } : refuse("not_found");
}

Result<Passkey> rename(db::Transaction& tx, Passkey const& passkey, ShortText const& name)
{
    TRY(check_name(name));
    store::rename(tx, passkey.person, passkey.id, name);
    auto renamed = passkey;
    renamed.name = name;
    return renamed;
}

Result<void> remove(db::Transaction& tx, events::Source const& source, Person const& person, Passkey const& passkey)
{
    persons::lock(tx, person.id); // of two who remove the last ones, one finds that none is left
    if (!store::remove(tx, person.id, passkey.id))
        return refuse("not_found");
    persons::set_has_passkey(tx, person.id, !store::list(tx, person.id).empty());
    record_removed(tx, source, person, { passkey });
    return {};
}

std::vector<Passkey> remove_all(db::Transaction& tx, PersonId const& person)
{
    persons::lock(tx, person);
    auto removed = store::list(tx, person);
    if (removed.empty())
        return removed;
    store::remove_all(tx, person);
    persons::set_has_passkey(tx, person, false);
    return removed;
}

void record_removed(
    db::Transaction& tx, events::Source const& source, Person const& person, std::vector<Passkey> const& removed)
{
    for (auto const& passkey : removed)
        record(tx, source, person, "membership.passkey_removed", removed_letter(person, passkey.name.text(), tx.now()));
}

void sweep(db::Transaction& tx) { store::remove_ended_challenges(tx); }

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_wrong_flags(tx))
        findings.push_back("person " + id + ": does not know whether there is a passkey");
    return findings;
}

}
