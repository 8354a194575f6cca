// What is explained is what is enforced, on random cases (B13): at each one somebody walks up to a
// door of the API, and can, why, who-can and the list of his permissions must all have said
// whether it opens. KITH_AGREEMENT_CASES=100000 asks for more of them than every test run does.

#include "access/access.h"
#include "access/what_if.h"

#include "accounts/accounts.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>

namespace kith::access {
namespace {

using memberships::Membership;

int case_count()
{
    auto const* asked = std::getenv("KITH_AGREEMENT_CASES");
    return asked ? std::atoi(asked) : 1000;
}

std::vector<PermissionName> every_permission()
{
    std::vector<PermissionName> all;
    for (auto const& text : permissions_of_role(Role::LegalRepresentative).texts()) {
        if (auto permission = PermissionName::parse(text))
            all.push_back(*permission);
    }
    for (auto const* product : { "suite", "voice" })
        all.emplace_back(Permission::ManageProduct, product);
    all.emplace_back(Permission::ManageInstance);
    return all;
}

class AgreementTest : public DatabaseTest {
protected:
    struct Somebody {
        Actor actor;
        tests::Browser browser;
    };

    int chance(int of) { return static_cast<int>(random() % static_cast<unsigned>(of)); }
    std::string path(std::string const& more) const { return "/api/v1/accounts/" + acme.account.id.text() + more; }

    void populate()
    {
        for (int i = 0; i < 4; ++i) {
            roles::NewRole const wanted { AccountName::parse(fmt::format("Role {}", i)).value(), some_permissions() };
            made.push_back(
                acme.write([&](db::Transaction& tx) { return roles::create(tx, acme.ann, wanted); }).value());
        }
        for (int i = 0; i < 12; ++i)
            people.push_back({ acme.joined(fmt::format("User{}", i)), tests::Browser { api } });
    }

    std::vector<PermissionName> some_permissions()
    {
        std::vector<PermissionName> some;
        for (auto const& permission : permissions) {
            if (chance(6) == 0 && permission.permission() != Permission::ManageInstance)
                some.push_back(permission);
        }
        return some;
    }

    Rights some_rights()
    {
        std::vector<std::string> words { "manager", "accounting", "manage:suite", "manage:voice" };
        for (auto const& role : made)
            words.push_back("role:" + role.role.id.text());
        std::erase_if(words, [&](std::string const&) { return chance(4) != 0; });
        Rights rights { static_cast<Role>(chance(4) ? 2 : chance(2)), words };
        for (auto const& word : words) {
            if (chance(3) == 0)
                rights = rights.with_end(word, wall_clock() + 1min * (1 + chance(20)), "ends").value();
        }
        return rights;
    }

    // Refused where he would be the last one who runs the account: then he stays what he is.
    void change_somebody()
    {
        auto const& who = people[static_cast<std::size_t>(chance(static_cast<int>(people.size())))].actor;
        auto const rights = some_rights();
        acme.write([&](db::Transaction& tx) -> Result<void> {
            auto const before = memberships::find(tx, who.account, who.membership).value();
            auto after = before;
            after.rights = rights;
            after.state = chance(8) ? memberships::State::Active : memberships::State::Inactive;
            after.valid_until = chance(8) ? std::nullopt : std::optional { wall_clock() + 1min * chance(20) };
            TRY(memberships::update(tx, before, after));
            return {};
        });
    }

    std::map<std::string, std::vector<std::string>> abilities()
    {
        return acme.read([&](db::Transaction& tx) {
            std::map<std::string, std::vector<std::string>> all;
            for (auto const& somebody : people) {
                for (auto const& permission : permissions) {
                    if (can(tx, acme.ann, somebody.actor.membership, permission).value())
                        all[somebody.actor.name].push_back(permission.text());
                }
            }
            return all;
        });
    }

