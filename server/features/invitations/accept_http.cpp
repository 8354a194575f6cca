// Accepting an invitation: under which address, by whom, and what has to happen then.

#include "accounts/accounts_http.h"
#include "arrivals/arrivals.h"
#include "events/entries.h"
#include "http/account_token.h"
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
    std::optional<second_factors::Code> totp; // of a known person who has a second factor
};
BOOST_DESCRIBE_STRUCT(AcceptBody, (), (first_name, last_name, phone, email, password, totp))

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
    std::optional<workspaces::WorkspaceId> workspace; // of a client, where he was invited to
};
BOOST_DESCRIBE_STRUCT(Joined, (), (membership, account, state, workspace))

// What was found out about the caller before the slow part.
struct Coming {
    Visit visit;
    arrivals::Arrival arrival;

    bool is_other_address() const { return !(arrival.email == visit.invitation.email); }
};

// Who comes, after it is known under which address.
// Refuses: as look, email_forced, already_member, member_inactive.
Result<Coming> come(http::Call& call, db::Transaction& tx, Link const& link, AcceptBody const& input)
{
    auto const visit = TRY(look(tx, link)); // in the same snapshot: whoever was quicker is a member by now
    auto const email = input.email.value_or(visit.invitation.email);
    Coming coming { visit, arrivals::arrive(call, tx, email) };
    if (coming.is_other_address() && visit.invitation.force_email)
        return refuse("email_forced");
    // The mailed link reached that address; a copied one, or another address, shows nothing.
    coming.arrival.proves_address = visit.channel == Channel::Mailed && !coming.is_other_address();
    if (visit.invitation.kind == Kind::Client)
        coming.arrival.client_of = visit.invitation.account;
    coming.arrival.chooses_password = coming.arrival.proves_address && chooses_password(tx, visit.invitation);
    TRY(check_is_new_here(tx, visit.invitation.account, email, visit.invitation.membership));
    return coming;
}

Acceptance acceptance_of(Coming const& coming, AcceptBody const& input)
{
    // Whoever registered an address elsewhere, and never showed that it is his, is not let in as
    // its owner. A newcomer by a link that was handed over is who the inviter gave it to.
    // A client sees what is meant for him only: he need not.
    auto const& [email, person, is_signed_in, is_somebody_else, proves_address, client_of, chooses_password] =
        coming.arrival;
    bool const is_proved = proves_address || (person && person->email_verified);
    bool const must_confirm = !is_proved && !client_of && (coming.is_other_address() || person);
    return { input.first_name, input.last_name, input.phone.value_or(ShortText {}).text(), coming.is_other_address(),
        must_confirm };
}

// Where he is by now, if he was invited there.
std::optional<workspaces::WorkspaceId> room_for(
    db::Transaction& tx, Invitation const& spent, memberships::Membership const& member)
{
    bool const is_in = spent.workspace && workspaces::get(tx, workspaces::reader_of(member), *spent.workspace);
    return is_in ? spent.workspace : std::nullopt;
}

// A client who is to be a user may be in meanwhile, as what he was.
std::optional<Waiting> waiting_for(Kind kind, memberships::Membership const& member, Acceptance const& acceptance)
{
    bool const stays_client = kind == Kind::Internal && member.kind == memberships::Kind::Client;
    if (member.state != memberships::State::Pending && !stays_client)
        return {};
    return acceptance.must_confirm ? Waiting::AwaitingConfirmation : Waiting::AwaitingApproval;
}

Result<http::Then<http::CreatedOrWaiting<Joined>>> post_accept(
    http::Call& call, db::Database& database, http::Body<AcceptBody> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const link = TRY(http::read_account_token(call));
    TRY(database.read_now([&](db::Transaction& tx) { return look_carefully(call, tx, link); }));
    auto const input = TRY(body.read());
    auto const coming = TRY(database.read_now([&](db::Transaction& tx) { return come(call, tx, link, input); }));
    arrivals::Credentials const shown { input.first_name, input.last_name, input.password, input.totp };
    auto const hash = TRY(arrivals::check(call, database, coming.arrival, shown));
    return [=](http::Call& call, db::Transaction& tx) -> Result<http::CreatedOrWaiting<Joined>> {
        auto const spent = TRY(spend(tx, link));
        events::Postponed events { tx }; // behind the rows of the session
        auto const identified = TRY(arrivals::identify(tx, coming.arrival, shown, hash));
        auto const acceptance = acceptance_of(coming, input);
        events::Source const source { "member", "", "", sessions::way_of(call) };
        auto const member = TRY(admit(tx, source, spent.invitation, identified.person, acceptance));
        auto const waiting = waiting_for(spent.invitation.kind, member, acceptance);
        TRY(arrivals::begin_session(
            call, tx, coming.arrival, identified, waiting ? arrivals::Standing::Waits : arrivals::Standing::IsIn));
        events.write();
        Joined joined { { member.id, member.state }, accounts::shown(accounts::get(tx, member.account)), waiting,
            room_for(tx, spent.invitation, member) };
        return http::CreatedOrWaiting<Joined> { std::move(joined), waiting.has_value() };
    };
}

}

void add_accept_route(http::Router& router)
{
    router.post("/api/v1/public/invitations/{token}/accept", "Accepts an invitation and signs in", post_accept);
}

}
