#include "persons/persons.h"

#include "support/parallel.h"
#include "support/people.h"

#include "support/database.h"
#include <gtest/gtest.h>

namespace kith::persons {
namespace {

using tests::address;
using tests::code;
using tests::name;

class PersonsTest : public DatabaseTest {
protected:
    void SetUp() override { database(); } // open before many threads ask for it

    std::optional<Person> made(std::string_view email)
    {
        return database().write_now([&](db::Transaction& tx) {
            return create(tx, { name("Ann"), name("Lee"), address(email), "hash", true });
        });
    }
    std::optional<Person> by_email(std::string_view email)
    {
        return database().read_now([&](db::Transaction& tx) { return find_by_email(tx, address(email)); });
    }
};
KITH_ON_BOTH_ENGINES(PersonsTest);

TEST_P(PersonsTest, are_found_by_id_and_by_any_spelling_of_their_address)
{
    auto const ann = made("Ann@Bücher.test").value();
    for (auto const* spelling : { "ann@bücher.test", "ANN@XN--BCHER-KVA.test", "ａｎｎ@bücher.test" }) {
        auto const found = by_email(spelling);
        ASSERT_TRUE(found) << spelling;
        EXPECT_EQ(found->id, ann.id);
        EXPECT_EQ(found->email.text(), "Ann@Bücher.test") << "mail goes to what was typed first";
    }
    auto const found = database().read_now([&](db::Transaction& tx) { return find(tx, ann.id); });
    EXPECT_EQ(found->first_name.text(), "Ann");
    EXPECT_EQ(found->password_hash, "hash");
    EXPECT_TRUE(found->is_operator);
    EXPECT_EQ(found->session_epoch, 1);
    EXPECT_FALSE(by_email("bob@bücher.test"));
    EXPECT_FALSE(database().read_now([&](db::Transaction& tx) { return find(tx, PersonId::make()); }));
}

TEST_P(PersonsTest, do_not_share_an_address)
{
    EXPECT_TRUE(made("ann@acme.test"));
    EXPECT_FALSE(made("ANN@ACME.test"));
    EXPECT_TRUE(made("ſann@acme.test"));
    EXPECT_EQ(tests::count(database(), "persons"), 2);
}

TEST_P(PersonsTest, with_one_address_at_once_are_one)
{
    EXPECT_EQ(tests::in_parallel(16, 32, [&](int) { return made("ann@acme.test").has_value(); }), 1);
    EXPECT_EQ(tests::count(database(), "persons"), 1);
}

TEST_P(PersonsTest, are_renamed_once_for_each_version)
{
    auto const ann = made("ann@acme.test").value();
    auto rename_to = [&](char const* first) {
        return database().write_now([&](db::Transaction& tx) { return rename(tx, ann, { name(first), name("Li") }); });
    };
    auto const renamed = rename_to("Anna");
    EXPECT_EQ(renamed->first_name.text(), "Anna");
    EXPECT_EQ(renamed->version, 2);
    EXPECT_EQ(code(rename_to("Anne")), "stale");
    EXPECT_EQ(by_email("ann@acme.test")->first_name.text(), "Anna");
}

TEST_P(PersonsTest, know_their_accounts)
{
    auto const ann = made("ann@acme.test").value();
    auto const account = AccountId::make();
    database().write_now([&](db::Transaction& tx) {
        tie_to_account(tx, ann.id, account);
        tie_to_account(tx, ann.id, account);
        EXPECT_EQ(accounts_of(tx, ann.id), std::vector { account });
        EXPECT_TRUE(accounts_of(tx, PersonId::make()).empty());
    });
}

TEST_P(PersonsTest, keep_their_new_password)
{
    auto const ann = made("ann@acme.test").value();
    database().write_now([&](db::Transaction& tx) { set_password_hash(tx, ann.id, "new"); });
    EXPECT_EQ(by_email("ann@acme.test")->password_hash, "new");
}

TEST_P(PersonsTest, check_finds_who_does_not_own_his_address)
{
    auto const ann = made("ann@acme.test").value();
    auto findings = [&] { return database().read_now([](db::Transaction& tx) { return check(tx); }); };
    EXPECT_TRUE(findings().empty());
    database().write_now([](db::Transaction& tx) { tx.run("delete from person_emails"); });
    ASSERT_EQ(findings().size(), 1u);
    EXPECT_NE(findings()[0].find(ann.id.text()), std::string::npos);
}

}
}
