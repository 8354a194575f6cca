#pragma once

// One of the threads that run work on PostgreSQL, with its own connection: what
// is tried again, how often, and what is not.

#include "db/database.h"
#include "db/health.h"
#include "db/postgres_connection.h"
#include "db/postgres_transaction.h"

namespace kith::db {

struct PostgresJob {
    PostgresAccess access;
    Work work;
    Done done;
};

class PostgresWorker {
public:
    PostgresWorker(std::string url, Health&, OnCommit wake);

    // The connection, opened anew if need be. Faults.
    PostgresConnection& connect();
    void run(PostgresJob const&);

private:
    void attempt(PostgresJob const&);
    PostgresConnection& connect_for_work();

    std::string url_;
    Health& health_;
    OnCommit wake_;
    std::unique_ptr<PostgresConnection> connection_;
};

}
