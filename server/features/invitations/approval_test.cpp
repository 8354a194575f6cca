// Whom a plain user invites, and who has to say yes.

#include "support/inviting.h"
#include "support/parallel.h"

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

class ApprovalTest : public tests::InvitingTest {
protected:
    ~ApprovalTest() override { expect_no_violations(); }
    void SetUp() override
    {
        InvitingTest::SetUp();
        bob.log_in("bob@acme.test");
    }
    Answer accepted(Answer const& made) { return browser.post(link_of(made, "/accept"), acceptance()); }
    std::string logged_in() { return Browser { api }.log_in("zoe@acme.test").problem(); }

    Browser bob { api };
};
KITH_ON_BOTH_ENGINES(ApprovalTest);

// C-02, INV-25
TEST_P(ApprovalTest, who_was_invited_by_a_user_waits_for_an_administrator)
{
    auto const made = bob.post(all(), form("zoe@acme.test"));
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.at("/approval"), "awaiting");
    EXPECT_EQ(made.at("/roles"), R"(["user"])");
    EXPECT_EQ(mails_to("zoe@acme.test").size(), 1u) << "the mail goes at once";
    EXPECT_EQ(browser.get(link_of(made)).at("/needs_approval"), "true");
    auto const waiting = accepted(made);
    EXPECT_EQ(waiting.status, 202) << waiting.body;
    EXPECT_EQ(waiting.at("/state"), "awaiting_approval");
    EXPECT_EQ(waiting.at("/membership/state"), "pending");
    EXPECT_EQ(browser.cookie, "") << "and no session";
    EXPECT_EQ(logged_in(), "403 inactive");
    EXPECT_EQ(users(), "Ann Bob Eve ");
    auto const approved = eve.post(one(made, "/approve"));
    EXPECT_EQ(approved.at("/approval"), "granted") << approved.body;
    EXPECT_EQ(users(), "Ann Bob Eve Zoe ");
    auto const mails = mails_to("zoe@acme.test");
    ASSERT_EQ(mails.size(), 2u);
    EXPECT_EQ(mails[0].subject, "Welcome to Acme");
    EXPECT_EQ(logged_in(), "200 ");
    EXPECT_EQ(eve.post(one(made, "/approve")).problem(), "409 wrong_state");
    EXPECT_EQ(eve.post(one(made, "/refuse")).problem(), "409 wrong_state");
}

// C-02: in either order.
TEST_P(ApprovalTest, said_beforehand_lets_the_person_in_at_once)
{
    auto const made = bob.post(all(), form("zoe@acme.test"));
    EXPECT_EQ(eve.post(one(made, "/approve")).at("/state"), "pending");
    EXPECT_EQ(mails_to("zoe@acme.test").size(), 1u) << "there is nothing to tell yet";
    EXPECT_EQ(browser.get(link_of(made)).at("/needs_approval"), "false");
    EXPECT_EQ(accepted(made).status, 201);
    EXPECT_NE(browser.cookie, "");
    EXPECT_EQ(users(), "Ann Bob Eve Zoe ");
}

// C-02, model 3.3: refused also revokes.
TEST_P(ApprovalTest, refused_before_the_acceptance_revokes)
{
    auto const made = bob.post(all(), form("zoe@acme.test"));
    auto const refused = eve.post(one(made, "/refuse"));
    EXPECT_EQ(refused.at("/state"), "revoked");
    EXPECT_EQ(refused.at("/approval"), "refused");
    EXPECT_EQ(browser.get(link_of(made)).problem(), "410 invitation_revoked");
    EXPECT_EQ(accepted(made).problem(), "410 invitation_revoked");
    EXPECT_EQ(eve.post(one(made, "/approve")).problem(), "409 wrong_state");
    EXPECT_EQ(audited("invitation.revoked"), 1);
}

// C-02
TEST_P(ApprovalTest, refused_after_the_acceptance_sends_the_person_away)
{
    auto const made = bob.post(all(), form("zoe@acme.test"));
    EXPECT_EQ(accepted(made).status, 202);
    EXPECT_EQ(eve.post(one(made, "/refuse")).at("/approval"), "refused");
    EXPECT_EQ(users(), "Ann Bob Eve ");
    EXPECT_EQ(logged_in(), "403 inactive");
    EXPECT_EQ(browser.get(link_of(made)).problem(), "410 invitation_used");
    EXPECT_EQ(eve.post(one(made, "/approve")).problem(), "409 wrong_state");
    EXPECT_EQ(eve.post(all(), form("zoe@acme.test")).status, 201) << "and may be invited again";
}

// C-02, INV-10
TEST_P(ApprovalTest, is_for_those_who_manage_users)
{
    auto const made = bob.post(all(), form("zoe@acme.test"));
    acme.joined("Max", tests::manager);
    Browser max { api };
    max.log_in("max@acme.test");
    for (auto const* step : { "/approve", "/refuse" }) {
        EXPECT_EQ(browser.post(one(made, step)).problem(), "401 unauthenticated");
        EXPECT_EQ(bob.post(one(made, step)).problem(), "403 forbidden") << "though he sent it";
        EXPECT_EQ(max.post(one(made, step)).problem(), "403 forbidden");
        EXPECT_EQ(eve.post(all('/' + make_uuid() + step)).problem(), "404 not_found");
        auto const own = eve.post(all(), form(std::string { "own" } + (step + 1) + "@acme.test"));
        EXPECT_EQ(eve.post(one(own, step)).problem(), "409 wrong_state") << "it waits for nobody";
    }
    EXPECT_EQ(eve.get(one(made)).at("/approval"), "awaiting");
}

