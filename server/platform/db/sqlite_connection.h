#pragma once

// One connection to a SQLite file, with its prepared statements. Used by one
// thread at a time.

#include "db/value.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace kith::db {

enum class SqliteAccess { Write, Read };

class SqliteConnection {
public:
    // The file must exist. Write makes it a database with a write-ahead log.
    SqliteConnection(std::filesystem::path const&, SqliteAccess, int cache_kib);
    ~SqliteConnection();

    // How many rows the statement changed; `on_row` gets those it answers.
    // Faults; with Unavailable if the disk is full or fails, or the file is locked.
    std::int64_t execute(std::string_view sql, std::span<Value const>, OnRow const&);
    void run(std::string_view sql) { execute(sql, {}, {}); }

    // No longer so when SQLite has rolled back by itself, as it may when the disk
    // is full or fails.
    bool in_transaction() const;

    // At the start a lock of another program is reported soon; from then on it is
    // waited for. Faults with Unavailable if somebody holds it now.
    void check_is_free_to_write();

    // Moves changes from the log into the file when there are many. Only the
    // writer does, and after its answers, so that nobody waits for it.
    void checkpoint_if_due();

private:
    struct Close {
        void operator()(sqlite3*) const;
    };
    struct Finalize {
        void operator()(sqlite3_stmt*) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    class Loan;

    void configure(SqliteAccess, int cache_kib);
    void watch_log();
    Statement prepare(std::string_view sql);
    void bind(sqlite3_stmt*, std::span<Value const>, std::string_view sql);
    bool step(sqlite3_stmt*, std::string_view sql);
    void check(int code, std::string_view sql);

    std::unique_ptr<sqlite3, Close> connection_;
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> kept_;
    int log_pages_ = 0;
    int checkpoint_at_;
};

}
