// Attacks by addresses: those that look alike, that are several at once, that are not
// one's own.

#include "mail/outbox.h"
#include "mail/public_url.h"
#include "support/api.h"
#include "support/authenticator.h"
#include "support/database.h"
#include "support/people.h"
#include "support/soft_key.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith {
namespace {

using tests::Browser;

class EmailAttacksTest : public DatabaseTest {
protected:
    static void SetUpTestSuite() { mail::set_public_url("https://kith.test"); }
    static void TearDownTestSuite() { mail::set_public_url(""); }

    tests::Answer forgot(std::string_view body)
    {
        return Browser { api }.post("/api/v1/auth/forgot", std::string { body });
    }
    tests::Answer forgot_login(std::string const& login) { return forgot(fmt::format(R"({{"login":"{}"}})", login)); }
    // Who has got mail, with a comma behind each.
    std::string receivers()
    {
        return acme.read([](db::Transaction& tx) {
            std::string all;
            for (auto const& mail : mail::list_kept(tx, "", 100))
                all += mail.to + ',';
            return all;
        });
    }
    persons::Person person(Actor const& actor)
    {
        return acme.read([&](db::Transaction& tx) { return persons::find(tx, actor.person).value(); });
    }

    tests::Business acme = tests::founded(database(), "Acme");
    Actor mike = acme.unproved("Mike");
    Actor eve = acme.unproved("Eve");
    tests::Api api { database() };
    std::string const before = receivers(); // the invitations
};
KITH_ON_BOTH_ENGINES(EmailAttacksTest);

// EML-01
TEST_P(EmailAttacksTest, a_reset_is_mailed_to_the_stored_address_only)
{
    for (auto const* other : { "mıke@acme.test", "ſmike@acme.test", "mike@acme.test.", "mike+x@acme.test",
             "míke@acme.test", "mike@аcme.test", "mike@acme.test@evil.test" }) {
        EXPECT_EQ(forgot_login(other).status, 202) << other;
        EXPECT_EQ(receivers(), before) << other << " is not Mike";
    }
    // The Kelvin sign is a K by Unicode's own equivalence.
    for (auto const* spelling : { "MI\u212aE@ACME.TEST", "ｍｉｋｅ@acme.test", " mike@acme.test " })
        EXPECT_EQ(forgot_login(spelling).status, 202) << spelling;
    EXPECT_EQ(receivers(), "mike@acme.test,mike@acme.test,mike@acme.test," + before);
}

// EML-02
TEST_P(EmailAttacksTest, several_addresses_are_none)
{
    EXPECT_EQ(forgot(R"({"login":["mike@acme.test","evil@evil.test"]})").problem(), "422 validation");
    EXPECT_EQ(forgot(R"({"login":{"a":"mike@acme.test"}})").problem(), "422 validation");
    EXPECT_EQ(forgot(R"({"login":"mike@acme.test","email":"evil@evil.test"})").problem(), "422 validation");
    EXPECT_EQ(forgot(R"({"login":"mike@acme.test","login":"evil@evil.test"})").problem(), "400 malformed");
    Browser form { api };
    form.headers = { { "content-type", "application/x-www-form-urlencoded" } };
    EXPECT_EQ(form.post("/api/v1/auth/forgot", "login=mike@acme.test&login=evil@evil.test").status, 415);
    for (auto const* list : { "mike@acme.test,evil@evil.test", "mike@acme.test;evil@evil.test",
             "mike@acme.test evil@evil.test", "mike@acme.test\\r\\nBcc: evil@evil.test" })
        EXPECT_EQ(forgot_login(list).status, 202) << list;
    EXPECT_EQ(receivers(), before);
}

// EML-04
TEST_P(EmailAttacksTest, what_is_no_address_gets_no_mail)
{
    Browser ann { api };
    auto const anns = acme.read([&](db::Transaction& tx) { return persons::find(tx, acme.ann.person)->email.text(); });
    ASSERT_EQ(ann.log_in(anns).status, 200);
    for (auto const& wrong : { std::string { "a@evil@corp.test" }, std::string { R"(\"a b\"@corp.test)" },
             std::string { "a(comment)@corp.test" }, std::string { "a@[127.0.0.1]" }, std::string { "a@127.0.0.1" },
             std::string(250, 'a') + "@corp.test", std::string { "a\\u0000@corp.test" },
             std::string { "a@corp.test\\r\\nBcc: b@evil.test" }, std::string { "a b@corp.test" },
             std::string { "a@corp.test;b@evil.test" }, std::string { "a@corp.test,b@evil.test" },
             std::string { "a@corp" }, std::string { "@corp.test" } }) {
        auto const invited = ann.post("/api/v1/accounts/" + acme.account.id.text() + "/invitations",
            fmt::format(
                R"({{"kind":"internal","first_name":"A","last_name":"B","email":"{}","roles":["user"]}})", wrong));
        EXPECT_EQ(invited.problem(), "422 validation") << wrong << invited.body;
        EXPECT_EQ(forgot_login(wrong).status, wrong.contains("u0000") ? 422 : 202) << wrong;
    }
    EXPECT_EQ(receivers(), before);
}

// EML-07
TEST_P(EmailAttacksTest, nobody_makes_himself_verified_or_anything_else)
{
    Browser browser { api };
    browser.log_in("eve@acme.test");
    for (auto const* body : { R"({"email_verified":true})", R"({"status":"active"})", R"({"role":"administrator"})",
             R"({"account_id":"x"})", R"({"email":"none"})", R"({"is_operator":true})", R"({"password_hash":"x"})",
             R"({"session_epoch":9})", R"({"first_name":"Eve","email_verified":true})" })
        EXPECT_EQ(browser.patch("/api/v1/me", body).problem(), "422 validation") << body;
    auto const after = person(eve);
    EXPECT_FALSE(after.email_verified || after.is_operator);
    EXPECT_EQ(after.version, 1);
}

// EML-08
TEST_P(EmailAttacksTest, a_link_of_one_does_nothing_in_the_session_of_another)
{
    forgot_login("mike@acme.test");
    auto const form = tests::reset_form(tests::mailed_token(database(), "mike@acme.test"), "seven violins under snow");
    Browser eves { api };
    eves.log_in("eve@acme.test");
    EXPECT_EQ(eves.post("/api/v1/auth/reset", form).problem(), "403 forbidden");
    EXPECT_FALSE(person(eve).email_verified || person(mike).email_verified);
    EXPECT_EQ(Browser { api }.log_in("mike@acme.test").status, 200) << "his password is what it was";
    Browser mikes { api };
    mikes.log_in("mike@acme.test");
    EXPECT_EQ(mikes.post("/api/v1/auth/reset", form).status, 200);
    EXPECT_TRUE(person(mike).email_verified);
    EXPECT_FALSE(person(eve).email_verified);
}

// EML-10: a login made under somebody else's address, with every way back that can be left in it, before that person
// comes.
TEST_P(EmailAttacksTest, who_shows_an_address_to_be_his_shares_the_login_with_nobody)
{
    ClockAhead clock;
    Browser squatter { api };
    squatter.log_in("mike@acme.test");
    tests::SoftKey key;
    auto const options = squatter.post("/api/v1/me/passkeys/options");
    auto const added =
        squatter.post("/api/v1/me/passkeys", key.registration(options.at("/challenge"), options.at("/user/id")));
    EXPECT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(squatter.patch("/api/v1/me", R"({"recovery_email":"squatter@evil.test"})").status, 200);
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(squatter));
    tests::with_second_factor(squatter, clock);
    EXPECT_EQ(script.get("/api/v1/me").status, 200);

