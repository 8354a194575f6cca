#include "invitations/invitations_http.h"

#include "http/page.h"
#include "invitations/invitations_mail.h"
#include "invitations/invitations_rules.h"
#include "mail/outbox.h"

namespace kith::invitations {
namespace {

struct NewInvitationBody {
    Kind kind;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::optional<std::vector<Role>> roles; // a plain user when nothing is said
    std::optional<PersonalMessage> message;
};
BOOST_DESCRIBE_STRUCT(NewInvitationBody, (), (kind, first_name, last_name, email, roles, message))

enum class DeliveryState { Queued, HandedOver, Deferred, Failed, Withdrawn };
BOOST_DESCRIBE_ENUM(DeliveryState, Queued, HandedOver, Deferred, Failed, Withdrawn)

struct DeliveryBody {
    DeliveryState state;
    std::optional<std::string> detail; // the mail server's words
    std::optional<Time> at;
};
BOOST_DESCRIBE_STRUCT(DeliveryBody, (), (state, detail, at))

struct InviterBody {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(InviterBody, (), (id, display_name))

struct InvitationBody {
    InvitationId id;
    Kind kind;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::vector<Role> roles;
    State state;
    std::optional<std::string> message;
    DeliveryBody delivery;
    bool force_email; // only who has that address can accept
    InviterBody invited_by;
    Time sent_at;
    Time expires_at;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(InvitationBody, (),
    (id, kind, first_name, last_name, email, roles, state, message, delivery, force_email, invited_by, sent_at,
        expires_at, created_at))

struct InvitationPage {
    std::vector<InvitationBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(InvitationPage, (), (items, next_cursor, total))

struct InvitationQuery {
    std::optional<State> state;
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(InvitationQuery, (), (state, limit, cursor, total))

DeliveryBody shown(std::optional<mail::Delivery> const& delivery)
{
    if (!delivery)
        return { DeliveryState::Queued, {}, {} };
    auto const detail = delivery->detail.empty() ? std::nullopt : std::optional { delivery->detail };
    switch (delivery->state) {
    case mail::DeliveryState::Sent:
        return { DeliveryState::HandedOver, detail, delivery->at };
    case mail::DeliveryState::Deferred:
        return { DeliveryState::Deferred, detail, delivery->at };
    case mail::DeliveryState::Failed:
        return { DeliveryState::Failed, detail, delivery->at };
    case mail::DeliveryState::Withdrawn:
        return { DeliveryState::Withdrawn, detail, delivery->at };
    default:
        return { DeliveryState::Queued, detail, delivery->at };
    }
}

InvitationBody shown(
    Invitation const& invitation, std::string inviter, std::optional<mail::Delivery> const& delivery, Time now)
{
    auto const& message = invitation.message.text();
    return { invitation.id, invitation.kind, invitation.first_name, invitation.last_name, invitation.email,
        invitation.roles.list(), state_at(invitation, now), message.empty() ? std::nullopt : std::optional { message },
        shown(delivery), true, { invitation.invited_by, std::move(inviter) }, invitation.sent_at, invitation.expires_at,
        invitation.created_at };
}

InvitationBody shown(db::Transaction& tx, Invitation const& invitation)
{
    auto const inviter = memberships::find(tx, invitation.account, invitation.invited_by);
    auto const delivery = mail::find_delivery(tx, invitation.account, mail_reason(invitation.id));
    return shown(invitation, inviter ? inviter->display_name() : "", delivery, tx.now());
}

// Many at once: the deliveries by one statement, each inviter once.
std::vector<InvitationBody> shown_all(db::Transaction& tx, AccountId const& account, std::vector<Invitation> const& all)
{
    std::vector<std::string> reasons;
    for (auto const& invitation : all)
        reasons.push_back(mail_reason(invitation.id));
    auto const deliveries = mail::find_deliveries(tx, account, reasons);
    std::map<MembershipId, std::string> inviters;
    std::vector<InvitationBody> bodies;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto [inviter, is_new] = inviters.try_emplace(all[i].invited_by);
        if (auto const member = is_new ? memberships::find(tx, account, all[i].invited_by) : std::nullopt)
            inviter->second = member->display_name();
        bodies.push_back(shown(all[i], inviter->second, deliveries[i], tx.now()));
    }
    return bodies;
}

Result<http::Created<InvitationBody>> post_invitation(
    http::Call& call, db::Transaction& tx, http::Body<NewInvitationBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    TRY(check_may(actor, Permission::ManageUsers));
    auto const input = TRY(body.read());
    auto const roles = TRY(Roles::from(input.roles.value_or(std::vector { Role::User }), "roles"));
    auto const invitation = TRY(send(tx, actor,
        { input.kind, input.first_name, input.last_name, input.email, roles,
            input.message.value_or(PersonalMessage {}) }));
    return http::Created<InvitationBody> { shown(invitation, actor.name, {}, tx.now()) };
}

Result<Listing> listing_of(InvitationQuery const& query)
{
    Listing listing { query.state, "", "", query.limit.value_or(http::PageLimit {}).number() };
    if (!query.cursor)
        return listing;
    auto const after = TRY(http::read_cursor(*query.cursor, "-created_at"));
    if (after.key.empty() || after.key.size() > 18 || after.key.find_first_not_of("0123456789") != after.key.npos)
        return refuse("malformed", "cursor", "is not a cursor of this list");
    listing.after_key = after.key;
    listing.after_id = after.id;
    return listing;
}

Result<InvitationPage> get_invitations(
    http::Call& call, db::Transaction& tx, http::Query<InvitationQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    TRY(check_may(actor, Permission::ManageUsers));
    auto const query = TRY(parameters.read());
    auto listing = TRY(listing_of(query));
    auto const limit = static_cast<std::size_t>(listing.limit++);
    auto all = TRY(list(tx, actor, listing));
    InvitationPage page;
    if (all.size() > limit) {
        all.pop_back();
        auto const created_at = all.back().created_at.time_since_epoch().count();
        page.next_cursor = http::write_cursor({ "-created_at", std::to_string(created_at), all.back().id.text() });
        http::add_next_link(call, *page.next_cursor);
    }
    page.items = shown_all(tx, actor.account, all);
    if (query.total.value_or(false))
        page.total = TRY(count(tx, actor, listing));
    return page;
}

InvitationId id_in(http::Call const& call) { return InvitationId::from_text(call.path_parameter("invitation")); }

Result<InvitationBody> get_invitation(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const invitation = TRY(get(tx, actor, id_in(call)));
    call.set_version(invitation.version);
    return shown(tx, invitation);
}

Result<InvitationBody> post_resend(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const invitation = TRY(resend(tx, actor, id_in(call)));
    return shown(tx, invitation);
}

Result<InvitationBody> post_revoke(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const invitation = TRY(revoke(tx, actor, id_in(call)));
    return shown(tx, invitation);
}

Result<http::NoContent> delete_invitation(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    TRY(revoke(tx, actor, id_in(call)));
    return http::NoContent {};
}

}

std::string write_json(db::Transaction& tx, Invitation const& invitation) { return json::write(shown(tx, invitation)); }

void add_routes(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/invitations", "Lists invitations, newest first", get_invitations);
    router.post("/api/v1/accounts/{account}/invitations", "Invites one person by mail", post_invitation);
    router.get("/api/v1/accounts/{account}/invitations/{invitation}", "Shows one invitation", get_invitation);
    router.remove("/api/v1/accounts/{account}/invitations/{invitation}", "Revokes an invitation", delete_invitation);
    router.post("/api/v1/accounts/{account}/invitations/{invitation}/resend", "Mails the same link again", post_resend);
    router.post("/api/v1/accounts/{account}/invitations/{invitation}/revoke", "Revokes an invitation", post_revoke);
}

}
