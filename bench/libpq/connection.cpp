#include "connection.h"

#include "statements.h"

#include <cstdio>
#include <cstdlib>

namespace {

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::vector<char const*> pointers_to(Texts const& values)
{
    std::vector<char const*> pointers;
    for (auto const& value : values)
        pointers.push_back(value.c_str());
    return pointers;
}

}

Connection::Connection(char const* url) : connection_(PQconnectdb(url), PQfinish)
{
    if (PQstatus(connection_.get()) != CONNECTION_OK)
        fail();
}

std::vector<Texts> Connection::rows(char const* sql, Texts const& values)
{
    auto const pointers = pointers_to(values);
    Result const result { PQexecParams(connection_.get(), sql, static_cast<int>(values.size()), nullptr,
                              pointers.data(), nullptr, nullptr, 0),
        PQclear };
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK)
        fail();
    std::vector<Texts> all(static_cast<std::size_t>(PQntuples(result.get())));
    for (int row = 0; row < PQntuples(result.get()); ++row)
        for (int column = 0; column < PQnfields(result.get()); ++column)
            all[static_cast<std::size_t>(row)].emplace_back(PQgetvalue(result.get(), row, column));
    return all;
}

void Connection::begin_pipeline()
{
    for (auto const& [name, sql] : statements) {
        Result const result { PQprepare(connection_.get(), name, sql, 0, nullptr), PQclear };
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            fail();
    }
    PQenterPipelineMode(connection_.get());
}

void Connection::send(char const* name, Texts const& values)
{
    auto const pointers = pointers_to(values);
    if (PQsendQueryPrepared(
            connection_.get(), name, static_cast<int>(values.size()), pointers.data(), nullptr, nullptr, 0) != 1)
        fail();
    ++sent_;
}

Texts Connection::finish()
{
    PQpipelineSync(connection_.get());
    Texts first;
    for (; sent_ > 0; --sent_) {
        Result const result { PQgetResult(connection_.get()), PQclear };
        auto const status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            fail();
        first.clear();
        for (int column = 0; PQntuples(result.get()) > 0 && column < PQnfields(result.get()); ++column)
            first.emplace_back(PQgetvalue(result.get(), 0, column));
        PQgetResult(connection_.get()); // the null that ends it
    }
    Result const sync { PQgetResult(connection_.get()), PQclear };
    return first;
}

void Connection::fail() const
{
    std::fprintf(stderr, "%s\n", PQerrorMessage(connection_.get()));
    std::exit(1);
}
