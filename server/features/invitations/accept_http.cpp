// Accepting an invitation: under which address, by whom, and what has to happen then.

#include "accounts/accounts_http.h"
#include "crypto/password.h"
#include "invitations/invitations_parts.h"
#include "invitations/public_link.h"
#include "sessions/sessions.h"

namespace kith::invitations {
namespace {

struct AcceptBody {
    PersonName first_name;
    PersonName last_name;
    std::optional<ShortText> phone;
    std::optional<EmailAddress> email;        // another one than was invited, or nothing
    std::optional<crypto::Password> password; // a new person's choice, or a known person's own
};
BOOST_DESCRIBE_STRUCT(AcceptBody, (), (first_name, last_name, phone, email, password))

struct JoinedMembership {
    MembershipId id;
    memberships::State state;
};
BOOST_DESCRIBE_STRUCT(JoinedMembership, (), (id, state))

// What has to happen before one is in; nothing: one is.
enum class Waiting { AwaitingApproval, AwaitingConfirmation };
BOOST_DESCRIBE_ENUM(Waiting, AwaitingApproval, AwaitingConfirmation)

struct Joined {
    JoinedMembership membership;
    accounts::AccountBody account;
    std::optional<Waiting> state;
};
BOOST_DESCRIBE_STRUCT(Joined, (), (membership, account, state))

// What was found out about the caller before the slow part.
struct Arrival {
    Visit visit;
    EmailAddress email;                    // under which he comes
    std::optional<persons::Person> person; // who has that address
    std::optional<persons::Person> signed_in;

    bool is_signed_in_as_himself() const { return person && signed_in && person->id == signed_in->id; }
    bool is_other_address() const { return !(email == visit.invitation.email); }
    // The mailed link reached that address; a copied one, or another address, shows nothing.
    bool proves_address() const { return visit.channel == Channel::Mailed && !is_other_address(); }
};

// Who comes, after it is known under which address.
// Refuses: as look, email_forced, already_member, member_inactive.
Result<Arrival> arrive(http::Call& call, db::Transaction& tx, Link const& link, AcceptBody const& input)
{
    auto const visit = TRY(look(tx, link)); // in the same snapshot: whoever was quicker is a member by now
    auto const email = input.email.value_or(visit.invitation.email);
    auto const session = sessions::find(call, tx);
    Arrival arrival { visit, email, persons::find_by_email(tx, email),
        session && !session->is_limited() && !session->viewing ? std::optional { session->person } : std::nullopt };
    if (arrival.is_other_address() && visit.invitation.force_email)
        return refuse("email_forced");
    TRY(check_is_new_here(tx, visit.invitation.account, email));
    return arrival;
}

// A known person shows that he is it: by his session, or by his password.
// Refuses: email_forced (signed in as somebody else), validation, invalid_credentials.
Result<void> check_known_person(
    http::Call& call, Arrival const& arrival, std::optional<crypto::Password> const& password)
{
    if (arrival.is_signed_in_as_himself())
        return {};
    if (!password && arrival.signed_in)
        return refuse("email_forced");
    if (!password)
        return refuse_field("password", "required", "is required: sign in to accept");
    TRY(call.limit(http::rates::login_per_login, arrival.person->id.text()));
    return crypto::verify_password(*password, arrival.person->password_hash) ? Result<void> {}
                                                                             : refuse("invalid_credentials");
}

// Refuses: email_forced (signed in as somebody else), validation.
Result<std::string> hash_for_new_person(Arrival const& arrival, AcceptBody const& input)
{
    if (!input.password && arrival.signed_in)
        return refuse("email_forced");
    if (!input.password)
        return refuse_field("password", "required", "is required");
    TRY(crypto::check_strength(*input.password, "password",
        { input.first_name.text(), input.last_name.text(), arrival.email.text(), "kith" }));
    return crypto::hash_password(*input.password);
}

// In the transaction that accepts. The address may have got a person meanwhile: he
// has shown nothing yet, so he is asked again.
Result<persons::Person> person_for(
    db::Transaction& tx, Arrival const& arrival, AcceptBody const& input, std::string const& hash)
{
    auto known = persons::find_by_email(tx, arrival.email);
    bool const is_as_before = known.has_value() == arrival.person.has_value() &&
        (!known || known->password_hash == arrival.person->password_hash);
    if (!is_as_before)
        return refuse("invalid_credentials");
    if (known && arrival.proves_address())
        persons::verify_email(tx, known->id, arrival.email.key());
    if (known)
        return *std::move(known);
    auto created = persons::create(
        tx, { input.first_name, input.last_name, arrival.email, hash, false, arrival.proves_address() });
    return created ? Result<persons::Person> { *std::move(created) } : refuse("invalid_credentials");
}

Acceptance acceptance_of(Arrival const& arrival, AcceptBody const& input)
{
    // Whoever registered an address elsewhere, and never showed that it is his, is not let in as
    // its owner. A newcomer by a link that was handed over is who the inviter gave it to.
    bool const is_proved = arrival.proves_address() || (arrival.person && arrival.person->email_verified);
    bool const must_confirm = !is_proved && (arrival.is_other_address() || arrival.person);
    return { input.first_name, input.last_name, input.phone.value_or(ShortText {}).text(), arrival.is_other_address(),
        must_confirm };
}

std::optional<Waiting> waiting_for(memberships::Membership const& member, Acceptance const& acceptance)
{
    if (member.state != memberships::State::Pending)
        return {};
    return acceptance.must_confirm ? Waiting::AwaitingConfirmation : Waiting::AwaitingApproval;
}

// Signs in whoever is in; who has to wait gets no session.
http::CreatedOrWaiting<Joined> welcome(http::Call& call, db::Transaction& tx, Arrival const& arrival,
    persons::Person const& person, memberships::Membership const& member, Acceptance const& acceptance)
{
    auto const waiting = waiting_for(member, acceptance);
    if (!waiting && !arrival.is_signed_in_as_himself())
        sessions::start(call, tx, person);
    return { { { member.id, member.state }, accounts::shown(accounts::get(tx, member.account)), waiting },
        waiting.has_value() };
}

Result<http::Then<http::CreatedOrWaiting<Joined>>> post_accept(
    http::Call& call, db::Database& database, http::Body<AcceptBody> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const link = TRY(read_link(call));
    TRY(database.read_now([&](db::Transaction& tx) { return look_carefully(call, tx, link); }));
    auto const input = TRY(body.read());
    auto const arrival = TRY(database.read_now([&](db::Transaction& tx) { return arrive(call, tx, link, input); }));
    std::string hash;
    if (arrival.person)
        TRY(check_known_person(call, arrival, input.password));
    else
        hash = TRY(hash_for_new_person(arrival, input));
    return [=](http::Call& call, db::Transaction& tx) -> Result<http::CreatedOrWaiting<Joined>> {
        auto const spent = TRY(spend(tx, link));
        auto const person = TRY(person_for(tx, arrival, input, hash));
        auto const acceptance = acceptance_of(arrival, input);
        events::Source const source { "member", "", "", sessions::way_of(call) };
        auto const member = TRY(admit(tx, source, spent.invitation, person, acceptance));
        return welcome(call, tx, arrival, person, member, acceptance);
    };
}

}

void add_accept_route(http::Router& router)
{
    router.post("/api/v1/public/invitations/{token}/accept", "Accepts an invitation and signs in", post_accept);
}

}
