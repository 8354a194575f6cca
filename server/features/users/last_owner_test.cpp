// An account always keeps somebody who runs it, on every path (B07).

#include "support/parallel.h"
#include "support/user_management.h"
#include "users/users.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

using tests::Browser;

class LastOwnerTest : public tests::UserManagement {
protected:
    void SetUp() override
    {
        UserManagement::SetUp();
        as_ann = std::make_unique<Browser>(signed_in(acme.ann));
    }

    static inline std::string const no_more = R"({"roles":["user"]})";

    Result<Changed> demoted_by(Actor const& actor, Actor const& user)
    {
        return acme.write([&](db::Transaction& tx) {
            Change wanted;
            wanted.rights = tests::user;
            return change(tx, actor, memberships::find(tx, user.account, user.membership).value(), wanted);
        });
    }
    Result<Changed> deactivated_by(Actor const& actor, Actor const& user)
    {
        return acme.write([&](db::Transaction& tx) {
            Change wanted;
            wanted.active = false;
            return change(tx, actor, memberships::find(tx, user.account, user.membership).value(), wanted);
        });
    }
    Result<void> removed_by(Actor const& actor, Actor const& user)
    {
        return acme.write([&](db::Transaction& tx) {
            return remove(tx, actor, memberships::find(tx, user.account, user.membership).value());
        });
    }
    int representatives()
    {
        int active = 0;
        for (auto const& user : { acme.ann, lou })
            active += member(user).state == memberships::State::Active &&
                member(user).rights.standing() == Role::LegalRepresentative;
        return active;
    }

    Actor lou = acme.joined("Lou", tests::legal_representative);
    std::unique_ptr<Browser> as_ann;
};
KITH_ON_BOTH_ENGINES(LastOwnerTest);

// B07, S1-10
TEST_P(LastOwnerTest, cannot_give_up_the_role)
{
    EXPECT_EQ(as_ann->patch(at(lou), no_more).status, 200) << "as long as there is another one";
    EXPECT_EQ(as_ann->patch(at(acme.ann), no_more).problem(), "409 last_legal_representative");
    EXPECT_EQ(as_ann->patch(at(acme.ann), R"({"roles":["administrator"]})").problem(), "409 last_legal_representative");
    EXPECT_EQ(as_ann->patch(at(eve), no_more).status, 200);
    EXPECT_EQ(as_ann->patch(at(acme.ann), no_more).problem(), "409 last_administrator")
        << "nobody at all would be left";
    EXPECT_EQ(as_ann->get(at(acme.ann)).at("/roles"), R"(["legal_representative"])");
}

// B07, B14: nor with an end.
TEST_P(LastOwnerTest, cannot_be_given_an_end)
{
    EXPECT_EQ(as_ann->patch(at(lou), ends("membership", 1h)).status, 200);
    EXPECT_EQ(as_ann->patch(at(acme.ann), ends("legal_representative", 1h)).problem(), "409 last_legal_representative")
        << "who ends soon does not count";
    EXPECT_EQ(as_ann->patch(at(acme.ann), ends("membership", 1h)).problem(), "409 self_deactivation");
    EXPECT_EQ(as_ann->patch(at(lou), R"({"ends":[{"of":"membership","at":null}]})").status, 200);
    EXPECT_EQ(as_ann->patch(at(acme.ann), ends("legal_representative", 1h)).status, 200);
    EXPECT_EQ(as_ann->patch(at(lou), no_more).problem(), "409 last_legal_representative");
    EXPECT_EQ(as_ann->patch(at(lou), R"({"active":false})").problem(), "409 last_legal_representative");
    EXPECT_EQ(as_ann->remove(at(lou)).problem(), "409 last_legal_representative");
}

// B07, S0-05: by the other one, on every path.
TEST_P(LastOwnerTest, cannot_be_removed_or_made_inactive)
{
    auto as_lou = signed_in(lou);
    EXPECT_EQ(as_ann->patch(at(lou), R"({"active":false})").status, 200);
    EXPECT_EQ(as_ann->patch(at(lou), R"({"active":true})").status, 200);
    EXPECT_EQ(as_ann->remove(at(lou)).status, 204);
    EXPECT_EQ(tests::code(removed_by(lou, acme.ann)), "last_legal_representative");
    EXPECT_EQ(tests::code(deactivated_by(lou, acme.ann)), "last_legal_representative");
    EXPECT_EQ(representatives(), 1);
}

// B07, TEN-08
TEST_P(LastOwnerTest, is_left_when_two_demote_each_other_at_once)
{
    for (int round = 0; round < 5; ++round) {
        EXPECT_EQ(tests::in_parallel(
                      2, 2, [&](int i) { return demoted_by(i ? acme.ann : lou, i ? lou : acme.ann).has_value(); }),
            1);
        ASSERT_EQ(representatives(), 1) << round;
        auto const& left = member(lou).rights.standing() == Role::LegalRepresentative ? lou : acme.ann;
        auto const& gone = left.membership == lou.membership ? acme.ann : lou;
        acme.write([&](db::Transaction& tx) {
                Change back;
                back.rights = tests::legal_representative;
                return change(tx, left, memberships::find(tx, gone.account, gone.membership).value(), back);
            })
            .value();
    }
}

// B07, TEN-08
TEST_P(LastOwnerTest, is_left_when_two_deactivate_or_remove_each_other_at_once)
{
    EXPECT_EQ(tests::in_parallel(2, 2,
                  [&](int i) {
                      return i ? deactivated_by(acme.ann, lou).has_value() : removed_by(lou, acme.ann).has_value();
                  }),
        1);
    EXPECT_EQ(representatives(), 1);
}

// B07: each of three gives up his own role at the same time.
TEST_P(LastOwnerTest, is_left_when_all_give_up_at_once)
{
    auto const max = acme.joined("Max", tests::legal_representative);
    std::vector const all { acme.ann, lou, max };
    EXPECT_EQ(tests::in_parallel(3, 3, [&](int i) { return demoted_by(all[i], all[i]).has_value(); }), 2);
}

// B07: administrators are not counted as legal representatives.
TEST_P(LastOwnerTest, may_be_without_any_administrator)
{
    EXPECT_EQ(as_ann->patch(at(eve), no_more).status, 200);
    EXPECT_EQ(as_ann->remove(at(eve)).status, 204);
    EXPECT_EQ(representatives(), 2);
}

}
}
