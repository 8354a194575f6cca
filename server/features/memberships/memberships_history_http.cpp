#include "memberships/memberships_history_http.h"

#include "http/page.h"
#include "memberships/memberships.h"
#include "memberships/memberships_history.h"
#include "permissions/permissions_http.h"

namespace kith::memberships {
namespace {

// Either a moment, or the two between which it is asked what changed.
struct HistoryQuery {
    std::optional<Time> at;
    std::optional<Time> from;
    std::optional<Time> to;
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(HistoryQuery, (), (at, from, to, limit, cursor))

struct PastBody {
    std::string display_name;
    std::string email;
    State state;
    std::vector<RoleName> roles;
    std::vector<std::string> licenses;
    GrantsBody grants;
};
BOOST_DESCRIBE_STRUCT(PastBody, (), (display_name, email, state, roles, licenses, grants))

struct HistoryItem {
    MembershipId user_id;
    std::optional<PastBody> before; // of a moment: nothing; of two: as it was at the first
    std::optional<PastBody> after;  // as it was at the moment, or at the second
};
BOOST_DESCRIBE_STRUCT(HistoryItem, (), (user_id, before, after))

struct HistoryPage {
    std::vector<HistoryItem> items;
    std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(HistoryPage, (), (items, next_cursor))

std::optional<PastBody> shown(std::optional<Past> const& past, Time at)
{
    if (!past)
        return {};
    return PastBody { past->name, past->email, past->state, past->rights.roles(at), past->licenses,
        shown_grants(past->rights, at) };
}

Result<HistoryPage> page_at(http::Call& call, db::Transaction& tx, Actor const& actor, HistoryQuery const& query)
{
    http::Cursor after;
    if (query.cursor)
        after = TRY(http::read_cursor(*query.cursor, "name"));
    auto const limit = query.limit.value_or(http::PageLimit {}).number();
    auto const found = list_at(tx, actor.account, *query.at, after.key, after.id, limit);
    HistoryPage page;
    for (auto const& past : found.items)
        page.items.push_back({ past.id, {}, shown(past, *query.at) });
    if (found.last) {
        page.next_cursor = http::next_page(call, { "name", found.last->name_key, found.last->id.text() });
    }
    return page;
}

Result<HistoryPage> page_between(http::Call& call, db::Transaction& tx, Actor const& actor, HistoryQuery const& query)
{
    http::Cursor after;
    if (query.cursor)
        after = TRY(http::read_cursor(*query.cursor, "id"));
    auto const limit = query.limit.value_or(http::PageLimit {}).number();
    auto const found = list_changes(tx, actor.account, *query.from, *query.to, after.id, limit);
    HistoryPage page;
    for (auto const& [id, before, now] : found.items)
        page.items.push_back({ id, shown(before, *query.from), shown(now, *query.to) });
    if (!found.next_id.empty()) {
        page.next_cursor = http::next_page(call, { "id", "", found.next_id });
    }
    return page;
}

Result<HistoryPage> get_history(http::Call& call, db::Transaction& tx, http::Query<HistoryQuery> const& parameters)
{
    auto const actor = TRY(require_actor(call, tx, Permission::ViewAudit));
    auto const query = TRY(parameters.read());
    if (query.at && !query.from && !query.to)
        return page_at(call, tx, actor, query);
    if (!query.at && query.from && query.to && *query.from <= *query.to)
        return page_between(call, tx, actor, query);
    return refuse("malformed", "at", "must be given alone, or from and to in their order");
}

}

void add_history_route(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/history",
        "Shows who was in an account at a moment, or what differs between two", get_history);
}

}
