#include "licenses/licenses.h"

#include "licenses/licenses_store.h"
#include "json/json.h"

#include <algorithm>

namespace kith::licenses {
namespace {

struct HoldersData {
    std::vector<std::string> holders;
};
BOOST_DESCRIBE_STRUCT(HoldersData, (), (holders))

struct TotalData {
    std::optional<std::int64_t> before;
    std::optional<std::int64_t> after;
};
BOOST_DESCRIBE_STRUCT(TotalData, (), (before, after))

std::string name_of(db::Transaction& tx, std::string_view product)
{
    auto const found = find_product(tx, product);
    return found ? found->name : std::string { product };
}

// What has ended ends in the ledger when it ended, not when somebody saw it.
void free(db::Transaction& tx, AccountId const& account, store::Slot const& slot, Time at)
{
    if (store::free(tx, account, slot))
        store::end_span(tx, account, slot.product, slot.number, slot.until ? std::min(*slot.until, at) : at);
}

// The members who held them. An end may have been moved until now, so the row is asked again.
std::vector<Holder> free_overdue(db::Transaction& tx, AccountId const& account, std::string_view product)
{
    std::vector<Holder> members;
    for (auto const& slot : store::list_overdue(tx, account, product)) {
        if (!store::free_overdue(tx, account, slot))
            continue;
        store::end_span(tx, account, product, slot.number, *slot.until);
        if (slot.holder.kind == HolderKind::Membership)
            members.push_back(slot.holder);
    }
    return members;
}

Refusal none_available(db::Transaction& tx, std::string_view product, std::string_view field)
{
    auto const name = name_of(tx, product);
    return { "no_licenses_available",
        { { std::string { field }, "no_licenses_available",
            "cannot be given: all " + name + " licenses have been assigned" } },
        { { "product", std::string { product } }, { "product_name", name } } };
}

std::vector<store::Slot> of_product(std::vector<store::Slot> slots, std::string_view product)
{
    std::erase_if(slots, [&](store::Slot const& slot) { return slot.product != product; });
    return slots;
}

}

Holder holder(memberships::Membership const& member)
{
    return { HolderKind::Membership, member.id.text(), member.display_name() };
}

std::optional<std::int64_t> Pool::available() const
{
    return total ? std::optional { std::max<std::int64_t>(0, *total - assigned - reserved) } : std::nullopt;
}

std::vector<Product> list_products(db::Transaction& tx) { return store::list_products(tx); }

std::optional<Product> find_product(db::Transaction& tx, std::string_view slug)
{
    auto const products = store::list_products(tx);
    auto const found = std::ranges::find(products, slug, &Product::slug);
    return found == products.end() ? std::nullopt : std::optional { *found };
}

Result<Product> add_product(db::Transaction& tx, Product const& product)
{
    if (!store::insert_product(tx, product))
        return refuse("name_taken", "slug", "is taken by another product");
    return product;
}

void change_product(db::Transaction& tx, Product const& product) { store::update_product(tx, product); }

Spread spread_of(db::Transaction& tx, std::string_view product) { return store::spread_of(tx, product); }

void open_pools(db::Transaction& tx, AccountId const& account)
{
    for (auto const& product : store::list_products(tx)) {
        if (!product.is_default)
            continue;
        store::insert_pool(tx, account, product);
        store::add_slots(tx, account, product.slug, product.default_total.value_or(0));
    }
}

std::vector<Pool> list_pools(db::Transaction& tx, AccountId const& account) { return store::list_pools(tx, account); }

std::vector<std::string> warnings_of(
    db::Transaction& tx, AccountId const& account, std::vector<std::string> const& products)
{
    auto is_used_up = [&](Pool const& pool) {
        return pool.available() == 0 && std::ranges::find(products, pool.product) != products.end();
    };
    bool const is_last = !products.empty() && std::ranges::any_of(list_pools(tx, account), is_used_up);
    return is_last ? std::vector<std::string> { "last_license_assigned" } : std::vector<std::string> {};
}

Result<void> check_known(
    std::vector<Pool> const& pools, std::vector<std::string> const& products, std::string_view field)
{
    auto is_known = [&](std::string const& product) {
        return std::ranges::find(pools, product, &Pool::product) != pools.end();
    };
    if (!std::ranges::all_of(products, is_known))
        return refuse_field(std::string { field }, "invalid", "must name products of this account");
    return {};
}

Result<void> check_known(
    db::Transaction& tx, AccountId const& account, std::vector<std::string> const& products, std::string_view field)
{
    return products.empty() ? Result<void> {} : check_known(list_pools(tx, account), products, field);
}

std::optional<Pool> find_pool(db::Transaction& tx, AccountId const& account, std::string_view product)
{
    auto const pools = list_pools(tx, account);
    auto const found = std::ranges::find(pools, product, &Pool::product);
    return found == pools.end() ? std::nullopt : std::optional { *found };
}

Result<Taken> Taker::take(
    std::string_view product, Holder const& holder, std::optional<Time> until, std::string_view field)
{
    Taken taken;
    auto known = pools_.find(product);
    if (known == pools_.end()) {
        auto const total = store::lock_pool(tx_, account_, product);
        if (!total)
            return refuse_field(std::string { field }, "invalid", "must be a product of this account");
        known = pools_.emplace(product, Locked { total->number }).first;
        taken.ended = free_overdue(tx_, account_, product);
    }
    auto& pool = known->second;
    auto slot = take_free(product, pool, holder, until);
    if (!slot && pool.total)
        return std::unexpected(none_available(tx_, product, field));
    if (!slot)
        slot = store::add_taken(tx_, account_, product, holder, until);
    store::begin_span(tx_, account_, product, *slot, holder);
    // Behind it first: before it there is one only if it was given back just now.
    taken.was_last =
        pool.total && !store::has_free(tx_, account_, product, *slot) && !store::has_free(tx_, account_, product, 0);
    return taken;
}

// What was given back meanwhile may stand before the last that was taken.
std::optional<int> Taker::take_free(
    std::string_view product, Locked& pool, Holder const& holder, std::optional<Time> until)
{
    auto slot = store::take_free(tx_, account_, product, pool.last_taken, holder, until);
    if (!slot && pool.last_taken > 0)
        slot = store::take_free(tx_, account_, product, 0, holder, until);
    pool.last_taken = slot.value_or(0);
    return slot;
}

Result<Taken> take(db::Transaction& tx, AccountId const& account, std::string_view product, Holder const& holder,
    std::optional<Time> until, std::string_view field)
{
    return Taker { tx, account }.take(product, holder, until, field);
}

void release(db::Transaction& tx, AccountId const& account, std::string_view product, Holder const& holder)
{
    for (auto const& slot : of_product(store::list_of_holder(tx, account, holder), product))
        free(tx, account, slot, tx.now());
}

std::vector<std::string> release_all(db::Transaction& tx, AccountId const& account, Holder const& holder)
{
    std::vector<std::string> products;
    for (auto const& slot : store::list_of_holder(tx, account, holder)) {
        free(tx, account, slot, tx.now());
        products.push_back(slot.product);
    }
    return products;
}

std::vector<std::string> confirm(
    db::Transaction& tx, AccountId const& account, InvitationId const& invitation, Holder const& member)
{
    std::vector<std::string> products;
    Holder const reserved { HolderKind::Invitation, invitation.text(), "" };
    for (auto const& slot : store::list_of_holder(tx, account, reserved)) {
        if (!store::hand_over(tx, account, slot, member))
            continue;
        store::end_span(tx, account, slot.product, slot.number, tx.now());
        store::begin_span(tx, account, slot.product, slot.number, member);
        products.push_back(slot.product);
    }
    return products;
}

void set_end(db::Transaction& tx, AccountId const& account, std::string_view product, Holder const& holder,
    std::optional<Time> until)
{
    store::set_end(tx, account, product, holder, until);
}

std::vector<std::string> list_held(db::Transaction& tx, AccountId const& account, Holder const& holder)
{
    std::vector<std::string> products;
    for (auto const& slot : store::list_of_holder(tx, account, holder))
        products.push_back(slot.product);
    return products;
}

Result<Pool> set_total(db::Transaction& tx, events::Source const& source, AccountId const& account,
    std::string_view product, std::optional<std::int64_t> total)
{
    auto const known = find_product(tx, product);
    if (!known)
        return refuse("not_found");
    if (!store::lock_pool(tx, account, product))
        store::insert_pool(tx, account, { known->slug, known->name, false, 0 });
    free_overdue(tx, account, product);
    auto const before = find_pool(tx, account, product);
    auto const use = store::count_use(tx, account, product);
    if (total && *total < use.held)
        return refuse("below_use", "total", "must be at least " + std::to_string(use.held) + ": so many are in use");
    if (total && *total > use.slots)
        store::add_slots(tx, account, product, *total - use.slots);
    else if (total)
        store::remove_free_slots(tx, account, product, use.slots - *total);
    store::set_total(tx, account, product, total);
    events::record(tx, account, source, "license.total_changed", { "product", std::string { product }, known->name },
        json::write(TotalData { before->total, total }));
    return find_pool(tx, account, product).value();
}

Result<Pool> raise_total(db::Transaction& tx, events::Source const& source, AccountId const& account,
    std::string_view product, std::int64_t by)
{
    auto const known = find_product(tx, product);
    if (!known)
        return refuse("not_found");
    store::insert_pool(tx, account, { known->slug, known->name, false, 0 });
    auto const total = store::lock_pool(tx, account, product)->number;
    if (!total)
        return find_pool(tx, account, product).value();
    if (*total + by > max_total)
        return refuse_field("quantity", "limit", "would make more than 1000000 licenses");
    return set_total(tx, source, account, product, *total + by);
}

void record(db::Transaction& tx, AccountId const& account, events::Source const& source, std::string_view operation,
    std::string_view product, std::vector<std::string> const& holders)
{
    events::record(tx, account, source, operation, { "product", std::string { product }, name_of(tx, product) },
        json::write(HoldersData { holders }));
}

std::vector<Span> list_spans(
    db::Transaction& tx, AccountId const& account, std::string_view product, SpanListing const& wanted)
{
    return store::list_spans(tx, account, product, wanted);
}

std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    for (auto const& product : store::list_wrong_totals(tx, account))
        findings.push_back("licenses of " + product + ": the slots are not as many as the pool says");
    for (auto const& slot : store::list_without_span(tx, account))
        findings.push_back("license " + slot + ": its holder is not the one of the ledger");
    for (auto const& slot : store::list_without_holder(tx, account))
        findings.push_back("license " + slot + ": is held by nobody who may hold one");
    for (auto const& license : store::list_without_slot(tx, account))
        findings.push_back("license " + license + ": there is none");
    return findings;
}

}
