#include "instance/instance_http.h"

#include "accounts/accounts_http.h"
#include "licenses/licenses_http.h"
#include "memberships/memberships.h"
#include "operators/operators.h"
#include "orders/orders_http.h"

namespace kith::instance {
namespace {

struct AccountQuery {
    std::optional<std::string> q; // part of the name, or the id
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(AccountQuery, (), (q, limit, cursor, total))

struct InstanceAccountBody {
    AccountId id;
    AccountName name;
    std::string slug;
    accounts::Kind kind;
    Time created_at;
    std::int64_t users; // active internal users
    std::int64_t waiting_orders;
    std::vector<licenses::ProductBody> products;
};
BOOST_DESCRIBE_STRUCT(InstanceAccountBody, (), (id, name, slug, kind, created_at, users, waiting_orders, products))

struct AccountPage {
    std::vector<InstanceAccountBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(AccountPage, (), (items, next_cursor, total))

struct OrderingAccountBody {
    AccountId id;
    AccountName name;
};
BOOST_DESCRIBE_STRUCT(OrderingAccountBody, (), (id, name))

struct InstanceOrderBody : orders::OrderBody {
    OrderingAccountBody account;
    bool may_approve; // false: it is one's own, and another operator has to
};
BOOST_DESCRIBE_STRUCT(InstanceOrderBody, (orders::OrderBody), (account, may_approve))

struct InstanceOrderPage {
    std::vector<InstanceOrderBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(InstanceOrderPage, (), (items, next_cursor, total))

struct PoolChange {
    std::optional<std::int64_t> total;
    std::optional<bool> unlimited; // instead of a total
};
BOOST_DESCRIBE_STRUCT(PoolChange, (), (total, unlimited))

constexpr auto newest_first = "-created_at";

InstanceAccountBody shown(db::Transaction& tx, accounts::Account const& account)
{
    memberships::Listing active;
    active.state = memberships::State::Active;
    InstanceAccountBody body { account.id, account.name, account.slug, account.kind, account.created_at,
        memberships::count(tx, account.id, active), orders::count(tx, { account.id, orders::State::Requested, "", "" }),
        {} };
    for (auto const& pool : licenses::list_pools(tx, account.id))
        body.products.push_back(licenses::shown(pool));
    return body;
}

Result<AccountPage> get_accounts(http::Call& call, db::Transaction& tx, http::Query<AccountQuery> const& parameters)
{
    TRY(operators::require(call, tx));
    auto const query = TRY(parameters.read());
    accounts::Listing wanted { query.q.value_or("") };
    AccountPage page;
    if (query.total.value_or(false))
        page.total = accounts::count(tx, wanted);
    TRY(http::begin_page(wanted, query, newest_first, http::Key::Time));
    auto found = accounts::list(tx, wanted);
    page.next_cursor = http::end_page(call, found, wanted,
        [](accounts::Account const& last) { return http::time_cursor(newest_first, last.created_at, last.id.text()); });
    for (auto const& account : found)
        page.items.push_back(shown(tx, account));
    return page;
}

Result<accounts::Account> account_in(http::Call const& call, db::Transaction& tx)
{
    auto account = accounts::find(tx, AccountId::from_text(call.path_parameter("account")));
    if (!account)
        return refuse("not_found");
    return *std::move(account);
}

Result<InstanceAccountBody> get_account(http::Call& call, db::Transaction& tx)
{
    TRY(operators::require(call, tx));
    auto const account = TRY(account_in(call, tx));
    return shown(tx, account);
}

// Nothing: unlimited.
Result<std::optional<std::int64_t>> total_in(PoolChange const& input)
{
    if (input.unlimited.value_or(false))
        return std::optional<std::int64_t> {};
    if (!input.total)
        return refuse_field("total", "required", "must be a number, or unlimited must be true");
    if (*input.total < 0 || *input.total > licenses::max_total)
        return refuse_field("total", "limit", "must be 0 to 1000000");
    return input.total;
}

Result<licenses::ProductBody> patch_pool(http::Call& call, db::Transaction& tx, http::Body<PoolChange> const& body)
{
    auto const by = TRY(operators::require(call, tx));
    auto const account = TRY(account_in(call, tx));
    auto const product = call.path_parameter("product");
    if (!licenses::find_product(tx, product))
        return refuse("not_found");
    auto const input = TRY(body.read());
    auto const total = TRY(total_in(input));
    auto const pool = TRY(licenses::set_total(tx, by.source(), account.id, product, total));
    return licenses::shown(pool);
}

InstanceOrderBody shown(db::Transaction& tx, operators::Operator const& by, orders::Order const& order)
{
    return { orders::shown(order), { order.account, accounts::get(tx, order.account).name },
        orders::check_may_approve(tx, by, order).has_value() };
}

Result<InstanceOrderPage> get_orders(
    http::Call& call, db::Transaction& tx, http::Query<orders::OrderQuery> const& parameters)
{
    auto const by = TRY(operators::require(call, tx));
    auto const query = TRY(parameters.read());
    auto const rows = TRY(orders::read_page(call, tx, query, {}));
    InstanceOrderPage page { {}, rows.next_cursor, rows.total };
    for (auto const& order : rows.orders)
        page.items.push_back(shown(tx, by, order));
    return page;
}

}

void add_routes(http::Router& router)
{
    router.get("/api/v1/instance/accounts", "Lists the accounts on this server, newest first", get_accounts);
    router.get("/api/v1/instance/accounts/{account}", "Shows an account and its licenses", get_account);
    router.patch("/api/v1/instance/accounts/{account}/products/{product}",
        "Sets how many licenses of a product an account has", patch_pool);
    router.get("/api/v1/instance/orders", "Lists the orders of all accounts, newest first", get_orders);
}

}
