#include "second_factors/second_factors.h"

#include "base/fault.h"
#include "crypto/token.h"
#include "crypto/totp.h"
#include "memberships/memberships.h"
#include "passwords/passwords.h"
#include "second_factors/second_factors_mail.h"
#include "second_factors/second_factors_rules.h"
#include "second_factors/second_factors_store.h"

namespace kith::second_factors {
namespace {

namespace totp = crypto::totp;
using persons::Person;

std::string sealed_for(PersonId const& person, std::string_view secret)
{
    return crypto::seal("totp:" + person.text(), secret);
}

std::string unsealed_for(PersonId const& person, store::Secret const& secret)
{
    std::string text;
    if (!crypto::unseal("totp:" + person.text(), secret.sealed, text))
        throw Fault("the second factor of " + person.text() + " was sealed by another server key");
    return text;
}

RecoveryCodes make_recovery_codes(db::Transaction& tx, PersonId const& person)
{
    store::remove_recovery_codes(tx, person);
    RecoveryCodes codes;
    for (int i = 0; i < recovery_code_count; ++i) {
        auto const code = random_recovery_code();
        store::insert_recovery_code(tx, person, hash_of(person, code));
        codes.push_back(shown(code));
    }
    return codes;
}

// The rows are changed by now.
void record(db::Transaction& tx, events::Source const& source, Person const& person, std::string_view operation,
    mail::Letter const& letter)
{
    passwords::tell(tx, person, letter);
    memberships::record_everywhere(tx, source, person, operation);
}

bool forget(db::Transaction& tx, PersonId const& person)
{
    persons::lock(tx, person); // first, as whoever renews the codes does
    store::remove_recovery_codes(tx, person);
    if (!store::remove_secret(tx, person))
        return false;
    persons::set_has_second_factor(tx, person, false);
    return true;
}

Refusal wrong_code(std::string code, std::string message)
{
    return { "invalid_credentials", { FieldError { "totp", std::move(code), std::move(message) } } };
}

Result<void> spend_totp(db::Transaction& tx, Person const& person, Code const& code)
{
    auto const secret = store::find_active(tx, person.id);
    auto const step = secret ? totp::find_step(unsealed_for(person.id, *secret), code.text(), tx.now()) : std::nullopt;
    if (!step)
        return std::unexpected(wrong_code("wrong_code", "is not the code that is shown now"));
    if (!store::spend_step(tx, person.id, *step))
        return std::unexpected(wrong_code("used", "has been used already: wait for the next one"));
    return {};
}

Result<void> spend_recovery_code(db::Transaction& tx, Person const& person, Code const& code)
{
    auto const hash = hash_of(person.id, without_look_alikes(code.text()));
    if (store::spend_recovery_code(tx, person.id, hash))
        return {};
    if (store::knows_recovery_code(tx, person.id, hash))
        return refuse("recovery_code_used", "totp", "has been used already: take another one");
    return std::unexpected(wrong_code("wrong_code", "is neither a code of the app nor a recovery code"));
}

Refusal too_many(db::Transaction& tx, PersonId const& person)
{
    auto const again = store::find_first_attempt(tx, person).value_or(tx.now()) + attempts_interval;
    auto const seconds = std::chrono::ceil<std::chrono::seconds>(again - tx.now()).count();
    Refusal refusal { "too_many_requests" };
    refusal.about.emplace_back("retry_after", std::to_string(std::max<std::int64_t>(seconds, 1)));
    return refusal;
}

// Spent or not: whoever has one is not guessing.
bool is_known(db::Transaction& tx, Person const& person, Code const& code)
{
    if (!is_totp(code))
        return store::knows_recovery_code(tx, person.id, hash_of(person.id, without_look_alikes(code.text())));
    auto const secret = store::find_active(tx, person.id);
    return secret && totp::find_step(unsealed_for(person.id, *secret), code.text(), tx.now());
}

void tell_of_guesses(db::Transaction& tx, events::Way const& way, Person const& person)
{
    if (store::take_telling(tx, person.id))
        record(tx, { "", "", "", way }, person, "membership.codes_guessed",
            guessed_letter(person, attempts_to_tell_of, way.address, tx.now()));
}

}

Result<Enrolment> begin(db::Transaction& tx, Person const& person)
{
    auto const secret = totp::random_secret();
    if (!store::insert_begun(tx, person.id, sealed_for(person.id, secret)))
        return refuse("wrong_state");
    auto const text = totp::to_base32(secret);
    auto const uri = uri_of(person.email.text(), text);
    return Enrolment { text, uri, images::qr_code(uri) };
}

Result<Confirmed> confirm(db::Transaction& tx, Person const& person, Code const& code)
{
    auto const secret = store::find_begun(tx, person.id, tx.now() - enrolment_lifetime);
    if (!secret)
        return refuse("wrong_state");
    auto const step = totp::find_step(unsealed_for(person.id, *secret), code.text(), tx.now());
    if (!step)
        return refuse_field("code", "wrong_code", "is not the code that is shown now");
    if (!store::activate(tx, person.id, *secret, *step))
        return refuse("wrong_state");
    persons::set_has_second_factor(tx, person.id, true);
    auto codes = make_recovery_codes(tx, person.id);
    return Confirmed { sessions::end_browsers(tx, person), std::move(codes) };
}

void record_added(db::Transaction& tx, events::Source const& source, Person const& person)
{
    record(tx, source, person, "membership.second_factor_added", turned_on_letter(person, tx.now()));
}

Result<RecoveryCodes> renew_recovery_codes(db::Transaction& tx, events::Source const& source, Person const& person)
{
    persons::lock(tx, person.id); // of two who make some, one set is left
    if (!store::find_active(tx, person.id))
        return refuse("wrong_state");
    auto codes = make_recovery_codes(tx, person.id);
    record(tx, source, person, "membership.recovery_codes_made", codes_made_letter(person, tx.now()));
    return codes;
}

void remove(db::Transaction& tx, events::Source const& source, Person const& person)
{
    if (forget(tx, person.id))
        record(tx, source, person, "membership.second_factor_removed", turned_off_letter(person, tx.now()));
}

void take_away(db::Transaction& tx, events::Source const& source, Person const& person, std::string const& by)
{
    if (forget(tx, person.id))
        record(tx, source, person, "membership.second_factor_taken", taken_away_letter(person, by, tx.now()));
}

State find(db::Transaction& tx, Person const& person)
{
    auto const secret = store::find_active(tx, person.id);
    if (!secret)
        return {};
    return { secret->created_at, store::count_recovery_codes(tx, person.id) };
}

Result<void> prepare(
    db::Database& database, events::Way const& way, Person const& person, std::optional<Code> const& code)
{
    if (!person.has_second_factor)
        return {};
    if (!code || code->is_empty())
        return refuse("mfa_required");
    return database.write_now([&](db::Transaction& tx) -> Result<void> {
        if (!store::count_attempt(tx, person.id))
            return std::unexpected(too_many(tx, person.id));
        if (!is_known(tx, person, *code))
            tell_of_guesses(tx, way, person);
        return {};
    });
}

Result<Proof> show(db::Transaction& tx, Person const& person, std::optional<Code> const& code)
{
    if (!person.has_second_factor)
        return Proof {};
    if (!code || code->is_empty())
        return refuse("mfa_required");
    store::take_attempt_back(tx, person.id);
    if (is_totp(*code)) {
        TRY(spend_totp(tx, person, *code));
        return Proof { sessions::Shown::SecondFactor };
    }
    TRY(spend_recovery_code(tx, person, *code));
    return Proof { sessions::Shown::SecondFactor, true };
}

void record(db::Transaction& tx, events::Source const& source, Person const& person, Proof const& proof)
{
    if (!proof.by_recovery_code)
        return;
    auto const left = store::count_recovery_codes(tx, person.id);
    record(tx, source, person, "membership.recovery_code_used",
        code_used_letter(person, left, source.way.address, tx.now()));
}

events::Source source_of(http::Call const& call, Person const& person)
{
    return { "person", person.id.text(), person.first_name.text() + ' ' + person.last_name.text(),
        sessions::way_of(call) };
}

void sweep(db::Transaction& tx) { store::remove_old(tx); }

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_wrong_flags(tx))
        findings.push_back("person " + id + ": does not know whether there is a second factor");
    return findings;
}

}
