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
    std::optional<Person> by_login(std::string_view login)
    {
        return database().read_now([&](db::Transaction& tx) { return find_by_login(tx, login); });
    }
    Result<Person> profiled(Person const& person, std::string_view username, std::string_view phone = "")
    {
        return database().write_now([&](db::Transaction& tx) {
            return set_profile(tx, person, Username::parse(username).value(), PhoneNumber::parse(phone).value(), {});
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

TEST_P(PersonsTest, sign_in_by_address_or_username)
{
    auto const ann = made("ann@acme.test").value();
    EXPECT_EQ(profiled(ann, "Ann.Lee", "+49 30 1")->username.text(), "ann.lee");
    for (auto const* login : { "ann@acme.test", "ANN@acme.test", "ann.lee", " ANN.LEE ", "ａｎｎ.lee" })
        EXPECT_EQ(by_login(login)->id, ann.id) << login;
    EXPECT_EQ(by_login("ann.lee")->phone.text(), "+49 30 1");
    for (auto const* login : { "ann", "ánn.lee", "ann.lee@", "", "ann.lee\n.", "@", "ann.leeа" })
        EXPECT_FALSE(by_login(login)) << login;
}

TEST_P(PersonsTest, give_a_username_back_when_they_take_another)
{
    auto const ann = made("ann@acme.test").value();
    auto const bob = made("bob@acme.test").value();
    auto const named = profiled(ann, "boss").value();
    EXPECT_EQ(code(profiled(bob, "BOSS")), "username_taken");
    EXPECT_EQ(code(profiled(ann, "other")), "stale") << "that version is gone";
    auto const renamed = profiled(named, "ann").value();
    EXPECT_EQ(renamed.version, 3);
    EXPECT_TRUE(profiled(bob, "boss"));
    EXPECT_TRUE(profiled(renamed, ""));
    EXPECT_FALSE(by_login("ann"));
    EXPECT_EQ(tests::count(database(), "person_usernames"), 1);
}

TEST_P(PersonsTest, of_16_who_want_one_username_one_gets_it)
{
    std::vector<Person> all;
    for (int i = 0; i < 16; ++i)
        all.push_back(made("p" + std::to_string(i) + "@acme.test").value());
    auto takes = [&](int i) { return profiled(all[static_cast<std::size_t>(i)], "boss").has_value(); };
    EXPECT_EQ(tests::in_parallel(16, 16, takes), 1);
    EXPECT_EQ(tests::count(database(), "person_usernames"), 1);
}

TEST_P(PersonsTest, are_verified_at_the_address_they_have)
{
    auto const ann = made("ann@acme.test").value();
    auto verified_by = [&](char const* key) {
        database().write_now([&](db::Transaction& tx) { verify_email(tx, ann.id, key); });
        return by_email("ann@acme.test")->email_verified;
    };
    EXPECT_FALSE(ann.email_verified);
    EXPECT_FALSE(verified_by("other@acme.test"));
    EXPECT_FALSE(verified_by(""));
    EXPECT_TRUE(verified_by("ann@acme.test"));
}

TEST_P(PersonsTest, have_a_recovery_address_and_may_become_operators)
{
    auto const ann = made("ann@acme.test").value();
    database().write_now([&](db::Transaction& tx) {
        EXPECT_TRUE(set_recovery_email(tx, ann, address("ann@home.test")));
        EXPECT_EQ(code(set_recovery_email(tx, ann, {})), "stale");
        tx.run("update persons set is_operator = 0");
    });
    EXPECT_EQ(by_email("ann@acme.test")->recovery_email, "ann@home.test");
    EXPECT_FALSE(by_email("ann@acme.test")->is_operator);
    database().write_now([&](db::Transaction& tx) {
        EXPECT_TRUE(set_recovery_email(tx, find(tx, ann.id).value(), {}));
        make_operator(tx, ann.id);
    });
    EXPECT_EQ(by_email("ann@acme.test")->recovery_email, "");
    EXPECT_TRUE(by_email("ann@acme.test")->is_operator);
}

TEST_P(PersonsTest, change_a_password_once_from_what_it_was)
{
    auto const ann = made("ann@acme.test").value();
    auto replaced = [&](std::string const& hash) {
        return database().write_now([&](db::Transaction& tx) { return replace_password_hash(tx, ann, hash); });
    };
    EXPECT_TRUE(replaced("second"));
    EXPECT_FALSE(replaced("third"));
    EXPECT_EQ(by_email("ann@acme.test")->password_hash, "second");
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

TEST_P(PersonsTest, check_finds_usernames_that_are_not_owned)
{
    auto const ann = profiled(made("ann@acme.test").value(), "ann").value();
    auto found_after = [&](char const* sql) {
        database().write_now([&](db::Transaction& tx) { tx.run(sql); });
        auto const findings = database().read_now([](db::Transaction& tx) { return check(tx); });
        return findings.size() == 1 ? findings[0] : std::to_string(findings.size());
    };
    EXPECT_EQ(found_after("update persons set username = ''"), "username ann: is not that of the person who owns it");
    EXPECT_EQ(found_after("delete from person_usernames"), "0");
    EXPECT_EQ(found_after("update persons set username = 'ann'"),
        "person " + ann.id.text() + ": does not own the username it has");
}

}
}
