// What /signup/{token} leads to: the link of a mail, or one that the account hands around.

#include "accounts/accounts_http.h"
#include "arrivals/arrivals.h"
#include "events/entries.h"
#include "http/account_token.h"
#include "sessions/sessions.h"
#include "sign_ups/sign_ups.h"
#include "sign_ups/sign_ups_http.h"

namespace kith::sign_ups {
namespace {

enum class Token { Mail, Link };
BOOST_DESCRIBE_ENUM(Token, Mail, Link)

struct SigningUpAccount {
    AccountName name;
    std::string slug;
};
BOOST_DESCRIBE_STRUCT(SigningUpAccount, (), (name, slug))

struct SigningUp {
    Token kind;
    SigningUpAccount account;
    bool needs_approval;
    std::optional<DomainName> domain; // a link for addresses there only
    // Of a mail: whose it is.
    std::optional<EmailAddress> email;
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::optional<bool> person_exists; // sign in instead of choosing a password
    std::optional<Time> expires_at;
};
BOOST_DESCRIBE_STRUCT(
    SigningUp, (), (kind, account, needs_approval, domain, email, first_name, last_name, person_exists, expires_at))

struct StartBody {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(StartBody, (), (first_name, last_name, email))

struct CompleteBody {
    std::optional<crypto::Password> password; // a new person's choice, or a known person's own
    std::optional<second_factors::Code> totp; // of a known person who has a second factor
};
BOOST_DESCRIBE_STRUCT(CompleteBody, (), (password, totp))

struct SignedUpMember {
    MembershipId id;
    memberships::State state;
};
BOOST_DESCRIBE_STRUCT(SignedUpMember, (), (id, state))

struct SignedUp {
    SignedUpMember membership;
    accounts::AccountBody account;
    std::optional<std::string> state; // awaiting_approval; nothing: one is in
};
BOOST_DESCRIBE_STRUCT(SignedUp, (), (membership, account, state))

// Looking for links by guessing is slowed down; holding one is not.
Result<Visit> look_carefully(http::Call& call, db::Transaction& tx, crypto::AccountToken const& token)
{
    auto visit = look(tx, token);
    if (!visit && visit.error().code == "not_found")
        TRY(call.limit(http::rates::unknown_token, call.client()));
    return visit;
}

bool needs_approval(db::Transaction& tx, Visit const& visit)
{
    if (visit.link)
        return visit.link->needs_approval;
    if (visit.mail->way == Way::Domain)
        return visit.account.settings.sign_up_needs_approval;
    auto const link = find_link(tx, visit.account.id, LinkId::from_text(visit.mail->came_by));
    return link && link->needs_approval;
}

Result<SigningUp> get_signing_up(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const token = TRY(http::read_account_token(call));
    auto const visit = TRY(look_carefully(call, tx, token));
    SigningUp shown { visit.link ? Token::Link : Token::Mail, { visit.account.name, visit.account.slug },
        needs_approval(tx, visit) };
    if (visit.link) {
        shown.domain = visit.link->domain;
        shown.expires_at = visit.link->expires_at;
        return shown;
    }
    shown.email = visit.mail->email;
    shown.first_name = visit.mail->first_name;
    shown.last_name = visit.mail->last_name;
    shown.person_exists = persons::find_by_email(tx, visit.mail->email).has_value();
    shown.expires_at = visit.mail->expires_at;
    return shown;
}

// The answer is the same whatever becomes of it: the rest stands in the mail.
Result<http::Accepted> post_start(http::Call& call, db::Transaction& tx, http::Body<StartBody> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const token = TRY(http::read_account_token(call));
    auto const visit = TRY(look_carefully(call, tx, token));
    if (!visit.link)
        return refuse("not_found");
    auto const input = TRY(body.read());
    TRY(call.limit(http::rates::sign_up_mails, call.client()));
    TRY(ask_by_link(tx, *visit.link, { input.first_name, input.last_name, input.email }));
    return http::Accepted {};
}

// Who comes by a mail, as far as that is known before the slow part. The mail reached the address.
struct Coming {
    SignUp mail;
    arrivals::Arrival arrival;
};

Result<Coming> come(http::Call& call, db::Transaction& tx, crypto::AccountToken const& token)
{
    auto visit = TRY(look_carefully(call, tx, token));
    if (!visit.mail)
        return refuse("not_found");
    Coming coming { *std::move(visit.mail), {} };
    coming.arrival = arrivals::arrive(call, tx, coming.mail.email);
    coming.arrival.proves_address = true;
    TRY(check_may_join(tx, coming.mail.account, coming.mail.email, coming.arrival.person));
    return coming;
}

Result<http::Then<http::CreatedOrWaiting<SignedUp>>> post_complete(
    http::Call& call, db::Database& database, http::Body<CompleteBody> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const token = TRY(http::read_account_token(call));
    auto const coming = TRY(database.read_now([&](db::Transaction& tx) { return come(call, tx, token); }));
    auto const input = TRY(body.read());
    arrivals::Credentials const shown { coming.mail.first_name, coming.mail.last_name, input.password, input.totp };
    auto const hash = TRY(arrivals::check(call, database, coming.arrival, shown));
    return [=](http::Call& call, db::Transaction& tx) -> Result<http::CreatedOrWaiting<SignedUp>> {
        TRY(look(tx, token));
        events::Postponed events { tx }; // behind the rows of the session
        auto const identified = TRY(arrivals::identify(tx, coming.arrival, shown, hash));
        auto const joined = TRY(complete(tx, { "member", "", "", sessions::way_of(call) }, token, identified.person));
        TRY(arrivals::begin_session(call, tx, coming.arrival, identified,
            joined.is_waiting ? arrivals::Standing::Waits : arrivals::Standing::IsIn));
        events.write();
        auto const waiting = joined.is_waiting ? std::optional<std::string> { "awaiting_approval" } : std::nullopt;
        SignedUp answer { { joined.member.id, joined.member.state },
            accounts::shown(accounts::get(tx, joined.member.account)), waiting };
        return http::CreatedOrWaiting<SignedUp> { std::move(answer), joined.is_waiting };
    };
}

}

void add_public_routes(http::Router& router)
{
    constexpr auto path = "/api/v1/public/signup/{token}";
    router.get(path, "Shows what a link to sign up leads to; changes nothing", get_signing_up);
    router.post(std::string { path } + "/start",
        "Mails a link to who signs up by a link that is handed around; answers everybody alike", post_start);
    router.post(
        std::string { path } + "/complete", "Joins the account by the link of a mail, and signs in", post_complete);
}

}
