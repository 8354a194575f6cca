#include "memberships/memberships_list_store.h"

#include "db/migrations.h"
#include "memberships/memberships_store.h"
#include "support/database.h"
#include "support/people.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace kith::memberships {
namespace {

using tests::founded;
using Names = std::vector<std::string>;

// B17: lists flat from a thousand to a million rows, with keyset pages, found by a part of a name, accents or no.
class MembershipsListTest : public DatabaseTest {
protected:
    static Membership member(AccountId const& account, std::string_view name, std::string const& address, int second)
    {
        auto const space = name.find(' ');
        Membership made { account, MembershipId::make(), PersonId::make(), Kind::Internal, State::Active,
            PersonName::stored(name.substr(0, space)), PersonName::stored(name.substr(space + 1)),
            tests::address(address) };
        made.created_at = Time { std::chrono::seconds { second } };
        return made;
    }

    Membership add(std::string_view name, std::string const& address)
    {
        auto added = member(account, name, address, 0);
        acme.write([&](db::Transaction& tx) { EXPECT_TRUE(store::insert(tx, added)); });
        return added;
    }

    // Two in a hundred are called Novak; every address begins with m.
    void add_many(int number)
    {
        acme.write([&](db::Transaction& tx) {
            for (int i = 0; i < number; ++i) {
                auto const last = i % 50 == 7 ? "Novák" : "Ro" + std::to_string(i * 7 % 1000);
                store::insert(tx,
                    member(account, "Person" + std::to_string(i * 11 % 97) + ' ' + last,
                        "m" + std::to_string(i) + "@acme.test", i % 777));
            }
        });
    }

    std::vector<Membership> listed(Listing const& wanted)
    {
        return acme.read([&](db::Transaction& tx) { return list(tx, account, wanted); });
    }

    Names found(std::string const& text, Sort sort = Sort::Name)
    {
        Names all;
        for (auto const& one : listed({ .text = text, .sort = sort }))
            all.push_back(one.display_name());
        EXPECT_EQ(acme.read([&](db::Transaction& tx) { return count(tx, account, { .text = text }); }),
            static_cast<std::int64_t>(all.size()))
            << text;
        return all;
    }

    // The ids of all pages, one after the other.
    Names paged(Listing page)
    {
        Names all;
        for (auto rows = listed(page); !rows.empty(); rows = listed(page)) {
            for (auto const& row : rows)
                all.push_back(row.id.text());
            page.after_key = sort_key(rows.back(), page.sort);
            page.after_id = rows.back().id.text();
        }
        return all;
    }

