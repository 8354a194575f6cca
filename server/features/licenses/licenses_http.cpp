#include "licenses/licenses_http.h"

#include "http/page.h"
#include "memberships/memberships.h"

namespace kith::licenses {
namespace {

struct ProductList {
    std::vector<ProductBody> items;
};
BOOST_DESCRIBE_STRUCT(ProductList, (), (items))

struct LedgerQuery {
    std::optional<int> slot;
    std::optional<Time> at; // who held licenses at that moment
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<Time> since; // held then or later
};
BOOST_DESCRIBE_STRUCT(LedgerQuery, (), (slot, at, limit, cursor, since))

struct ToolBody {
    std::string slug;
    std::string name;
    bool may_manage;
};
BOOST_DESCRIBE_STRUCT(ToolBody, (), (slug, name, may_manage))

struct ToolList {
    std::vector<ToolBody> items;
};
BOOST_DESCRIBE_STRUCT(ToolList, (), (items))

struct HolderBody {
    HolderKind kind;
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(HolderBody, (), (kind, id, name))

struct SpanBody {
    std::string id;
    int slot;
    HolderBody holder;
    Time from;
    std::optional<Time> until;
};
BOOST_DESCRIBE_STRUCT(SpanBody, (), (id, slot, holder, from, until))

struct LedgerPage {
    std::vector<SpanBody> items;
    std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(LedgerPage, (), (items, next_cursor))

// Who invites sees all the numbers; who manages one product sees its own.
bool may_see(Actor const& actor, Pool const& pool)
{
    return actor.may(Permission::ManageUsers) || actor.permissions.may_manage(pool.product);
}

Result<ProductList> get_products(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    ProductList list;
    for (auto const& pool : list_pools(tx, actor.account)) {
        if (may_see(actor, pool))
            list.items.push_back(shown(pool));
    }
    if (list.items.empty())
        TRY(check_may(actor, Permission::ManageUsers));
    return list;
}

// For the menu: who may not manage a product still sees that the account has it.
Result<ToolList> get_tools(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    ToolList list;
    for (auto const& pool : list_pools(tx, actor.account))
        list.items.push_back({ pool.product, pool.name, actor.permissions.may_manage(pool.product) });
    return list;
}

Result<SpanListing> listing_of(LedgerQuery const& query)
{
    SpanListing listing { query.slot, query.at, "", "", query.limit.value_or(http::PageLimit {}).number() };
    listing.since = query.since;
    if (!query.cursor)
        return listing;
    auto const after = TRY(http::read_time_cursor(*query.cursor, "-from"));
    listing.after_key = after.key;
    listing.after_id = after.id;
    return listing;
}

Result<LedgerPage> get_ledger(http::Call& call, db::Transaction& tx, http::Query<LedgerQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const pool = find_pool(tx, actor.account, call.path_parameter("product"));
    if (!pool)
        return refuse(actor.may(Permission::ManageUsers) ? "not_found" : "forbidden");
    TRY(check_may_manage(actor, pool->product));
    auto const query = TRY(parameters.read());
    auto listing = TRY(listing_of(query));
    auto const limit = static_cast<std::size_t>(listing.limit++);
    auto spans = list_spans(tx, actor.account, pool->product, listing);
    LedgerPage page;
    if (spans.size() > limit) {
        spans.pop_back();
        auto const& last = spans.back();
        page.next_cursor =
            http::write_cursor({ "-from", std::to_string(last.from.time_since_epoch().count()), last.id });
        http::add_next_link(call, *page.next_cursor);
    }
    for (auto const& span : spans)
        page.items.push_back(
            { span.id, span.slot, { span.holder.kind, span.holder.id, span.holder.name }, span.from, span.until });
    return page;
}

}

ProductBody shown(Pool const& pool)
{
    return { pool.product, pool.name, pool.total, pool.assigned, pool.reserved, pool.available() };
}

void add_routes(http::Router& router)
{
    router.get(
        "/api/v1/accounts/{account}/products", "Lists the products and how many licenses are left", get_products);
    router.get(
        "/api/v1/accounts/{account}/tools", "Names the products of the account, and which one may manage", get_tools);
    router.get("/api/v1/accounts/{account}/products/{product}/ledger",
        "Lists who held which license from when to when, newest first", get_ledger);
}

}
