// What an invitation is worth when its inviter is not any more who he was, and who comes
// that is known already.

#include "support/inviting.h"

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

class InviterTest : public tests::InvitingTest {
protected:
    // By Max, who is an administrator with a role beside it.
    Invitation invited_by_max(Rights const& rights, std::vector<std::string> const& licenses = {})
    {
        auto wanted = acme.wanted("Zoe", rights);
        wanted.licenses = licenses;
        return acme.write([&](db::Transaction& tx) { return send(tx, max, wanted); }).value();
    }
    void make_max(Rights const& rights)
    {
        acme.write([&](db::Transaction& tx) {
                auto const before = memberships::find(tx, acme.account.id, max.membership).value();
                auto after = before;
                after.rights = rights;
                return memberships::update(tx, before, after);
            })
            .value();
    }
    Answer accepted(Invitation const& invitation)
    {
        return browser.post(public_path(acme.token_of(invitation), "/accept"), acceptance());
    }
    Rights rights_of(Answer const& joined)
    {
        return acme.read([&](db::Transaction& tx) {
            return memberships::find(tx, acme.account.id, MembershipId::from_text(joined.at("/membership/id")))
                .value()
                .rights;
        });
    }
    std::vector<std::string> subjects_to(EmailAddress const& email)
    {
        std::vector<std::string> subjects;
        for (auto const& mail : mails_to(email.key()))
            subjects.push_back(mail.subject);
        return subjects;
    }

    Actor max = acme.joined("Max", Rights { Role::Administrator, { "manager" } });
};
KITH_ON_BOTH_ENGINES(InviterTest);

// S1-24: exactly what was promised.
TEST_P(InviterTest, who_still_may_gives_what_he_promised)
{
    Rights const promised { Role::User, { "manager", "manage:suite", "accounting" } };
    auto const zoe = invited_by_max(promised, { "voice" });
    auto const joined = accepted(zoe);
    EXPECT_EQ(joined.status, 201) << joined.body;
    EXPECT_EQ(rights_of(joined), promised);
    auto const user = eve.get(account_path("/users/" + joined.at("/membership/id")));
    EXPECT_EQ(user.at("/roles"), R"(["user","manager"])");
    EXPECT_EQ(user.at("/licenses"), R"(["voice"])");
    EXPECT_EQ(user.at("/grants/manage"), R"(["suite"])");
    EXPECT_EQ(user.at("/grants/accounting"), "true");
    EXPECT_EQ(audited("invitation.rights_dropped"), 0);
}

// S1-24
TEST_P(InviterTest, who_was_demoted_gives_nothing_but_the_way_in)
{
    auto const zoe = invited_by_max(tests::administrator);
    make_max(tests::user);
    auto const joined = accepted(zoe);
    EXPECT_EQ(joined.status, 201) << joined.body;
    EXPECT_EQ(rights_of(joined), tests::user);
    EXPECT_EQ(audited("invitation.rights_dropped"), 1);
    auto const mails = subjects_to(acme.email_of("Eve"));
    EXPECT_EQ(std::ranges::count(mails, "Zoe Lee joined as a user only"), 1);
    auto const to_max = subjects_to(acme.email_of("Max"));
    EXPECT_EQ(std::ranges::count(to_max, "Zoe Lee joined as a user only"), 0) << "he is no administrator";
    EXPECT_EQ(Browser { browser }.get(account_path("/users")).problem(), "403 forbidden");
}

// S1-24
TEST_P(InviterTest, who_is_gone_gives_nothing_but_the_way_in)
{
    for (auto state : { memberships::State::Inactive, memberships::State::Removed }) {
        auto const zoe = invited_by_max(Rights { Role::User, { "manage:suite" } });
        acme.set_state(max.membership, state);
        auto const joined = accepted(zoe);
        EXPECT_EQ(rights_of(joined), tests::user) << enum_text(state);
        acme.set_state(MembershipId::from_text(joined.at("/membership/id")), memberships::State::Removed);
        acme.set_state(max.membership, memberships::State::Active);
    }
    EXPECT_EQ(audited("invitation.rights_dropped"), 2);
}

