// Teams that many change at once: how many may win.

#include "support/parallel.h"
#include "support/teaming.h"

namespace kith::teams {
namespace {

using tests::in_parallel;

class TeamRacesTest : public tests::Teaming {
protected:
    bool try_to(auto act)
    {
        return acme.write([&](db::Transaction& tx) { return act(tx); }).has_value();
    }
    Team found(std::string const& id)
    {
        return acme.read([&](db::Transaction& tx) { return get(tx, eve, TeamId::from_text(id)); }).value();
    }
};
KITH_ON_BOTH_ENGINES(TeamRacesTest);

// S2-26: the unique row decides who has the name.
TEST_P(TeamRacesTest, made_at_once_with_one_name_are_one)
{
    EXPECT_EQ(in_parallel(8, 16,
                  [&](int i) {
                      return try_to([&](db::Transaction& tx) {
                          return create(tx, i % 2 ? eve : bob, { TeamName::stored(i % 2 ? "Desk" : "DESK"), {} });
                      });
                  }),
        1);
    EXPECT_EQ(names(as_eve.get(path("/teams?total=true"))).size(), 4u);
}

// Whoever enters while the team is deleted is in no team that there is not.
TEST_P(TeamRacesTest, deleted_while_somebody_enters_are_gone)
{
    auto const cem = acme.joined("Cem");
    for (int round = 0; round < 10; ++round) {
        auto const team = found(made(as_eve, "Desk " + std::to_string(round)));
        in_parallel(3, 3, [&](int i) {
            if (i == 2)
                return try_to([&](db::Transaction& tx) { return remove(tx, eve, team); });
            return try_to([&](db::Transaction& tx) { return teams::add(tx, eve, team, (i ? bob : cem).membership); });
        });
        EXPECT_EQ(teams_of(bob) + teams_of(cem), "") << round;
    }
}

// Removed from the account and put into a team at the same moment, one is in none.
TEST_P(TeamRacesTest, are_not_entered_by_who_is_removed)
{
    auto const team = found(made(as_eve, "Desk"));
    for (int round = 0; round < 10; ++round) {
        auto const zoe = acme.joined("Zoe" + std::string(static_cast<std::size_t>(round + 1), 'x'));
        in_parallel(2, 2, [&](int i) {
            if (i)
                return try_to([&](db::Transaction& tx) { return teams::add(tx, eve, team, zoe.membership); });
            return try_to([&](db::Transaction& tx) {
                return users::remove(tx, eve, memberships::find(tx, zoe.account, zoe.membership).value());
            });
        });
        as_eve.remove(at(zoe)); // if it was too early
    }
    EXPECT_EQ(members(team.id.text()), "Eve");
}

// The last place in a hundred teams is taken once.
TEST_P(TeamRacesTest, are_not_one_too_many_for_one_person)
{
    auto as_bob = signed_in(bob);
    std::vector<Team> all;
    acme.write([&](db::Transaction& tx) {
        for (int i = 0; i < most_of_member; ++i)
            all.push_back(create(tx, eve, { TeamName::stored("Team " + std::to_string(i)), {} }).value());
    });
    for (int i = 0; i < 8; ++i)
        all.push_back(found(made(as_bob, "Desk " + std::to_string(i))));
    auto const cem = acme.joined("Cem");
    for (int i = 0; i < most_of_member - 1; ++i)
        EXPECT_TRUE(try_to([&](db::Transaction& tx) {
            return teams::add(tx, eve, all[static_cast<std::size_t>(i)], cem.membership);
        }));
    EXPECT_EQ(in_parallel(4, 8,
                  [&](int i) {
                      auto const& team = all[static_cast<std::size_t>(most_of_member + i)];
                      return try_to([&](db::Transaction& tx) { return teams::add(tx, eve, team, cem.membership); });
                  }),
        1);
}

}
}
