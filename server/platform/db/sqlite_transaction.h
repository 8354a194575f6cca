#pragma once

#include "base/fault.h"
#include "db/sqlite_connection.h"
#include "db/transaction.h"

namespace kith::db {

// Whoever makes it begins and ends the transaction on the connection.
class SqliteTransaction final : public Transaction {
public:
    explicit SqliteTransaction(SqliteConnection& connection) : connection_(connection) { now_ = wall_clock(); }

    // A work that swallowed the fault of a statement may not commit the rest,
    // which PostgreSQL would refuse.
    void fault_if_failed() const
    {
        if (has_failed_)
            throw Fault("the work went on after a statement had failed");
    }

private:
    std::int64_t execute(std::string_view sql, std::span<Value const> values, OnRow const& on_row) override
    {
        try {
            return connection_.execute(sql, values, on_row);
        } catch (...) {
            has_failed_ = true;
            throw;
        }
    }
    void execute_later(std::string_view sql, std::span<Value const> values) override { execute(sql, values, {}); }

    SqliteConnection& connection_;
    bool has_failed_ = false;
};

}
