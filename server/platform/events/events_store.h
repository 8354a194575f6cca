#pragma once

// The only code that reads or writes the tables events and streams.

#include "events/events.h"
#include "events/search.h"

namespace kith::events::store {

void insert_stream(db::Transaction&, AccountId const&);

// Takes the stream's next numbers, of which it gives the first; on PostgreSQL this is the lock that puts all
// appends of an account in one order.
struct Head {
    std::int64_t seq;
    std::string hash;
};
Head take_next(db::Transaction&, AccountId const&, std::size_t how_many);
void insert(db::Transaction&, Event const&);
void set_head(db::Transaction&, AccountId const&, std::string const& hash);

std::vector<Event> list_after(db::Transaction&, AccountId const&, std::int64_t seq, int limit);
std::vector<Event> list_before(db::Transaction&, AccountId const&, std::int64_t seq, int limit);
// From `from` on and before `before`, newest first; the text is not looked for.
std::vector<Event> list_matching(
    db::Transaction&, AccountId const&, Filter const&, std::int64_t from, std::int64_t before, int limit);
std::vector<Event> list_of_target(db::Transaction&, AccountId const&, std::string const& target,
    std::vector<std::string> const& operations, int limit);
// The time of the first entry from `seq` on.
std::optional<Time> find_time_from(db::Transaction&, AccountId const&, std::int64_t seq);
std::int64_t last_seq(db::Transaction&, AccountId const&);
Head find_head(db::Transaction&, AccountId const&);

// As it is kept, and hashed.
std::string text_of(std::optional<Via>);

}