// S1-24: having a role is not giving it.
TEST_P(InviterTest, who_kept_a_role_but_not_the_right_to_give_it_gives_none)
{
    Rights const roles[] = { tests::manager, Rights { Role::User, { "manage:suite" } } };
    for (auto const& role : roles) {
        auto const zoe = invited_by_max(role);
        make_max(role);
        auto const joined = accepted(zoe);
        EXPECT_EQ(rights_of(joined), tests::user) << role.words();
        acme.set_state(MembershipId::from_text(joined.at("/membership/id")), memberships::State::Removed);
        make_max(tests::administrator);
    }
}

// S1-24: there is nothing to drop.
TEST_P(InviterTest, who_invited_a_plain_user_need_not_be_there_any_more)
{
    auto const zoe = invited_by_max(tests::user);
    acme.set_state(max.membership, memberships::State::Inactive);
    EXPECT_EQ(accepted(zoe).status, 201);
    EXPECT_EQ(audited("invitation.rights_dropped"), 0);
    EXPECT_EQ(subjects_to(acme.email_of("Eve")).size(), 1u) << "her own invitation";
}

// S1-24, B22: a license is given by who may give it at that moment.
TEST_P(InviterTest, who_lost_a_product_gives_no_license_of_it)
{
    make_max(Rights { Role::User, { "manage:suite", "manage:voice" } });
    max = acme.read([&](db::Transaction& tx) {
        return acme.actor_of(memberships::find(tx, acme.account.id, max.membership).value());
    });
    auto const zoe = invited_by_max(tests::user, { "suite", "voice" });
    EXPECT_EQ(pool("suite"), "0 assigned, 1 reserved, 2 available");
    make_max(Rights { Role::User, { "manage:voice" } });
    auto const joined = accepted(zoe);
    EXPECT_EQ(joined.status, 201) << joined.body;
    EXPECT_EQ(eve.get(account_path("/users/" + joined.at("/membership/id"))).at("/licenses"), R"(["voice"])");
    EXPECT_EQ(pool("suite"), "0 assigned, 0 reserved, 3 available");
    EXPECT_EQ(pool("voice"), "1 assigned, 0 reserved, 2 available");
    EXPECT_EQ(audited("invitation.rights_dropped"), 1);
    EXPECT_EQ(audited("license.released"), 1);
    EXPECT_EQ(subjects_to(acme.email_of("Eve")).at(0), "Zoe Lee joined without a license");
    EXPECT_NE(mails_to("eve@acme.test").at(0).text.find("a license of Kith Suite"), std::string::npos);
    expect_no_violations();
}

// S1-24, B22
TEST_P(InviterTest, who_is_gone_gives_no_license)
{
    auto const zoe = invited_by_max(tests::user, { "suite" });
    acme.set_state(max.membership, memberships::State::Inactive);
    EXPECT_EQ(accepted(zoe).status, 201);
    EXPECT_EQ(pool("suite"), "0 assigned, 0 reserved, 3 available");
    expect_no_violations();
}

// C-02, B22: a user's own invitation is no way around what the account has decided since.
TEST_P(InviterTest, who_may_invite_no_more_sends_none_again)
{
    Browser bob { api };
    bob.log_in("bob@acme.test");
    auto const made = bob.post(all(), form("zoe@acme.test"));
    for (auto const* step : { "/resend", "/link", "/renew-link" })
        EXPECT_EQ(bob.post(one(made, step)).status, 200) << step;
    set(R"({"internal_invites_by_users":"off"})");
    for (auto const* step : { "/resend", "/link", "/renew-link" }) {
        EXPECT_EQ(bob.post(one(made, step)).problem(), "403 forbidden") << step;
        EXPECT_EQ(eve.post(one(made, step)).status, 200) << "an administrator may: " << step;
    }
    EXPECT_EQ(bob.get(one(made)).status, 200);
    EXPECT_EQ(bob.post(one(made, "/revoke")).status, 200);
}

