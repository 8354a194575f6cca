#include "arrivals/arrivals.h"

#include "devices/devices.h"
#include "sessions/sessions.h"

namespace kith::arrivals {
namespace {

Result<std::string> check_known(
    http::Call& call, db::Database& database, persons::Person const& person, Credentials const& shown)
{
    TRY(call.limit(http::rates::login_per_login, person.id.text()));
    if (!crypto::verify_password(*shown.password, person.password_hash))
        return refuse("invalid_credentials");
    TRY(second_factors::prepare(database, sessions::way_of(call), person, shown.totp));
    return std::string {};
}

Result<std::string> check_new(EmailAddress const& email, Credentials const& shown)
{
    TRY(crypto::check_strength(
        *shown.password, "password", { shown.first_name.text(), shown.last_name.text(), email.text(), "kith" }));
    return crypto::hash_password(*shown.password);
}

// Who has a password shows it. A link that was handed over shows nothing of who is known here.
bool comes_by_link(Arrival const& arrival, Credentials const& shown)
{
    if (arrival.is_signed_in || shown.password || !arrival.client_of)
        return false;
    return !arrival.person || (arrival.person->password_hash.empty() && arrival.proves_address);
}

// The person that the address has now, or a new one.
Result<persons::Person> person_for(
    db::Transaction& tx, Arrival const& arrival, Credentials const& shown, std::string const& hash)
{
    auto known = persons::find_by_email(tx, arrival.email);
    bool const is_as_before = known.has_value() == arrival.person.has_value() &&
        (!known || known->password_hash == arrival.person->password_hash);
    if (!is_as_before)
        return refuse("invalid_credentials");
    if (known && arrival.proves_address)
        persons::verify_email(tx, known->id, arrival.email.key());
    if (known)
        return *std::move(known);
    auto created =
        persons::create(tx, { shown.first_name, shown.last_name, arrival.email, hash, false, arrival.proves_address });
    return created ? Result<persons::Person> { *std::move(created) } : refuse("invalid_credentials");
}

}

Arrival arrive(http::Call& call, db::Transaction& tx, EmailAddress const& email)
{
    Arrival arrival { email, persons::find_by_email(tx, email) };
    auto const session = sessions::find(call, tx);
    if (!session || session->is_limited() || session->viewing)
        return arrival;
    arrival.is_signed_in = arrival.person && session->person.id == arrival.person->id;
    arrival.is_somebody_else = !arrival.is_signed_in;
    return arrival;
}

Result<std::string> check(http::Call& call, db::Database& database, Arrival const& arrival, Credentials const& shown)
{
    if (arrival.is_signed_in)
        return std::string {};
    if (!shown.password && arrival.is_somebody_else)
        return refuse("email_forced");
    if (comes_by_link(arrival, shown)) {
        if (arrival.person)
            TRY(second_factors::prepare(database, sessions::way_of(call), *arrival.person, shown.totp));
        return std::string {};
    }
    if (!shown.password)
        return refuse_field("password", "required", "is required");
    if (arrival.chooses_password)
        TRY(second_factors::prepare(database, sessions::way_of(call), *arrival.person, shown.totp));
    bool const is_known = arrival.person && !arrival.chooses_password;
    return is_known ? check_known(call, database, *arrival.person, shown) : check_new(arrival.email, shown);
}

Result<Identified> identify(
    db::Transaction& tx, Arrival const& arrival, Credentials const& shown, std::string const& hash)
{
    auto person = TRY(person_for(tx, arrival, shown, hash));
    if (arrival.is_signed_in) // he has shown it then
        return Identified { std::move(person), {} };
    auto const proof = TRY(second_factors::show(tx, person, shown.totp));
    if (arrival.chooses_password && !hash.empty())
        persons::set_password_hash(tx, person.id, hash);
    return Identified { std::move(person), proof, comes_by_link(arrival, shown) };
}

Result<void> begin_session(
    http::Call& call, db::Transaction& tx, Arrival const& arrival, Identified const& identified, Standing standing)
{
    auto const& person = identified.person;
    if (standing == Standing::IsIn && !arrival.is_signed_in) {
        TRY(identified.is_by_link
                ? sessions::start_by_link(call, tx, person, *arrival.client_of, identified.proof.shown)
                : sessions::start(call, tx, person, identified.proof.shown));
        devices::note(call, tx, person, identified.is_by_link ? arrival.client_of : std::nullopt);
    }
    second_factors::record(tx, second_factors::source_of(call, person), person, identified.proof);
    return {};
}

}