    // What a look at every single member finds.
    Names expected(Listing wanted)
    {
        auto everybody = listed({ .limit = 100'000 });
        std::erase_if(everybody, [&](Membership const& one) {
            return !store::name_key(one.first_name, one.last_name).contains(wanted.text) &&
                !one.email.key().starts_with(wanted.text);
        });
        std::ranges::sort(everybody, {}, [&](Membership const& one) {
            bool const by_name = wanted.sort == Sort::Name;
            return std::tuple { by_name ? sort_key(one, Sort::Name) : "", by_name ? Time {} : one.created_at,
                one.id.text() };
        });
        Names ids;
        for (auto const& one : everybody)
            ids.push_back(one.id.text());
        if (wanted.descending)
            std::ranges::reverse(ids);
        return ids;
    }

    tests::Business acme = founded(database(), "Acme");
    AccountId account = acme.account.id;
};
KITH_ON_BOTH_ENGINES(MembershipsListTest);

TEST_P(MembershipsListTest, finds_any_part_of_a_name_in_either_order)
{
    add("Jörg Müller", "x1@acme.test");
    add("小明 王", "x2@acme.test");
    for (auto sort : { Sort::Name, Sort::CreatedAt }) {
        for (auto const* text : { "mull", "MÜL", "mu", "ü", "rg m", "g", "jorg muller", "Jörg", "ller" })
            EXPECT_EQ(found(text, sort), Names { "Jörg Müller" }) << text;
        for (auto const* text : { "小", "王", "小明", "明 王", "小明 王" })
            EXPECT_EQ(found(text, sort), Names { "小明 王" }) << text;
        for (auto const* text : { "mullerj", "jorgmuller", "muller ", "z", "zz", "王小" })
            EXPECT_EQ(found(text, sort), Names {}) << text;
    }
}

TEST_P(MembershipsListTest, finds_the_beginning_of_an_address)
{
    add("Zoe Berg", "jo.q@acme.test");
    add("Jo Quist", "jo.w@acme.test");
    EXPECT_EQ(found("jo."), (Names { "Jo Quist", "Zoe Berg" })) << "in the order of the list";
    EXPECT_EQ(found("jo"), (Names { "Jo Quist", "Zoe Berg" })) << "whom name and address match is found once";
    EXPECT_EQ(found("JO.Q@Acme.test"), Names { "Zoe Berg" });
    EXPECT_EQ(found("acme.test"), Names {});
}

TEST_P(MembershipsListTest, takes_every_sign_literally)
{
    add("100% A_b\\c", "x1@acme.test");
    add("O'Neil \"Near", "x2@acme.test");
    for (auto const* text : { "%", "_", "\\", "0% ", "a_b", "b\\c" })
        EXPECT_EQ(found(text), Names { "100% A_b\\c" }) << text;
    for (auto const* text : { "'", "\"", "o'n", "l \"n" })
        EXPECT_EQ(found(text), Names { "O'Neil \"Near" }) << text;
    for (auto const* text :
        { "1%0", "a%b", "o* ", "neil AND near", "neil OR near", "NEAR(", "^o", "-neil", "{list:$1}" })
        EXPECT_EQ(found(text), Names {}) << text;
    EXPECT_EQ(found("\u0301").size(), 3u) << "a mark alone asks for nothing";
    EXPECT_EQ(found(std::string(5000, 'n')), Names {});
}

TEST_P(MembershipsListTest, finds_people_by_the_name_they_have)
{
    auto bob = add("Bob Stone", "x1@acme.test");
    add("Bob Stone", "x2@acme.test");
    auto const stone = bob;
    bob.last_name = tests::name("Brook");
    acme.write([&](db::Transaction& tx) { return update(tx, stone, bob); }).value();
    EXPECT_EQ(found("brook"), Names { "Bob Brook" });
    EXPECT_EQ(found("bob stone"), Names { "Bob Stone" }) << "the other one still has it";
    acme.set_state(bob.id, State::Removed);
    EXPECT_EQ(found("brook"), Names {});
    EXPECT_EQ(found("x1@"), Names {});
    acme.set_state(bob.id, State::Inactive);
    EXPECT_EQ(found("brook"), Names { "Bob Brook" });
    EXPECT_TRUE(listed({ .state = State::Active, .text = "brook" }).empty());
    EXPECT_TRUE(listed({ .kind = Kind::Client, .text = "brook" }).empty());
}

TEST_P(MembershipsListTest, never_finds_members_of_another_account)
{
    auto const bolt = founded(database(), "Bolt").account.id;
    acme.write([&](db::Transaction& tx) { store::insert(tx, member(bolt, "Ann Brook", "x1@acme.test", 0)); });
    for (auto const* text : { "brook", "br", "x1@" })
        EXPECT_EQ(found(text), Names {}) << text;
    EXPECT_EQ(found("ann"), Names { "Ann Lee" });
}

TEST_P(MembershipsListTest, pages_through_all_that_is_found_exactly_once)
{
    add_many(3000);
    add("Mora Quin", "m1x@acme.test");
    for (auto const* text : { "novak", "person", "ro1", "on3 ro21", "no", "ro", "o", "q", "m12", "m", "nowhere" }) {
        for (auto sort : { Sort::Name, Sort::CreatedAt }) {
            for (bool descending : { false, true }) {
                Listing const wanted { .text = text, .sort = sort, .descending = descending, .limit = 150 };
                auto const all = paged(wanted);
                EXPECT_EQ(all, expected(wanted)) << text;
                EXPECT_EQ(acme.read([&](db::Transaction& tx) { return count(tx, account, wanted); }),
                    static_cast<std::int64_t>(all.size()))
                    << text;
            }
        }
    }
}

TEST_P(MembershipsListTest, knows_the_names_that_were_there_before_the_migration)
{
    for (auto const* name : { "Émile Zola", "小明 王", "A B", "🎉🎉🎉 Party" })
        add(name, make_uuid() + "@acme.test");
    auto const rows = [](db::Transaction& tx) {
        return tx.all([](db::Row const& row) { return row.string(0) + '|' + row.string(1); },
            "select piece, name_key from membership_names order by piece, name_key -- across accounts: a test");
    };
    auto const migration = db::embedded_migrations()[4].sql;
    auto const begin = migration.find("insert into membership_names");
    acme.write([&](db::Transaction& tx) {
        auto const learned = rows(tx);
        tx.run("delete from membership_names -- across accounts: a test");
        EXPECT_FALSE(check(tx).empty());
        tx.run(migration.substr(begin, migration.find(';', begin) - begin));
        EXPECT_EQ(rows(tx), learned);
        EXPECT_TRUE(std::ranges::none_of(check(tx), [](auto const& one) { return one.contains("by its name"); }));
    });
}

}
}
