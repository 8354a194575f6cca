#include "sign_in/sign_in.h"

#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::sign_in {
namespace {

using tests::Answer;
using tests::Browser;
using tests::code;

class SignInTest : public DatabaseTest {
protected:
    Answer login(std::string_view who, std::string_view password = tests::good_password)
    {
        return Browser { api }.log_in(who, password);
    }
    void set_hash(Actor const& actor, std::string const& hash)
    {
        acme.write([&](db::Transaction& tx) { persons::set_password_hash(tx, actor.person, hash); });
    }

    tests::Business acme = tests::founded(database(), "Acme");
    tests::Api api { database() };
    Actor bob = acme.joined("Bob");
};
KITH_ON_BOTH_ENGINES(SignInTest);

TEST_P(SignInTest, takes_the_address_in_any_spelling)
{
    for (auto const* who : { "bob@acme.test", " BOB@Acme.TEST ", "ｂｏｂ@acme.test" }) {
        auto const answer = login(who);
        EXPECT_EQ(answer.status, 200) << who << answer.body;
        EXPECT_EQ(answer.at("/person/email"), "bob@acme.test");
        EXPECT_EQ(answer.at("/memberships/0/account/slug"), "acme");
        EXPECT_TRUE(answer.header("Set-Cookie").starts_with("kith_session="));
    }
}

TEST_P(SignInTest, refuses_wrong_unknown_and_missing_passwords_alike)
{
    set_hash(acme.joined("Cem"), "");
    std::vector<Answer> const refused { login("bob@acme.test", "a wrong password"), login("nobody@acme.test"),
        login("cem@acme.test"), login("no address"), login(""), login("ſob@acme.test") };
    for (auto const& answer : refused) {
        EXPECT_EQ(answer.problem(), "401 invalid_credentials");
        EXPECT_EQ(answer.body, refused[0].body);
        EXPECT_EQ(answer.headers, refused[0].headers);
    }
}

TEST_P(SignInTest, tells_what_is_missing)
{
    EXPECT_EQ(login("bob@acme.test", "").at("/errors/0/field"), "password");
    EXPECT_EQ(Browser { api }.post("/api/v1/auth/login", "{}").problem(), "422 validation");
    EXPECT_EQ(Browser { api }.post("/api/v1/auth/login", R"({"login":["a","b"],"password":"x"})").problem(),
        "422 validation");
    EXPECT_EQ(Browser { api }.post("/api/v1/auth/login", R"({"login":"a","login":"b","password":"x"})").problem(),
        "400 malformed");
}

TEST_P(SignInTest, lets_nobody_in_who_is_active_nowhere)
{
    acme.set_state(bob.membership, memberships::State::Inactive);
    EXPECT_EQ(login("bob@acme.test").problem(), "403 inactive");
    EXPECT_EQ(login("bob@acme.test", "a wrong password").problem(), "401 invalid_credentials")
        << "only the right password tells";
    acme.set_state(bob.membership, memberships::State::Removed);
    EXPECT_EQ(login("bob@acme.test").problem(), "403 inactive");
}

// AUT-05
TEST_P(SignInTest, takes_a_password_in_either_unicode_form)
{
    set_hash(bob, crypto::hash_password(crypto::Password::parse("crème brûlée 🎉 am Fluß").value()));
    EXPECT_EQ(login("bob@acme.test", "cre\u0300me bru\u0302le\u0301e 🎉 am Fluß").status, 200);
}

TEST_P(SignInTest, renews_a_weak_hash_while_the_password_is_at_hand)
{
    login("bob@acme.test");
    auto hash = [&] {
        return acme.read([&](db::Transaction& tx) { return persons::find(tx, bob.person)->password_hash; });
    };
    EXPECT_EQ(hash(), tests::hash_of_good_password()) << "a good one stays";
}

TEST_P(SignInTest, ends_the_session_before_and_makes_another)
{
    Browser browser { api };
    browser.log_in("bob@acme.test");
    auto const first = browser.cookie;
    browser.log_in("bob@acme.test");
    EXPECT_NE(browser.cookie, first);
    Browser old { api };
    old.cookie = first;
    EXPECT_EQ(old.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(browser.get("/api/v1/me").status, 200);
}

TEST_P(SignInTest, is_ended_by_signing_out)
{
    Browser browser { api };
    browser.log_in("bob@acme.test");
    auto const cookie = browser.cookie;
    EXPECT_EQ(browser.post("/api/v1/auth/logout").status, 204);
    EXPECT_EQ(browser.cookie, "");
    browser.cookie = cookie;
    EXPECT_EQ(browser.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(Browser { api }.post("/api/v1/auth/logout").status, 204) << "nobody may sign out, too";
}

// AUT-01, AUT-02
TEST_P(SignInTest, counts_all_spellings_of_a_login_as_one)
{
    for (int i = 0; i < 10; ++i) {
        Browser elsewhere { api };
        elsewhere.address = "192.0.2." + std::to_string(i);
        elsewhere.headers = { { "x-forwarded-for", "198.51.100." + std::to_string(i) } };
        EXPECT_EQ(elsewhere.log_in(i % 2 ? "bob@acme.test" : "BOB@ACME.test", "a wrong password").status, 401);
    }
    auto const refused = login("bob@acme.test");
    EXPECT_EQ(refused.problem(), "429 too_many_requests");
    EXPECT_GE(std::stoi(refused.header("Retry-After")), 1);
    EXPECT_EQ(login("nobody@acme.test").status, 401) << "others are not held up";
}

TEST_P(SignInTest, counts_a_household_as_one_client)
{
    int refused = 0;
    for (int i = 0; i < 110; ++i) {
        Browser attacker { api };
        attacker.address = "2001:db8::" + std::to_string(i + 1);
        refused += attacker.post("/api/v1/auth/login", "{}").status == 429;
    }
    EXPECT_GE(refused, 1);
    EXPECT_LE(refused, 10);
    Browser neighbor { api };
    neighbor.address = "2001:db8:0:1::1";
    EXPECT_EQ(neighbor.log_in("bob@acme.test").status, 200);
}

TEST_P(SignInTest, admits_who_is_still_as_he_was_verified)
{
    auto const verified =
        acme.read([&](db::Transaction& tx) { return persons::find_by_login(tx, "bob@acme.test").value(); });
    auto admitted = [&] { return code(acme.read([&](db::Transaction& tx) { return admit(tx, verified); })); };
    EXPECT_EQ(admitted(), "");
    set_hash(bob, "changed meanwhile");
    EXPECT_EQ(admitted(), "invalid_credentials");
    acme.write([](db::Transaction& tx) { tx.run("delete from persons"); });
    EXPECT_EQ(admitted(), "invalid_credentials");
}

TEST_P(SignInTest, counts_an_unknown_login_by_what_was_typed)
{
    EXPECT_EQ(rate_key({}, " No-Body "), rate_key({}, "no-body"));
    EXPECT_NE(rate_key({}, "nobody"), rate_key({}, "somebody"));
    auto const known = acme.read([&](db::Transaction& tx) { return persons::find_by_login(tx, "bob@acme.test"); });
    EXPECT_EQ(rate_key(known, "anything"), bob.person.text());
}

}
}
