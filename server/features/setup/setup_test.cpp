#include "setup/setup.h"

#include "support/api.h"
#include "support/database.h"
#include "support/parallel.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith::setup {
namespace {

using tests::code;

class SetupTest : public DatabaseTest {
protected:
    std::optional<crypto::Token> offered()
    {
        return database().write_now([](db::Transaction& tx) { return offer(tx); });
    }
    std::string checked(crypto::Token const& token)
    {
        return code(database().read_now([&](db::Transaction& tx) { return check_token(tx, token); }));
    }
    std::string spent(crypto::Token const& token)
    {
        return code(database().write_now([&](db::Transaction& tx) { return spend_token(tx, token); }));
    }
    static std::string form(std::string_view token, std::string_view password = tests::good_password)
    {
        return fmt::format(
            R"({{"token":"{}","account_name":"Acme","first_name":"Ann","last_name":"Lee","email":"ann@acme.test","password":"{}"}})",
            token, password);
    }

    tests::Api api { database() };
};
KITH_ON_BOTH_ENGINES(SetupTest);

TEST_P(SetupTest, offers_one_link_at_a_time_until_there_is_an_account)
{
    auto const first = offered().value();
    EXPECT_EQ(checked(first), "");
    auto const second = offered().value();
    EXPECT_EQ(checked(first), "not_found");
    EXPECT_EQ(checked(second), "");
    tests::founded(database(), "Acme");
    EXPECT_FALSE(offered());
    EXPECT_EQ(checked(second), "wrong_state");
    EXPECT_EQ(spent(second), "wrong_state");
}

TEST_P(SetupTest, spends_a_link_once)
{
    auto const token = offered().value();
    EXPECT_EQ(spent(crypto::random_token()), "not_found");
    EXPECT_EQ(tests::in_parallel(8, 8, [&](int) { return spent(token).empty(); }), 1);
    EXPECT_EQ(checked(token), "not_found");
}

TEST_P(SetupTest, wants_a_password_that_is_not_made_of_the_form)
{
    Founder const founder { AccountName::parse("Acme Rockets").value(), tests::name("Annabella"),
        tests::name("Leeuwenhoek"), tests::address("annabella@rockets.test") };
    auto check = [&](std::string_view text) {
        return code(check_password(founder, crypto::Password::parse(text).value()));
    };
    EXPECT_EQ(check("short"), "validation");
    EXPECT_EQ(check("annabella leeuwenhoek"), "validation");
    EXPECT_EQ(check(tests::good_password), "");
}

TEST_P(SetupTest, founds_the_account_once)
{
    auto found_it = [&] {
        return database().write_now([](db::Transaction& tx) {
            return found(tx, {},
                { AccountName::parse("Acme").value(), tests::name("Ann"), tests::name("Lee"),
                    tests::address("ann@acme.test") },
                "hash");
        });
    };
    offered();
    auto const founding = found_it().value();
    EXPECT_EQ(founding.account.slug, "acme");
    EXPECT_EQ(founding.founder.rights, tests::legal_representative);
    EXPECT_TRUE(database().read_now(
        [&](db::Transaction& tx) { return persons::find(tx, founding.founder.person)->is_operator; }));
    EXPECT_EQ(tests::count(database(), "setup_tokens"), 0);
    EXPECT_EQ(code(found_it()), "wrong_state");
}

TEST_P(SetupTest, signs_its_founder_in)
{
    tests::Browser ann { api };
    EXPECT_EQ(ann.get("/api/v1/setup").body, R"({"needed":true})");
    auto const token = offered().value();
    EXPECT_EQ(ann.post("/api/v1/setup", form("wrong")).problem(), "404 not_found");
    EXPECT_EQ(ann.post("/api/v1/setup", form(token.text, "short")).problem(), "422 validation");
    auto const made = ann.post("/api/v1/setup", form(token.text));
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.at("/memberships/0/account/name"), "Acme");
    EXPECT_EQ(made.at("/memberships/0/roles/0"), "legal_representative");
    EXPECT_EQ(ann.get("/api/v1/me").at("/person/email"), "ann@acme.test");
    EXPECT_EQ(ann.get("/api/v1/setup").body, R"({"needed":false})");
    EXPECT_EQ(ann.post("/api/v1/setup", form(token.text)).problem(), "409 wrong_state");
}

// AUT-23
TEST_P(SetupTest, at_once_by_many_founds_one)
{
    auto const token = offered().value();
    EXPECT_EQ(tests::in_parallel(8, 8,
                  [&](int) { return tests::Browser { api }.post("/api/v1/setup", form(token.text)).status == 201; }),
        1);
    EXPECT_EQ(tests::count(database(), "accounts"), 1);
    EXPECT_EQ(tests::count(database(), "persons"), 1);
}

TEST_P(SetupTest, slows_down_who_guesses)
{
    tests::Browser guesser { api };
    int tries = 0;
    while (guesser.post("/api/v1/setup", "{}").status != 429 && tries < 100)
        ++tries;
    EXPECT_GE(tries, 30);
    EXPECT_LT(tries, 100);
}

}
}