// C-02, M-APPROVE: those who can say yes hear of it, once an hour.
TEST_P(ApprovalTest, is_asked_for_by_mail)
{
    auto const subject = "Zoe Lee needs your approval to join Acme";
    auto told = [&](std::string const& who) {
        return std::ranges::count(mails_to(who), subject, &mail::KeptMail::subject);
    };
    auto const zoe = bob.post(all(), form("zoe@acme.test"));
    EXPECT_EQ(told("eve@acme.test"), 1);
    EXPECT_EQ(told("bob@acme.test"), 0) << "his yes it does not need";
    auto const mail = mails_to("eve@acme.test").at(0);
    EXPECT_NE(mail.text.find("/users?invitation=" + zoe.at("/id")), std::string::npos);
    bob.post(all(), form("zoe2@acme.test"));
    EXPECT_EQ(told("eve@acme.test"), 1);
    clock.by(1h + 1s);
    bob.post(all(), form("zoe3@acme.test"));
    EXPECT_EQ(told("eve@acme.test"), 2);
    eve.post(all(), form("max@acme.test"));
    EXPECT_EQ(told("eve@acme.test"), 2) << "an administrator's own needs no yes";
    EXPECT_EQ(eve.get(all("?approval=awaiting&total=true")).at("/total"), "3");
    EXPECT_EQ(eve.get(all("?approval=granted&total=true")).at("/total"), "0");
}

// C-02: the three settings.
TEST_P(ApprovalTest, is_what_the_account_decides)
{
    set(R"({"internal_invites_by_users":"off"})");
    EXPECT_EQ(bob.post(all(), form("zoe@acme.test")).problem(), "403 forbidden");
    EXPECT_EQ(eve.post(all(), form("max@acme.test")).status, 201);
    set(R"({"internal_invites_by_users":"direct"})");
    auto const direct = bob.post(all(), form("zoe@acme.test"));
    EXPECT_EQ(direct.at("/approval"), "not_required");
    EXPECT_EQ(browser.get(link_of(direct)).at("/needs_approval"), "false");
    EXPECT_EQ(accepted(direct).status, 201);
    EXPECT_EQ(users(), "Ann Bob Eve Zoe ");
    set(R"({"internal_invites_by_users":"with_approval"})");
    EXPECT_EQ(bob.post(all(), form("kim@acme.test")).at("/approval"), "awaiting");
}

// C-02, INV-16: whatever the setting.
TEST_P(ApprovalTest, does_not_let_a_plain_user_give_what_he_has_not)
{
    auto const invitations = tests::count(database(), "invitations");
    for (auto const* setting : { "with_approval", "direct" }) {
        set(fmt::format(R"({{"internal_invites_by_users":"{}"}})", setting));
        for (auto const* more :
            { R"(,"roles":["manager"])", R"(,"roles":["administrator"])", R"(,"roles":["legal_representative"])",
                R"(,"licenses":["suite"])", R"(,"grants":{"manage":["suite"]})", R"(,"grants":{"accounting":true})" })
            EXPECT_EQ(bob.post(all(), form("zoe@acme.test", more)).problem(), "403 cannot_grant") << more;
    }
    EXPECT_EQ(tests::count(database(), "invitations"), invitations);
    EXPECT_EQ(pool("suite"), "0 assigned, 0 reserved, 3 available");
}

// C-02, C-16, S1-06: who manages a product invites with its license.
TEST_P(ApprovalTest, is_not_needed_for_the_license_of_a_product_one_manages)
{
    acme.joined("Pia", Rights { Role::User, { "manage:suite" } });
    Browser pia { api };
    pia.log_in("pia@acme.test");
    auto const made = pia.post(all(), form("zoe@acme.test", R"(,"licenses":["suite"])"));
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.at("/approval"), "not_required");
    for (auto const* more : { R"(,"licenses":["voice"])", R"(,"licenses":["suite","voice"])",
             R"(,"licenses":["suite"],"roles":["manager"])", R"(,"licenses":["suite"],"grants":{"manage":["suite"]})" })
        EXPECT_EQ(pia.post(all(), form("max@acme.test", more)).problem(), "403 cannot_grant") << more;
    EXPECT_EQ(pia.post(all(), form("max@acme.test")).at("/approval"), "awaiting") << "without it he is as others";
    EXPECT_EQ(accepted(made).status, 201);
    EXPECT_EQ(pool("suite"), "1 assigned, 0 reserved, 2 available");
}

// C-02: "either order" holds for the same moment, too.
TEST_P(ApprovalTest, said_while_the_person_accepts_lets_him_in)
{
    for (int round = 0; round < 10; ++round) {
        auto const name = "Zoe" + std::to_string(round);
        auto const invitation = acme.invited_by(plain_user, name).value();
        auto act = [&](int i) {
            if (i == 0)
                return acme.accepted(invitation).has_value();
            return acme.write([&](db::Transaction& tx) { return approve(tx, acme.ann, invitation.id); }).has_value();
        };
        EXPECT_EQ(tests::in_parallel(2, 2, act), 2) << round;
        auto const member = acme.read([&](db::Transaction& tx) {
            return memberships::find_by_email(tx, acme.account.id, acme.email_of(name)).value();
        });
        EXPECT_EQ(member.state, memberships::State::Active) << round;
    }
}

// C-02
TEST_P(ApprovalTest, is_decided_once)
{
    for (int round = 0; round < 5; ++round) {
        auto const invitation = acme.invited_by(plain_user, "Zoe" + std::to_string(round)).value();
        acme.accepted(invitation).value();
        auto decide = [&](int i) {
            return acme
                .write([&](db::Transaction& tx) {
                    return i % 2 ? approve(tx, acme.ann, invitation.id)
                                 : refuse_approval(tx, administrator, invitation.id);
                })
                .has_value();
        };
        EXPECT_EQ(tests::in_parallel(8, 8, decide), 1) << round;
    }
}

}
}
