#include "magic_links/magic_links_http.h"

#include "accounts/accounts_http.h"
#include "address_changes/address_changes.h"
#include "devices/devices.h"
#include "events/entries.h"
#include "http/account_token.h"
#include "magic_links/magic_links.h"
#include "second_factors/second_factors.h"
#include "sessions/sessions.h"

namespace kith::magic_links {
namespace {

struct MagicLinkBody {
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(MagicLinkBody, (), (email))

struct MagicLinkProof {
    std::optional<second_factors::Code> totp; // of who has a second factor
};
BOOST_DESCRIBE_STRUCT(MagicLinkProof, (), (totp))

struct SignedInClient {
    MembershipId id;
    memberships::State state;
};
BOOST_DESCRIBE_STRUCT(SignedInClient, (), (id, state))

struct SignedInByLink {
    SignedInClient membership;
    accounts::AccountBody account;
};
BOOST_DESCRIBE_STRUCT(SignedInByLink, (), (membership, account))

// The answer is the same whatever becomes of it: the rest stands in the mail.
Result<http::Accepted> post_magic_link(http::Call& call, db::Transaction& tx, http::Body<MagicLinkBody> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const account = accounts::find_by_slug(tx, std::string { call.path_parameter("slug") });
    if (!account) {
        TRY(call.limit(http::rates::unknown_token, call.client()));
        return refuse("not_found");
    }
    auto const input = TRY(body.read());
    TRY(call.limit(http::rates::forgot_per_address, call.client()));
    TRY(call.limit(http::rates::forgot_per_login, account->id.text() + ' ' + input.email.key()));
    ask(call, tx, *account, input.email);
    return http::Accepted {};
}

// Looking for links by guessing is slowed down; holding one is not.
Result<Visit> look_carefully(http::Call& call, db::Transaction& tx, crypto::AccountToken const& link)
{
    auto visit = look(tx, link);
    if (!visit && visit.error().code == "not_found")
        TRY(call.limit(http::rates::unknown_token, call.client()));
    return visit;
}

Result<http::Then<SignedInByLink>> post_sign_in(
    http::Call& call, db::Database& database, http::Body<MagicLinkProof> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const link = TRY(http::read_account_token(call));
    auto const visit = TRY(database.read_now([&](db::Transaction& tx) { return look_carefully(call, tx, link); }));
    auto const input = TRY(body.read());
    TRY(second_factors::prepare(database, sessions::way_of(call), visit.person, input.totp));
    return [=](http::Call& call, db::Transaction& tx) -> Result<SignedInByLink> {
        events::Postponed events { tx }; // behind the rows of the session
        auto const [client, before] = TRY(spend(tx, link));
        auto const by = second_factors::source_of(call, before);
        auto const person =
            TRY(address_changes::prove(tx, by, before, client.email.key(), address_changes::Proof::Link));
        auto const proof = TRY(second_factors::show(tx, person, input.totp));
        TRY(sessions::start_by_link(call, tx, person, link.account, proof.shown));
        devices::note(call, tx, person, link.account);
        second_factors::record(tx, by, person, proof);
        events.write();
        return SignedInByLink { { client.id, client.state }, accounts::shown(accounts::get(tx, link.account)) };
    };
}

}

void add_routes(http::Router& router)
{
    router.post("/api/v1/public/signin/{slug}/magic-link",
        "Mails a client of the account a link that signs him in; answers everybody alike", post_magic_link);
    router.post("/api/v1/public/magic-links/{token}", "Signs a client in by the link of a mail, once", post_sign_in);
}

}
