#pragma once

// A migrated, empty database for each test, on every engine there is: on SQLite
// always, and on PostgreSQL when KITH_TEST_POSTGRES names a server whose user may
// create databases (tools/private_postgres starts one).
//
//     class InvitationsTest : public DatabaseTest { ... };
//     KITH_ON_BOTH_ENGINES(InvitationsTest);
//     TEST_P(InvitationsTest, are_sent_once) { database().write_now(...); }

#include "db/database.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace kith {

class DatabaseTest : public testing::TestWithParam<db::Engine> {
public:
    DatabaseTest();
    ~DatabaseTest() override;

    db::Database& database();

    // The same database opened anew, for what depends on how it is opened.
    db::Database& reopen(db::Options);
    void close();
    std::string url() const;

private:
    struct Place;
    std::unique_ptr<Place> place_;
};

std::vector<db::Engine> tested_engines();
std::vector<db::Engine> postgres_if_tested();
std::string engine_name(testing::TestParamInfo<db::Engine> const&);

#define KITH_ON_BOTH_ENGINES(TestClass) \
    INSTANTIATE_TEST_SUITE_P(, TestClass, testing::ValuesIn(::kith::tested_engines()), ::kith::engine_name)

// For tests of what only one engine can do.
#define KITH_ON_SQLITE(TestClass) \
    INSTANTIATE_TEST_SUITE_P(, TestClass, testing::Values(::kith::db::Engine::Sqlite), ::kith::engine_name)
#define KITH_ON_POSTGRES(TestClass)                           \
    GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(TestClass); \
    INSTANTIATE_TEST_SUITE_P(, TestClass, testing::ValuesIn(::kith::postgres_if_tested()), ::kith::engine_name)

// How opening a database ends: 0, or the exit code of a StartupFault.
int exit_code_of_opening(db::Options const&);

// A folder that is deleted with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    std::string path(std::string const& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

}
