#include "orders/orders_http.h"

#include "licenses/licenses_http.h"
#include "memberships/memberships.h"

namespace kith::orders {
namespace {

struct NewOrderBody {
    std::string product;
    std::int64_t quantity;
    std::optional<LongText> note;
};
BOOST_DESCRIBE_STRUCT(NewOrderBody, (), (product, quantity, note))

struct DecisionBody {
    std::optional<LongText> note;
};
BOOST_DESCRIBE_STRUCT(DecisionBody, (), (note))

struct OrderPage {
    std::vector<OrderBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(OrderPage, (), (items, next_cursor, total))

// What can be ordered, and what the account has of it.
struct OfferBody {
    std::string slug;
    std::string name;
    bool has_pool;
    std::optional<std::int64_t> total; // null: unlimited, or none yet
};
BOOST_DESCRIBE_STRUCT(OfferBody, (), (slug, name, has_pool, total))

struct OfferList {
    std::vector<OfferBody> items;
};
BOOST_DESCRIBE_STRUCT(OfferList, (), (items))

constexpr http::Rate placing { "orders", 60, 60 };
constexpr auto newest_first = "-created_at";

OrderId id_in(http::Call const& call) { return OrderId::from_text(call.path_parameter("order")); }

AccountId account_in(http::Call const& call) { return AccountId::from_text(call.path_parameter("account")); }

OrderBody answered(http::Call& call, Order const& order)
{
    call.set_version(order.version);
    return shown(order);
}

// An operator decides for every account, of his own or not. Whoever else may see the
// order learns that he may not.
Result<operators::Operator> require_decider(http::Call& call, db::Transaction& tx)
{
    auto const found = TRY(operators::find(call, tx));
    if (found)
        return *found;
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::OrderProducts));
    TRY(get(tx, actor.account, id_in(call)));
    return refuse("forbidden");
}

Result<OrderPage> get_orders(http::Call& call, db::Transaction& tx, http::Query<OrderQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::OrderProducts));
    auto const query = TRY(parameters.read());
    auto const rows = TRY(read_page(call, tx, query, actor.account));
    OrderPage page { {}, rows.next_cursor, rows.total };
    for (auto const& order : rows.orders)
        page.items.push_back(shown(order));
    return page;
}

Result<http::Created<OrderBody>> post_order(http::Call& call, db::Transaction& tx, http::Body<NewOrderBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::OrderProducts));
    TRY(call.limit(placing, actor.account.text()));
    auto const input = TRY(body.read());
    auto const order = TRY(place(tx, actor, { input.product, input.quantity, input.note.value_or(LongText {}) }));
    return http::Created<OrderBody> { answered(call, order) };
}

Result<OfferList> get_offers(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::OrderProducts));
    OfferList list;
    for (auto const& product : licenses::list_products(tx)) {
        auto const pool = licenses::find_pool(tx, actor.account, product.slug);
        list.items.push_back({ product.slug, product.name, pool.has_value(), pool ? pool->total : std::nullopt });
    }
    return list;
}

Result<OrderBody> post_approve(http::Call& call, db::Transaction& tx, http::Body<DecisionBody> const& body)
{
    auto const by = TRY(require_decider(call, tx));
    auto const order = TRY(get(tx, account_in(call), id_in(call)));
    TRY(check_may_approve(tx, by, order));
    TRY(check_is_open(order));
    TRY(call.check_version(order.version));
    auto const input = TRY(body.read());
    auto const approved = TRY(approve(tx, by, order, input.note.value_or(LongText {})));
    return answered(call, approved);
}

Result<OrderBody> post_reject(http::Call& call, db::Transaction& tx, http::Body<DecisionBody> const& body)
{
    auto const by = TRY(require_decider(call, tx));
    auto const order = TRY(get(tx, account_in(call), id_in(call)));
    TRY(check_is_open(order));
    TRY(call.check_version(order.version));
    auto const input = TRY(body.read());
    auto const rejected = TRY(reject(tx, by, order, input.note.value_or(LongText {})));
    return answered(call, rejected);
}

Result<OrderBody> post_cancel(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::OrderProducts));
    auto const order = TRY(get(tx, actor.account, id_in(call)));
    TRY(call.check_version(order.version));
    auto const canceled = TRY(cancel(tx, actor, order));
    return answered(call, canceled);
}

}

Result<OrderRows> read_page(
    http::Call& call, db::Transaction& tx, OrderQuery const& query, std::optional<AccountId> const& account)
{
    Listing listing { account, query.state };
    OrderRows rows;
    if (query.total.value_or(false))
        rows.total = count(tx, listing);
    TRY(http::begin_page(listing, query, newest_first, http::Key::Time));
    rows.orders = list(tx, listing);
    rows.next_cursor = http::end_page(call, rows.orders, listing,
        [](Order const& last) { return http::time_cursor(newest_first, last.created_at, last.id.text()); });
    return rows;
}

OrderBody shown(Order const& order)
{
    auto const decided_by = order.decided_at ? std::optional { DecidedByBody { order.decider_name } } : std::nullopt;
    return { order.id, order.number, order.product, order.product_name, order.quantity, order.note.text(), order.state,
        { order.requested_by, order.requester_name }, decided_by, order.decision_note.text(), order.created_at,
        order.decided_at };
}

void add_routes(http::Router& router)
{
    constexpr auto orders = "/api/v1/accounts/{account}/orders";
    std::string const order = "/api/v1/accounts/{account}/orders/{order}";
    router.get(orders, "Lists the orders of the account, newest first", get_orders);
    router.post(orders, "Orders a product, or more licenses of one", post_order);
    router.get("/api/v1/accounts/{account}/orders/products", "Lists what can be ordered", get_offers);
    router.post(order + "/approve", "Approves an order: the account has so many licenses more", post_approve);
    router.post(order + "/reject", "Rejects an order, with a note", post_reject);
    router.post(order + "/cancel", "Takes an order back that nobody has decided", post_cancel);
}

}
