#pragma once

// The one thread that writes to a SQLite database. It takes all the work that
// waits, at most 256, into one transaction:
//
//     begin immediate
//     savepoint, work, release | rollback to      for each; no savepoint for one alone
//     commit                                      one sync of the disk for all
//     then every answer
//
// So a work sees what those before it in its batch did, and no answer, not even a
// refusal, leaves before everything it rests on is on the disk. If the commit
// fails, none of the batch has happened and each is answered with Unavailable.

#include "db/bounded_queue.h"
#include "db/database.h"
#include "db/health.h"
#include "db/sqlite_connection.h"

#include <span>
#include <thread>

namespace kith::db {

enum class Grouping { Together, EachAlone };

class SqliteWriter {
public:
    SqliteWriter(SqliteConnection&, Grouping, Health&, OnCommit wake);
    ~SqliteWriter() { stop(); }

    // Faults with Unavailable when the queue is full or after stop().
    void push(Work, Done);
    void stop();

private:
    struct Item {
        Work work;
        Done done;
        std::exception_ptr fault;
        std::vector<std::string> topics;
    };

    void write_batches();
    std::size_t run_transaction(std::span<Item>);
    bool run_work(Item&);
    void run_in_savepoint(Item&);
    void abandon(std::span<Item>, std::string const& why);
    void answer(std::span<Item>);

    SqliteConnection& connection_;
    std::size_t const most_at_once_;
    Health& health_;
    OnCommit wake_;
    BoundedQueue<Item> queue_ { most_waiting };
    std::thread thread_;
};

}
