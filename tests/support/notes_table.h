#pragma once

#include "support/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

// A table without meaning, to test the database itself.
class NotesTest : public DatabaseTest {
protected:
    void SetUp() override
    {
        database().write_now([](db::Transaction& tx) {
            tx.run("drop table if exists notes");
            tx.run("create table notes (name text not null primary key, number bigint, body text) {strict}");
        });
    }

    void add(std::string_view name, std::int64_t number = 0)
    {
        database().write_now(
            [&](db::Transaction& tx) { tx.run("insert into notes (name, number) values ($1, $2)", name, number); });
    }

    std::vector<std::string> names()
    {
        return database().read_now([](db::Transaction& tx) {
            return tx.all(db::read_text, "select name from notes order by name collate \"C\"");
        });
    }

    template<typename... Values>
    std::optional<std::string> answer(std::string_view sql, Values const&... values)
    {
        return database().read_now([&](db::Transaction& tx) {
            auto read = [](db::Row const& row) { return row.optional_string(0).value_or("null"); };
            return tx.first(read, sql, values...);
        });
    }
};

}
