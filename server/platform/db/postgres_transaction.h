#pragma once

#include "db/database.h"
#include "db/postgres_connection.h"
#include "db/transaction.h"

namespace kith::db {

enum class PostgresAccess { Read, Write };

// Begins with its first statement, in the same round trip. Not ended in any other
// way, it is rolled back.
class PostgresTransaction final : public Transaction {
public:
    PostgresTransaction(PostgresConnection&, PostgresAccess);
    ~PostgresTransaction() override;

    // What reads is only looked at here; it can be answered before it is rolled back.
    void end(Ending);

private:
    std::int64_t execute(std::string_view sql, std::span<Value const>, OnRow const&) override;
    void execute_later(std::string_view sql, std::span<Value const>) override;
    void begin_if_needed();

    PostgresConnection& connection_;
    PostgresAccess access_;
    bool is_open_ = false;
    bool has_failed_ = false;
};

}
