#include "access/access_http.h"

#include "access/access.h"
#include "access/reasons.h"
#include "access/roles_http.h"
#include "access/what_if_http.h"
#include "http/page.h"

namespace kith::access {
namespace {

struct CanQuery {
    PermissionName permission;
    std::optional<MembershipId> user; // nothing: oneself
};
BOOST_DESCRIBE_STRUCT(CanQuery, (), (permission, user))

struct CanAnswer {
    bool allowed;
};
BOOST_DESCRIBE_STRUCT(CanAnswer, (), (allowed))

struct WhyQuery {
    PermissionName permission;
};
BOOST_DESCRIBE_STRUCT(WhyQuery, (), (permission))

struct WhyAnswer {
    bool allowed;
    std::vector<ReasonBody> because;
};
BOOST_DESCRIBE_STRUCT(WhyAnswer, (), (allowed, because))

struct ExplainedPermission {
    std::string permission;
    std::vector<ReasonBody> because;
};
BOOST_DESCRIBE_STRUCT(ExplainedPermission, (), (permission, because))

struct ExplainedPermissions {
    std::vector<ExplainedPermission> items;
};
BOOST_DESCRIBE_STRUCT(ExplainedPermissions, (), (items))

struct PersonToAsk {
    MembershipId user_id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(PersonToAsk, (), (user_id, display_name))

struct PeopleToAsk {
    std::vector<PersonToAsk> items;
};
BOOST_DESCRIBE_STRUCT(PeopleToAsk, (), (items))

struct WhoCanQuery {
    PermissionName permission;
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(WhoCanQuery, (), (permission, limit, cursor))

struct PermissionHolder {
    MembershipId user_id;
    std::string display_name;
    std::vector<ReasonBody> because;
};
BOOST_DESCRIBE_STRUCT(PermissionHolder, (), (user_id, display_name, because))

struct HolderPage {
    std::vector<PermissionHolder> items;
    std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(HolderPage, (), (items, next_cursor))

Result<CanAnswer> get_can(http::Call& call, db::Transaction& tx, http::Query<CanQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const query = TRY(parameters.read());
    auto const allowed = TRY(can(tx, actor, query.user.value_or(actor.membership), query.permission));
    TRY(check_known(tx, actor, { query.permission }, "permission"));
    return CanAnswer { allowed };
}

Result<WhyAnswer> get_why(http::Call& call, db::Transaction& tx, http::Query<WhyQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const user = MembershipId::from_text(call.path_parameter("user"));
    TRY(find_user(tx, actor, user));
    auto const query = TRY(parameters.read());
    TRY(check_known(tx, actor, { query.permission }, "permission"));
    auto const because = TRY(why(tx, actor, user, query.permission));
    return WhyAnswer { !because.empty(), shown(because) };
}

Result<ExplainedPermissions> get_permissions(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const explained = TRY(explain(tx, actor, MembershipId::from_text(call.path_parameter("user"))));
    ExplainedPermissions answer;
    for (auto const& [permission, because] : explained)
        answer.items.push_back({ permission, shown(because) });
    return answer;
}

Result<PeopleToAsk> get_whom_to_ask(http::Call& call, db::Transaction& tx, http::Query<WhyQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::UseContacts));
    auto const query = TRY(parameters.read());
    auto const people = TRY(whom_to_ask(tx, actor, query.permission));
    PeopleToAsk answer;
    for (auto const& user : people)
        answer.items.push_back({ user.id, user.display_name() });
    return answer;
}

Result<HolderPage> get_who_can(http::Call& call, db::Transaction& tx, http::Query<WhoCanQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const query = TRY(parameters.read());
    TRY(check_known(tx, actor, { query.permission }, "permission"));
    memberships::Listing listing;
    listing.limit = query.limit.value_or(http::PageLimit {}).number();
    if (query.cursor) {
        auto const after = TRY(http::read_cursor(*query.cursor, "name"));
        listing.after_key = after.key;
        listing.after_id = after.id;
    }
    auto const found = TRY(who_can(tx, actor, query.permission, listing));
    HolderPage page;
    for (auto const& holder : found.holders)
        page.items.push_back({ holder.user.id, holder.user.display_name(), shown(holder.because) });
    if (found.last)
        page.next_cursor = http::next_page(
            call, { "name", memberships::sort_key(*found.last, memberships::Sort::Name), found.last->id.text() });
    return page;
}

}

void add_routes(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/can", "Says whether somebody may do something", get_can);
    router.get("/api/v1/accounts/{account}/users/{user}/why", "Says why a user may do something", get_why);
    router.get("/api/v1/accounts/{account}/who-can", "Lists who may do something, and why", get_who_can);
    router.get(
        "/api/v1/accounts/{account}/users/{user}/permissions", "Lists what a user may do, and why", get_permissions);
    router.get("/api/v1/accounts/{account}/whom-to-ask", "Names who could give a permission to the one who asks",
        get_whom_to_ask);
    add_role_routes(router);
    add_what_if_route(router);
}

}
