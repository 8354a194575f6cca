#include "db/postgres_transaction.h"

#include <charconv>

namespace kith::db {
namespace {

constexpr unsigned type_boolean = 16; // pg_type.dat

class PostgresRow final : public Row {
public:
    PostgresRow(PGresult const* result, int row) : result_(result), row_(row) {}

    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) == 1; }

    std::int64_t integer(int column) const override
    {
        auto const digits = text(column);
        if (PQftype(result_, column) == type_boolean) // of an expression: no column is one
            return digits == "t" ? 1 : 0;
        std::int64_t number = 0;
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error != std::errc {} || end != digits.data() + digits.size())
            throw Fault("column " + std::to_string(column) + " is no integer");
        return number;
    }

    std::string_view text(int column) const override
    {
        if (is_null(column))
            throw Fault("column " + std::to_string(column) + " is null");
        return { PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column)) };
    }

private:
    PGresult const* result_;
    int row_;
};

void read_rows(PGresult const* result, OnRow const& on_row)
{
    int const rows = on_row ? PQntuples(result) : 0;
    for (int row = 0; row < rows; ++row)
        on_row(PostgresRow { result, row });
}

// libpq also counts the rows that a select answers.
std::int64_t changed_rows(PGresult* result)
{
    if (std::string_view { PQcmdStatus(result) }.starts_with("SELECT"))
        return 0;
    std::string_view const digits = PQcmdTuples(result);
    std::int64_t count = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return count;
}

}

PostgresTransaction::PostgresTransaction(PostgresConnection& connection, PostgresAccess access)
    : connection_(connection)
    , access_(access)
{
    now_ = wall_clock();
}

PostgresTransaction::~PostgresTransaction()
{
    if (is_open_)
        connection_.roll_back();
}

void PostgresTransaction::end(Ending ending)
{
    if (has_failed_)
        throw Fault("the work went on after a statement had failed");
    if (!is_open_)
        return;
    if (access_ == PostgresAccess::Read)
        return connection_.finish_waiting();
    if (ending == Ending::Commit)
        connection_.commit();
    else
        connection_.roll_back();
    is_open_ = false;
}

std::int64_t PostgresTransaction::execute(std::string_view sql, std::span<Value const> values, OnRow const& on_row)
{
    try {
        execute_later(sql, values);
        auto const result = connection_.finish();
        read_rows(result.get(), on_row);
        return changed_rows(result.get());
    } catch (...) {
        has_failed_ = true;
        throw;
    }
}

void PostgresTransaction::execute_later(std::string_view sql, std::span<Value const> values)
{
    begin_if_needed();
    connection_.send(sql, values);
}

void PostgresTransaction::begin_if_needed()
{
    if (std::exchange(is_open_, true))
        return;
    bool const reads = access_ == PostgresAccess::Read;
    connection_.send(
        reads ? "begin isolation level repeatable read read only" : "begin isolation level read committed", {});
}

}
