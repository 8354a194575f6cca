#include "memberships/memberships.h"

#include "memberships/memberships_store.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/parallel.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::memberships {
namespace {

using tests::code;
using tests::founded;

class MembershipsTest : public DatabaseTest {
protected:
    Result<Membership> joined(AccountId const& account, std::string_view email, State state = State::Active)
    {
        return database().write_now([&](db::Transaction& tx) -> Result<Membership> {
            auto person = persons::find_by_email(tx, tests::address(email));
            if (!person)
                person = persons::create(tx, { tests::name("Bob"), tests::name("Lee"), tests::address(email) });
            auto member =
                TRY(join(tx, {}, *person, { account, Kind::Internal, person->first_name, person->last_name }));
            tx.run("update memberships set state = $3 where account_id = $1 and id = $2", account, member.id, state);
            return member;
        });
    }

    std::vector<std::string> names(Listing const& wanted)
    {
        std::vector<std::string> all;
        for (auto const& member :
            database().read_now([&](db::Transaction& tx) { return list(tx, acme.account.id, wanted); }))
            all.push_back(member.first_name.text());
        return all;
    }

    ClockAhead clock;
    tests::Business acme = founded(database(), "Acme");
};
KITH_ON_BOTH_ENGINES(MembershipsTest);

using Names = std::vector<std::string>;

TEST_P(MembershipsTest, of_a_person_in_an_account_are_one)
{
    EXPECT_TRUE(joined(acme.account.id, "bob@acme.test"));
    EXPECT_EQ(code(joined(acme.account.id, "BOB@acme.test")), "already_member");
    EXPECT_TRUE(joined(founded(database(), "Bolt").account.id, "bob@acme.test")) << "elsewhere he may be, too";
}

TEST_P(MembershipsTest, that_are_inactive_count_and_removed_ones_do_not)
{
    joined(acme.account.id, "bob@acme.test", State::Inactive);
    EXPECT_EQ(code(joined(acme.account.id, "bob@acme.test")), "already_member");
    joined(acme.account.id, "cem@acme.test", State::Removed);
    EXPECT_TRUE(joined(acme.account.id, "cem@acme.test"));
}

TEST_P(MembershipsTest, begun_at_once_are_one)
{
    joined(founded(database(), "Bolt").account.id, "bob@acme.test");
    EXPECT_EQ(tests::in_parallel(16, 16, [&](int) { return joined(acme.account.id, "bob@acme.test").has_value(); }), 1);
}

TEST_P(MembershipsTest, are_recorded_and_found)
{
    auto const bob = joined(acme.account.id, "bob@acme.test").value();
    acme.read([&](db::Transaction& tx) {
        EXPECT_EQ(find(tx, acme.account.id, bob.id)->person, bob.person);
        EXPECT_EQ(find_by_person(tx, acme.account.id, bob.person)->id, bob.id);
        EXPECT_EQ(find_by_email(tx, acme.account.id, tests::address("Bob@ACME.test"))->id, bob.id);
        EXPECT_FALSE(find(tx, AccountId::make(), bob.id)) << "another account's id finds nothing";
        auto const event = events::list_before(tx, acme.account.id, 0, 1).at(0);
        EXPECT_EQ(event.operation, "membership.joined");
        EXPECT_EQ(event.source.name, "Bob Lee") << "he joined by himself";
        EXPECT_EQ(event.data, R"({"email":"bob@acme.test","roles":["user"],"state":"active"})");
    });
}

TEST_P(MembershipsTest, of_a_person_are_listed_without_removed_ones)
{
    auto const bolt = founded(database(), "Bolt").account.id;
    auto const bob = joined(acme.account.id, "bob@acme.test").value();
    joined(bolt, "bob@acme.test", State::Inactive);
    joined(founded(database(), "Cozy").account.id, "bob@acme.test", State::Removed);
    EXPECT_EQ(acme.read([&](db::Transaction& tx) { return list_of_person(tx, bob.person).size(); }), 2u);
}

TEST_P(MembershipsTest, show_a_new_name_everywhere)
{
    auto const bolt = founded(database(), "Bolt").account.id;
    auto const bob = joined(acme.account.id, "bob@acme.test").value();
    joined(bolt, "bob@acme.test");
    acme.write([&](db::Transaction& tx) {
        auto person = persons::find(tx, bob.person).value();
        person.first_name = tests::name("Robert");
        rename_everywhere(tx, { "person", person.id.text(), "Bob Lee" }, person);
        rename_everywhere(tx, { "person", person.id.text(), "Bob Lee" }, person);
        for (auto const& account : { acme.account.id, bolt }) {
            EXPECT_EQ(find_by_person(tx, account, bob.person)->display_name(), "Robert Lee");
            auto const event = events::list_before(tx, account, 0, 1).at(0);
            EXPECT_EQ(event.operation, "membership.updated");
            EXPECT_EQ(event.data, R"({"changes":[{"what":"name","before":"Bob Lee","after":"Robert Lee"}]})");
            EXPECT_NE(events::list_before(tx, account, 0, 2).at(1).operation, "membership.updated") << "recorded once";
        }
    });
}

TEST_P(MembershipsTest, are_listed_by_name_and_age)
{
    for (auto const* name : { "Zoë", "bob", "Émile", "Cem" }) {
        clock.by(1ms);
        acme.joined(name);
    }
    EXPECT_EQ(names({}), (Names { "Ann", "bob", "Cem", "Émile", "Zoë" }));
    EXPECT_EQ(names({ .descending = true }), (Names { "Zoë", "Émile", "Cem", "bob", "Ann" }));
    EXPECT_EQ(names({ .sort = Sort::CreatedAt }), (Names { "Ann", "Zoë", "bob", "Émile", "Cem" }));
}

TEST_P(MembershipsTest, are_listed_by_state)
{
    acme.set_state(acme.joined("Bob").membership, State::Inactive);
    acme.set_state(acme.joined("Cem").membership, State::Removed);
    EXPECT_EQ(names({}), (Names { "Ann", "Bob" }));
    EXPECT_EQ(names({ .state = State::Active }), Names { "Ann" });
    EXPECT_EQ(names({ .state = State::Inactive }), Names { "Bob" });
}

TEST_P(MembershipsTest, are_found_by_a_part_of_the_name_or_the_beginning_of_the_address)
{
    acme.joined("Émile");
    acme.joined("Bob");
    for (auto const* text : { "emi", "MILE", "émile", "mile l", "emile" })
        EXPECT_EQ(names({ .text = text }), Names { "Émile" }) << text;
    EXPECT_EQ(names({ .text = "bob@ac" }), Names { "Bob" });
    for (auto const* text : { "%", "_", "\\", "acme.test", "b%b", "' or 1=1 --", "x" })
        EXPECT_EQ(names({ .text = text }), Names {}) << text;
    EXPECT_EQ(acme.read([&](db::Transaction& tx) { return count(tx, acme.account.id, { .text = "lee" }); }), 3);
}

TEST_P(MembershipsTest, are_paged_without_losing_or_repeating_any)
{
    for (auto const* name : { "Bob", "Cem", "Dan", "Eve", "Fay", "Gil" }) {
        clock.by(1ms);
        acme.joined(name);
    }
    for (auto sort : { Sort::Name, Sort::CreatedAt }) {
        for (bool descending : { false, true }) {
            Listing page { .sort = sort, .descending = descending, .limit = 2 };
            Names all;
            for (int pages = 0; pages < 5; ++pages) {
                auto const rows = acme.read([&](db::Transaction& tx) { return list(tx, acme.account.id, page); });
                if (rows.empty())
                    break;
                for (auto const& row : rows)
                    all.push_back(row.first_name.text());
                page.after_key = sort_key(rows.back(), sort);
                page.after_id = rows.back().id.text();
            }
            Names expected { "Ann", "Bob", "Cem", "Dan", "Eve", "Fay", "Gil" };
            if (descending)
                std::ranges::reverse(expected);
            EXPECT_EQ(all, expected);
        }
    }
}

}
}
