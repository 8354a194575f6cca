// What an invitation reserves, and what becomes of it.

#include "support/inviting.h"
#include "support/parallel.h"

#include "invitations/invitations_rules.h"

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::code;

constexpr auto untouched = "0 assigned, 0 reserved, 3 available";
constexpr auto one_reserved = "0 assigned, 1 reserved, 2 available";
constexpr auto all_reserved = "0 assigned, 3 reserved, 0 available";

class LicensesOfInvitationsTest : public tests::InvitingTest {
protected:
    ~LicensesOfInvitationsTest() override { expect_no_violations(); }

    Answer invited(std::string_view email, std::string_view licenses = R"(["suite"])")
    {
        return eve.post(all(), form(email, fmt::format(R"(,"licenses":{})", licenses)));
    }
    void fill(std::string const& name)
    {
        for (int i = 0; i < 3; ++i)
            EXPECT_EQ(invited(name + std::to_string(i) + "@acme.test").status, 201);
    }
    // Past the end of every invitation; administrators sign in again after so long.
    void let_expire(bool swept)
    {
        clock.by(lifetime + 1s);
        eve.log_in("eve@acme.test");
        if (swept)
            acme.write([&](db::Transaction& tx) { expire_overdue(tx, acme.account.id); });
    }
};
KITH_ON_BOTH_ENGINES(LicensesOfInvitationsTest);

// S1-15, C-14
TEST_P(LicensesOfInvitationsTest, are_reserved_when_it_is_sent_and_shown_so)
{
    auto const made = invited("zoe@acme.test", R"(["suite","suite"])");
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.at("/licenses"), R"(["suite"])");
    auto const products = eve.get(account_path("/products"));
    EXPECT_EQ(products.at("/items/0/slug"), "suite") << products.body;
    EXPECT_EQ(products.at("/items/0/assigned"), "0");
    EXPECT_EQ(products.at("/items/0/reserved"), "1");
    EXPECT_EQ(products.at("/items/0/available"), "2");
    EXPECT_EQ(products.at("/items/1/available"), "3");
    EXPECT_EQ(eve.get(account_path("/products/suite/ledger")).at("/items/0/holder/kind"), "invitation");
    EXPECT_EQ(audited("license.reserved"), 1);
}

// S1-15, M-LIC
TEST_P(LicensesOfInvitationsTest, that_nobody_has_left_are_refused_with_their_name)
{
    fill("z");
    auto const refused = invited("one-more@acme.test");
    EXPECT_EQ(refused.problem(), "409 no_licenses_available");
    EXPECT_EQ(refused.at("/product_name"), "Kith Suite");
    EXPECT_EQ(refused.at("/errors/0/field"), "licenses");
    EXPECT_EQ(invited("one-more@acme.test", R"(["voice","suite"])").problem(), "409 no_licenses_available");
    EXPECT_EQ(pool("voice"), untouched) << "all or nothing";
    EXPECT_EQ(invited("one-more@acme.test", "[]").status, 201) << "without one anybody can be invited (C-01)";
    EXPECT_EQ(invited("other@acme.test", R"(["fax"])").problem(), "422 validation");
}

// S1-15: freed by whoever ends it.
TEST_P(LicensesOfInvitationsTest, are_free_again_when_it_ends)
{
    auto const revoked = invited("a@acme.test"), declined = invited("b@acme.test"), deleted = invited("c@acme.test");
    EXPECT_EQ(pool("suite"), all_reserved);
    eve.post(one(revoked, "/revoke"));
    EXPECT_EQ(pool("suite"), "0 assigned, 2 reserved, 1 available");
    EXPECT_EQ(browser.post(link_of(declined, "/decline")).status, 200);
    EXPECT_EQ(pool("suite"), one_reserved);
    EXPECT_EQ(eve.remove(one(deleted)).status, 204);
    EXPECT_EQ(pool("suite"), untouched);
    EXPECT_EQ(audited("license.released"), 3);
    fill("again");
}

// S1-15: its time frees it, not the sweeper.
TEST_P(LicensesOfInvitationsTest, are_free_again_when_it_has_expired)
{
    for (bool swept : { false, true }) {
        fill(swept ? "late" : "early");
        EXPECT_EQ(pool("suite"), all_reserved);
        let_expire(swept);
        EXPECT_EQ(pool("suite"), untouched) << swept;
        EXPECT_EQ(eve.get(account_path("/products")).at("/items/0/available"), "3");
        EXPECT_EQ(audited("license.released"), swept ? 6 : 0);
    }
    fill("taken");
    EXPECT_EQ(pool("suite"), all_reserved);
    EXPECT_EQ(invited("nobody@acme.test").problem(), "409 no_licenses_available");
}

// S1-15: a user takes what an expired invitation held, before anybody noted that.
TEST_P(LicensesOfInvitationsTest, of_expired_ones_go_to_the_next_taker)
{
    fill("z");
    let_expire(false);
    auto const user = account_path("/users/" + plain_user.membership.text());
    auto const changed = eve.patch(user, R"({"licenses":["suite"]})");
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(pool("suite"), "1 assigned, 0 reserved, 2 available");
}

