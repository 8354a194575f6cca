#include "db/transaction.h"

#include "base/fault.h"
#include "db/savepoint.h"
#include "support/notes_table.h"

#include <limits>

namespace kith::db {
namespace {

using Names = std::vector<std::string>;

class TransactionTest : public NotesTest {};
KITH_ON_BOTH_ENGINES(TransactionTest);

TEST_P(TransactionTest, counts_changed_rows)
{
    add("a", 1);
    add("b", 1);
    database().write_now([](Transaction& tx) {
        EXPECT_EQ(tx.run("update notes set number = 5 where number = $1", 1), 2);
        EXPECT_EQ(tx.run("update notes set number = 5 where number = $1", 1), 0);
        EXPECT_EQ(tx.run("select name from notes"), 0);
        EXPECT_EQ(tx.run("insert into notes (name) values ('b') on conflict (name) do nothing"), 0);
        EXPECT_EQ(tx.run("create index notes_by_number on notes (number)"), 0);
        EXPECT_EQ(tx.run("delete from notes"), 2);
    });
}

TEST_P(TransactionTest, takes_a_part_back_alone)
{
    auto add_and = [](Transaction& tx, char const* name, bool is_fine) {
        return attempt(tx, [&]() -> Result<void> {
            tx.run("insert into notes (name) values ($1)", name);
            return is_fine ? Result<void> {} : refuse("wrong_state");
        });
    };
    database().write_now([&](Transaction& tx) {
        EXPECT_TRUE(add_and(tx, "a", true));
        EXPECT_FALSE(add_and(tx, "b", false));
        EXPECT_TRUE(add_and(tx, "c", true));
    });
    EXPECT_EQ(names(), (Names { "a", "c" }));
}

TEST_P(TransactionTest, takes_parameters_in_any_order_and_again)
{
    EXPECT_EQ(answer("select $2 || $1 || $2", "a", "b"), "bab");
    EXPECT_EQ(answer("select $3 || '$1' || $1 || $2 -- $9", "a", "b", "c"), "c$1ab");
}

TEST_P(TransactionTest, faults_on_a_wrong_number_of_values)
{
    EXPECT_THROW(answer("select $1 || $2", "a"), Fault);
    EXPECT_THROW(answer("select $1 || 'a'", "a", "b"), Fault);
}

TEST_P(TransactionTest, keeps_every_value_as_it_is)
{
    using Limits = std::numeric_limits<std::int64_t>;
    std::string const text =
        "Zoë \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 عربي '\"\\ $1 {strict}\n\t" + std::string(100'000, 'x');
    database().write_now([&](Transaction& tx) {
        tx.run("insert into notes values ($1, $2, $3)", "least", Limits::min(), text);
        tx.run("insert into notes values ($1, $2, $3)", "most", Limits::max(), std::string_view {});
        tx.run("insert into notes values ($1, $2, $3)", "null", std::optional<Time> {}, std::nullopt);
    });
    database().read_now([&](Transaction& tx) {
        constexpr auto sql = "select number, body from notes where name = $1";
        EXPECT_EQ(tx.first([](Row const& row) { return row.integer(0); }, sql, "least"), Limits::min());
        EXPECT_EQ(tx.first([](Row const& row) { return row.string(1); }, sql, "least"), text);
        EXPECT_EQ(tx.first([](Row const& row) { return row.integer(0); }, sql, "most"), Limits::max());
        EXPECT_EQ(tx.first([](Row const& row) { return row.optional_string(1); }, sql, "most").value(), "");
        EXPECT_EQ(tx.first([](Row const& row) { return row.optional_time(0); }, sql, "null").value(), std::nullopt);
        EXPECT_TRUE(tx.first([](Row const& row) { return row.is_null(1); }, sql, "null").value());
    });
}

TEST_P(TransactionTest, faults_on_null_and_on_texts_read_as_numbers)
{
    add("a");
    auto const sql = "select name, body from notes";
    auto read_all = [&](auto read) { return database().read_now([&](Transaction& tx) { return tx.all(read, sql); }); };
    EXPECT_THROW(read_all([](Row const& row) { return row.integer(0); }), Fault);
    EXPECT_THROW(read_all([](Row const& row) { return row.string(1); }), Fault);
    auto swallows = [&](Transaction& tx) {
        EXPECT_THROW(tx.all([](Row const& row) { return row.integer(0); }, sql), Fault);
    };
    EXPECT_THROW(database().read_now(swallows), Fault);
}

TEST_P(TransactionTest, knows_types_where_the_statement_does_not_say_them)
{
    database().write_now([](Transaction& tx) {
        tx.run("insert into notes (name, number) select $1, $2 where not exists (select 1 from notes)", "a",
            5'000'000'000);
        EXPECT_EQ(tx.first(read_integer, "select number + $1 from notes", 5'000'000'000), 10'000'000'000);
        EXPECT_EQ(tx.first([](Row const& row) { return row.flag(0); }, "select exists (select 1 from notes)"), true);
        EXPECT_EQ(tx.first(read_integer, "select count(*) from notes where $1 = '' or name = $1", ""), 1);
        EXPECT_EQ(tx.first(read_integer, "select count(*) from notes limit $1", 10), 1);
    });
}

TEST_P(TransactionTest, takes_null_and_values_for_the_same_parameter)
{
    auto set = [](Transaction& tx, std::optional<std::string> body) {
        tx.run("update notes set body = $1 where name = 'a'", body);
    };
    add("a");
    database().write_now([&](Transaction& tx) { set(tx, {}), set(tx, "x"), set(tx, {}), set(tx, "y"); });
    EXPECT_EQ(answer("select body from notes"), "y");
}

TEST_P(TransactionTest, fills_hooks)
{
    add("a"), add("b"), add("c");
    EXPECT_EQ(answer("select count(*) from notes where name in {list:$2} and number = $1", 0, R"(["a","c","x"])"), "2");
    EXPECT_EQ(answer("select count(*) from notes where name in {list:$1}", "[]"), "0");
    database().write_now([](Transaction& tx) {
        EXPECT_EQ(
            tx.all(read_text, "select name from notes order by name limit 2 {skip_locked}"), (Names { "a", "b" }));
    });
}

TEST_P(TransactionTest, sorts_by_bytes_under_collate_c)
{
    add("b"), add("B"), add("ä"), add("a");
    EXPECT_EQ(names(), (Names { "B", "a", "b", "ä" }));
}

TEST_P(TransactionTest, names_the_statement_but_no_value_in_a_fault)
{
    add("secret");
    try {
        add("secret");
        FAIL();
    } catch (Fault const& fault) {
        EXPECT_NE(std::string { fault.what() }.find("insert into notes"), std::string::npos) << fault.what();
        EXPECT_EQ(std::string { fault.what() }.find("secret"), std::string::npos) << fault.what();
    }
}

TEST_P(TransactionTest, runs_the_same_query_inside_its_own_rows)
{
    add("a"), add("b");
    auto const sql = "select name from notes order by name";
    auto const pairs = database().read_now([&](Transaction& tx) {
        return tx.all([&](Row const& row) { return row.string(0) + *tx.first(read_text, sql) + row.string(0); }, sql);
    });
    EXPECT_EQ(pairs, (Names { "aaa", "bab" }));
}

}
}
