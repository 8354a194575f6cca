#pragma once

// One connection to PostgreSQL in libpq's pipeline mode, with its prepared
// statements. What send() is given waits in libpq's buffer; finish() sends it all
// and reads all the answers in one round trip.

#include "db/postgres_error.h"
#include "db/value.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <libpq-fe.h>

namespace kith::db {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ClearResult>;

class PostgresConnection {
public:
    // Repeatable when the server cannot be reached.
    explicit PostgresConnection(std::string const& url);

    void send(std::string_view sql, std::span<Value const>);
    // The answer to the last of what was sent. Faults with the first that failed;
    // PostgreSQL passes over the others up to the end of the pipeline.
    PostgresResult finish();
    // The same, if anything was sent.
    void finish_waiting();
    // Sends what waits and the commit. When nobody can know whether it took place,
    // the fault is Unavailable and not Repeatable.
    void commit();
    void roll_back() noexcept;

    // Open, and in no transaction.
    bool is_usable();
    // 150020 for 15.20
    int server_version() const { return PQserverVersion(connection_.get()); }
    std::string server_encoding() const;

private:
    struct Close {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    struct Sent {
        std::string sql;
        std::string kept_as; // where it was a prepare: its key in `kept_`
    };
    struct Failure {
        std::string sqlstate;
        std::string text;
        bool is_of_last = false; // the last of what was sent
    };

    void set_up_session();
    void send_kept(std::string_view sql, std::string key, class PostgresParameters const&);
    PostgresResult next_result();
    PostgresResult exchange(std::optional<Failure>&);
    Failure failure_of(PGresult const*, Sent const&, bool is_of_last) const;
    void check_sent(int is_sent) const;
    std::string error_text() const { return in_one_line(PQerrorMessage(connection_.get())); }

    std::unique_ptr<PGconn, Close> connection_;
    std::vector<Sent> sent_;
    // Name by types and text of a statement.
    std::unordered_map<std::string, std::string> kept_;
    int names_given_ = 0;
};

}
