// What PostgreSQL plans once for all values: no page may look at everybody for it.

#include "memberships/memberships_list_store.h"
#include "memberships/memberships_store.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::memberships {
namespace {

constexpr int many = 3000;
constexpr int a_few_pages = 300;

class MembershipsPlansTest : public DatabaseTest {
protected:
    MembershipsPlansTest()
    {
        acme.write([&](db::Transaction& tx) {
            for (int i = 0; i < many; ++i)
                store::insert(tx, member(i));
        });
        acme.write([](db::Transaction& tx) { tx.run("analyze"); });
    }

    // Everybody has a license: of the few who hold something rarer statistics say nothing.
    Membership member(int number)
    {
        auto const text = std::to_string(number);
        Membership made { acme.account.id, MembershipId::make(), PersonId::make(), Kind::Internal, State::Active,
            PersonName::stored("Person" + text), PersonName::stored("Known"),
            tests::address("m" + text + "@acme.test") };
        made.licenses.push_back({ "suite", {} });
        return made;
    }

    static std::int64_t rows_read(db::Transaction& tx)
    {
        return *tx.first(db::read_integer,
            "select cast(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as bigint) from pg_stat_xact_user_tables");
    }

    template<typename Read>
    std::int64_t rows_of(Read const& read)
    {
        return acme.read([&](db::Transaction& tx) {
            auto const before = rows_read(tx);
            read(tx, acme.account.id);
            return rows_read(tx) - before;
        });
    }

    tests::Business acme = tests::founded(database(), "Acme");
};
KITH_ON_POSTGRES(MembershipsPlansTest);

// B17
TEST_P(MembershipsPlansTest, read_a_page_of_everybody)
{
    auto const rows = rows_of([](db::Transaction& tx, AccountId const& account) { list(tx, account, {}); });
    EXPECT_LT(rows, a_few_pages);
}

TEST_P(MembershipsPlansTest, read_a_page_of_those_who_hold_a_license)
{
    auto const rows =
        rows_of([](db::Transaction& tx, AccountId const& account) { list(tx, account, { .product = "suite" }); });
    EXPECT_LT(rows, a_few_pages);
}

// EML-14: asked for each page of users.
TEST_P(MembershipsPlansTest, read_the_few_who_have_a_role)
{
    auto const rows = rows_of([](db::Transaction& tx, AccountId const& account) {
        auto const holders = list_holders(tx, account, { "legal_representative", "administrator" }, {});
        EXPECT_EQ(holders.size(), 1u);
    });
    EXPECT_LT(rows, a_few_pages);
}

// S4-12: of those who hold what everybody holds, a page as well.
TEST_P(MembershipsPlansTest, read_a_page_of_those_who_hold_one_of_several)
{
    auto const rows = rows_of([](db::Transaction& tx, AccountId const& account) {
        auto const holders = list_holders(tx, account, { "administrator", "license:suite" }, {});
        EXPECT_EQ(holders.size(), 25u);
    });
    EXPECT_LT(rows, a_few_pages);
}

}
}
