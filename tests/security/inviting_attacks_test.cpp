// Attacks by those who invite: too many, too much, the same one twice.

#include "mail/outbox.h"
#include "security/estate.h"
#include "support/clock_ahead.h"
#include "support/database.h"

#include <fmt/format.h>

namespace kith {
namespace {

using tests::Browser;

class InvitingAttacksTest : public DatabaseTest {
protected:
    static std::string row(std::string const& email, std::string const& role = "user")
    {
        return fmt::format(R"({{"name":"New Lee","email":"{}","roles":["{}"],"licenses":["suite"]}})", email, role);
    }
    static std::string grid(int rows, std::string const& more = "")
    {
        std::string all;
        for (int i = 0; i < rows; ++i)
            all += (i ? "," : "") + row(fmt::format("row{}@acme.test", i));
        return R"({"rows":[)" + all + more + "]}";
    }
    tests::Answer invite(std::string const& email)
    {
        return ann.post(acme.path("/invitations"),
            fmt::format(R"({{"kind":"internal","first_name":"New","last_name":"Lee","email":"{}"}})", email));
    }
    std::int64_t mails_to(std::string_view email_key)
    {
        return acme.read([&](db::Transaction& tx) { return mail::list_kept(tx, email_key, 200).size(); });
    }
    std::int64_t invitations() { return tests::count(database(), "invitations"); }

    ClockAhead clock;
    tests::Estate acme { database(), "Acme" };
    tests::Api api { database() };
    Browser ann = tests::signed_in(api, database(), acme.ann);
};
KITH_ON_BOTH_ENGINES(InvitingAttacksTest);

// INV-17: beside the matrix, from outside the table of roles.
TEST_P(InvitingAttacksTest, nobody_invites_above_himself)
{
    auto eve = tests::signed_in(api, database(), acme.eve);
    auto const before = invitations();
    for (auto const* roles : { R"(["legal_representative"])", R"(["user","legal_representative"])",
             R"(["administrator","legal_representative"])" }) {
        auto const body = fmt::format(
            R"({{"kind":"internal","first_name":"N","last_name":"L","email":"n@acme.test","roles":{}}})", roles);
        EXPECT_EQ(eve.post(acme.path("/invitations"), body).problem(), "403 cannot_grant") << roles;
    }
    acme.set({ .auto_signup = false });
    acme.set_total("suite", {});
    auto const grid = R"({"rows":[)" + row("a@acme.test") + ',' + row("b@acme.test", "legal_representative") + "]}";
    auto const refused = eve.post(acme.path("/invitations/batch"), grid);
    EXPECT_EQ(refused.problem(), "403 cannot_grant");
    EXPECT_EQ(refused.at("/errors/0/row"), "2");
    EXPECT_EQ(invitations(), before);
}

// INV-19
TEST_P(InvitingAttacksTest, a_grid_is_sent_whole_or_not_at_all)
{
    acme.set({ .auto_signup = false });
    acme.set_total("suite", {});
    auto const before = invitations();
    auto const bad = ann.post(acme.path("/invitations/batch"), grid(499, ',' + row("not an address")));
    EXPECT_EQ(bad.problem(), "422 validation");
    EXPECT_EQ(bad.at("/errors/0/row"), "500");
    EXPECT_EQ(bad.at("/errors/1"), "");
    auto const member = ann.post(acme.path("/invitations/batch"), grid(499, ',' + row("bob@acme.test")));
    EXPECT_EQ(member.problem(), "409 already_member");
    EXPECT_EQ(member.at("/errors/0/row"), "500");
    auto const twice = ann.post(acme.path("/invitations/batch"), grid(499, ',' + row("ROW7@acme.test")));
    EXPECT_EQ(twice.problem(), "422 validation");
    EXPECT_EQ(invitations(), before);
    EXPECT_EQ(mails_to("row0@acme.test"), 0);
}

// INV-19, RAC-07
TEST_P(InvitingAttacksTest, a_grid_that_is_sent_again_invites_nobody_twice)
{
    acme.set({ .auto_signup = false });
    acme.set_total("suite", {});
    auto const before = invitations();
    ann.headers.emplace_back("idempotency-key", "grid-1");
    auto const first = ann.post(acme.path("/invitations/batch"), grid(100));
    auto const again = ann.post(acme.path("/invitations/batch"), grid(100));
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(first.body, again.body);
    EXPECT_EQ(invitations(), before + 100);
    EXPECT_EQ(mails_to("row7@acme.test"), 1);
    EXPECT_EQ(ann.post(acme.path("/invitations/batch"), grid(99)).problem(), "422 idempotency_key_reused");
}

// INV-20
TEST_P(InvitingAttacksTest, one_address_gets_five_mails_a_day)
{
    int refused = 0;
    for (int i = 0; i < 20; ++i)
        refused +=
            ann.post(acme.path("/invitations/" + acme.zoe.id.text() + "/resend")).problem() == "429 too_many_requests";
    EXPECT_EQ(refused, 16);
    EXPECT_EQ(mails_to("zoe@acme.test"), 5);
}

// INV-23
TEST_P(InvitingAttacksTest, the_grid_is_closed_while_people_sign_up_by_themselves)
{
    acme.set({ .auto_signup = true });
    auto const before = invitations();
    auto const refused = ann.post(acme.path("/invitations/batch"), grid(2));
    EXPECT_EQ(refused.problem(), "409 auto_signup_enabled");
    EXPECT_EQ(refused.at("/title"),
        "Users may sign up without an invitation. Turn off Allow users to signup automatically to invite in bulk");
    EXPECT_EQ(ann.post(acme.path("/invitations/batch"), R"({"rows":"x"})").problem(), "409 auto_signup_enabled");
    auto bob = tests::signed_in(api, database(), acme.bob);
    EXPECT_EQ(bob.post(acme.path("/invitations/batch"), grid(2)).problem(), "403 forbidden");
    EXPECT_EQ(invitations(), before);
}

// INV-26
TEST_P(InvitingAttacksTest, one_address_is_one_however_it_is_written)
{
    EXPECT_EQ(invite("una@bücher.test").status, 201);
    auto const before = invitations();
    for (auto const* same : { "una@bücher.test", "UNA@BÜCHER.TEST", "una@xn--bcher-kva.test", "ｕｎａ@bücher.test",
             " una@bücher.test ", "una@bu\u0308cher.test" })
        EXPECT_EQ(invite(same).problem(), "409 already_invited") << same;
    for (auto const* member : { "bob@acme.test", "BOB@acme.test", "ＢＯＢ@ACME.TEST", "bob@acme.test " })
        EXPECT_EQ(invite(member).problem(), "409 already_member") << member;
    acme.set_state(acme.bob.membership, memberships::State::Inactive);
    EXPECT_EQ(invite("Bob@Acme.test").problem(), "409 member_inactive");
    EXPECT_EQ(invitations(), before);
    EXPECT_EQ(tests::count(database(), "mails where to_key like 'una@%'"), 1);
}

}
}
