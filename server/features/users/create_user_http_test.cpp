// Adding users directly (S0-03).

#include "mail/outbox.h"
#include "mail/public_url.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

#include <map>

namespace kith::users {
namespace {

using tests::Answer;
using tests::Browser;

class CreateUserTest : public tests::UserManagement {
protected:
    static void SetUpTestSuite() { mail::set_public_url("https://kith.test"); }
    static void TearDownTestSuite() { mail::set_public_url(""); }

    Answer created(std::string_view first_name, std::string const& more = "")
    {
        return as_eve.post(path("/users"), new_user(first_name, more));
    }
    std::vector<mail::KeptMail> mails_to(std::string_view address)
    {
        return database().read_now([&](db::Transaction& tx) { return mail::list_kept(tx, address, 10); });
    }
};
KITH_ON_BOTH_ENGINES(CreateUserTest);

// S0-03
TEST_P(CreateUserTest, keeps_everything_that_was_said)
{
    auto const answer = created("Cem",
        R"(,"phone":"+41 22 555 01 02","job_title":"Clerk","department":"Sales","roles":["manager"],
        "licenses":["voice","suite"],"grants":{"manage":["suite"],"accounting":true},"teams":[],"send":"none")");
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.at("/warnings"), "[]");
    auto const shown = as_eve.get(path("/users/" + answer.at("/id")));
    for (auto const& [pointer, value] : std::map<std::string, std::string> { { "/first_name", "Cem" },
             { "/last_name", "Lee" }, { "/display_name", "Cem Lee" }, { "/email", "cem@acme.test" },
             { "/phone", "+41 22 555 01 02" }, { "/job_title", "Clerk" }, { "/department", "Sales" },
             { "/roles", R"(["user","manager"])" }, { "/grants", R"({"manage":["suite"],"accounting":true})" },
             { "/state", "active" }, { "/call_recording_enabled", "false" }, { "/last_seen_at", "null" } }) {
        EXPECT_EQ(answer.at(pointer), value) << pointer;
        EXPECT_EQ(shown.at(pointer), value) << pointer;
    }
    EXPECT_EQ(shown.at("/licenses"), R"(["suite","voice"])");
    EXPECT_EQ(answer.header("ETag"), shown.header("ETag"));
    EXPECT_EQ(available("suite") + available("voice"), 4);
    EXPECT_TRUE(as_eve.get(path("/users?q=cem@acme.test")).at("/items/0/id") == answer.at("/id"));
}

// S0-03: a mail with a link that works once, never with a password.
TEST_P(CreateUserTest, welcomes_with_a_link_that_sets_the_password_once)
{
    created("Cem");
    auto const mails = mails_to("cem@acme.test");
    ASSERT_EQ(mails.size(), 1u);
    EXPECT_EQ(mails[0].subject, "Eve Lee added you to Acme");
    auto const token = tests::mailed_token(database(), "cem@acme.test");
    Browser cem { api };
    EXPECT_EQ(cem.log_in("cem@acme.test").problem(), "401 invalid_credentials") << "there is no password yet";
    EXPECT_EQ(cem.post("/api/v1/auth/reset", tests::reset_form(token, tests::good_password)).status, 200);
    EXPECT_EQ(cem.log_in("cem@acme.test").status, 200);
    EXPECT_EQ(cem.get(path()).at("/name"), "Acme");
    EXPECT_NE(cem.post("/api/v1/auth/reset", tests::reset_form(token, "another lantern drifts")).status, 200);
}

// S0-03
TEST_P(CreateUserTest, mails_nothing_when_told_so)
{
    EXPECT_EQ(created("Cem", R"(,"send":"none")").status, 201);
    EXPECT_EQ(mails_to("cem@acme.test").size(), 0u);
    EXPECT_EQ(created("Dan", R"(,"send":"welcome")").status, 201);
    EXPECT_EQ(mails_to("dan@acme.test").size(), 1u);
    EXPECT_EQ(created("Fay", R"(,"send":"twice")").problem(), "422 validation");
}

// S0-03
TEST_P(CreateUserTest, refuses_an_address_that_is_taken_here)
{
    EXPECT_EQ(created("Bob").problem(), "409 already_member");
    EXPECT_EQ(as_eve.post(path("/users"), R"({"first_name":"B","last_name":"L","email":"BOB@Acme.TEST"})").problem(),
        "409 already_member");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(created("Bob").problem(), "409 member_inactive");
    acme.invited("Zoe").value();
    EXPECT_EQ(created("Zoe").problem(), "409 already_invited");
    EXPECT_EQ(created("Bob").at("/errors/0/field"), "email");
    EXPECT_EQ(as_eve.get(path("/users?state=all&total=true")).at("/total"), "3");
}

// S0-03
TEST_P(CreateUserTest, refuses_what_is_wrong_before_anything_is_written)
{
    auto const events = last_event();
    for (auto const* more : { R"(,"email":"no address")", R"(,"first_name":"")", R"(,"roles":[])",
             R"(,"roles":["owner"])", R"(,"licenses":["piano"])", R"(,"grants":{"manage":["piano"]})",
             R"(,"grants":{"manage":["suite accounting"]})", R"(,"grants":{"manage":["suite@1"]})", R"(,"teams":["x"])",
             R"(,"is_operator":true)", R"(,"ends":[{"of":"membership","at":"2020-01-01T00:00:00Z"}])",
             R"(,"ends":[{"of":"license:suite","at":"2099-01-01T00:00:00Z"}])" })
        EXPECT_NE(created("Cem", more).status, 201) << more;
    EXPECT_EQ(as_eve.post(path("/users"), R"({"first_name":"Cem"})").problem(), "422 validation");
    EXPECT_EQ(last_event(), events);
    EXPECT_EQ(tests::count(database(), "mails"), 2) << "of those who joined";
    EXPECT_EQ(available("suite"), 3);
}

// S1-10: a legal representative is made by another one only.
TEST_P(CreateUserTest, gives_nobody_more_than_its_maker_has)
{
    EXPECT_EQ(created("Cem", R"(,"roles":["legal_representative"])").problem(), "403 cannot_grant");
    EXPECT_EQ(created("Cem", R"(,"roles":["administrator"])").at("/roles"), R"(["administrator"])");
    auto as_ann = signed_in(acme.ann);
    EXPECT_EQ(as_ann.post(path("/users"), new_user("Dan", R"(,"roles":["legal_representative"])")).at("/roles"),
        R"(["legal_representative"])");
}

// S0-06, S4-29
TEST_P(CreateUserTest, needs_no_license_and_says_which_was_the_last)
{
    EXPECT_EQ(created("Cem", R"(,"licenses":["suite"])").at("/warnings"), "[]");
    EXPECT_EQ(created("Dan", R"(,"licenses":["suite","suite"])").at("/warnings"), "[]");
    EXPECT_EQ(created("Fay", R"(,"licenses":["suite"])").at("/warnings"), R"(["last_license_assigned"])");
    auto const refused = created("Gus", R"(,"licenses":["suite"])");
    EXPECT_EQ(refused.problem(), "409 no_licenses_available");
    EXPECT_EQ(refused.at("/product"), "suite");
    EXPECT_EQ(created("Gus").status, 201) << "nobody of the refused one is left";
}

// S0-03: who was removed comes back as the same user.
TEST_P(CreateUserTest, brings_back_who_was_removed)
{
    auto const before = created("Cem", R"(,"licenses":["suite"],"roles":["administrator"],"send":"none")").at("/id");
    EXPECT_EQ(as_eve.remove(path("/users/" + before)).status, 204);
    auto const back = created("Cem", R"(,"job_title":"Clerk")");
    EXPECT_EQ(back.status, 201) << back.body;
    EXPECT_EQ(back.at("/id"), before);
    EXPECT_EQ(back.at("/roles"), R"(["user"])") << "nothing of before comes back by itself";
    EXPECT_EQ(back.at("/licenses"), "[]");
    EXPECT_EQ(back.at("/job_title"), "Clerk");
    EXPECT_EQ(available("suite"), 3);
}

// S0-06
TEST_P(CreateUserTest, knows_no_end)
{
    for (int i = 0; i < 500; ++i) {
        auto const body = fmt::format(
            R"({{"first_name":"User","last_name":"Number {0}","email":"user{0}@acme.test","send":"none"}})", i);
        ASSERT_EQ(as_eve.post(path("/users"), body).status, 201) << i;
    }
    EXPECT_EQ(as_eve.get(path("/users?total=true")).at("/total"), "503");
    EXPECT_EQ(as_eve.get(path("/users?q=number+499")).at("/items/0/email"), "user499@acme.test");
}

}
}
