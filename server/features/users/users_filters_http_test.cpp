// Lists of users by role, product and state, over several pages (S4-33, B17).

#include "licenses/licenses.h"
#include "support/authenticator.h"
#include "support/user_management.h"
#include "users/users.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::users {
namespace {

using tests::Browser;
using Names = std::vector<std::string>;

class UserFiltersTest : public tests::UserManagement {
protected:
    // What one of many is, by his number: every mixture occurs.
    struct Kind {
        bool is_administrator, is_manager, has_desk, has_suite, has_voice, is_active;
        explicit Kind(int i)
            : is_administrator(i % 7 == 0)
            , is_manager(i % 3 == 0)
            , has_desk(i % 5 == 0)
            , has_suite(i % 2 == 0 && i % 4 != 3)
            , has_voice(i % 6 == 1)
            , is_active(i % 11 != 3)
        {}
    };

    void add(int i)
    {
        Kind const kind { i };
        std::vector<std::string> words;
        if (kind.is_manager)
            words.emplace_back("manager");
        if (kind.has_desk)
            words.push_back("role:" + desk);
        Rights const rights { kind.is_administrator ? Role::Administrator : Role::User, words };
        std::vector<std::string> licenses;
        if (kind.has_suite)
            licenses.emplace_back("suite");
        if (kind.has_voice)
            licenses.emplace_back("voice");
        auto const name = fmt::format("Person{:02}", i * 17 % many);
        clock.by(1ms);
        acme.write([&](db::Transaction& tx) -> Result<Changed> {
                auto created = TRY(create(tx, acme.ann,
                    { tests::name(name), tests::name(i % 4 ? "Novák" : "Ott"), acme.email_of(name), {}, rights,
                        licenses, {}, false }));
                Change inactive;
                inactive.active = false;
                return kind.is_active ? created : change(tx, acme.ann, created.user, inactive);
            })
            .value();
    }

    void add_many()
    {
        for (auto const* product : { "suite", "voice" })
            acme.write([&](db::Transaction& tx) { return licenses::set_total(tx, {}, acme.account.id, product, {}); })
                .value();
        desk = as_eve.post(path("/roles"), R"({"name":"Desk","permissions":[]})").at("/id");
        for (int i = 0; i < many; ++i)
            add(i);
    }

    // The numbers in the names, of all pages.
    Names paged(std::string const& query, int limit)
    {
        Names all;
        std::string cursor;
        for (int pages = 0; pages <= many; ++pages) {
            auto const page = as_eve.get(path(fmt::format("/users?limit={}{}{}", limit, query, cursor)));
            EXPECT_EQ(page.status, 200) << query << page.body;
            for (int i = 0; i < limit && !page.at("/items/" + std::to_string(i)).empty(); ++i)
                all.push_back(page.at("/items/" + std::to_string(i) + "/first_name"));
            if (page.at("/next_cursor") == "null")
                break;
            cursor = "&cursor=" + page.at("/next_cursor");
        }
        return all;
    }

    static Names expected(auto holds)
    {
        Names all;
        for (int i = 0; i < many; ++i) {
            if (holds(Kind { i }))
                all.push_back(fmt::format("Person{:02}", i * 17 % many));
        }
        std::ranges::sort(all);
        return all;
    }

    // Everybody exactly once, in each order, on pages of any size; and the total is right.
    void expect_listed(std::string const& query, auto holds)
    {
        auto const wanted = expected(holds);
        EXPECT_FALSE(wanted.empty()) << query;
        for (std::string const sort : { "name", "-name", "created_at", "-created_at" }) {
            for (int const limit : { 1, 3, 200 }) {
                auto all = paged(query + "&q=person&sort=" + sort, limit);
                if (sort == "name") {
                    EXPECT_EQ(all, wanted) << query << ' ' << limit;
                }
                std::ranges::sort(all);
                EXPECT_EQ(all, wanted) << query << ' ' << sort << ' ' << limit;
            }
        }
        EXPECT_EQ(as_eve.get(path("/users?total=true&q=person" + query)).at("/total"), std::to_string(wanted.size()))
            << query;
    }
    // The same without a text, where Acme's three others are to be left out.
    void expect_listed_without_text(std::string const& query, auto holds)
    {
        for (int const limit : { 2, 200 }) {
            auto all = paged(query, limit);
            std::erase_if(all, [](std::string const& name) { return !name.starts_with("Person"); });
            EXPECT_EQ(all, expected(holds)) << query << ' ' << limit;
        }
    }
    void expect_both(std::string const& query, auto holds)
    {
        expect_listed(query, holds);
        expect_listed_without_text(query, holds);
    }

