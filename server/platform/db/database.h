#pragma once

// The database as the rest of the server sees it. There are two engines
// (sqlite.h, postgres.h); they differ in how work is run:
//
//   SQLite      reads run at once, on the calling thread, on a connection that is
//               lent to them. Writes are handed to the one writer thread, which runs up
//               to 256 of them in one BEGIN IMMEDIATE, each in its SAVEPOINT, and
//               answers all of them after the one COMMIT (group commit).
//   PostgreSQL  a bounded pool of threads, each with its own connection, runs reads
//               and writes. A serialization failure, deadlock or lost connection
//               makes the work run again, a bounded number of times - unless the
//               connection was lost during COMMIT, when nobody can know: Unavailable.
//
// So work may run more than once: it changes nothing but the transaction and what
// it assigns anew on each run.

#include "base/result.h"
#include "db/transaction.h"

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kith::db {

enum class Engine { Sqlite, Postgres };
enum class Ending { Commit, Rollback };

using Work = std::function<Ending(Transaction&)>;
// Called once, after the commit or rollback; with a fault if there was one.
// It runs on a thread of the engine, must be quick and not wait for the database.
using Done = std::function<void(std::exception_ptr)>;
// Topics that transactions asked to wake, called after their commit.
using OnCommit = std::function<void(std::vector<std::string> const& topics)>;

class Database {
public:
    virtual ~Database() = default;
    virtual Engine engine() const = 0;

    // Fault with Unavailable when the queue is full, or after stop().
    virtual void read(Work, Done) = 0;
    virtual void write(Work, Done) = 0;

    // The same, and waits. Not for I/O threads.
    template<typename Body>
    auto read_now(Body body)
    {
        return wait_for(body, [this](Work work, Done done) { read(std::move(work), std::move(done)); });
    }
    // Rolls back when `body` returns a refusal or throws.
    template<typename Body>
    auto write_now(Body body)
    {
        return wait_for(body, [this](Work work, Done done) { write(std::move(work), std::move(done)); });
    }

    void on_commit(OnCommit listener) { on_commit_ = std::move(listener); }

    // Answers with a line of text, for /readyz; empty when all is well.
    virtual std::string trouble() = 0;
    // Ends after finishing what was accepted; later work is refused.
    virtual void stop() = 0;

protected:
    void wake(std::vector<std::string> const& topics) noexcept;

private:
    static void run_and_wait(std::function<void(Work, Done)> const& start, Work);

    template<typename Body, typename Start>
    static auto wait_for(Body& body, Start start)
    {
        using Answer = std::invoke_result_t<Body, Transaction&>;
        if constexpr (std::is_void_v<Answer>) {
            run_and_wait(start, [&](Transaction& tx) { return body(tx), Ending::Commit; });
        } else {
            std::optional<Answer> answer;
            run_and_wait(start, [&](Transaction& tx) { return ending_of(answer.emplace(body(tx))); });
            return std::move(*answer);
        }
    }

    OnCommit on_commit_;

public:
    template<typename Answer>
    static Ending ending_of(Answer const& answer)
    {
        if constexpr (requires { answer.error(); })
            return answer ? Ending::Commit : Ending::Rollback;
        return Ending::Commit;
    }
};

struct Options {
    std::string url; // sqlite:PATH or postgres://...
    int postgres_connections = 4;
    int sqlite_cache_kib = 2048; // of each reader; the one writer has eight times as much
    bool create = true;          // make the SQLite file when it is missing
    bool read_only = false;      // SQLite: beside a running server, without its lock; looks at every page first
    bool group_commit = true;    // off only to measure what it brings
};

// Opens the database, refusing (StartupFault, with one line that says what to do)
// a missing folder, a read-only or damaged file, a file another process holds, a
// database of a newer Kith, a library with known corruption, an encoding other
// than UTF-8.
std::unique_ptr<Database> open(Options const&);

}
