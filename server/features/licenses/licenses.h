#pragma once

// Licenses of products. A license is a row, a slot of its account's pool:
//
//     free --reserve--> reserved (by a live invitation) --confirm--> assigned (to a member)
//      ^------release, or its time is over------'-------release, or its time is over--'
//
// A slot is taken by one conditional statement behind the lock of its pool; nothing is
// ever counted first. What is available is derived from the rows. A slot with an end is
// free from then on: whoever takes a license frees what has ended. Every change of a slot
// is written into the ledger, so that one can ask who held which license on a date.

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "db/transaction.h"
#include "events/events.h"
#include "memberships/memberships.h"

#include <boost/describe/enum.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::licenses {

inline constexpr std::int64_t max_total = 1'000'000;

// What the server offers. A default product is one of which every new account gets a pool.
struct Product {
    std::string slug;
    std::string name;
    bool is_default = false;
    std::optional<std::int64_t> default_total; // nothing: unlimited
};

struct Pool {
    std::string product;
    std::string name;
    std::optional<std::int64_t> total; // nothing: unlimited
    std::int64_t assigned = 0;
    std::int64_t reserved = 0;
    // Nothing: unlimited.
    std::optional<std::int64_t> available() const;
};

enum class HolderKind { Membership, Invitation };
BOOST_DESCRIBE_ENUM(HolderKind, Membership, Invitation)

struct Holder {
    HolderKind kind = HolderKind::Membership;
    std::string id;
    std::string name;
};
Holder holder(memberships::Membership const&);

std::vector<Product> list_products(db::Transaction&);
std::optional<Product> find_product(db::Transaction&, std::string_view slug);
// Refuses: name_taken (its unique row decides).
Result<Product> add_product(db::Transaction&, Product const&);
// Everything but the slug. Pools that are there keep their totals.
void change_product(db::Transaction&, Product const&);

// How many accounts have a pool of it, and how many licenses are in those with a limit.
struct Spread {
    std::int64_t accounts = 0;
    std::int64_t licenses = 0;
};
Spread spread_of(db::Transaction&, std::string_view product);

// A new account gets a pool of every default product.
void open_pools(db::Transaction&, AccountId const&);

std::vector<Pool> list_pools(db::Transaction&, AccountId const&);
std::optional<Pool> find_pool(db::Transaction&, AccountId const&, std::string_view product);
// Refuses: validation (`field` names a product that the account has not).
Result<void> check_known(std::vector<Pool> const&, std::vector<std::string> const& products, std::string_view field);
Result<void> check_known(
    db::Transaction&, AccountId const&, std::vector<std::string> const& products, std::string_view field);
// last_license_assigned, when one of these pools is empty now: for who has just taken of them.
std::vector<std::string> warnings_of(db::Transaction&, AccountId const&, std::vector<std::string> const& products);

struct Taken {
    bool was_last = false;
    // Members whose license had ended, which is free by this: what their rows say, and the
    // event, are still to come.
    std::vector<Holder> ended;
};
// Takes licenses one after the other in one transaction: the lock of each pool is taken once,
// and its slots are looked through once, from the first that is free.
class Taker {
public:
    Taker(db::Transaction& tx, AccountId const& account) : tx_(tx), account_(account) {}
    // Refuses: no_licenses_available, validation (no such product here; `field` says which).
    Result<Taken> take(std::string_view product, Holder const&, std::optional<Time> until, std::string_view field);

private:
    // A pool that is locked until the transaction ends.
    struct Locked {
        std::optional<std::int64_t> total;
        int last_taken = 0;
    };
    std::optional<int> take_free(std::string_view product, Locked&, Holder const&, std::optional<Time> until);

    db::Transaction& tx_;
    AccountId account_;
    std::map<std::string, Locked, std::less<>> pools_;
};

// One of them, as a Taker does.
Result<Taken> take(db::Transaction&, AccountId const&, std::string_view product, Holder const&,
    std::optional<Time> until, std::string_view field);
void release(db::Transaction&, AccountId const&, std::string_view product, Holder const&);
// The products it held.
std::vector<std::string> release_all(db::Transaction&, AccountId const&, Holder const&);
// What an invitation reserved becomes its member's; the products.
std::vector<std::string> confirm(db::Transaction&, AccountId const&, InvitationId const&, Holder const& member);
// Moves the end of what a holder has.
void set_end(db::Transaction&, AccountId const&, std::string_view product, Holder const&, std::optional<Time>);
std::vector<std::string> list_held(db::Transaction&, AccountId const&, Holder const&);

// Nothing: unlimited. Records license.total_changed.
// Refuses: below_use, not_found (no such product on this server).
Result<Pool> set_total(db::Transaction&, events::Source const&, AccountId const&, std::string_view product,
    std::optional<std::int64_t> total);

// So many more; opens the pool where there is none, and leaves an unlimited one as it is.
// Refuses: not_found, validation (more than max_total; field `quantity`).
Result<Pool> raise_total(
    db::Transaction&, events::Source const&, AccountId const&, std::string_view product, std::int64_t by);

// Once for each product of a change, after all rows were written: open pages count anew.
void record(db::Transaction&, AccountId const&, events::Source const&, std::string_view operation,
    std::string_view product, std::vector<std::string> const& holders);

struct Span {
    std::string id;
    int slot = 0;
    Holder holder;
    Time from {};
    std::optional<Time> until; // nothing: still
};
struct SpanListing {
    std::optional<int> slot;
    std::optional<Time> at; // held at that moment
    std::string after_key;  // of the last row seen
    std::string after_id;
    int limit = 25;
    std::optional<Time> since = {}; // held then or later
};
// The ledger, newest first.
std::vector<Span> list_spans(db::Transaction&, AccountId const&, std::string_view product, SpanListing const&);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
