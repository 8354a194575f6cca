// What the link in the mail leads to. Nobody is signed in here, or somebody else.

#include "http/account_token.h"
#include "invitations/invitations_parts.h"
#include "invitations/public_link.h"
#include "licenses/licenses.h"
#include "roles/roles.h"
#include "sessions/sessions.h"

#include <algorithm>

namespace kith::invitations {
namespace {

struct PublicName {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PublicName, (), (name))

struct PublicProduct {
    std::string slug;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PublicProduct, (), (slug, name))

// Everything one wants to know before saying yes: who asks, what one will be, what one
// will get and may do, whether one takes a seat.
struct PublicInvitation {
    PublicName account;
    PublicName inviter;
    Kind kind;
    std::optional<PublicName> workspace; // of a client, where he is invited to
    EmailAddress email;
    PersonName first_name;
    PersonName last_name;
    std::vector<RoleName> roles;
    std::vector<std::string> custom_roles; // by name
    std::vector<PublicProduct> licenses;
    std::vector<std::string> permissions;
    bool force_email;
    bool person_exists;      // sign in instead of choosing a password
    bool needs_approval;     // an administrator has to say yes, too
    std::string shared_with; // who will see one: internal_users
    State state;
    Time expires_at;
};
BOOST_DESCRIBE_STRUCT(PublicInvitation, (),
    (account, inviter, kind, workspace, email, first_name, last_name, roles, custom_roles, licenses, permissions,
        force_email, person_exists, needs_approval, shared_with, state, expires_at))

struct DeclineBody {
    std::optional<PersonalMessage> reason;
};
BOOST_DESCRIBE_STRUCT(DeclineBody, (), (reason))

std::vector<PublicProduct> products_of(db::Transaction& tx, Invitation const& invitation)
{
    std::vector<PublicProduct> products;
    if (invitation.licenses.empty())
        return products;
    for (auto const& pool : licenses::list_pools(tx, invitation.account)) {
        if (std::ranges::find(invitation.licenses, pool.product) != invitation.licenses.end())
            products.push_back({ pool.product, pool.name });
    }
    return products;
}

std::optional<PublicName> workspace_of(db::Transaction& tx, Invitation const& invitation)
{
    auto const room = room_of(tx, invitation);
    return room ? std::optional { PublicName { room->name.text() } } : std::nullopt;
}

// A client who has no password needs none.
bool must_sign_in(db::Transaction& tx, Invitation const& invitation)
{
    auto const person = persons::find_by_email(tx, invitation.email);
    bool const needs_none = invitation.kind == Kind::Client || chooses_password(tx, invitation);
    return person && !(needs_none && person->password_hash.empty());
}

std::vector<std::string> custom_roles_of(db::Transaction& tx, Invitation const& invitation)
{
    std::vector<std::string> names;
    for (auto const& role : roles::named_by(tx, invitation.account, invitation.rights))
        names.push_back(role.name);
    return names;
}

Result<PublicInvitation> get_public_invitation(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const link = TRY(http::read_account_token(call));
    auto const visit = TRY(look_carefully(call, tx, link));
    auto const& invitation = visit.invitation;
    auto const inviter = memberships::find(tx, invitation.account, invitation.invited_by);
    return PublicInvitation { { accounts::get(tx, invitation.account).name.text() },
        { inviter ? inviter->display_name() : "" }, invitation.kind, workspace_of(tx, invitation), invitation.email,
        invitation.first_name, invitation.last_name, invitation.rights.roles(tx.now()), custom_roles_of(tx, invitation),
        products_of(tx, invitation), given_by(tx, invitation).texts(), invitation.force_email,
        must_sign_in(tx, invitation), invitation.approval == Approval::Awaiting, "internal_users", invitation.state,
        invitation.expires_at };
}

Result<PublicName> post_decline(http::Call& call, db::Transaction& tx, http::Body<DeclineBody> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const link = TRY(http::read_account_token(call));
    TRY(look_carefully(call, tx, link));
    auto const input = TRY(body.read());
    auto const invitation = TRY(
        decline(tx, { "invitee", "", "", sessions::way_of(call) }, link, input.reason.value_or(PersonalMessage {})));
    return PublicName { accounts::get(tx, invitation.account).name.text() };
}

Result<http::NoContent> post_open(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const link = TRY(http::read_account_token(call));
    TRY(look_carefully(call, tx, link));
    TRY(open(tx, link));
    return http::NoContent {};
}

Result<http::Accepted> post_ask_again(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const link = TRY(http::read_account_token(call));
    auto const asked = ask_again(tx, link);
    if (!asked && asked.error().code == "not_found")
        TRY(call.limit(http::rates::unknown_token, call.client()));
    TRY(asked);
    return http::Accepted {};
}

Result<PublicName> post_confirmation(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const link = TRY(http::read_account_token(call));
    auto const member = confirm_address(tx, { "member", "", "", sessions::way_of(call) }, link);
    if (!member)
        TRY(call.limit(http::rates::unknown_token, call.client()));
    TRY(member);
    return PublicName { accounts::get(tx, link.account).name.text() };
}

}

// Looking for links by guessing is slowed down; holding one is not.
Result<Visit> look_carefully(http::Call& call, db::Transaction& tx, Link const& link)
{
    auto visit = look(tx, link);
    if (!visit && visit.error().code == "not_found")
        TRY(call.limit(http::rates::unknown_token, call.client()));
    return visit;
}

void add_public_routes(http::Router& router)
{
    router.get(
        "/api/v1/public/invitations/{token}", "Shows what a link invites to; changes nothing", get_public_invitation);
    add_accept_route(router);
    router.post("/api/v1/public/invitations/{token}/decline", "Declines an invitation", post_decline);
    router.post("/api/v1/public/invitations/{token}/opened", "Notes that a person, not a scanner, sees it", post_open);
    router.post("/api/v1/public/invitations/{token}/ask-again",
        "Asks the inviter for a new invitation, once a day at most", post_ask_again);
    router.post(
        "/api/v1/public/confirmations/{token}", "Confirms the address that one typed oneself", post_confirmation);
}

}