    forgot_login("mike@acme.test");
    auto const token = tests::mailed_token(database(), "mike@acme.test");
    Browser mike_himself { api };
    EXPECT_EQ(
        mike_himself.post("/api/v1/auth/reset", tests::reset_form(token, "seven violins under snow")).status, 200);

    EXPECT_EQ(squatter.get("/api/v1/me").status, 401);
    EXPECT_EQ(script.get("/api/v1/me").status, 401);
    auto const challenge = Browser { api }.post("/api/v1/auth/passkey/options").at("/challenge");
    EXPECT_EQ(
        Browser { api }.post("/api/v1/auth/passkey", key.assertion(challenge)).problem(), "401 invalid_credentials");
    // Who only reads the mailbox is asked for the code: he may be the one who has no business here (AUT-13). The
    // administrator who knows better takes the second step away.
    EXPECT_EQ(mike_himself.log_in("mike@acme.test", "seven violins under snow").problem(), "401 mfa_required");
    acme.joined("Ada", tests::administrator);
    Browser administrator { api };
    administrator.log_in("ada@acme.test");
    auto const his_factors =
        fmt::format("/api/v1/accounts/{}/users/{}/second-factors", mike.account.text(), mike.membership.text());
    EXPECT_EQ(administrator.remove(his_factors).status, 204);
    EXPECT_EQ(mike_himself.log_in("mike@acme.test", "seven violins under snow").status, 200);
    EXPECT_EQ(mike_himself.get("/api/v1/me").at("/person/recovery_email"), "null");
    EXPECT_EQ(mike_himself.get("/api/v1/me/passkeys").at("/items"), "[]");

    // Whatever he adds himself stays, however often he shows it again.
    tests::with_second_factor(mike_himself, clock);
    forgot_login("mike@acme.test");
    auto const again = tests::mailed_token(database(), "mike@acme.test");
    EXPECT_EQ(mike_himself.post("/api/v1/auth/reset", tests::reset_form(again, "nine cellos over rain")).status, 200);
    EXPECT_EQ(mike_himself.log_in("mike@acme.test", "nine cellos over rain").problem(), "401 mfa_required");
}

}
}