// B22
TEST_P(InviterTest, who_lost_a_product_sends_no_license_of_it_again)
{
    make_max(Rights { Role::User, { "manage:suite" } });
    Browser as_max { api };
    as_max.log_in("max@acme.test");
    auto const made = as_max.post(all(), form("zoe@acme.test", R"(,"licenses":["suite"])"));
    EXPECT_EQ(as_max.post(one(made, "/resend")).status, 200);
    make_max(tests::user);
    for (auto const* step : { "/resend", "/link", "/renew-link" })
        EXPECT_EQ(as_max.post(one(made, step)).problem(), "403 cannot_grant") << step;
}

// S1-30: who declines may say why, and who invited reads it.
TEST_P(InviterTest, who_is_declined_learns_why)
{
    Browser bob { api };
    bob.log_in("bob@acme.test");
    auto const made = bob.post(all(), form("zoe@acme.test"));
    EXPECT_EQ(made.at("/decline_reason"), "null");
    EXPECT_EQ(browser.post(link_of(made, "/decline"), R"({"reason":" No time\nbefore May "})").status, 200);
    for (auto const& shown : { eve.get(one(made)), bob.get(one(made)) })
        EXPECT_EQ(shown.at("/decline_reason"), "No time\nbefore May") << shown.body;
    EXPECT_EQ(bob.get(all("?mine=true")).at("/items/0/decline_reason"), "No time\nbefore May");
    auto const log = eve.get(account_path("/audit"));
    EXPECT_EQ(log.at("/items/0/operation"), "invitation.declined");
    EXPECT_EQ(log.at("/items/0/data/reason"), "No time\nbefore May");
    auto const silent = bob.post(all(), form("max2@acme.test"));
    EXPECT_EQ(browser.post(link_of(silent, "/decline"), R"({"reason":" "})").status, 200);
    EXPECT_EQ(eve.get(one(silent)).at("/decline_reason"), "null");
    EXPECT_EQ(eve.get(account_path("/audit")).at("/items/0/data/reason"), "");
}

// S1-20: in two accounts by one login; what she is called elsewhere stays.
TEST_P(InviterTest, may_invite_who_has_a_login_already)
{
    make_known("zoe@acme.test");
    auto const zoe = acme.invited("Zoe").value();
    EXPECT_EQ(browser.get(public_path(acme.token_of(zoe))).at("/person_exists"), "true");
    EXPECT_EQ(accepted(zoe).status, 201);
    auto const me = browser.get("/api/v1/me");
    EXPECT_NE(me.at("/memberships/0/account/name"), me.at("/memberships/1/account/name"));
    EXPECT_NE(me.at("/memberships/1/id"), "");
    EXPECT_EQ(me.at("/memberships/2/id"), "");
    EXPECT_EQ(Browser { api }.log_in("zoe@acme.test").status, 200) << "with the password of before";
}

// S1-20
TEST_P(InviterTest, may_not_invite_who_is_here_already)
{
    auto const zoe = acme.invited("Zoe").value();
    auto const direct = eve.post(
        account_path("/users"), R"({"first_name":"Zoe","last_name":"Lee","email":"zoe@acme.test","send":"none"})");
    EXPECT_EQ(direct.problem(), "409 already_invited");
    EXPECT_EQ(eve.post(all(), form("bob@acme.test")).problem(), "409 already_member");
    acme.set_state(plain_user.membership, memberships::State::Inactive);
    EXPECT_EQ(eve.post(all(), form("bob@acme.test")).problem(), "409 member_inactive");
    EXPECT_EQ(accepted(zoe).status, 201);
    EXPECT_EQ(eve.post(all(), form("zoe@acme.test")).problem(), "409 already_member");
}

}
}
