#include "db/sqlite_connection.h"

#include "base/fault.h"
#include "db/statement_text.h"
#include "log/log.h"

#include <algorithm>
#include <cstring>

#include <sqlite3.h>

namespace kith::db {
namespace {

constexpr int patience_ms = 5000;          // for a lock that a person's sqlite3 holds
constexpr int patience_at_start_ms = 2000; // somebody waits for the server
constexpr int short_patience_ms = 50;      // for readers who keep a long log from starting over
constexpr int pages_between_checkpoints = 4000;
constexpr int pages_of_a_long_log = 16'000;

// PostgreSQL's collation of this name: bytes decide, which is SQLite's own order.
int compare_bytes(void*, int left_size, void const* left, int right_size, void const* right)
{
    auto const order = std::memcmp(left, right, static_cast<std::size_t>(std::min(left_size, right_size)));
    return order != 0 ? order : left_size - right_size;
}

bool may_pass_by_itself(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PROTOCOL:
        return true;
    default:
        return false;
    }
}

int bind_value(sqlite3_stmt* statement, int position, Value const& value)
{
    if (auto const* number = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(statement, position, *number);
    if (auto const* text = std::get_if<std::string_view>(&value)) // a null pointer would bind null
        return sqlite3_bind_text64(
            statement, position, text->data() ? text->data() : "", text->size(), SQLITE_STATIC, SQLITE_UTF8);
    return sqlite3_bind_null(statement, position);
}

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

    std::int64_t integer(int column) const override
    {
        if (sqlite3_column_type(statement_, column) != SQLITE_INTEGER)
            throw Fault("column " + std::to_string(column) + " is no integer");
        return sqlite3_column_int64(statement_, column);
    }

    std::string_view text(int column) const override
    {
        if (is_null(column))
            throw Fault("column " + std::to_string(column) + " is null");
        auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
        return { text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)) };
    }

private:
    sqlite3_stmt* statement_;
};

}

// A statement while it runs. It is taken away from those kept, so that a second
// run inside the first gets one of its own; and it is reset on every path,
// because a statement left open keeps the log from starting over.
class SqliteConnection::Loan {
public:
    Loan(SqliteConnection& lender, std::string_view sql) : lender_(lender), sql_(sql), statement_(take()) {}
    Loan(Loan const&) = delete;
    Loan& operator=(Loan const&) = delete;

    ~Loan()
    {
        sqlite3_reset(statement_.get());
        sqlite3_clear_bindings(statement_.get());
        if (home_)
            *home_ = std::move(statement_);
        else if (lender_.kept_.size() < most_kept_statements && is_worth_keeping(sql_))
            lender_.kept_.try_emplace(std::string { sql_ }, std::move(statement_));
    }

    sqlite3_stmt* get() const { return statement_.get(); }

private:
    Statement take()
    {
        if (auto const kept = lender_.kept_.find(sql_); kept != lender_.kept_.end())
            home_ = &kept->second;
        return home_ && *home_ ? std::move(*home_) : lender_.prepare(sql_);
    }

    SqliteConnection& lender_;
    std::string_view sql_;
    Statement* home_ = nullptr; // where it is kept, and goes back to
    Statement statement_;
};

