#include "licenses/licenses_store.h"

namespace kith::licenses::store {
namespace {

Product read_product(db::Row const& row)
{
    auto const total = row.is_null(3) ? std::nullopt : std::optional { row.integer(3) };
    return { row.string(0), row.string(1), row.flag(2), total };
}

}

std::vector<Product> list_products(db::Transaction& tx)
{
    return tx.all(read_product,
        "select slug, name, is_default, default_total from products order by position, slug"
        " -- across accounts: the catalogue");
}

bool insert_product(db::Transaction& tx, Product const& product)
{
    return tx.run(R"(
        insert into products (slug, name, is_default, default_total, position)
        select $1, $2, $3, cast($4 as bigint), coalesce(max(position), 0) + 1 from products where 1 = 1
        on conflict (slug) do nothing -- across accounts: the catalogue)",
               product.slug, product.name, product.is_default, product.default_total) == 1;
}

void update_product(db::Transaction& tx, Product const& product)
{
    tx.run(R"(
        update products set name = $2, is_default = $3, default_total = $4 where slug = $1
        -- across accounts: the catalogue)",
        product.slug, product.name, product.is_default, product.default_total);
}

Spread spread_of(db::Transaction& tx, std::string_view product)
{
    auto read = [](db::Row const& row) { return Spread { row.integer(0), row.integer(1) }; };
    return tx
        .first(read, R"(
        select count(*), cast(coalesce(sum(total), 0) as bigint) from license_pools where product = $1
        -- across accounts: for operators, of all)",
            product)
        .value();
}

}
