// What is explained is what is enforced (B13): can, why and who-can agree for everybody and
// every permission, whatever they hold.

#include "access/access.h"

#include "accounts/accounts.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"
#include "users/users.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace kith::access {
namespace {

using Names = std::set<std::string>;

class ExplainedAccessTest : public DatabaseTest {
protected:
    int chance(int of) { return static_cast<int>(random() % static_cast<unsigned>(of)); }

    // Permissions of all sorts, some of products.
    static std::vector<PermissionName> asked()
    {
        std::vector<PermissionName> all;
        for (auto const* text : { "users.manage", "users.invite", "roles.assign", "role.assign_legal_representative",
                 "account.settings", "accounting", "teams.create", "guests.invite", "channels.set_defaults",
                 "licenses.assign", "recordings.view", "audit.view", "product.manage:suite", "product.manage:voice" })
            all.push_back(PermissionName::parse(text).value());
        return all;
    }

    void make_roles()
    {
        for (int i = 0; i < 4; ++i) {
            roles::NewRole wanted { AccountName::parse("Role " + std::to_string(i)).value(), {} };
            for (auto const& permission : asked()) {
                if (chance(5) == 0)
                    wanted.permissions.push_back(permission);
            }
            auto const made =
                acme.write([&](db::Transaction& tx) { return roles::create(tx, acme.ann, wanted); }).value();
            words.push_back("role:" + made.role.id.text());
        }
    }

    // A standing role and some of all the rights there are, some of which end.
    users::Change anything()
    {
        users::Change change;
        std::vector<std::string> held;
        for (auto const& word : words) {
            if (chance(6) == 0)
                held.push_back(word);
        }
        Rights rights { static_cast<Role>(chance(8) ? 2 : chance(2)), held };
        for (auto const& word : held) {
            if (chance(3) == 0)
                rights = rights.with_end(word, wall_clock() + 1h, "ends").value();
        }
        change.rights = rights;
        if (chance(6) == 0)
            change.ends.push_back({ "membership", wall_clock() + 1h });
        if (chance(8) == 0)
            change.active = false;
        return change;
    }

    void add_people()
    {
        for (int i = 0; i < 16; ++i) {
            auto const user = acme.joined("User" + std::to_string(i));
            people.push_back(user);
            acme.write([&](db::Transaction& tx) {
                    return users::change(
                        tx, acme.ann, memberships::find(tx, user.account, user.membership).value(), anything());
                })
                .value();
        }
        people.push_back(acme.ann);
    }

    Names who_may(db::Transaction& tx, PermissionName const& permission)
    {
        Names names;
        memberships::Listing listing;
        listing.limit = 5;
        for (int page = 0; page < 20; ++page) {
            auto const found = who_can(tx, acme.ann, permission, listing).value();
            for (auto const& holder : found.holders)
                EXPECT_TRUE(names.insert(holder.user.display_name()).second) << "twice";
            if (!found.last)
                break;
            listing.after_key = memberships::sort_key(*found.last, memberships::Sort::Name);
            listing.after_id = found.last->id.text();
        }
        return names;
    }

    void expect_agreement(char const* when)
    {
        acme.read([&](db::Transaction& tx) {
            for (auto const& permission : asked()) {
                Names allowed;
                for (auto const& user : people) {
                    bool const may = can(tx, acme.ann, user.membership, permission).value();
                    EXPECT_EQ(may, !why(tx, acme.ann, user.membership, permission)->empty())
                        << when << ' ' << user.name << ' ' << permission.text();
                    if (may)
                        allowed.insert(user.name);
                }
                EXPECT_EQ(who_may(tx, permission), allowed) << when << ' ' << permission.text();
            }
        });
    }

    std::mt19937 random { 20260504 };
    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
    std::vector<std::string> words { "manager", "accounting", "manage:suite", "manage:voice" };
    std::vector<Actor> people;
};
KITH_ON_BOTH_ENGINES(ExplainedAccessTest);

// B13
TEST_P(ExplainedAccessTest, is_the_access_there_is)
{
    make_roles();
    add_people();
    expect_agreement("before the ends");
    clock.by(1h);
    expect_agreement("after the ends");
}

// B13, C-16
TEST_P(ExplainedAccessTest, is_the_access_there_is_whatever_the_account_decided)
{
    make_roles();
    add_people();
    auto after = acme.account;
    after.settings.administrators_manage_products = false;
    acme.write([&](db::Transaction& tx) { return accounts::change(tx, acme.ann, acme.account, after); }).value();
    expect_agreement("with grants only");
}

}
}