void SqliteConnection::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
void SqliteConnection::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteConnection::SqliteConnection(std::filesystem::path const& path, SqliteAccess access, int cache_kib)
    : checkpoint_at_(pages_between_checkpoints)
{
    int const mode = access == SqliteAccess::Write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    sqlite3* opened = nullptr;
    auto const code =
        sqlite3_open_v2(path.c_str(), &opened, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    connection_.reset(opened);
    check(code, "open");
    configure(access, cache_kib);
}

SqliteConnection::~SqliteConnection() = default;

void SqliteConnection::configure(SqliteAccess access, int cache_kib)
{
    sqlite3_busy_timeout(connection_.get(), access == SqliteAccess::Write ? patience_at_start_ms : patience_ms);
    sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // A plan does not look at what is bound: else each new `limit` has its statement prepared anew.
    sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    check(sqlite3_create_collation(connection_.get(), "C", SQLITE_UTF8, nullptr, compare_bytes), "collation");
    run("pragma trusted_schema = off");
    run("pragma cell_size_check = on");
    run("pragma foreign_keys = on");
    run("pragma temp_store = memory");
    run("pragma mmap_size = 0");
    run("pragma cache_size = -" + std::to_string(cache_kib));
    if (access == SqliteAccess::Read)
        return;
    run("pragma journal_mode = wal");
    run("pragma synchronous = full");
    run("pragma journal_size_limit = 67108864");
    watch_log();
}

// Takes the place of SQLite's own checkpoints, which would run inside a commit.
void SqliteConnection::watch_log()
{
    auto note_pages = [](void* self, sqlite3*, char const*, int pages) {
        auto& connection = *static_cast<SqliteConnection*>(self);
        if (pages < connection.log_pages_) // it has started over
            connection.checkpoint_at_ = pages_between_checkpoints;
        connection.log_pages_ = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(connection_.get(), note_pages, this);
}

std::int64_t SqliteConnection::execute(std::string_view sql, std::span<Value const> values, OnRow const& on_row)
{
    Loan const statement { *this, sql };
    bind(statement.get(), values, sql);
    auto const changed_before = sqlite3_total_changes64(connection_.get());
    while (step(statement.get(), sql)) {
        if (on_row)
            on_row(SqliteRow { statement.get() });
    }
    // What the last statement changed stays in sqlite3_changes64 until another one
    // changes something, and the total counts rows that foreign keys took along.
    auto const has_changed = sqlite3_total_changes64(connection_.get()) != changed_before;
    return has_changed ? sqlite3_changes64(connection_.get()) : 0;
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

void SqliteConnection::check_is_free_to_write()
{
    run("begin immediate");
    run("rollback");
    sqlite3_busy_timeout(connection_.get(), patience_ms);
}

void SqliteConnection::checkpoint_if_due()
{
    if (log_pages_ < checkpoint_at_)
        return;
    checkpoint_at_ = log_pages_ + pages_between_checkpoints;
    // Readers that overlap without a gap would let the log grow for ever, so in
    // the end new ones are kept waiting for a moment.
    int const mode = log_pages_ < pages_of_a_long_log ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_RESTART;
    sqlite3_busy_timeout(connection_.get(), short_patience_ms);
    auto const code = sqlite3_wal_checkpoint_v2(connection_.get(), nullptr, mode, nullptr, nullptr);
    sqlite3_busy_timeout(connection_.get(), patience_ms);
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY)
        log::warning("checkpoint_failed", { { "why", sqlite3_errstr(code) } });
}

SqliteConnection::Statement SqliteConnection::prepare(std::string_view sql)
{
    auto const text = spell_statement(Engine::Sqlite, sql).text;
    unsigned const flags = is_worth_keeping(sql) ? SQLITE_PREPARE_PERSISTENT : 0;
    sqlite3_stmt* prepared = nullptr;
    check(sqlite3_prepare_v3(connection_.get(), text.data(), static_cast<int>(text.size()), flags, &prepared, nullptr),
        sql);
    if (!prepared)
        throw Fault("an empty statement");
    return Statement { prepared };
}

void SqliteConnection::bind(sqlite3_stmt* statement, std::span<Value const> values, std::string_view sql)
{
    if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) != values.size())
        throw Fault("the number of values is wrong for: " + statement_in_short(sql));
    for (std::size_t i = 0; i < values.size(); ++i)
        check(bind_value(statement, static_cast<int>(i) + 1, values[i]), sql);
}

bool SqliteConnection::step(sqlite3_stmt* statement, std::string_view sql)
{
    auto const code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        return true;
    check(code == SQLITE_DONE ? SQLITE_OK : code, sql);
    return false;
}

void SqliteConnection::check(int code, std::string_view sql)
{
    if (code == SQLITE_OK)
        return;
    auto const message = connection_ ? sqlite3_errmsg(connection_.get()) : sqlite3_errstr(code);
    auto const text =
        "SQLite: " + std::string { message } + " (" + std::to_string(code) + ") in: " + statement_in_short(sql);
    if (may_pass_by_itself(code))
        throw Unavailable(text);
    throw Fault(text);
}

}
