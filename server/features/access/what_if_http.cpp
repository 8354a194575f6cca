#include "access/what_if_http.h"

#include "access/what_if.h"
#include "http/page.h"

namespace kith::access {
namespace {

struct WhatIfQuery {
    std::string permissions; // what the role would give, with commas between; empty: nothing
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(WhatIfQuery, (), (permissions, limit, cursor))

struct ConsequenceBody {
    MembershipId user_id;
    std::string display_name;
    std::vector<std::string> gained;
    std::vector<std::string> lost;
};
BOOST_DESCRIBE_STRUCT(ConsequenceBody, (), (user_id, display_name, gained, lost))

struct ConsequencePage {
    std::vector<ConsequenceBody> items;
    std::optional<std::string> next_cursor;
    std::int64_t total; // active users who hold the role
};
BOOST_DESCRIBE_STRUCT(ConsequencePage, (), (items, next_cursor, total))

Result<std::vector<PermissionName>> permissions_in(std::string_view list)
{
    std::vector<PermissionName> permissions;
    while (!list.empty()) {
        auto const end = std::min(list.find(','), list.size());
        auto permission = PermissionName::parse(list.substr(0, end));
        if (!permission)
            return refuse("malformed", "permissions", "must be permissions with commas between");
        permissions.push_back(*std::move(permission));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return permissions;
}

Result<ConsequencePage> get_what_if(http::Call& call, db::Transaction& tx, http::Query<WhatIfQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AssignRoles));
    auto const role = roles::find(tx, actor.account, CustomRoleId::from_text(call.path_parameter("role")));
    if (!role)
        return refuse("not_found");
    auto const query = TRY(parameters.read());
    auto const permissions = TRY(permissions_in(query.permissions));
    memberships::Listing listing;
    listing.limit = query.limit.value_or(http::PageLimit {}).number();
    if (query.cursor) {
        auto const after = TRY(http::read_cursor(*query.cursor, "name"));
        listing.after_key = after.key;
        listing.after_id = after.id;
    }
    auto const found = TRY(what_if(tx, actor, *role, permissions, listing));
    ConsequencePage page { {}, {}, found.total };
    for (auto const& [user, gained, lost] : found.items)
        page.items.push_back({ user.id, user.display_name(), gained, lost });
    if (found.last)
        page.next_cursor = http::next_page(
            call, { "name", memberships::sort_key(*found.last, memberships::Sort::Name), found.last->id.text() });
    return page;
}

}

void add_what_if_route(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/roles/{role}/what-if",
        "Says who would gain and lose what by a change of a role, without making it", get_what_if);
}

}
