#include "db/migrations.h"

#include "base/fault.h"
#include "support/database.h"

#include <atomic>
#include <thread>

#include <sysexits.h>

namespace kith::db {
namespace {

class MigrationsTest : public DatabaseTest {
protected:
    int newest() const { return static_cast<int>(embedded_migrations().size()); }
    void set_version(int version)
    {
        database().write_now([&](Transaction& tx) { tx.run("update schema_version set version = $1", version); });
    }
};
KITH_ON_BOTH_ENGINES(MigrationsTest);

TEST_P(MigrationsTest, run_once)
{
    EXPECT_EQ(schema_version(database()), newest());
    EXPECT_EQ(migrate(database()), 0);
    EXPECT_EQ(schema_version(database()), newest());
}

TEST_P(MigrationsTest, refuse_a_newer_database)
{
    set_version(newest() + 1);
    try {
        migrate(database());
        ADD_FAILURE();
    } catch (StartupFault const& fault) {
        EXPECT_EQ(fault.exit_code(), EX_CONFIG);
    }
    set_version(newest());
}

// The version falls back, the tables stay: so the first statement faults, and the
// version must not have moved.
TEST_P(MigrationsTest, commit_whole_or_not_at_all)
{
    set_version(0);
    EXPECT_THROW(migrate(database()), Fault);
    EXPECT_EQ(schema_version(database()), 0);
    set_version(newest());
}

TEST_P(MigrationsTest, are_numbered_without_gaps)
{
    int expected = 1;
    for (auto const& migration : embedded_migrations())
        EXPECT_EQ(migration.version, expected++);
}

class SchemaTest : public DatabaseTest {};
KITH_ON_SQLITE(SchemaTest);

TEST_P(SchemaTest, is_printed_as_migrations_spell_it)
{
    auto const schema = print_schema(database());
    EXPECT_NE(schema.find("create table schema_version ("), std::string::npos);
    EXPECT_NE(schema.find("version bigint  not null"), std::string::npos) << schema;
    EXPECT_NE(schema.find(") {strict};\n"), std::string::npos);
    EXPECT_EQ(schema.find("CREATE"), std::string::npos);
    EXPECT_EQ(schema.find(" int "), std::string::npos);
    EXPECT_LT(schema.find("create table accounts"), schema.find("create table events"));
}

class MigratingTest : public DatabaseTest {
protected:
    void drop_everything()
    {
        database().write_now([](Transaction& tx) {
            for (auto const& table : tx.all(read_text, "select tablename from pg_tables where schemaname = 'public'"))
                tx.run("drop table " + table + " cascade");
        });
    }
};
KITH_ON_POSTGRES(MigratingTest);

TEST_P(MigratingTest, is_done_once_by_nodes_that_start_at_once)
{
    drop_everything();
    std::atomic<int> ran = 0;
    std::vector<std::jthread> nodes;
    for (int i = 0; i < 6; ++i)
        nodes.emplace_back([&] {
            auto const database = open({ .url = url(), .postgres_connections = 1 });
            ran += migrate(*database);
        });
    nodes.clear();
    EXPECT_EQ(ran, static_cast<int>(embedded_migrations().size()));
}

}
}
