#include "db/statement_text.h"

#include "base/fault.h"

#include <gtest/gtest.h>

namespace kith::db {
namespace {

TEST(StatementText, is_spelled_for_each_engine)
{
    struct Case {
        std::string_view written;
        std::string_view sqlite;
        std::string_view postgres;
    };
    for (auto const& [written, sqlite, postgres] : {
             Case { "select $2, $1", "select ?2, ?1", "select $2, $1" },
             Case { "select '$1 {strict}', $1", "select '$1 {strict}', ?1", "select '$1 {strict}', $1" },
             Case { "select 'it''s $1'", "select 'it''s $1'", "select 'it''s $1'" },
             Case { "select \"a$1\"", "select \"a$1\"", "select \"a$1\"" },
             Case { "-- it's $1\nselect $1", "-- it's $1\nselect ?1", "-- it's $1\nselect $1" },
             Case { "select 1 -- {strict}", "select 1 -- {strict}", "select 1 -- {strict}" },
             Case { "select 1 {skip_locked}", "select 1 ", "select 1 for update skip locked" },
             Case { "x in {list:$12}", "x in (select value from json_each(?12))",
                 "x in (select value from jsonb_array_elements_text($12::jsonb))" },
             Case { "(at bigint) {strict}", "(at int   ) strict", "(at bigint) " },
             Case { "(a text) {strict, without rowid}", "(a text) strict, without rowid", "(a text) " },
             Case { "bigints, a_bigint, 'bigint'", "bigints, a_bigint, 'bigint'", "bigints, a_bigint, 'bigint'" },
             Case { "", "", "" },
         }) {
        EXPECT_EQ(spell_statement(Engine::Sqlite, written).text, sqlite);
        EXPECT_EQ(spell_statement(Engine::Postgres, written).text, postgres);
    }
}

TEST(StatementText, knows_its_highest_parameter)
{
    auto parameters = [](std::string_view sql) { return spell_statement(Engine::Postgres, sql).parameters; };
    EXPECT_EQ(parameters("select 1 -- $3"), 0u);
    EXPECT_EQ(parameters("select $12, $3, '$99'"), 12u);
    EXPECT_EQ(parameters("select $1 where a in {list:$2}"), 2u);
}

TEST(StatementText, asks_each_engine_for_its_size)
{
    EXPECT_TRUE(spell_statement(Engine::Sqlite, "select {database_size}").text.contains("page_count"));
    EXPECT_TRUE(spell_statement(Engine::Postgres, "select {database_size}").text.contains("pg_database_size"));
}

TEST(StatementText, faults_on_hooks_that_do_not_exist)
{
    EXPECT_THROW(spell_statement(Engine::Sqlite, "select {now}"), Fault);
    EXPECT_THROW(spell_statement(Engine::Postgres, "select {strict"), Fault);
}

TEST(StatementText, keeps_only_what_runs_again)
{
    EXPECT_TRUE(is_worth_keeping("\n        select 1"));
    EXPECT_TRUE(is_worth_keeping("with a as (select 1) select * from a"));
    EXPECT_FALSE(is_worth_keeping("create table a (b text)"));
    EXPECT_FALSE(is_worth_keeping("pragma quick_check"));
    EXPECT_FALSE(is_worth_keeping(""));
}

TEST(StatementText, is_shown_in_one_line)
{
    EXPECT_EQ(statement_in_short("\n    select 1\n      from a"), "select 1 from a");
    EXPECT_LT(statement_in_short(std::string(1000, 'x')).size(), 130u);
}

}
}
