#pragma once

// A connection to PostgreSQL with the prepared statements of statements.h: many of
// them in one round trip. Whatever fails ends the program.

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

using Texts = std::vector<std::string>;

class Connection {
public:
    explicit Connection(char const* url);

    std::vector<Texts> rows(char const* sql, Texts const& values = {});
    // Prepares all statements; from here on only send() and finish().
    void begin_pipeline();
    void send(char const* name, Texts const& values = {});
    // One round trip: the first row of the last answer.
    Texts finish();

private:
    [[noreturn]] void fail() const;

    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
    int sent_ = 0;
};
