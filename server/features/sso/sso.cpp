#include "sso/sso.h"

#include "address_changes/address_changes.h"
#include "crypto/token.h"
#include "domains/domains.h"
#include "sign_ups/sign_ups.h"
#include "sso/sso_store.h"
#include "json/json.h"

namespace kith::sso {
namespace {

using identity_providers::Preset;

// As the cookie has it.
struct CarriedText {
    std::string account;
    std::string provider;
    Purpose purpose;
    std::string state;
    std::string nonce;
    std::string verifier;
    std::string next;
    Time until;
};
BOOST_DESCRIBE_STRUCT(CarriedText, (), (account, provider, purpose, state, nonce, verifier, next, until))

constexpr std::string_view sealed_as = "sso";

Result<void> check_in(memberships::Membership const& member, Time now)
{
    switch (member.state_at(now)) {
    case memberships::State::Active:
        return {};
    case memberships::State::Pending:
        return refuse("awaiting_approval");
    case memberships::State::Inactive:
        return refuse("inactive");
    case memberships::State::Quiet:
    case memberships::State::Removed:
        break;
    }
    return refuse("invitation_needed");
}

Result<Decision> decide_known(db::Transaction& tx, accounts::Account const& account, PersonId const& id)
{
    auto person = persons::find(tx, id);
    auto const member = memberships::find_by_person(tx, account.id, id);
    if (!person || !member)
        return refuse("invitation_needed");
    TRY(check_in(*member, tx.now()));
    return Decision { Outcome::Known, std::move(person) };
}

// Anybody has an account at Google: only those of the account's own organization there may join.
bool is_of_the_house(
    db::Transaction& tx, accounts::Account const& account, Provider const& provider, Claims const& claims)
{
    auto const domain = DomainName::parse(claims.hosted_domain);
    return provider.preset != Preset::Google || (domain && domains::is_proved(tx, account.id, *domain));
}

// Somebody chose a password for an address that nobody has shown to be his: he may have come by a
// link that was meant for another.
bool may_be_anothers(persons::Person const& person) { return !person.email_verified && !person.password_hash.empty(); }

Result<Decision> decide_join(db::Transaction& tx, accounts::Account const& account, Provider const& provider,
    Claims const& claims, std::optional<persons::Person> person)
{
    if (!account.settings.auto_signup || !is_of_the_house(tx, account, provider, claims))
        return refuse("invitation_needed");
    auto const may = sign_ups::check_may_join(tx, account.id, *claims.email, person);
    if (!may)
        return may.error().code == "already_member" ? refuse("not_linked") : std::unexpected(may.error());
    return Decision { Outcome::Join, std::move(person) };
}

// Whether the provider speaks for an address that the account itself speaks for.
bool is_ours(db::Transaction& tx, accounts::Account const& account, Claims const& claims)
{
    return claims.email_is_proved && domains::is_proved(tx, account.id, claims.email->domain());
}

// HubSpot says who is of the company's account there, and not whose address it has checked. By such an address nobody
// is taken for somebody who is here; who is new may ask to be let in.
Result<Decision> decide_unproved(
    db::Transaction& tx, accounts::Account const& account, Provider const& provider, Claims const& claims)
{
    bool const is_silent = !identity_providers::is_open_id(provider.preset);
    if (!is_silent || persons::find_by_email(tx, *claims.email))
        return refuse("email_not_proved");
    return decide_join(tx, account, provider, claims, {});
}

// What a provider does not say is guessed from the address; he can change it.
PersonName name_or(std::optional<PersonName> const& name, std::string_view guess)
{
    if (name)
        return *name;
    auto guessed = PersonName::parse(guess);
    return guessed ? *std::move(guessed) : PersonName::stored("?");
}

sign_ups::ByProvider newcomer(Provider const& provider, Claims const& claims)
{
    std::string_view const address = claims.email->text();
    auto const at = address.find('@');
    auto const host = address.substr(at + 1);
    return { provider.id.text(), name_or(claims.first_name, address.substr(0, at)),
        name_or(claims.last_name, host.substr(0, host.find('.'))), *claims.email, !claims.email_is_proved };
}

Result<persons::Person> person_for(
    db::Transaction& tx, accounts::Account const& account, Claims const& claims, sign_ups::ByProvider const& by)
{
    bool const is_proved = is_ours(tx, account, claims);
    auto created = persons::create(tx, { by.first_name, by.last_name, by.email, "", false, is_proved });
    return created ? Result<persons::Person> { *std::move(created) } : refuse("not_linked");
}

void record_linked(db::Transaction& tx, events::Way const& way, accounts::Account const& account,
    Provider const& provider, PersonId const& person)
{
    auto const member = memberships::find_by_person(tx, account.id, person);
    if (member)
        events::record(tx, account.id, { "member", member->id.text(), member->display_name(), way }, "sso.linked",
            { "identity_provider", provider.id.text(), provider.name.text() });
}

}

std::string seal(Carried const& carried)
{
    auto const& [account, provider, purpose, errand, next, until] = carried;
    return crypto::seal(sealed_as,
        json::write(CarriedText {
            account.text(), provider.text(), purpose, errand.state, errand.nonce, errand.verifier, next, until }));
}

std::optional<Carried> unseal(std::string const& cookie)
{
    std::string text;
    if (!crypto::unseal(sealed_as, cookie, text))
        return {};
    auto const found = json::parse<CarriedText>(text);
    if (!found)
        return {};
    return Carried { AccountId::from_text(found->account), ProviderId::from_text(found->provider), found->purpose,
        { found->state, found->nonce, found->verifier }, found->next, found->until };
}

Result<Decision> decide(
    db::Transaction& tx, accounts::Account const& account, Provider const& provider, Claims const& claims)
{
    if (auto const known = identity_providers::find_person(tx, provider, claims.subject))
        return decide_known(tx, account, *known);
    if (!claims.email)
        return refuse("email_missing");
    if (!claims.email_is_proved)
        return decide_unproved(tx, account, provider, claims);
    auto person = persons::find_by_email(tx, *claims.email);
    if (person && (!is_ours(tx, account, claims) || may_be_anothers(*person)))
        return refuse("not_linked");
    if (person && identity_providers::has_subject(tx, provider, person->id))
        return refuse("not_linked");
    if (person && !is_of_the_house(tx, account, provider, claims))
        return refuse("not_linked");
    auto const member = person ? memberships::find_by_person(tx, account.id, person->id) : std::nullopt;
    if (!member)
        return decide_join(tx, account, provider, claims, std::move(person));
    TRY(check_in(*member, tx.now()));
    return Decision { Outcome::Link, std::move(person) };
}

Result<Arrived> arrive(db::Transaction& tx, events::Way const& way, accounts::Account const& account,
    Provider const& provider, Claims const& claims)
{
    auto const decision = TRY(decide(tx, account, provider, claims));
    if (decision.outcome == Outcome::Known) {
        identity_providers::note_use(tx, provider, claims.subject);
        return Arrived { *decision.person, false };
    }
    bool is_waiting = false;
    auto person = decision.person;
    if (decision.outcome == Outcome::Join) {
        auto const by = newcomer(provider, claims);
        if (!person)
            person = TRY(person_for(tx, account, claims, by));
        auto const joined = TRY(sign_ups::join_by_provider(tx, way, account, by, *person));
        is_waiting = joined.is_waiting;
    }
    if (!identity_providers::add_subject(tx, provider, claims.subject, person->id))
        return refuse("not_linked");
    if (is_ours(tx, account, claims))
        person = TRY(address_changes::prove(tx,
            { "person", person->id.text(), person->first_name.text() + ' ' + person->last_name.text(), way }, *person,
            claims.email->key(), address_changes::Proof::Provider));
    record_linked(tx, way, account, provider, person->id);
    return Arrived { *std::move(person), is_waiting };
}

Result<void> spend(db::Transaction& tx, Carried const& carried)
{
    bool const is_first = store::insert_answer(tx, crypto::sha256_hex(carried.errand.state), carried.until);
    return is_first ? Result<void> {} : refuse("sign_in_lost");
}

void sweep(db::Transaction& tx) { store::remove_ended_answers(tx); }

}
