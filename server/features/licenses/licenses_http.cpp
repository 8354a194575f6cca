#include "licenses/licenses_http.h"

#include "http/csv_file.h"
#include "http/page.h"
#include "memberships/memberships.h"
#include "sheets/list_file.h"
#include "sheets/sheets.h"

namespace kith::licenses {
namespace {

struct ProductList {
    std::vector<ProductBody> items;
};
BOOST_DESCRIBE_STRUCT(ProductList, (), (items))

struct LedgerFilter {
    std::optional<int> slot;
    std::optional<Time> at;    // who held licenses at that moment
    std::optional<Time> since; // held then or later
};
BOOST_DESCRIBE_STRUCT(LedgerFilter, (), (slot, at, since))

struct LedgerQuery : LedgerFilter {
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(LedgerQuery, (LedgerFilter), (limit, cursor))

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

http::Cursor place_of(Span const& last) { return http::time_cursor(newest_first, last.from, last.id); }

SpanListing listing_of(LedgerFilter const& filter)
{
    SpanListing listing { filter.slot, filter.at };
    listing.since = filter.since;
    return listing;
}

struct Asked {
    Actor actor;
    Pool pool;
};

// Refuses: as require_actor, forbidden, not_found.
Result<Asked> require_pool(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const pool = find_pool(tx, actor.account, call.path_parameter("product"));
    if (!pool)
        return refuse(actor.may(Permission::ManageUsers) ? "not_found" : "forbidden");
    TRY(check_may_manage(actor, pool->product));
    return Asked { actor, *pool };
}

Result<LedgerPage> get_ledger(http::Call& call, db::Transaction& tx, http::Query<LedgerQuery> const& parameters)
{
    auto const [actor, pool] = TRY(require_pool(call, tx));
    auto const query = TRY(parameters.read());
    auto listing = listing_of(query);
    TRY(http::begin_page(listing, query, newest_first, http::Key::Time));
    auto spans = list_spans(tx, actor.account, pool.product, listing);
    LedgerPage page;
    page.next_cursor = http::end_page(call, spans, listing, place_of);
    for (auto const& span : spans)
        page.items.push_back(
            { span.id, span.slot, { span.holder.kind, span.holder.id, span.holder.name }, span.from, span.until });
    return page;
}

constexpr int spans_at_once = 1000;

Result<std::shared_ptr<Spool>> export_ledger(db::Database& database, Asked const& asked, SpanListing listing)
{
    listing.limit = spans_at_once;
    std::vector<std::string> const header { "license", "holder", "holder_kind", "holder_id", "from", "until" };
    return sheets::write_list(database, header, [&](db::Transaction& tx, std::string& lines) -> Result<bool> {
        auto const spans = list_spans(tx, asked.actor.account, asked.pool.product, listing);
        for (auto const& span : spans) {
            std::vector<std::string> const cells { std::to_string(span.slot), span.holder.name,
                enum_text(span.holder.kind), span.holder.id, to_text(span.from),
                span.until ? to_text(*span.until) : "" };
            sheets::write_line(lines, cells);
        }
        if (static_cast<int>(spans.size()) < listing.limit)
            return false;
        http::go_on(listing, place_of(spans.back()));
        return true;
    });
}

Result<http::Then<http::Media>> get_ledger_file(
    http::Call& call, db::Database& database, http::Query<LedgerFilter> const& parameters)
{
    auto const asked = TRY(database.read_now([&](db::Transaction& tx) { return require_pool(call, tx); }));
    TRY(call.limit(http::rates::exports, asked.actor.membership.text()));
    auto const filter = TRY(parameters.read());
    auto const spool = TRY(export_ledger(database, asked, listing_of(filter)));
    return http::csv_file("licenses-" + asked.pool.product, spool);
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
    router.get("/api/v1/accounts/{account}/products/{product}/ledger/export",
        "The same as CSV, with the filters of the list", get_ledger_file);
}

}
