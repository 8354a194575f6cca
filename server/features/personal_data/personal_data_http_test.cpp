// What somebody takes away: all that is kept of him, nothing that opens anything, and nothing of others.

#include "accounts/accounts.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::personal_data {
namespace {

using tests::Browser;

class PersonalDataTest : public tests::UserManagement {
protected:
    static constexpr auto own = "/api/v1/me/export";
    std::string token() { return tests::made_api_token(as_bob); }

    Browser as_bob = signed_in(bob);
};
KITH_ON_BOTH_ENGINES(PersonalDataTest);

TEST_P(PersonalDataTest, is_a_file)
{
    auto const answer = as_bob.get(own);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.header("Content-Disposition"), R"(attachment; filename="kith-export.json")");
    EXPECT_EQ(answer.at("/person/id"), bob.person.text());
}

TEST_P(PersonalDataTest, holds_the_person_and_what_opens_his_login_by_name)
{
    as_bob.patch("/api/v1/me", R"({"pronouns":"he/him","recovery_email":"bob@home.test","phone":"+49 30 1"})");
    token();
    auto const data = as_bob.get(own);
    EXPECT_EQ(data.at("/person/pronouns"), "he/him");
    EXPECT_EQ(data.at("/person/recovery_email"), "bob@home.test");
    EXPECT_EQ(data.at("/person/addresses"), R"(["bob@acme.test"])");
    EXPECT_EQ(data.at("/person/has_second_factor"), "false");
    EXPECT_EQ(data.at("/person/picture"), "null");
    EXPECT_NE(data.at("/sessions/0/created_at"), "");
    EXPECT_NE(data.at("/devices/0/first_seen_at"), "");
    EXPECT_NE(data.at("/api_tokens/0/name"), "");
    EXPECT_EQ(data.at("/api_tokens/0/scopes"), "null");
    EXPECT_EQ(data.at("/passkeys"), "[]");
}

TEST_P(PersonalDataTest, holds_what_each_account_keeps)
{
    acme.write([&](db::Transaction& tx) {
        auto const person = persons::find(tx, bob.person).value();
        return accounts::found(tx, {}, AccountName::parse("Bolt").value(), person);
    });
    as_bob.patch(path("/profile"), R"({"headline":"Builds bridges","job_title":"Engineer"})");
    as_bob.post(path("/contact-cards"), R"({"first_name":"Zoe","last_name":"Doe","email":"zoe@elsewhere.test"})");
    EXPECT_EQ(give(as_eve, "suite", bob).status, 200);
    auto const data = as_bob.get(own);
    EXPECT_EQ(data.at("/memberships/0/account/name"), "Acme");
    EXPECT_EQ(data.at("/memberships/0/user/id"), bob.membership.text());
    EXPECT_EQ(data.at("/memberships/0/user/job_title"), "Engineer");
    EXPECT_EQ(data.at("/memberships/0/user/licenses"), R"(["suite"])");
    EXPECT_EQ(data.at("/memberships/0/profile/headline"), "Builds bridges");
    EXPECT_EQ(data.at("/memberships/0/contact_cards/0/email"), "zoe@elsewhere.test");
    EXPECT_EQ(data.at("/memberships/0/connections"), "[]");
    EXPECT_EQ(data.at("/memberships/0/log/0/operation"), "contact_card.added");
    EXPECT_EQ(data.at("/memberships/1/account/name"), "Bolt");
    EXPECT_EQ(data.at("/memberships/1/user/roles"), R"(["legal_representative"])");
}

TEST_P(PersonalDataTest, holds_the_invitations_he_sent)
{
    EXPECT_EQ(as_eve
                  .post(path("/invitations"),
                      R"({"kind":"internal","first_name":"Kim","last_name":"Lee","email":"kim@elsewhere.test"})")
                  .status,
        201);
    EXPECT_EQ(as_eve.get(own).at("/memberships/0/invitations/0/email"), "kim@elsewhere.test");
    EXPECT_EQ(as_bob.get(own).at("/memberships/0/invitations"), "[]");
}

TEST_P(PersonalDataTest, holds_what_stays_of_an_account_he_left)
{
    acme.write([&](db::Transaction& tx) {
        auto const person = persons::find(tx, bob.person).value();
        return accounts::found(tx, {}, AccountName::parse("Bolt").value(), person);
    });
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    auto const data = as_bob.get(own);
    EXPECT_EQ(data.at("/memberships/0/account/name"), "Acme");
    EXPECT_EQ(data.at("/memberships/0/user/state"), "removed");
    EXPECT_EQ(data.at("/memberships/1/account/name"), "Bolt");
}

TEST_P(PersonalDataTest, holds_nothing_that_opens_anything)
{
    auto const text = token();
    auto const data = as_bob.get(own).body;
    auto const person = acme.read([&](db::Transaction& tx) { return persons::find(tx, bob.person).value(); });
    EXPECT_FALSE(data.contains(text.substr(0, 10)));
    EXPECT_FALSE(data.contains(person.password_hash));
    EXPECT_FALSE(data.contains("hash"));
    EXPECT_FALSE(data.contains(as_bob.cookie.substr(as_bob.cookie.find('=') + 1)));
}

TEST_P(PersonalDataTest, holds_nothing_of_others)
{
    acme.invited("Zoe").value();
    auto const data = as_bob.get(own).body;
    for (auto const* other : { "eve@acme.test", "ann@acme.test", "zoe@acme.test", "Eve" })
        EXPECT_FALSE(data.contains(other)) << other;
}

// AUT-14
TEST_P(PersonalDataTest, is_for_his_own_browser)
{
    EXPECT_EQ(Browser { api }.get(own).problem(), "401 unauthenticated");
    Browser script { api };
    script.headers = tests::bearer(token());
    EXPECT_EQ(script.get(own).problem(), "403 reauthentication_required");
}

TEST_P(PersonalDataTest, is_taken_so_often_and_no_more)
{
    int taken = 0;
    auto answer = as_bob.get(own);
    for (; answer.status == 200 && taken < 200; answer = as_bob.get(own))
        ++taken;
    EXPECT_GE(taken, 20);
    EXPECT_EQ(answer.problem(), "429 too_many_requests");
    EXPECT_EQ(as_eve.get(own).status, 200) << "each for himself";
}

}
}
