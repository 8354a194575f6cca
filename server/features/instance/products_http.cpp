#include "instance/instance_http.h"
#include "licenses/licenses.h"
#include "operators/operators.h"
#include "permissions/permissions.h"

#include <algorithm>

namespace kith::instance {
namespace {

struct InstanceProductBody {
    std::string slug;
    std::string name;
    bool is_default;                           // every new account gets a pool
    std::optional<std::int64_t> default_total; // null: unlimited
    std::int64_t accounts;                     // that have a pool of it
    std::int64_t licenses;                     // in the pools that have a limit
};
BOOST_DESCRIBE_STRUCT(InstanceProductBody, (), (slug, name, is_default, default_total, accounts, licenses))

struct InstanceProductList {
    std::vector<InstanceProductBody> items;
};
BOOST_DESCRIBE_STRUCT(InstanceProductList, (), (items))

struct ProductFields {
    std::optional<bool> is_default;
    std::optional<std::int64_t> default_total;
    std::optional<bool> unlimited; // instead of a default_total
};
BOOST_DESCRIBE_STRUCT(ProductFields, (), (is_default, default_total, unlimited))

struct NewProductBody : ProductFields {
    std::string slug;
    AccountName name;
};
BOOST_DESCRIBE_STRUCT(NewProductBody, (ProductFields), (slug, name))

struct ProductChange : ProductFields {
    std::optional<AccountName> name;
};
BOOST_DESCRIBE_STRUCT(ProductChange, (ProductFields), (name))

InstanceProductBody shown(db::Transaction& tx, licenses::Product const& product)
{
    auto const spread = licenses::spread_of(tx, product.slug);
    return { product.slug, product.name, product.is_default, product.default_total, spread.accounts, spread.licenses };
}

Result<licenses::Product> changed(licenses::Product product, ProductFields const& input)
{
    product.is_default = input.is_default.value_or(product.is_default);
    if (input.default_total && (*input.default_total < 0 || *input.default_total > licenses::max_total))
        return refuse_field("default_total", "limit", "must be 0 to 1000000");
    if (input.default_total)
        product.default_total = input.default_total;
    if (input.unlimited.value_or(false))
        product.default_total = std::nullopt;
    return product;
}

// As permissions spell it: product.manage:<slug>.
Result<void> check_slug(std::string const& slug)
{
    if (PermissionName::parse("product.manage:" + slug))
        return {};
    return refuse_field("slug", "characters", "must be 1 to 40 of a-z, 0-9 and -");
}

Result<InstanceProductList> get_products(http::Call& call, db::Transaction& tx)
{
    TRY(operators::require(call, tx));
    InstanceProductList list;
    for (auto const& product : licenses::list_products(tx))
        list.items.push_back(shown(tx, product));
    return list;
}

Result<http::Created<InstanceProductBody>> post_product(
    http::Call& call, db::Transaction& tx, http::Body<NewProductBody> const& body)
{
    TRY(operators::require(call, tx));
    auto const input = TRY(body.read());
    TRY(check_slug(input.slug));
    auto const wanted = TRY(changed({ input.slug, input.name.text(), true, 3 }, input));
    auto const product = TRY(licenses::add_product(tx, wanted));
    return http::Created<InstanceProductBody> { shown(tx, product) };
}

Result<InstanceProductBody> patch_product(http::Call& call, db::Transaction& tx, http::Body<ProductChange> const& body)
{
    TRY(operators::require(call, tx));
    auto const before = licenses::find_product(tx, call.path_parameter("product"));
    if (!before)
        return refuse("not_found");
    auto const input = TRY(body.read());
    auto after = TRY(changed(*before, input));
    after.name = input.name ? input.name->text() : before->name;
    licenses::change_product(tx, after);
    return shown(tx, after);
}

}

void add_product_routes(http::Router& router)
{
    router.get("/api/v1/instance/products", "Lists what this server offers", get_products);
    router.post("/api/v1/instance/products", "Offers a product", post_product);
    router.patch("/api/v1/instance/products/{product}", "Changes a product's name, or what new accounts get of it",
        patch_product);
}

}
