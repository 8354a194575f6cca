#include "invitations/invitations_http.h"

#include "http/page.h"
#include "invitations/invitations_json.h"
#include "licenses/licenses.h"

namespace kith::invitations {
namespace {

struct InvitationPage {
    std::vector<InvitationBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(InvitationPage, (), (items, next_cursor, total))

struct InvitationQuery : InvitationFilter {
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(InvitationQuery, (InvitationFilter), (limit, cursor, total))

struct LinkBody {
    std::string url;
};
BOOST_DESCRIBE_STRUCT(LinkBody, (), (url))

struct ResentBody {
    int resent;
    int left_out; // who is a member or invited by now, has had the day's mails, or whose license is gone
};
BOOST_DESCRIBE_STRUCT(ResentBody, (), (resent, left_out))

// Channels come with what they are for; until then an account has none.
Result<void> check_channels(NewInvitationBody const& input)
{
    if (input.channels && !input.channels->empty())
        return refuse_field("channels", "invalid", "must be channels of this account");
    return {};
}

Result<NewInvitation> wanted_by(NewInvitationBody const& input, Time now)
{
    TRY(check_channels(input));
    if (input.delivery && *input.delivery != Delivery::Quiet)
        return refuse_field("delivery", "not_used", "is of clients: a user gets a mail, or is added quietly");
    if (input.workspace)
        return refuse_field("workspace", "not_used", "is of clients");
    auto const rights = TRY(asked_rights(Rights {}, input.roles, input.grants, now));
    return NewInvitation { input.kind, input.first_name, input.last_name, input.email, rights.value_or(Rights {}),
        input.message.value_or(PersonalMessage {}), input.licenses.value_or(std::vector<std::string> {}),
        input.force_email.value_or(true), input.teams.value_or(std::vector<teams::TeamId> {}) };
}

Result<InvitationPage> get_invitations(
    http::Call& call, db::Transaction& tx, http::Query<InvitationQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const asked = parameters.read();
    TRY(check_may_list(actor, asked ? &*asked : nullptr));
    auto const query = TRY(parameters.read());
    auto listing = listing_of(query, actor);
    TRY(http::begin_page(listing, query, newest_first, http::Key::Time));
    auto all = TRY(list(tx, actor, listing));
    InvitationPage page;
    page.next_cursor = http::end_page(call, all, listing, place_of);
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

// The one to act on, as the caller has seen it if he says which that was.
// Refuses: as get, stale.
Result<InvitationId> id_to_change(http::Call& call, db::Transaction& tx, Actor const& actor)
{
    auto const invitation = TRY(get_to_change(tx, actor, id_in(call)));
    TRY(call.check_version(invitation.version));
    return invitation.id;
}

using Act = Result<Invitation> (*)(db::Transaction&, Actor const&, InvitationId const&);

template<Act act>
Result<InvitationBody> post_act(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const id = TRY(id_to_change(call, tx, actor));
    TRY(act(tx, actor, id));
    auto const after = TRY(get(tx, actor, id));
    call.set_version(after.version);
    return shown(tx, after);
}

Result<http::NoContent> delete_invitation(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const id = TRY(id_to_change(call, tx, actor));
    TRY(revoke(tx, actor, id));
    return http::NoContent {};
}

Result<LinkBody> post_link(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const id = TRY(id_to_change(call, tx, actor));
    auto url = TRY(copy_link(tx, actor, id));
    return LinkBody { std::move(url) };
}

Result<LinkBody> post_renew_link(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const id = TRY(id_to_change(call, tx, actor));
    auto url = TRY(renew_link(tx, actor, id));
    return LinkBody { std::move(url) };
}

Result<ResentBody> post_resend_expired(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const resent = TRY(resend_expired(tx, actor));
    return ResentBody { resent.sent, resent.left_out };
}

}

Result<void> check_may_invite_anybody(Actor const& actor)
{
    bool const may = actor.may(Permission::ManageUsers) || actor.may(Permission::InviteUsers) ||
        actor.may(Permission::InviteClients);
    return may ? Result<void> {} : refuse("forbidden");
}

SentInvitation shown_sent(http::Call& call, db::Transaction& tx, Invitation const& invitation)
{
    call.set_version(invitation.version);
    return { shown(tx, invitation), licenses::warnings_of(tx, invitation.account, invitation.licenses) };
}

Result<SentInvitation> invite_user(
    http::Call& call, db::Transaction& tx, Actor const& actor, NewInvitationBody const& input)
{
    if (!actor.may(Permission::ManageUsers))
        TRY(check_may(actor, Permission::InviteUsers));
    auto const wanted = TRY(wanted_by(input, tx.now()));
    bool const is_quiet = input.delivery == Delivery::Quiet;
    auto const invitation = TRY(is_quiet ? add_quietly(tx, actor, wanted) : send(tx, actor, wanted));
    return shown_sent(call, tx, invitation);
}

http::Cursor place_of(Invitation const& last)
{
    return http::time_cursor(newest_first, last.created_at, last.id.text());
}

Listing listing_of(InvitationFilter const& filter, Actor const& actor)
{
    Listing listing { filter.state, {}, filter.approval };
    if (filter.mine.value_or(false))
        listing.invited_by = actor.membership;
    listing.product = filter.product.value_or("");
    listing.kind = filter.kind.value_or(Kind::Internal);
    return listing;
}

Result<void> check_may_list(Actor const& actor, InvitationFilter const* filter)
{
    bool const are_own = filter && filter->mine.value_or(false);
    bool const are_of_his_product = filter && filter->product && actor.permissions.may_manage(*filter->product);
    return are_own || are_of_his_product ? Result<void> {} : check_may(actor, Permission::ManageUsers);
}

std::string write_json(db::Transaction& tx, Invitation const& invitation) { return json::write(shown(tx, invitation)); }

void add_routes(http::Router& router)
{
    auto const all = std::string { "/api/v1/accounts/{account}/invitations" };
    auto const one = all + "/{invitation}";
    router.get(all, "Lists invitations, newest first", get_invitations);
    router.post(all + "/resend-expired", "Mails every expired invitation again", post_resend_expired);
    router.get(one, "Shows one invitation", get_invitation);
    router.remove(one, "Revokes an invitation", delete_invitation);
    router.post(one + "/resend", "Mails the same link again, or the one that confirms the address it waits for",
        post_act<resend>);
    router.post(one + "/revoke", "Revokes an invitation", post_act<revoke>);
    router.post(one + "/approve", "Says yes to a person whom a user invited", post_act<approve>);
    router.post(one + "/refuse", "Says no to a person whom a user invited", post_act<refuse_approval>);
    router.post(one + "/link", "Copies the link, to hand it over oneself; audited", post_link);
    router.post(one + "/renew-link", "Replaces the link; every earlier one stops working", post_renew_link);
    add_timeline_route(router);
    add_export_route(router);
    add_batch_route(router);
}

}
