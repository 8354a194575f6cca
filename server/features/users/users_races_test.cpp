// Who does the same thing to users at the same moment, and everything in any order.

#include "support/parallel.h"
#include "support/user_management.h"
#include "users/users.h"

#include <gtest/gtest.h>

#include <random>

namespace kith::users {
namespace {

using tests::code;
using tests::in_parallel;

class UserRacesTest : public tests::UserManagement {
protected:
    Result<Changed> created(std::string_view name, std::vector<std::string> licenses = {})
    {
        return acme.write([&](db::Transaction& tx) {
            return create(tx, acme.ann,
                { tests::name(name), tests::name("Lee"), acme.email_of(name), {}, Rights {}, licenses, {}, false });
        });
    }
    bool given(Actor const& user) { return acme.licensed(user, "suite").has_value(); }
    bool changed(Actor const& user, Change const& wanted)
    {
        return acme
            .write([&](db::Transaction& tx) -> Result<Changed> {
                auto const before = TRY(get(tx, acme.ann, user.membership));
                return change(tx, acme.ann, before, wanted);
            })
            .has_value();
    }
    static Change active(bool is_active)
    {
        Change change;
        change.active = is_active;
        return change;
    }
};
KITH_ON_BOTH_ENGINES(UserRacesTest);

// RAC-01, S4-32: by the API, one 200 and the rest 409.
TEST_P(UserRacesTest, one_of_50_puts_gets_the_last_license)
{
    given(bob);
    given(acme.joined("Cem"));
    std::vector<Actor> takers;
    for (int i = 0; i < 50; ++i)
        takers.push_back(acme.joined("Taker" + std::to_string(i)));
    std::atomic<int> refused = 0;
    EXPECT_EQ(in_parallel(16, 50,
                  [&](int i) {
                      auto browser = as_eve;
                      auto const answer = give(browser, "suite", takers[i]);
                      refused += answer.problem() == "409 no_licenses_available" ? 1 : 0;
                      return answer.status == 200;
                  }),
        1);
    EXPECT_EQ(refused, 49);
    EXPECT_EQ(available("suite"), 0);
}

// S0-03
TEST_P(UserRacesTest, one_address_added_by_many_is_one_user)
{
    EXPECT_EQ(in_parallel(8, 16, [&](int) { return created("Zoe", { "suite" }).has_value(); }), 1);
    EXPECT_EQ(available("suite"), 2) << "and nothing of the others is left";
}

// S0-03, S1-16: not yet so on PostgreSQL, where neither of the two sees the other before both are stored.
TEST_P(UserRacesTest, one_address_added_and_invited_is_one_of_both)
{
    for (int round = 0; round < 4; ++round) {
        auto const name = "Zoe" + std::to_string(round);
        in_parallel(4, 4, [&](int i) { return i % 2 ? created(name).has_value() : acme.invited(name).has_value(); });
        auto const is_user = acme.read([&](db::Transaction& tx) {
            return memberships::find_by_email(tx, acme.account.id, acme.email_of(name)).has_value();
        });
        auto const is_invited = acme.read(
            [&](db::Transaction& tx) { return invitations::is_pending(tx, acme.account.id, acme.email_of(name)); });
        EXPECT_NE(is_user, is_invited) << name;
    }
}

// S4-24, S4-32: deactivated while he is given a license, he ends without one.
TEST_P(UserRacesTest, nobody_ends_inactive_with_a_license)
{
    for (int round = 0; round < 5; ++round) {
        in_parallel(4, 4, [&](int i) { return i % 2 ? given(bob) : changed(bob, active(false)); });
        auto const now = member(bob);
        EXPECT_EQ(now.licenses.size(), now.state == memberships::State::Active ? 3u - available("suite") : 0u);
        EXPECT_EQ(app::find_violations(database()), std::vector<std::string> {});
        changed(bob, active(true));
    }
}

// S0-04, S4-21: two who edit one user at once do not mix.
TEST_P(UserRacesTest, of_two_changes_to_one_version_one_is_stored)
{
    auto const before = member(bob);
    EXPECT_EQ(in_parallel(8, 8,
                  [&](int i) {
                      Change wanted;
                      wanted.details.job_title = "Title " + std::to_string(i);
                      wanted.details.department = "Department " + std::to_string(i);
                      return acme.write([&](db::Transaction& tx) { return change(tx, acme.ann, before, wanted); })
                          .has_value();
                  }),
        1);
    auto const after = member(bob);
    EXPECT_EQ(after.details.job_title.substr(6), after.details.department.substr(11));
}

class UserLifeTest : public UserRacesTest {
protected:
    int chance(int of) { return static_cast<int>(random() % static_cast<unsigned>(of)); }
    Actor someone() { return people[static_cast<std::size_t>(chance(static_cast<int>(people.size())))]; }

    void invite()
    {
        auto wanted = acme.wanted("Guest" + std::to_string(++number));
        wanted.licenses = { chance(2) ? "suite" : "voice" };
        auto sent = acme.write([&](db::Transaction& tx) { return invitations::send(tx, acme.ann, wanted); });
        if (sent && chance(2))
            people.push_back(acme.actor_of(acme.accepted(*sent).value()));
        else if (sent && chance(2))
            acme.write([&](db::Transaction& tx) { return invitations::revoke(tx, acme.ann, sent->id); }).value();
    }
    void add()
    {
        if (auto const user = created("User" + std::to_string(++number), { "suite" }))
            people.push_back(acme.actor_of(user->user));
    }
    Change anything()
    {
        Change wanted;
        if (chance(3) == 0)
            wanted.active = chance(2) == 0;
        if (chance(2))
            wanted.licenses =
                chance(2) ? std::vector<std::string> { "suite" } : std::vector<std::string> { "voice", "suite" };
        if (chance(3) == 0)
            wanted.ends.push_back({ chance(2) ? "membership" : "license:suite", wall_clock() + 1min });
        return wanted;
    }
    void sweep()
    {
        clock.by(20s);
        end_overdue();
    }
    void step()
    {
        switch (chance(8)) {
        case 0:
            return add();
        case 1:
            return invite();
        case 2:
            return sweep();
        case 3:
            acme.write([&](db::Transaction& tx) -> Result<void> {
                auto const before = TRY(get(tx, acme.ann, someone().membership));
                return remove(tx, acme.ann, before);
            });
            return;
        default:
            changed(someone(), anything());
        }
    }

    std::mt19937 random { 20260504 };
    int number = 0;
    std::vector<Actor> people { bob };
};
KITH_ON_BOTH_ENGINES(UserLifeTest);

// Whatever is done, in whatever order, no license is given twice and none is lost.
TEST_P(UserLifeTest, keeps_every_license_accounted_for)
{
    for (int i = 0; i < 160; ++i) {
        step();
        for (auto const* product : { "suite", "voice" }) {
            auto const pool = acme.read(
                [&](db::Transaction& tx) { return licenses::find_pool(tx, acme.account.id, product).value(); });
            ASSERT_LE(pool.assigned + pool.reserved, *pool.total) << i;
        }
        if (i % 20 == 19) {
            ASSERT_EQ(app::find_violations(database()), std::vector<std::string> {}) << i;
        }
    }
    EXPECT_GT(people.size(), 10u) << "something has happened";
}

}
}
