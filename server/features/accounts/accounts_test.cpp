#include "accounts/accounts.h"

#include "base/fault.h"
#include "support/database.h"
#include "support/parallel.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <set>

namespace kith::accounts {
namespace {

using tests::code;
using tests::founded;

AccountName called(std::string_view name) { return AccountName::parse(name).value(); }

class AccountsTest : public DatabaseTest {
protected:
    void SetUp() override { database(); } // open before many threads ask for it

    Result<Account> renamed(tests::Business& business, Actor const& actor, std::string_view name)
    {
        auto after = business.account;
        after.name = called(name);
        return business.write([&](db::Transaction& tx) { return change(tx, actor, business.account, after); });
    }
};
KITH_ON_BOTH_ENGINES(AccountsTest);

TEST_P(AccountsTest, are_founded_with_a_legal_representative_and_a_log)
{
    auto acme = founded(database(), "Acme");
    acme.read([&](db::Transaction& tx) {
        auto const account = find(tx, acme.account.id).value();
        EXPECT_EQ(account.name.text(), "Acme");
        EXPECT_EQ(account.slug, "acme");
        EXPECT_EQ(account.kind, Kind::Business);
        auto const founder = memberships::find(tx, acme.account.id, acme.ann.membership).value();
        EXPECT_EQ(founder.rights, tests::legal_representative);
        EXPECT_EQ(founder.state, memberships::State::Active);
        auto const events = events::list_after(tx, acme.account.id, 0, 10);
        ASSERT_EQ(events.size(), 2u);
        EXPECT_EQ(events[0].operation, "account.founded");
        EXPECT_EQ(events[1].operation, "membership.joined");
    });
}

TEST_P(AccountsTest, of_one_name_get_slugs_of_their_own)
{
    EXPECT_EQ(founded(database(), "Acme").account.slug, "acme");
    EXPECT_EQ(founded(database(), "ACME!").account.slug, "acme-2");
    EXPECT_EQ(founded(database(), "Äcme").account.slug, "acme-3");
    EXPECT_EQ(founded(database(), "Acme 2").account.slug, "acme-2-2");
}

TEST_P(AccountsTest, founded_at_once_get_slugs_of_their_own)
{
    std::mutex mutex;
    std::set<std::string> slugs;
    tests::in_parallel(8, 16, [&](int) {
        auto const slug = founded(database(), "Acme").account.slug;
        std::lock_guard const lock { mutex };
        return slugs.insert(slug).second;
    });
    EXPECT_EQ(slugs.size(), 16u);
    EXPECT_TRUE(slugs.contains("acme") && slugs.contains("acme-16"));
}

TEST_P(AccountsTest, are_renamed_by_who_may)
{
    auto acme = founded(database(), "Acme");
    EXPECT_EQ(code(renamed(acme, acme.joined("Bob"), "Mine")), "forbidden");
    EXPECT_EQ(code(renamed(acme, acme.joined("Cem", tests::manager), "Mine")), "forbidden");
    auto const eve = acme.joined("Eve", tests::administrator);
    auto const answer = renamed(acme, eve, "Acme Rockets");
    EXPECT_EQ(answer->name.text(), "Acme Rockets");
    EXPECT_EQ(answer->version, 2);
    EXPECT_EQ(answer->slug, "acme") << "links to the account go on working";
    EXPECT_EQ(code(renamed(acme, eve, "Acme again")), "stale");
    acme.read([&](db::Transaction& tx) {
        auto const newest = events::list_before(tx, acme.account.id, 0, 1).at(0);
        EXPECT_EQ(newest.operation, "account.renamed");
        EXPECT_EQ(newest.data, R"({"before":"Acme","after":"Acme Rockets"})");
        EXPECT_EQ(newest.source.name, "Eve Lee");
    });
}

TEST_P(AccountsTest, renamed_to_the_same_name_stay_as_they_are)
{
    auto acme = founded(database(), "Acme");
    auto const before = tests::count(database(), "events");
    EXPECT_EQ(renamed(acme, acme.ann, "Acme")->version, 1);
    EXPECT_EQ(tests::count(database(), "events"), before);
}

TEST_P(AccountsTest, are_listed_for_sweeps)
{
    EXPECT_FALSE(database().read_now([](db::Transaction& tx) { return any(tx); }));
    std::vector ids { founded(database(), "Acme").account.id, founded(database(), "Bolt").account.id };
    std::ranges::sort(ids);
    EXPECT_EQ(database().read_now([](db::Transaction& tx) { return list_all(tx); }), ids);
    EXPECT_TRUE(database().read_now([](db::Transaction& tx) { return any(tx); }));
}

TEST_P(AccountsTest, cannot_be_missing_where_there_are_members)
{
    auto get_unknown = [](db::Transaction& tx) { return get(tx, AccountId::make()); };
    EXPECT_THROW(database().read_now(get_unknown), Fault);
}

}
}
