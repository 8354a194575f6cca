// A client who becomes a user, a user who becomes a client, and what it would mean.

#include "clients/clients_http.h"
#include "connections/connections.h"
#include "invitations/invitations_http.h"
#include "sessions/sessions.h"
#include "users/users_http.h"

namespace kith::users {
namespace {

using memberships::Membership;

constexpr auto promotion_path = "/api/v1/accounts/{account}/clients/{client}/promotion";
constexpr auto demotion_path = "/api/v1/accounts/{account}/users/{user}/demotion";

struct PromotionBody {
    std::optional<std::vector<RoleName>> roles;
    std::optional<std::vector<std::string>> licenses;
    std::optional<GrantsChange> grants;
    std::optional<std::vector<teams::TeamId>> teams;
    std::optional<invitations::PersonalMessage> message;
};
BOOST_DESCRIBE_STRUCT(PromotionBody, (), (roles, licenses, grants, teams, message))

// Whoever is invited stays a client until he has accepted.
enum class PromotionOutcome { Promoted, Invited };
BOOST_DESCRIBE_ENUM(PromotionOutcome, Promoted, Invited)

struct PromotedClient {
    PromotionOutcome outcome;
    std::optional<User> user;
    std::optional<invitations::InvitationBody> invitation;
    std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(PromotedClient, (), (outcome, user, invitation, warnings))

// What becomes of him, by what the page has words for.
struct KindChangeItem {
    std::string what;
    std::optional<std::int64_t> count;
};
BOOST_DESCRIBE_STRUCT(KindChangeItem, (), (what, count))
using Items = std::vector<KindChangeItem>;

struct PromotionPreview {
    PromotionOutcome outcome;
    Items kept;
    Items taken;
    Items needs;
};
BOOST_DESCRIBE_STRUCT(PromotionPreview, (), (outcome, kept, taken, needs))

struct DemotionBody {
    std::optional<std::vector<MembershipId>> mapped_users;
    std::optional<MembershipId> heir;
};
BOOST_DESCRIBE_STRUCT(DemotionBody, (), (mapped_users, heir))

struct DemotionPreview {
    Items kept;
    Items taken;
    Items needs;
};
BOOST_DESCRIBE_STRUCT(DemotionPreview, (), (kept, taken, needs))

void add(Items& items, std::string what, std::size_t count)
{
    if (count > 0)
        items.push_back({ std::move(what), static_cast<std::int64_t>(count) });
}

// Refuses: as clients::get, forbidden.
Result<clients::Client> client_for(http::Call& call, db::Transaction& tx, Actor const& actor)
{
    auto client = TRY(clients::get(tx, actor, MembershipId::from_text(call.path_parameter("client"))));
    if (!actor.may(Permission::ManageUsers))
        TRY(check_may(actor, Permission::InviteUsers));
    return client;
}

Items needs_of(db::Transaction& tx, Actor const& actor, clients::Client const& client, bool is_at_once)
{
    Items needs;
    auto const person = persons::find(tx, client.member.person);
    if (client.member.email.text().empty())
        needs.push_back({ "email", {} });
    if (client.state() == clients::State::Inactive)
        needs.push_back({ "active", {} });
    if (!is_at_once)
        needs.push_back({ "acceptance", {} });
    bool const is_direct =
        accounts::get(tx, actor.account).settings.internal_invites_by_users == accounts::InvitesByUsers::Direct;
    if (!actor.may(Permission::ManageUsers) && !is_direct)
        needs.push_back({ "approval", {} });
    if (!person || person->password_hash.empty())
        needs.push_back({ "password", {} });
    return needs;
}

Result<PromotionPreview> get_promotion(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const client = TRY(client_for(call, tx, actor));
    auto const& id = client.member.id;
    bool const is_at_once = is_promoted_at_once(tx, actor, client);
    PromotionPreview preview { is_at_once ? PromotionOutcome::Promoted : PromotionOutcome::Invited,
        { { "identity", {} }, { "history", {} } }, { { "portal", {} } }, needs_of(tx, actor, client, is_at_once) };
    add(preview.kept, "mapped_users", clients::mapped_users_of(tx, actor.account, { id })[id].size());
    add(preview.kept, "client_groups", client_groups::list_of(tx, actor.account, { id })[id].size());
    add(preview.kept, "company", client.company.empty() ? 0 : 1);
    return preview;
}

Result<PromotedClient> post_promotion(http::Call& call, db::Transaction& tx, http::Body<PromotionBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const client = TRY(client_for(call, tx, actor));
    TRY(clients::check_seen(call, tx, client));
    auto const input = TRY(body.read());
    auto const rights = TRY(asked_rights(Rights {}, input.roles, input.grants, tx.now()));
    auto const promoted = TRY(promote(tx, actor, client,
        { rights.value_or(Rights {}), input.licenses.value_or(std::vector<std::string> {}),
            input.teams.value_or(std::vector<teams::TeamId> {}),
            input.message.value_or(invitations::PersonalMessage {}) }));
    PromotedClient answer { promoted.user ? PromotionOutcome::Promoted : PromotionOutcome::Invited, {}, {},
        promoted.warnings };
    if (promoted.user)
        answer.user = shown(tx, *promoted.user);
    if (promoted.invitation)
        answer.invitation = invitations::shown(tx, *promoted.invitation);
    return answer;
}

Result<Membership> user_for(http::Call& call, db::Transaction& tx, Actor const& actor)
{
    return get(tx, actor, MembershipId::from_text(call.path_parameter("user")));
}

std::size_t connections_of(db::Transaction& tx, Membership const& user)
{
    connections::Listing wanted;
    wanted.of = user.id;
    return static_cast<std::size_t>(connections::count(tx, user.account, wanted));
}

Result<DemotionPreview> get_demotion(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const user = TRY(user_for(call, tx, actor));
    TRY(check_may_demote(tx, actor, user));
    DemotionPreview preview { { { "identity", {} }, { "history", {} }, { "contact_cards", {} } }, {},
        { { "recent_sign_in", {} } } };
    add(preview.taken, "roles", user.rights == Rights {} ? 0 : user.rights.roles(tx.now()).size());
    add(preview.taken, "licenses", user.licenses.size());
    add(preview.taken, "teams", teams::plan_to_leave(tx, user).out.size());
    add(preview.taken, "managed_groups",
        static_cast<std::size_t>(client_groups::count_managed_by(tx, user.account, user.id)));
    add(preview.taken, "clients", static_cast<std::size_t>(clients::count_of(tx, user.account, user.id)));
    add(preview.taken, "connections", connections_of(tx, user));
    preview.taken.push_back({ "sessions", {} });
    return preview;
}

// As whoever helps with a lost phone: no program does it, and nobody at an administrator's open browser.
Result<void> check_is_at_hand(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_browser(call, tx));
    return sessions::check_began_recently(session, tx.now());
}

Result<clients::ClientBody> post_demotion(http::Call& call, db::Transaction& tx, http::Body<DemotionBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const user = TRY(user_for(call, tx, actor));
    TRY(check_is_at_hand(call, tx));
    TRY(check_may_demote(tx, actor, user));
    TRY(call.check_version(user.version));
    auto const input = TRY(body.read());
    if (input.mapped_users && input.mapped_users->size() > 20)
        return refuse_field("mapped_users", "length", "must be 20 users at most");
    auto const client =
        TRY(demote(tx, actor, user, { input.mapped_users.value_or(std::vector<MembershipId> {}), input.heir }));
    return clients::shown_all(tx, actor.account, { client }).at(0);
}

}

void add_promotion_routes(http::Router& router)
{
    router.get(promotion_path, "What would become of a client who is made a user", get_promotion);
    router.post(promotion_path, "Makes a client a user: at once, or by an invitation", post_promotion);
    router.get(demotion_path, "What would become of a user who is made a client", get_demotion);
    router.post(demotion_path, "Makes a user a client", post_demotion);
}

}
