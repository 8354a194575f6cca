// What one learns before one says yes, and who one is by one's address.

#include "support/inviting.h"

namespace kith::invitations {
namespace {

using tests::Answer;

class BeforeAcceptingTest : public tests::InvitingTest {
protected:
    Answer shown(std::string const& more = "")
    {
        auto const made = eve.post(all(), form("zoe@acme.test", more));
        EXPECT_EQ(made.status, 201) << made.body;
        return browser.get(link_of(made));
    }
};
KITH_ON_BOTH_ENGINES(BeforeAcceptingTest);

// B06
TEST_P(BeforeAcceptingTest, one_is_told_who_invites_to_what)
{
    auto const page = shown(R"(,"roles":["manager"],"licenses":["voice","suite"],"force_email":false)");
    EXPECT_EQ(page.status, 200) << page.body;
    EXPECT_EQ(page.at("/account/name"), "Acme");
    EXPECT_EQ(page.at("/inviter/name"), "Eve Lee");
    EXPECT_EQ(page.at("/email"), "zoe@acme.test");
    EXPECT_EQ(page.at("/first_name") + ' ' + page.at("/last_name"), "Zoe Lee");
    EXPECT_EQ(page.at("/roles"), R"(["user","manager"])");
    EXPECT_EQ(page.at("/licenses/0/name"), "Kith Suite") << "a seat, and of what";
    EXPECT_EQ(page.at("/licenses/1/name"), "Kith Voice");
    EXPECT_EQ(page.at("/shared_with"), "internal_users") << "and who will see one";
    EXPECT_EQ(page.at("/needs_approval"), "false");
    EXPECT_EQ(page.at("/person_exists"), "false");
    EXPECT_EQ(page.at("/force_email"), "false");
    EXPECT_EQ(page.at("/state"), "pending");
    EXPECT_NE(page.at("/expires_at"), "");
}

// B06: what one will be allowed is what one is allowed then.
TEST_P(BeforeAcceptingTest, one_is_told_what_one_will_be_allowed)
{
    auto const grants = R"(,"licenses":["suite"],"grants":{"manage":["suite"],"accounting":true})";
    auto const made = eve.post(all(), form("zoe@acme.test", grants));
    auto const promised = browser.get(link_of(made)).at("/permissions");
    EXPECT_NE(promised.find("\"product.manage:suite\""), std::string::npos) << promised;
    EXPECT_NE(promised.find("\"accounting\""), std::string::npos) << promised;
    EXPECT_EQ(promised.find("users.manage"), std::string::npos) << promised;
    EXPECT_EQ(browser.post(link_of(made, "/accept"), acceptance()).status, 201);
    EXPECT_NE(promised.find("channels.use"), std::string::npos) << promised;
    EXPECT_EQ(browser.get("/api/v1/me").at("/memberships/0/permissions"), promised);
    auto const plain = browser.get(link_of(eve.post(all(), form("yan@acme.test")))).at("/permissions");
    EXPECT_EQ(plain.find("channels.use"), std::string::npos) << "without a license: " << plain;
}

// B06, INV-08: and nothing that is not his business.
TEST_P(BeforeAcceptingTest, one_is_told_no_more_than_that)
{
    auto const page = shown();
    for (auto const* secret : { "\"id\"", "invited_by", "membership", "hash", "eve@acme.test", "delivery", "version" })
        EXPECT_EQ(page.body.find(secret), std::string::npos) << secret << " in " << page.body;
    EXPECT_EQ(page.header("Set-Cookie"), "");
}

// B06, S1-20
TEST_P(BeforeAcceptingTest, one_is_told_to_sign_in_if_one_has_a_login)
{
    make_known("zoe@acme.test");
    EXPECT_EQ(shown().at("/person_exists"), "true");
}

// B06, C-02
TEST_P(BeforeAcceptingTest, one_is_told_that_somebody_else_has_to_say_yes)
{
    auto const invitation = acme.invited_by(plain_user, "Zoe").value();
    EXPECT_EQ(browser.get(public_path(acme.token_of(invitation))).at("/needs_approval"), "true");
    EXPECT_EQ(browser.get(public_path(acme.token_of(invitation))).at("/inviter/name"), "Bob Lee");
}

// B03, INV-26: what one person can call his address; the forms of IDNA, Unicode, width and case.
TEST_P(BeforeAcceptingTest, forty_spellings_of_an_address_are_one_person)
{
    std::vector<std::string> spellings;
    for (auto const* mailbox : { "zoë", "ZOË", "Zoë", "zoe\u0308", "ZOE\u0308", "ｚｏë", "ZoË", "zOë" }) {
        for (auto const* domain :
            { "@bücher.test", "@BÜCHER.test", "@xn--bcher-kva.test", "@XN--BCHER-KVA.TEST", "@bu\u0308cher.test" })
            spellings.push_back(std::string { mailbox } + domain);
    }
    ASSERT_EQ(spellings.size(), 40u);
    auto const made = eve.post(all(), form(spellings[0]));
    EXPECT_EQ(made.status, 201) << made.body;
    for (auto const& spelling : spellings)
        EXPECT_EQ(eve.post(all(), form(spelling)).problem(), "409 already_invited") << spelling;
    EXPECT_EQ(eve.post(all(), form("  zoë@bücher.test ")).problem(), "409 already_invited") << "spaces around it";
    auto const other_spelling = acceptance(fmt::format(R"(,"email":"{}")", spellings[39]));
    EXPECT_EQ(browser.post(link_of(made, "/accept"), other_spelling).status, 201) << "the forced address it is";
    for (auto const& spelling : spellings)
        EXPECT_EQ(eve.post(all(), form(spelling)).problem(), "409 already_member") << spelling;
    EXPECT_EQ(tests::Browser { api }.log_in(spellings[23]).status, 200);
    auto const persons = acme.read([](db::Transaction& tx) {
        return tx.first(db::read_integer, "select count(*) from persons where email like '%cher%'").value();
    });
    EXPECT_EQ(persons, 1);
}

}
}
