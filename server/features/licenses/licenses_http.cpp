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

constexpr auto newest_first = "-from";

Result<LedgerPage> get_ledger(http::Call& call, db::Transaction& tx, http::Query<LedgerQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const pool = find_pool(tx, actor.account, call.path_parameter("product"));
    if (!pool)
        return refuse(actor.may(Permission::ManageUsers) ? "not_found" : "forbidden");
    TRY(check_may_manage(actor, pool->product));
    auto const query = TRY(parameters.read());
    SpanListing listing { query.slot, query.at };
    listing.since = query.since;
    TRY(http::begin_page(listing, query, newest_first, http::Key::Time));
    auto spans = list_spans(tx, actor.account, pool->product, listing);
    LedgerPage page;
    page.next_cursor = http::end_page(
        call, spans, listing, [](Span const& last) { return http::time_cursor(newest_first, last.from, last.id); });
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
