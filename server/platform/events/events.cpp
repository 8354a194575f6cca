#include "events/events.h"

#include "base/fault.h"
#include "crypto/token.h"
#include "events/entries.h"
#include "events/events_store.h"
#include "events/search.h"

#include <algorithm>
#include <limits>

namespace kith::events {
namespace {

// Every member of the entry and the hash before it, each with its length in front,
// so that nothing can be moved from one member into the next.
std::string hash_of(Event const& event)
{
    std::string all;
    auto add = [&](std::string_view part) {
        all += std::to_string(part.size());
        all += ':';
        all += part;
    };
    add(event.previous_hash);
    add(event.account.text());
    add(std::to_string(event.seq));
    add(event.id);
    add(event.operation);
    auto const& way = event.source.way;
    for (auto const* part : { &event.source.kind, &event.source.id, &event.source.name, &way.address, &way.request_id })
        add(*part);
    for (auto const* part : { &event.target.kind, &event.target.id, &event.target.name })
        add(*part);
    add(event.data);
    add(std::to_string(event.at.time_since_epoch().count()));
    // Entries older than these members hold none of them, and were hashed without.
    auto const via = store::text_of(way.via);
    if (!(way.device + via + way.via_name).empty()) {
        for (auto const* part : { &way.device, &via, &way.via_name })
            add(*part);
    }
    return crypto::sha256_hex(all);
}

Follow follower = nullptr;

// What holds entries back on this thread, if anything does.
thread_local Postponed* postponed = nullptr;

// One entry against the one before it; empty when it holds.
std::string fault_of(Event const& event, std::int64_t expected_seq, std::string const& previous_hash)
{
    if (event.seq != expected_seq)
        return "event " + std::to_string(expected_seq) + " is missing";
    if (event.previous_hash != previous_hash || event.hash != hash_of(event))
        return "event " + std::to_string(event.seq) + " was changed after it was written";
    return {};
}

}

Postponed::Postponed(db::Transaction& tx) : tx_(tx), outer_(postponed && &postponed->tx_ == &tx ? postponed : nullptr)
{
    postponed = this;
}

Postponed::~Postponed()
{
    if (postponed == this)
        postponed = outer_;
}

Postponed& Postponed::of(db::Transaction const& tx)
{
    if (!postponed || &postponed->tx_ != &tx)
        throw Fault("nothing is postponed in this transaction");
    return *postponed;
}

void Postponed::write()
{
    postponed = outer_;
    if (outer_) {
        std::ranges::move(waiting_, std::back_inserter(outer_->waiting_));
        waiting_.clear();
        return;
    }
    // Logs are locked in one order, by whoever writes several.
    std::ranges::stable_sort(waiting_, {}, &Waiting::account);
    for (std::size_t first = 0; first < waiting_.size();) {
        auto const& [account, source, entry] = waiting_[first];
        std::vector<Entry> entries;
        std::size_t end = first;
        for (; end < waiting_.size() && waiting_[end].account == account && waiting_[end].source == source; ++end)
            entries.push_back(std::move(waiting_[end].entry));
        record_all(tx_, account, source, entries);
        first = end;
    }
    waiting_.clear();
}

void set_follower(Follow follow) { follower = follow; }

void open_stream(db::Transaction& tx, AccountId const& account) { store::insert_stream(tx, account); }

void record_all(db::Transaction& tx, AccountId const& account, Source const& source, std::vector<Entry> const& entries)
{
    if (entries.empty())
        return;
    if (postponed && &postponed->tx_ == &tx) {
        for (auto const& entry : entries)
            postponed->waiting_.push_back({ account, source, entry });
        return;
    }
    auto head = store::take_next(tx, account, entries.size());
    std::vector<Event> written;
    for (auto const& [operation, target, data] : entries) {
        Event event { account, head.seq, make_uuid(), operation, source, target, data, tx.now(), head.hash, "" };
        event.hash = hash_of(event);
        store::insert(tx, event);
        head = { head.seq + 1, event.hash };
        written.push_back(std::move(event));
    }
    store::set_head(tx, account, head.hash);
    if (follower)
        follower(tx, written);
    tx.wake("account:" + account.text());
}

void record(db::Transaction& tx, AccountId const& account, Source const& source, std::string_view operation,
    Target const& target, std::string_view data)
{
    record_all(tx, account, source, { { std::string { operation }, target, std::string { data } } });
}

std::vector<Event> list_after(db::Transaction& tx, AccountId const& account, std::int64_t seq, int limit)
{
    return store::list_after(tx, account, seq, limit);
}

std::vector<Event> list_before(db::Transaction& tx, AccountId const& account, std::int64_t seq, int limit)
{
    return store::list_before(tx, account, seq > 0 ? seq : std::numeric_limits<std::int64_t>::max(), limit);
}

std::int64_t last_seq(db::Transaction& tx, AccountId const& account) { return store::last_seq(tx, account); }

Verified verify_part(db::Transaction& tx, AccountId const& account, std::int64_t after, int limit)
{
    auto const head = store::find_head(tx, account);
    Verified verified { after, head.seq - 1, false, {} };
    auto const start = after > 0 ? list_after(tx, account, after - 1, 1) : std::vector<Event> {};
    auto hash = start.empty() ? std::string {} : start[0].hash;
    auto const part = list_after(tx, account, after, limit);
    for (auto const& event : part) {
        if (auto fault = fault_of(event, verified.through + 1, hash); !fault.empty())
            verified.findings.push_back(std::move(fault));
        verified.through = event.seq;
        hash = event.hash;
    }
    verified.is_end = static_cast<int>(part.size()) < limit;
    if (verified.is_end && (head.seq != verified.through + 1 || head.hash != hash))
        verified.findings.emplace_back("the newest events are missing");
    return verified;
}

std::vector<std::string> verify(db::Transaction& tx, AccountId const& account)
{
    constexpr int at_once = 500;
    std::vector<std::string> findings;
    Verified part;
    while (!part.is_end) {
        part = verify_part(tx, account, part.through, at_once);
        for (auto const& finding : part.findings)
            findings.push_back("account " + account.text() + ": " + finding);
    }
    return findings;
}

}
