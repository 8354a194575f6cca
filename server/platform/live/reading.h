#pragma once

// One look into an account's log, on behalf of all its sockets: what a transaction
// is asked, and what it found. It holds copies only, for it may run on a thread of
// the database while sockets come and go.

#include "live/live.h"
#include "live/websocket.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace kith::live {

inline constexpr int page_events = 500;

// One socket of an account.
struct Member {
    Watcher watcher;
    std::optional<std::int64_t> after; // where it wants to go on
    std::weak_ptr<WebSocket> socket = {};
    std::optional<std::int64_t> seq = {}; // the last event it got; empty before its hello
    std::chrono::steady_clock::time_point renewed_at = {};

    void send(std::vector<Text>) const;
    void close(Close) const;
};

// A frame, written once for all.
struct Addressed {
    Text text;
    std::string permission;
    Only only;
    bool is_for(Watcher const&) const;
};

struct Entry {
    std::int64_t seq;
    std::vector<Addressed> frames;
};

struct Reading {
    struct Renewal {
        std::shared_ptr<Member> member;
        Watcher before;
        std::optional<Watcher> now = {};
    };

    AccountId account;
    std::optional<std::int64_t> after = {}; // a page of events behind this one; empty: none
    std::vector<Renewal> renewals = {};

    std::int64_t last = 0; // the newest event there is
    std::vector<Entry> entries = {};
    bool concerns_rights = false; // one of them may have changed who may see what

    // Work of a transaction: it may run more than once.
    void run(db::Transaction&, Project const&, Renew const&);

private:
    void run_renewals(db::Transaction&, Renew const&);
    void add(db::Transaction&, events::Event const&, Project const&);
};

}
