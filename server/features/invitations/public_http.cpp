// What the link in the mail leads to. Nobody is signed in here, or somebody else.

#include "accounts/accounts_http.h"
#include "crypto/password.h"
#include "invitations/invitations_http.h"
#include "sessions/sessions.h"

namespace kith::invitations {
namespace {

struct PublicName {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PublicName, (), (name))

struct PublicInvitation {
    PublicName account;
    PublicName inviter;
    Kind kind;
    EmailAddress email;
    PersonName first_name;
    PersonName last_name;
    std::vector<Role> roles;
    bool force_email;
    bool person_exists; // sign in instead of choosing a password
    State state;
    Time expires_at;
};
BOOST_DESCRIBE_STRUCT(PublicInvitation, (),
    (account, inviter, kind, email, first_name, last_name, roles, force_email, person_exists, state, expires_at))

struct AcceptBody {
    PersonName first_name;
    PersonName last_name;
    std::optional<crypto::Password> password; // a new person's choice, or a known person's own
};
BOOST_DESCRIBE_STRUCT(AcceptBody, (), (first_name, last_name, password))

struct JoinedMembership {
    MembershipId id;
};
BOOST_DESCRIBE_STRUCT(JoinedMembership, (), (id))

struct Joined {
    JoinedMembership membership;
    accounts::AccountBody account;
};
BOOST_DESCRIBE_STRUCT(Joined, (), (membership, account))

struct DeclineBody {
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(DeclineBody, (), (reason))

// What was found out about the caller before the slow part.
struct Arrival {
    Invitation invitation;
    std::optional<persons::Person> person; // who has that address
    std::optional<persons::Person> signed_in;
    bool is_signed_in_as_invitee() const { return person && signed_in && person->id == signed_in->id; }
};

Result<Link> read_link(http::Call& call)
{
    auto const link = Link::parse(call.path_parameter("token"));
    if (link)
        return *link;
    TRY(call.limit(http::rates::unknown_token, call.client()));
    return refuse("not_found");
}

// Looking for links by guessing is slowed down; holding one is not.
Result<Invitation> look_carefully(http::Call& call, db::Transaction& tx, Link const& link)
{
    auto invitation = look(tx, link);
    if (!invitation && invitation.error().code == "not_found")
        TRY(call.limit(http::rates::unknown_token, call.client()));
    return invitation;
}

Result<PublicInvitation> get_public_invitation(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const link = TRY(read_link(call));
    auto const invitation = TRY(look_carefully(call, tx, link));
    auto const inviter = memberships::find(tx, invitation.account, invitation.invited_by);
    return PublicInvitation { { accounts::get(tx, invitation.account).name.text() },
        { inviter ? inviter->display_name() : "" }, invitation.kind, invitation.email, invitation.first_name,
        invitation.last_name, invitation.roles.list(), true, persons::find_by_email(tx, invitation.email).has_value(),
        invitation.state, invitation.expires_at };
}

Result<Arrival> receive(http::Call& call, db::Transaction& tx, Link const& link)
{
    auto invitation = TRY(look_carefully(call, tx, link));
    auto person = persons::find_by_email(tx, invitation.email);
    auto const session = sessions::find(call, tx);
    return Arrival { std::move(invitation), std::move(person),
        session ? std::optional { session->person } : std::nullopt };
}

// A known person shows that he is it: by his session, or by his password.
// Refuses: email_forced (signed in as somebody else), validation, invalid_credentials.
Result<void> check_known_person(
    http::Call& call, Arrival const& arrival, std::optional<crypto::Password> const& password)
{
    if (arrival.is_signed_in_as_invitee())
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
        { input.first_name.text(), input.last_name.text(), arrival.invitation.email.text(), "kith" }));
    return crypto::hash_password(*input.password);
}

// In the transaction that accepts. The address may have got a person meanwhile: he
// has shown nothing yet, so he is asked again.
Result<persons::Person> person_for(
    db::Transaction& tx, Arrival const& arrival, AcceptBody const& input, std::string const& hash)
{
    auto known = persons::find_by_email(tx, arrival.invitation.email);
    bool const is_as_before = known.has_value() == arrival.person.has_value() &&
        (!known || known->password_hash == arrival.person->password_hash);
    if (!is_as_before)
        return refuse("invalid_credentials");
    if (known)
        return *std::move(known);
    auto created = persons::create(tx, { input.first_name, input.last_name, arrival.invitation.email, hash });
    return created ? Result<persons::Person> { *std::move(created) } : refuse("invalid_credentials");
}

Result<http::Then<http::Created<Joined>>> post_accept(
    http::Call& call, db::Database& database, http::Body<AcceptBody> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const link = TRY(read_link(call));
    auto const arrival = TRY(database.read_now([&](db::Transaction& tx) { return receive(call, tx, link); }));
    auto const input = TRY(body.read());
    std::string hash;
    if (arrival.person)
        TRY(check_known_person(call, arrival, input.password));
    else
        hash = TRY(hash_for_new_person(arrival, input));
    return [=](http::Call& call, db::Transaction& tx) -> Result<http::Created<Joined>> {
        auto const spent = TRY(spend(tx, link));
        auto const person = TRY(person_for(tx, arrival, input, hash));
        events::Source const source { "member", "", "", call.address(), call.id() };
        auto const member = TRY(admit(tx, source, spent, person, { input.first_name, input.last_name }));
        if (!arrival.is_signed_in_as_invitee())
            sessions::start(call, tx, person);
        return http::Created<Joined> { { { member.id }, accounts::shown(accounts::get(tx, member.account)) } };
    };
}

Result<PublicName> post_decline(http::Call& call, db::Transaction& tx, http::Body<DeclineBody> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const link = TRY(read_link(call));
    TRY(look_carefully(call, tx, link));
    TRY(body.read());
    auto const invitation = TRY(decline(tx, { "invitee", "", "", call.address(), call.id() }, link));
    return PublicName { accounts::get(tx, invitation.account).name.text() };
}

}

void add_public_routes(http::Router& router)
{
    router.get(
        "/api/v1/public/invitations/{token}", "Shows what a link invites to; changes nothing", get_public_invitation);
    router.post("/api/v1/public/invitations/{token}/accept", "Accepts an invitation and signs in", post_accept);
    router.post("/api/v1/public/invitations/{token}/decline", "Declines an invitation", post_decline);
}

}
