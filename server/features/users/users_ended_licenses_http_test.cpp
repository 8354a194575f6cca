// Who is over holds no license from that moment, whether or not anybody has noted it (B14).

#include "db/migrations.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::users {
namespace {

class EndedLicensesTest : public tests::UserManagement {
protected:
    // All three of the pool; Bob's end with his membership.
    void SetUp() override
    {
        UserManagement::SetUp();
        for (auto const& user : { bob, cem, dan })
            acme.licensed(user, "suite").value();
        EXPECT_EQ(as_eve.patch(at(bob), ends("membership", 1h)).status, 200);
        before = last_event();
    }
    void later(Duration duration)
    {
        clock.by(duration);
        as_eve.log_in("eve@acme.test");
    }
    std::string held(Actor const& user) { return as_eve.get(at(user)).at("/licenses"); }
    std::string holders() { return as_eve.get(path("/products/suite/users?state=all&total=true")).at("/total"); }

    Actor cem = acme.joined("Cem");
    Actor dan = acme.joined("Dan");
    std::int64_t before = 0;
};
KITH_ON_BOTH_ENGINES(EndedLicensesTest);

// B14, S4-24
TEST_P(EndedLicensesTest, of_a_member_whose_time_is_over_is_free_at_once)
{
    EXPECT_EQ(give(as_eve, "suite", eve).problem(), "409 no_licenses_available");
    EXPECT_EQ(holders(), "3");
    later(1h);
    EXPECT_EQ(available("suite"), 1) << "nobody has noted it";
    EXPECT_EQ(held(bob), "[]");
    EXPECT_EQ(holders(), "2");
    EXPECT_EQ(as_eve.get(path("/products")).at("/items/0/assigned"), "2");
    EXPECT_EQ(give(as_eve, "suite", eve).status, 200);
    EXPECT_EQ(give(as_eve, "suite", bob).problem(), "409 member_inactive");
    EXPECT_EQ(available("suite"), 0);
}

// B14, B12: with its event, and the ledger says when it ended.
TEST_P(EndedLicensesTest, is_recorded_by_who_takes_it)
{
    later(2h);
    EXPECT_EQ(give(as_eve, "suite", eve).status, 200);
    EXPECT_EQ(events_after(before), "license.released license.assigned membership.updated ");
    EXPECT_EQ(member(bob).licenses.size(), 0u);
    auto const ledger = as_eve.get(path("/products/suite/ledger?slot=1"));
    EXPECT_EQ(ledger.at("/items/0/holder/name"), "Eve Lee");
    EXPECT_EQ(ledger.at("/items/1/holder/name"), "Bob Lee");
    EXPECT_LT(ledger.at("/items/1/until"), ledger.at("/items/0/from")) << "at his end, not when it was seen";
    end_overdue();
    EXPECT_EQ(events_after(before), "license.released license.assigned membership.updated membership.deactivated ");
    EXPECT_EQ(held(eve), R"(["suite"])");
}

// B14: the end that comes first counts, and both can be moved.
TEST_P(EndedLicensesTest, ends_with_the_license_or_with_the_membership)
{
    as_eve.patch(at(cem), ends("license:suite", 1h));
    as_eve.patch(at(cem), ends("membership", 2h));
    as_eve.patch(at(dan), ends("license:suite", 2h));
    as_eve.patch(at(dan), ends("membership", 3h));
    EXPECT_EQ(as_eve.patch(at(bob), R"({"ends":[{"of":"membership","at":null}]})").status, 200);
    later(1h);
    EXPECT_EQ(available("suite"), 1);
    EXPECT_EQ(held(cem), "[]");
    later(1h);
    EXPECT_EQ(available("suite"), 2);
    EXPECT_EQ(held(dan), "[]");
    later(Days { 1 });
    EXPECT_EQ(held(bob), R"(["suite"])");
}

// S4-27: made active again, he begins without; what he had may be somebody else's.
TEST_P(EndedLicensesTest, does_not_come_back_with_the_member)
{
    later(1h);
    EXPECT_EQ(give(as_eve, "suite", eve).status, 200);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":true})").at("/licenses"), "[]");
    EXPECT_EQ(available("suite"), 0);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"licenses":["suite"]})").problem(), "409 no_licenses_available");
}

TEST_P(EndedLicensesTest, does_not_come_back_with_a_later_end)
{
    later(1h);
    auto const answer = as_eve.patch(at(bob), ends("membership", 1h));
    EXPECT_EQ(answer.at("/state"), "active") << answer.body;
    EXPECT_EQ(answer.at("/licenses"), "[]");
    EXPECT_EQ(available("suite"), 1);
    EXPECT_EQ(events_after(before), "license.released membership.updated ");
}

// B14: an invitation finds it free as well; the sweep tells what the member has lost.
TEST_P(EndedLicensesTest, is_free_for_an_invitation)
{
    later(1h);
    auto wanted = acme.wanted("Zoe");
    wanted.licenses = { "suite" };
    EXPECT_TRUE(acme.write([&](db::Transaction& tx) { return invitations::send(tx, acme.ann, wanted); }));
    EXPECT_EQ(held(bob), "[]");
    end_overdue();
    EXPECT_EQ(events_after(before), "invitation.sent license.reserved license.released membership.deactivated ");
    EXPECT_EQ(available("suite"), 0);
}

// One who may manage one product gives it to who holds another one.
TEST_P(EndedLicensesTest, of_another_product_is_nobody_elses_business)
{
    acme.licensed(cem, "voice").value();
    as_eve.patch(at(dan), R"({"grants":{"manage":["suite"]}})");
    auto as_dan = signed_in(dan);
    EXPECT_EQ(as_dan.remove(license("suite", cem)).status, 204);
    EXPECT_EQ(give(as_dan, "suite", cem).status, 200);
    EXPECT_EQ(give(as_dan, "voice", cem).problem(), "403 forbidden");
}

// Rows of before: the migration says of them what is said of new ones.
TEST_P(EndedLicensesTest, is_said_of_old_rows_as_well)
{
    as_eve.patch(at(cem), R"({"roles":["manager","administrator"],"grants":{"manage":["suite"]}})");
    for (auto const* of : { "license:suite", "manager", "administrator", "manage:suite" })
        as_eve.patch(at(cem), ends(of, 2h));
    auto untils = [&] {
        return acme.read([&](db::Transaction& tx) {
            return tx.all(db::read_text, R"(
                select facet || ' ' || coalesce(until_at, 0) from membership_facets
                union all select product || slot || ' ' || coalesce(valid_until, 0) from license_slots
                order by 1)");
        });
    };
    auto const right = untils();
    acme.write([&](db::Transaction& tx) {
        tx.run("update membership_facets set until_at = null");
        tx.run("update license_slots set valid_until = null where membership_id = $1", bob.membership);
        tx.run("drop index membership_facets_of_ending_licenses");
    });
    EXPECT_NE(untils(), right);
    auto const all = db::embedded_migrations();
    auto const migration = std::ranges::find(all, "ends_of_licenses", &db::Migration::name);
    acme.write([&](db::Transaction& tx) {
        std::string_view sql = migration->sql;
        for (auto end = sql.find(";\n"); end != sql.npos; end = sql.find(";\n")) {
            tx.run(sql.substr(0, end));
            sql.remove_prefix(end + 2);
        }
    });
    EXPECT_EQ(untils(), right);
}

}
}