// S1-15, B12
TEST_P(LicensesOfInvitationsTest, become_the_members_when_it_is_accepted)
{
    auto const made = invited("zoe@acme.test", R"(["suite","voice"])");
    auto const joined = browser.post(link_of(made, "/accept"), acceptance());
    EXPECT_EQ(joined.status, 201) << joined.body;
    EXPECT_EQ(pool("suite"), "1 assigned, 0 reserved, 2 available");
    EXPECT_EQ(pool("voice"), "1 assigned, 0 reserved, 2 available");
    auto const zoe = eve.get(account_path("/users/" + joined.at("/membership/id")));
    EXPECT_EQ(zoe.at("/licenses"), R"(["suite","voice"])");
    let_expire(true);
    EXPECT_EQ(pool("suite"), "1 assigned, 0 reserved, 2 available") << "a member's does not end with the invitation";
    auto const ledger = eve.get(account_path("/products/suite/ledger"));
    EXPECT_EQ(ledger.at("/items/0/holder/kind"), "membership");
    EXPECT_EQ(ledger.at("/items/0/until"), "null");
    EXPECT_EQ(ledger.at("/items/1/holder/kind"), "invitation");
    EXPECT_EQ(ledger.at("/items/1/until"), ledger.at("/items/0/from"));
}

// S1-15, B02
TEST_P(LicensesOfInvitationsTest, are_reserved_again_when_it_is_resent)
{
    for (bool swept : { false, true }) {
        auto const made = invited(swept ? "late@acme.test" : "early@acme.test");
        let_expire(swept);
        EXPECT_EQ(pool("suite"), untouched);
        EXPECT_EQ(eve.post(one(made, "/resend")).at("/state"), "pending");
        EXPECT_EQ(pool("suite"), one_reserved) << swept;
        clock.by(lifetime - 1s);
        EXPECT_EQ(pool("suite"), one_reserved) << "as long as the link works";
        clock.by(1s);
        EXPECT_EQ(pool("suite"), untouched);
        eve.log_in("eve@acme.test");
    }
}

// A pending one that is resent holds its license as long as its link works.
TEST_P(LicensesOfInvitationsTest, are_held_longer_when_a_pending_one_is_resent)
{
    auto const made = invited("zoe@acme.test");
    clock.by(lifetime / 2);
    eve.log_in("eve@acme.test");
    eve.post(one(made, "/resend"));
    EXPECT_EQ(pool("suite"), one_reserved);
    clock.by(lifetime - 1s);
    EXPECT_EQ(pool("suite"), one_reserved);
    EXPECT_EQ(browser.post(link_of(made, "/accept"), acceptance()).status, 201);
    EXPECT_EQ(pool("suite"), "1 assigned, 0 reserved, 2 available");
}

// S1-15
TEST_P(LicensesOfInvitationsTest, that_are_gone_keep_an_expired_one_from_being_resent)
{
    for (bool swept : { false, true }) {
        auto const made = invited(swept ? "late@acme.test" : "early@acme.test");
        let_expire(swept);
        fill(swept ? "x" : "y");
        auto const before = eve.get(one(made)).body;
        EXPECT_EQ(eve.post(one(made, "/resend")).problem(), "409 no_licenses_available") << swept;
        EXPECT_EQ(eve.get(one(made)).body, before);
        EXPECT_EQ(browser.get(link_of(made)).problem(), "410 invitation_expired");
        EXPECT_EQ(pool("suite"), all_reserved);
        let_expire(true);
    }
}

// S1-14, C-02: sent away again, he leaves his license.
TEST_P(LicensesOfInvitationsTest, of_who_was_refused_are_free_again)
{
    auto const made = eve.post(all(), form("zoe@acme.test", R"(,"licenses":["suite"],"force_email":false)"));
    make_known("other@bolt.test");
    auto const waiting = browser.post(link_of(made, "/accept"), acceptance(R"(,"email":"other@bolt.test")"));
    EXPECT_EQ(waiting.at("/state"), "awaiting_approval") << waiting.body;
    EXPECT_EQ(pool("suite"), "1 assigned, 0 reserved, 2 available");
    EXPECT_EQ(eve.post(one(made, "/refuse")).status, 200);
    EXPECT_EQ(pool("suite"), untouched);
}

// B12, S1-15
TEST_P(LicensesOfInvitationsTest, are_given_to_three_of_sixteen)
{
    auto act = [&](int i) {
        auto wanted = acme.wanted("Zoe" + std::to_string(i));
        wanted.licenses = { i % 2 ? "suite" : "voice" };
        return acme.write([&](db::Transaction& tx) { return send(tx, acme.ann, wanted); }).has_value();
    };
    EXPECT_EQ(tests::in_parallel(8, 16, act), 6);
    EXPECT_EQ(pool("suite"), all_reserved);
    EXPECT_EQ(pool("voice"), all_reserved);
}

// S1-15: revoked while it is accepted, the license is his or nobody's.
TEST_P(LicensesOfInvitationsTest, are_not_lost_when_it_is_revoked_and_accepted_at_once)
{
    int assigned = 0;
    for (int round = 0; round < 6 && assigned < 3; ++round) {
        auto wanted = acme.wanted("Zoe" + std::to_string(round));
        wanted.licenses = { "suite" };
        auto const sent = acme.write([&](db::Transaction& tx) { return send(tx, acme.ann, wanted); }).value();
        EXPECT_EQ(
            tests::in_parallel(2, 2,
                [&](int i) {
                    return i
                        ? acme.accepted(sent).has_value()
                        : acme.write([&](db::Transaction& tx) { return revoke(tx, acme.ann, sent.id); }).has_value();
                }),
            1);
        assigned += acme.now(sent).state == State::Accepted;
        EXPECT_EQ(pool("suite"), fmt::format("{} assigned, 0 reserved, {} available", assigned, 3 - assigned));
    }
}

}
}