    // What was foretold is what happens.
    void change_a_role()
    {
        auto& role = made[static_cast<std::size_t>(chance(static_cast<int>(made.size())))];
        auto const wanted = some_permissions();
        auto foretold = abilities();
        auto const found = acme.read([&](db::Transaction& tx) {
            memberships::Listing listing;
            listing.limit = 100;
            return what_if(tx, acme.ann, role, wanted, listing).value();
        });
        for (auto const& [user, gained, lost] : found.items) {
            auto& his = foretold[user.display_name()];
            std::erase_if(his, [&](auto const& text) { return std::ranges::find(lost, text) != lost.end(); });
            his.insert(his.end(), gained.begin(), gained.end());
        }
        roles::NewRole const change { roles::RoleTitle::stored(role.role.name), wanted };
        role = acme.write([&](db::Transaction& tx) { return roles::change(tx, acme.ann, role, change); }).value();
        auto happened = abilities();
        for (auto const& somebody : people) {
            auto& his = foretold[somebody.actor.name];
            std::ranges::sort(his);
            std::ranges::sort(happened[somebody.actor.name]);
            EXPECT_EQ(his, happened[somebody.actor.name]) << somebody.actor.name << ", " << role.role.name;
        }
    }

    void change_the_account()
    {
        acme.write([&](db::Transaction& tx) {
                auto after = accounts::get(tx, acme.account.id);
                after.settings.administrators_manage_products = chance(2) == 0;
                return accounts::change(tx, acme.ann, accounts::get(tx, acme.account.id), after);
            })
            .value();
    }

    void change_something()
    {
        switch (chance(60)) {
        case 0:
            return change_a_role();
        case 1:
            return change_the_account();
        case 2:
            return clock.by(1min);
        default:
            if (chance(6) == 0)
                change_somebody();
        }
    }

    // The route that the permission opens; without one of its own, the answer about oneself.
    std::string door_of(PermissionName const& permission) const
    {
        static std::map<std::string, std::string> const doors { { "users.manage", "/users?limit=1" },
            { "audit.view", "/audit?limit=1" }, { "account.settings", "/settings" },
            { "roles.assign", "/roles/" + make_uuid() }, { "product.manage:suite", "/products/suite/users?limit=1" },
            { "product.manage:voice", "/products/voice/users?limit=1" } };
        auto const door = doors.find(permission.text());
        return path(door == doors.end() ? "/can?permission=" + permission.text() : door->second);
    }

    bool is_let_in(Somebody& somebody, PermissionName const& permission)
    {
        auto answer = somebody.browser.get(door_of(permission));
        if (answer.status == 401) {
            somebody.browser.log_in(acme.email_of(somebody.actor.name.substr(0, somebody.actor.name.find(' '))).text());
            answer = somebody.browser.get(door_of(permission));
        }
        return answer.status == 404 || (answer.status == 200 && answer.at("/allowed") != "false");
    }

    struct Said {
        bool can, why, who_can, listed;
        bool operator==(Said const&) const = default;
    };

    Said said_of(Actor const& user, PermissionName const& permission)
    {
        return acme.read([&](db::Transaction& tx) {
            memberships::Listing listing;
            listing.limit = 100;
            auto is_he = [&](Holder const& holder) { return holder.user.id == user.membership; };
            auto is_it = [&](Explanation const& one) {
                bool const is_of_all = permission.permission() == Permission::ManageProduct;
                return one.permission == permission.text() || (is_of_all && one.permission == "product.manage:*");
            };
            return Said { can(tx, acme.ann, user.membership, permission).value(),
                !why(tx, acme.ann, user.membership, permission)->empty(),
                std::ranges::any_of(who_can(tx, acme.ann, permission, listing)->holders, is_he),
                std::ranges::any_of(explain(tx, acme.ann, user.membership).value(), is_it) };
        });
    }

    std::mt19937 random { 20260504 };
    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
    tests::Api api { database() };
    std::vector<PermissionName> permissions = every_permission();
    std::vector<roles::StoredRole> made;
    std::vector<Somebody> people;
};
KITH_ON_BOTH_ENGINES(AgreementTest);

// B13
TEST_P(AgreementTest, of_what_is_explained_with_what_is_enforced)
{
    populate();
    int let_in = 0;
    for (int i = 0; i < case_count(); ++i) {
        change_something();
        auto& somebody = people[static_cast<std::size_t>(chance(static_cast<int>(people.size())))];
        auto const& permission = permissions[static_cast<std::size_t>(chance(static_cast<int>(permissions.size())))];
        bool const may = is_let_in(somebody, permission);
        let_in += may;
        EXPECT_EQ(said_of(somebody.actor, permission), (Said { may, may, may, may }))
            << "case " << i << ": " << somebody.actor.name << ", " << permission.text();
    }
    EXPECT_GT(let_in, case_count() / 10) << "cases in which nobody is let in prove nothing";
    EXPECT_LT(let_in, case_count() * 9 / 10);
}

}
}
