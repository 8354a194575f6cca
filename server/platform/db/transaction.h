#pragma once

// One unit of work on one engine. Everything a use case changes - its rows, the
// events it records, the mail it queues - goes through the same Transaction, so
// all of it happens or none of it does.
//
// One SQL text serves both engines (STYLE.md, "SQL"). Parameters are $1, $2 ...;
// where the engines truly differ the text holds a hook in braces:
//   {skip_locked}  after a select that claims rows: "for update skip locked" / nothing
//   {list:$2}      a JSON list of texts as rows of one column, value: in {list:$2}, from {list:$2} as x
//   {strict}       behind a create table: "strict" on SQLite
//   {strict, without rowid}  the same, for rows that are nothing but their key
// Of the types text, bigint and integer SQLite has no bigint: there it is an int.
//
// A statement that fails spoils its transaction: the fault is to be let through,
// since on either engine only a rollback can follow it.

#include "base/time.h"
#include "db/query.h"
#include "db/value.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kith::db {

class Transaction {
public:
    virtual ~Transaction() = default;
    Transaction() = default;
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;

    // The time of this transaction: the same for everything that happens in it.
    Time now() const { return now_; }

    // All of it is taken back in the end: what only later readers need may be left out.
    void rehearse() { is_rehearsal_ = true; }
    bool is_rehearsal() const { return is_rehearsal_; }

    // Runs a query; `read` makes one T of each row.
    template<typename Read, typename... Values>
    auto all(Read read, std::string_view sql, Values const&... values)
    {
        std::vector<std::invoke_result_t<Read, Row const&>> rows;
        auto bound = std::array<Value, sizeof...(Values)> { to_value(values)... };
        execute(sql, bound, [&](Row const& row) { rows.push_back(read(row)); });
        return rows;
    }

    template<typename Read>
    auto all(Read read, Query const& query)
    {
        std::vector<std::invoke_result_t<Read, Row const&>> rows;
        execute(query.sql(), query.values(), [&](Row const& row) { rows.push_back(read(row)); });
        return rows;
    }

    // The first row, if there is one.
    template<typename Read, typename... Values>
    auto first(Read read, std::string_view sql, Values const&... values)
    {
        std::optional<std::invoke_result_t<Read, Row const&>> found;
        auto bound = std::array<Value, sizeof...(Values)> { to_value(values)... };
        execute(sql, bound, [&](Row const& row) {
            if (!found)
                found = read(row);
        });
        return found;
    }

    // Runs a statement; how many rows it inserted, updated or deleted.
    template<typename... Values>
    std::int64_t run(std::string_view sql, Values const&... values)
    {
        auto bound = std::array<Value, sizeof...(Values)> { to_value(values)... };
        return execute(sql, bound, {});
    }

    // Runs a statement whose count nobody needs. PostgreSQL holds it back and
    // sends it along with the next one, which saves a round trip; if it fails,
    // the transaction faults there, or at its commit.
    template<typename... Values>
    void send(std::string_view sql, Values const&... values)
    {
        auto bound = std::array<Value, sizeof...(Values)> { to_value(values)... };
        execute_later(sql, bound);
    }

    // Once this has committed, whoever waits for `topic` is woken: a hint that
    // may be lost or repeated, never the truth.
    void wake(std::string topic) { topics_.push_back(std::move(topic)); }
    std::vector<std::string> const& topics() const { return topics_; }

protected:
    virtual std::int64_t execute(std::string_view sql, std::span<Value const>, OnRow const&) = 0;
    virtual void execute_later(std::string_view sql, std::span<Value const>) = 0;

    Time now_ {};
    bool is_rehearsal_ = false;
    std::vector<std::string> topics_;
};

// Readers for a single column.
inline std::string read_text(Row const& row) { return row.string(0); }
inline std::int64_t read_integer(Row const& row) { return row.integer(0); }

}
