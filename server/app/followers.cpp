#include "app/followers.h"

#include "accounting/accounting_http.h"
#include "accounts/accounts_http.h"
#include "app/frames.h"
#include "app/news.h"
#include "connections/connections.h"
#include "invitations/invitations_http.h"
#include "licenses/licenses_http.h"
#include "memberships/memberships.h"
#include "orders/orders_http.h"
#include "profiles/profiles_http.h"
#include "sessions/sessions.h"
#include "user_jobs/user_jobs_http.h"
#include "users/users_http.h"
#include "json/json.h"

namespace kith::app {
namespace {

struct LiveQuery {
    std::optional<std::int64_t> after;
};
BOOST_DESCRIBE_STRUCT(LiveQuery, (), (after))

std::string const users_manage = PermissionName { Permission::ManageUsers }.text();

std::vector<live::Frame> project_membership(db::Transaction& tx, events::Event const& event)
{
    auto const member = memberships::find(tx, event.account, MembershipId::from_text(event.target.id));
    bool const is_promotion = event.operation == "membership.promoted" || event.operation == "membership.demoted";
    if (member && is_promotion)
        return promotion_frames(tx, event, *member);
    if (member && member->kind == memberships::Kind::Client)
        return client_frames(tx, event, member->id);
    bool const is_shown = member && (member->is_user() || member->state == memberships::State::Removed);
    if (!is_shown)
        return {};
    bool const is_new = event.operation == "membership.joined" || event.operation == "membership.admitted";
    FrameType const type = is_new ? FrameType { "user.added" } : FrameType { "user.updated" };
    return { frame(type, json::write(users::shown(tx, *member)), users_manage),
        frame("me.updated", "{}", "", member->id) }; // who may not see users still hears what he may now
}

std::vector<live::Frame> project_invitation(db::Transaction& tx, events::Event const& event)
{
    auto const invitation = invitations::find(tx, event.account, InvitationId::from_text(event.target.id));
    if (!invitation)
        return {};
    if (invitation->kind == invitations::Kind::Client && invitation->membership)
        return client_frames(tx, event, *invitation->membership);
    return { frame("invitation.updated", invitations::write_json(tx, *invitation), users_manage) };
}

std::vector<live::Frame> project_account(db::Transaction& tx, events::Event const& event)
{
    auto const account = accounts::find(tx, event.account);
    if (!account)
        return {};
    return { frame("account.updated", json::write(accounts::shown(*account)), "") };
}

std::vector<live::Frame> project_product(db::Transaction& tx, events::Event const& event)
{
    auto const pool = licenses::find_pool(tx, event.account, event.target.id);
    if (!pool)
        return {};
    auto const data = json::write(licenses::shown(*pool));
    auto const manages = PermissionName { Permission::ManageProduct, pool->product }.text();
    return { frame("license.updated", data, users_manage), frame("license.updated", data, manages) };
}

live::Frame accounting_frame(db::Transaction& tx, AccountId const& account)
{
    static std::string const accounting = PermissionName { Permission::Accounting }.text();
    return frame("accounting.updated", json::write(accounting::shown(billing::get(tx, account))), accounting);
}

std::vector<live::Frame> project_billing(db::Transaction& tx, events::Event const& event)
{
    return { accounting_frame(tx, event.account) };
}

// An approved order is a document for those who see no orders.
std::vector<live::Frame> project_order(db::Transaction& tx, events::Event const& event)
{
    static std::string const order_products = PermissionName { Permission::OrderProducts }.text();
    auto const order = orders::find(tx, event.account, orders::OrderId::from_text(event.target.id));
    if (!order)
        return {};
    std::vector<live::Frame> frames { frame("order.updated", json::write(orders::shown(*order)), order_products) };
    if (order->state == orders::State::Approved)
        frames.push_back(accounting_frame(tx, event.account));
    return frames;
}

std::vector<live::Frame> project_team(db::Transaction& tx, events::Event const& event)
{
    static std::string const teams_manage = PermissionName { Permission::ManageTeams }.text();
    std::vector<live::Frame> frames { frame("team.updated", json::write(IdFrame { event.target.id }), teams_manage) };
    auto const moved = teams::moved_by(event);
    auto const member = moved ? memberships::find(tx, event.account, *moved) : std::nullopt;
    if (member && member->state != memberships::State::Removed)
        frames.push_back(frame("user.updated", json::write(users::shown(tx, *member)), users_manage));
    return frames;
}

// Whose it is, and everybody where it is shared, or was until now.
std::vector<live::Frame> project_connection(db::Transaction& tx, events::Event const& event)
{
    auto const one = connections::find(tx, event.account, connections::ConnectionId::from_text(event.target.id));
    if (!one)
        return {};
    static std::string const connections_use = PermissionName { Permission::UseConnections }.text();
    bool const was_agreed = one->state == connections::State::Accepted || one->state == connections::State::Ended;
    bool const is_everybodys = was_agreed && one->is_requester &&
        (one->is_shared || event.data.find("share_with_colleagues") != event.data.npos);
    auto const only = is_everybodys ? live::Only {} : live::Only { one->member };
    return { frame(
        "connection.updated", json::write(IdFrame { event.target.id }), is_everybodys ? connections_use : "", only) };
}

// Only its owner hears of it, who alone changes it. No id: there are several, of a file.
std::vector<live::Frame> project_contact_card(db::Transaction&, events::Event const& event)
{
    auto const owner = MembershipId::from_text(event.source.id);
    return { frame("contact_card.updated", json::write(IdFrame { event.target.id }), "", owner) };
}

std::vector<live::Frame> project_role(db::Transaction&, events::Event const& event)
{
    return { frame("role.updated", json::write(IdFrame { event.target.id }), users_manage) };
}

std::vector<live::Frame> project_identity_provider(db::Transaction&, events::Event const& event)
{
    return { frame("identity_provider.updated", json::write(IdFrame { event.target.id }), users_manage) };
}

std::vector<live::Frame> project_review(db::Transaction&, events::Event const& event)
{
    return { frame("review.updated", json::write(IdFrame { event.target.id }), users_manage) };
}

std::vector<live::Frame> project_domain(db::Transaction&, events::Event const& event)
{
    return { frame("domain.updated", json::write(IdFrame { event.target.id }), users_manage) };
}

std::vector<live::Frame> project_sign_up(db::Transaction&, events::Event const& event)
{
    return { frame("sign_up.updated", json::write(IdFrame { event.target.id }), users_manage) };
}

std::vector<live::Frame> project_job(db::Transaction& tx, events::Event const& event)
{
    auto const job = user_jobs::find(tx, event.account, user_jobs::JobId::from_text(event.target.id));
    if (!job)
        return {};
    return { frame("job.updated", user_jobs::write_json(tx, *job), users_manage) };
}

// Only his own pages show it, so far.
std::vector<live::Frame> project_profile(db::Transaction& tx, events::Event const& event)
{
    auto const member = memberships::find(tx, event.account, MembershipId::from_text(event.target.id));
    if (!member)
        return {};
    return { frame("profile.updated", json::write(profiles::shown(tx, *member)), "", member->id) };
}

// A user, or a client at his portal.
Result<live::Watcher> require_watcher(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    bool const is_present = session.kind == sessions::Kind::Browser && !session.viewing;
    auto const actor = memberships::require_actor(call, tx);
    auto const client = actor ? refuse("forbidden") : memberships::require_client(call, tx);
    if (!actor && !client)
        return std::unexpected(actor.error());
    if (client)
        return live::Watcher { client->account, session.person.id, client->id, session.token_hash, {}, true,
            is_present };
    return live::Watcher { actor->account, session.person.id, actor->membership, session.token_hash,
        actor->permissions.texts(), false, is_present };
}

Result<std::shared_ptr<http::Upgrade>> accept_socket(live::Hub& hub, http::Call& call, db::Transaction& tx)
{
    auto watcher = TRY(require_watcher(call, tx));
    auto const query = TRY(http::Query<LiveQuery> { call.request().query }.read());
    return hub.accept(std::move(watcher), query.after);
}

// The log itself: which entry there is, not what it says.
struct EntryFrame {
    std::string operation;
};
BOOST_DESCRIBE_STRUCT(EntryFrame, (), (operation))

// What watchers are shown of an event, by the kind of its target.
constexpr struct {
    std::string_view target;
    std::vector<live::Frame> (*project)(db::Transaction&, events::Event const&);
} projections[] = {
    { "membership", project_membership },
    { "invitation", project_invitation },
    { "product", project_product },
    { "order", project_order },
    { "billing", project_billing },
    { "profile", project_profile },
    { "role", project_role },
    { "team", project_team },
    { "connection", project_connection },
    { "contact_card", project_contact_card },
    { "client", project_client },
    { "client_group", project_client_group },
    { "merge", project_merge },
    { "workspace", project_workspace },
    { "review", project_review },
    { "domain", project_domain },
    { "identity_provider", project_identity_provider },
    { "sign_up", project_sign_up },
    { "sign_up_link", project_sign_up },
    { "user_job", project_job },
    { "account", project_account },
};

std::vector<live::Frame> project_target(db::Transaction& tx, events::Event const& event)
{
    for (auto const& [target, project] : projections) {
        if (target == event.target.kind)
            return project(tx, event);
    }
    return {};
}

}

std::vector<live::Frame> project(db::Transaction& tx, events::Event const& event)
{
    auto frames = with_news(tx, event, project_target(tx, event));
    frames.push_back(frame("audit.recorded", json::write(EntryFrame { event.operation }),
        PermissionName { Permission::ViewAudit }.text()));
    return frames;
}

std::optional<live::Watcher> renew(db::Transaction& tx, live::Watcher const& watcher)
{
    auto const session = sessions::find_by_hash(tx, watcher.session);
    if (!session)
        return {};
    auto const member = memberships::find_by_person(tx, watcher.account, watcher.person);
    if (!member || !member->is_active(tx.now()))
        return {};
    if (memberships::lacks_second_factor(tx, *member, *session))
        return {};
    if (session->viewing && session->viewing->account != watcher.account)
        return {};
    if (watcher.is_outside != (member->kind != memberships::Kind::Internal))
        return {}; // he has become somebody else here
    auto renewed = watcher;
    auto const eyes = memberships::eyes_of(tx, *session);
    renewed.membership = eyes ? eyes->member.id : member->id;
    renewed.permissions = (eyes ? eyes->permissions : memberships::permissions_in(tx, *member, *session)).texts();
    return renewed;
}

void add_live_route(http::Router& router, live::Hub& hub)
{
    router.socket("/api/v1/accounts/{account}/live",
        "Live updates over WebSocket: frames {type, seq, data}; ?after=SEQ resumes",
        [&hub](http::Call& call, db::Transaction& tx) { return accept_socket(hub, call, tx); });
}
}
