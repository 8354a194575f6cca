#pragma once

// The only code that reads or writes the tables products and license_*.

#include "licenses/licenses.h"

namespace kith::licenses::store {

std::vector<Product> list_products(db::Transaction&);
// False when another one has that slug.
bool insert_product(db::Transaction&, Product const&);
void update_product(db::Transaction&, Product const&);
Spread spread_of(db::Transaction&, std::string_view product);
void insert_pool(db::Transaction&, AccountId const&, Product const&);
std::vector<Pool> list_pools(db::Transaction&, AccountId const&);

// The lock of everything that takes a slot. Nothing: no such pool.
struct Total {
    std::optional<std::int64_t> number;
};
std::optional<Total> lock_pool(db::Transaction&, AccountId const&, std::string_view product);
void set_total(db::Transaction&, AccountId const&, std::string_view product, std::optional<std::int64_t> total);

// The first free one after that number.
std::optional<int> take_free(
    db::Transaction&, AccountId const&, std::string_view product, int after, Holder const&, std::optional<Time> until);
int add_taken(db::Transaction&, AccountId const&, std::string_view product, Holder const&, std::optional<Time> until);
bool has_free(db::Transaction&, AccountId const&, std::string_view product, int after);

struct Slot {
    std::string product;
    int number = 0;
    Holder holder;
    std::optional<Time> until;
};
std::vector<Slot> list_of_holder(db::Transaction&, AccountId const&, Holder const&);
std::vector<Slot> list_overdue(db::Transaction&, AccountId const&, std::string_view product);
// False when somebody else freed or took it meanwhile.
bool free(db::Transaction&, AccountId const&, Slot const&);
// The same of what has ended, and false also when its end was moved.
bool free_overdue(db::Transaction&, AccountId const&, Slot const&);
bool hand_over(db::Transaction&, AccountId const&, Slot const&, Holder const& to);
void set_end(db::Transaction&, AccountId const&, std::string_view product, Holder const&, std::optional<Time>);

struct Use {
    std::int64_t slots = 0;
    std::int64_t held = 0;
};
Use count_use(db::Transaction&, AccountId const&, std::string_view product);
void add_slots(db::Transaction&, AccountId const&, std::string_view product, std::int64_t how_many);
void remove_free_slots(db::Transaction&, AccountId const&, std::string_view product, std::int64_t how_many);

void begin_span(db::Transaction&, AccountId const&, std::string_view product, int slot, Holder const&);
void end_span(db::Transaction&, AccountId const&, std::string_view product, int slot, Time at);
std::vector<Span> list_spans(db::Transaction&, AccountId const&, std::string_view product, SpanListing const&);

// For kith check.
std::vector<std::string> list_wrong_totals(db::Transaction&, AccountId const&);
std::vector<std::string> list_without_span(db::Transaction&, AccountId const&);
std::vector<std::string> list_without_holder(db::Transaction&, AccountId const&);
std::vector<std::string> list_without_slot(db::Transaction&, AccountId const&);

}