    static constexpr int many = 44;
    std::string desk;
};
KITH_ON_BOTH_ENGINES(UserFiltersTest);

// S4-33, B17
TEST_P(UserFiltersTest, by_role)
{
    add_many();
    expect_both("&state=all&role=administrator", [](Kind const& kind) { return kind.is_administrator; });
    expect_both("&role=administrator", [](Kind const& kind) { return kind.is_administrator && kind.is_active; });
    expect_both("&role=manager", [](Kind const& kind) { return kind.is_manager && kind.is_active; });
    expect_both("&role=user", [](Kind const& kind) { return !kind.is_administrator && kind.is_active; });
    expect_both("&role=" + desk, [](Kind const& kind) { return kind.has_desk && kind.is_active; });
    EXPECT_EQ(paged("&role=legal_representative", 5), Names { "Ann" });
}

// S4-33, B17, S1-25
TEST_P(UserFiltersTest, by_product)
{
    add_many();
    auto has_suite = [](Kind const& kind) { return kind.has_suite && kind.is_active; };
    expect_both("&product=suite", has_suite);
    expect_both("&product=suite&state=all", has_suite);
    expect_both("&product=voice", [](Kind const& kind) { return kind.has_voice && kind.is_active; });
    EXPECT_EQ(
        as_eve.get(path("/products/suite/users?total=true")).at("/total"), std::to_string(expected(has_suite).size()));
    EXPECT_EQ(paged("&product=piano", 5), Names {});
}

// S4-26, S4-33, B17
TEST_P(UserFiltersTest, by_state)
{
    add_many();
    expect_both("&state=active", [](Kind const& kind) { return kind.is_active; });
    expect_both("&state=inactive", [](Kind const& kind) { return !kind.is_active; });
    expect_both("&state=all", [](Kind const&) { return true; });
}

// S4-33, B17
TEST_P(UserFiltersTest, by_all_of_them_together)
{
    add_many();
    expect_both("&role=manager&product=suite&state=active",
        [](Kind const& kind) { return kind.is_manager && kind.has_suite && kind.is_active; });
    expect_both("&role=administrator&state=inactive",
        [](Kind const& kind) { return kind.is_administrator && !kind.is_active; });
    expect_both("&role=user&product=voice",
        [](Kind const& kind) { return !kind.is_administrator && kind.has_voice && kind.is_active; });
}

// S4-33: a user moves from one list to the other with the change that moves him.
TEST_P(UserFiltersTest, follow_every_change)
{
    auto listed = [&](std::string const& query) { return paged(query, 10); };
    as_eve.patch(at(bob), R"({"roles":["manager"],"licenses":["suite"]})");
    EXPECT_EQ(listed("&role=manager"), Names { "Bob" });
    EXPECT_EQ(listed("&product=suite"), Names { "Bob" });
    as_eve.patch(at(bob), R"({"first_name":"Zed"})");
    EXPECT_EQ(listed("&role=manager"), Names { "Zed" });
    EXPECT_EQ(listed(""), (Names { "Ann", "Eve", "Zed" }));
    as_eve.patch(at(bob), R"({"active":false})");
    EXPECT_EQ(listed("&role=manager"), Names {});
    EXPECT_EQ(listed("&role=manager&state=inactive"), Names { "Zed" });
    EXPECT_EQ(listed("&product=suite&state=all"), Names {});
    as_eve.patch(at(bob), R"({"active":true,"roles":["administrator"]})");
    EXPECT_EQ(listed("&role=manager&state=all"), Names {});
    EXPECT_EQ(listed("&role=administrator"), (Names { "Eve", "Zed" }));
    as_eve.remove(at(bob));
    EXPECT_EQ(listed("&role=administrator&state=all"), Names { "Eve" });
}

TEST_P(UserFiltersTest, are_not_asked_for_nonsense)
{
    for (auto const* query : { "role=owner", "role=", "state=pending", "state=removed" })
        EXPECT_EQ(as_eve.get(path("/users?") + query).problem(), "400 malformed") << query;
    EXPECT_EQ(paged("&role=" + make_uuid(), 5), Names {}) << "a role that this account has not";
}

// Who may be signed in as by a password alone. The persons' login, and a passkey counts.
TEST_P(UserFiltersTest, by_the_second_factor)
{
    add_many();
    auto const all = paged("&state=all", 20).size();
    auto const on = [&](std::string const& more = "") { return paged("&second_factor=on" + more, 7); };
    EXPECT_EQ(on("&state=all"), Names {});
    auto as_bob = signed_in(bob);
    tests::with_second_factor(as_bob, clock);
    acme.write([&](db::Transaction& tx) { persons::set_has_passkey(tx, eve.person, true); });
    EXPECT_EQ(on(), (Names { "Bob", "Eve" }));
    EXPECT_EQ(on("&role=administrator"), Names { "Eve" });
    EXPECT_EQ(on("&q=bo"), Names { "Bob" });
    auto const off = paged("&second_factor=off&state=all", 7);
    EXPECT_EQ(off.size(), all - 2);
    EXPECT_EQ(std::ranges::count(off, "Bob") + std::ranges::count(off, "Eve"), 0);
    EXPECT_EQ(as_eve.get(path("/users?second_factor=on&total=true")).at("/total"), "2");
    EXPECT_EQ(as_bob.remove("/api/v1/me/totp").status, 204);
    EXPECT_EQ(on(), Names { "Eve" });
    EXPECT_EQ(as_eve.get(path("/users?second_factor=perhaps")).status, 400);
    acme.write([&](db::Transaction& tx) { persons::set_has_passkey(tx, eve.person, false); });
}

// Whoever manages a product learns nothing of logins.
TEST_P(UserFiltersTest, by_the_second_factor_are_not_for_who_manages_a_product)
{
    auto as_bob = signed_in(bob);
    tests::with_second_factor(as_bob, clock);
    as_eve.patch(at(bob), R"({"licenses":["suite"]})");
    auto as_sue = signed_in(acme.joined("Sue", Rights { Role::User, { "manage:suite" } }));
    for (auto const* of : { "on", "off" })
        EXPECT_EQ(as_sue.get(path("/products/suite/users?second_factor=") + of).at("/items/0/first_name"), "Bob");
}

}
}
