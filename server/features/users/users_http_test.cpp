#include "users/users_http.h"

#include "http/page.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

using tests::Answer;
using tests::Browser;
using tests::code;

class UsersHttpTest : public DatabaseTest {
protected:
    void SetUp() override { eve.log_in("eve@acme.test"); }

    std::string path(std::string const& more = "") const
    {
        return "/api/v1/accounts/" + acme.account.id.text() + "/users" + more;
    }
    // First names, in order.
    std::string names(std::string const& query)
    {
        auto const page = eve.get(path(query));
        EXPECT_EQ(page.status, 200) << query << page.body;
        std::string all;
        for (int i = 0; !page.at("/items/" + std::to_string(i)).empty(); ++i)
            all += page.at("/items/" + std::to_string(i) + "/first_name") + ' ';
        return all;
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
    Actor bob = acme.joined("Bob");
    Actor administrator = acme.joined("Eve", tests::administrator);
    tests::Api api { database() };
    Browser eve { api };
};
KITH_ON_BOTH_ENGINES(UsersHttpTest);

TEST_P(UsersHttpTest, are_listed_with_their_state_never_pending)
{
    acme.invited("Zoe").value();
    acme.set_state(acme.joined("Cem").membership, memberships::State::Inactive);
    acme.set_state(acme.joined("Dan").membership, memberships::State::Removed);
    EXPECT_EQ(names(""), "Ann Bob Eve ");
    EXPECT_EQ(names("?state=active"), "Ann Bob Eve ");
    EXPECT_EQ(names("?state=inactive"), "Cem ");
    EXPECT_EQ(names("?state=all"), "Ann Bob Cem Eve ");
    EXPECT_EQ(names("?state=all&sort=-name"), "Eve Cem Bob Ann ");
    EXPECT_EQ(names("?q=BO"), "Bob ");
    EXPECT_EQ(names("?q=%25"), "");
    EXPECT_EQ(eve.get(path("?total=true&limit=1")).at("/total"), "3");
    EXPECT_EQ(eve.get(path("?limit=1")).at("/total"), "null");
}

TEST_P(UsersHttpTest, are_paged_in_every_order)
{
    for (auto const* name : { "Cem", "Dan", "Fay" }) {
        clock.by(1ms);
        acme.joined(name);
    }
    for (std::string const sort : { "name", "-name", "created_at", "-created_at" }) {
        std::string all;
        auto next = path("?limit=2&sort=" + sort);
        while (!next.empty()) {
            auto const page = eve.get(next);
            for (auto const* row : { "/items/0/first_name", "/items/1/first_name" })
                all += page.at(row);
            next = page.at("/next_cursor") == "null"
                ? ""
                : path("?limit=2&sort=" + sort + "&cursor=" + page.at("/next_cursor"));
            ASSERT_LE(all.size(), 18u) << sort;
        }
        EXPECT_EQ(all.size(), 18u) << sort << ' ' << all;
        if (sort == "name") {
            EXPECT_EQ(all, "AnnBobCemDanEveFay");
        }
    }
}

TEST_P(UsersHttpTest, are_shown_one_by_one)
{
    auto const shown = eve.get(path('/' + bob.membership.text()));
    EXPECT_EQ(shown.at("/display_name"), "Bob Lee");
    EXPECT_EQ(shown.at("/email"), "bob@acme.test");
    EXPECT_EQ(shown.at("/state"), "active");
    EXPECT_EQ(shown.header("ETag"), "\"1\"");
    EXPECT_EQ(shown.body.find("hash"), std::string::npos);
    EXPECT_EQ(eve.get(path('/' + make_uuid())).problem(), "404 not_found");
    acme.set_state(bob.membership, memberships::State::Removed);
    EXPECT_EQ(eve.get(path('/' + bob.membership.text())).problem(), "404 not_found");
}

TEST_P(UsersHttpTest, are_for_those_who_manage_users)
{
    Browser user { api };
    user.log_in("bob@acme.test");
    EXPECT_EQ(user.get(path()).problem(), "403 forbidden");
    EXPECT_EQ(user.get(path("?limit=0")).problem(), "403 forbidden");
    EXPECT_EQ(user.get(path('/' + bob.membership.text())).problem(), "403 forbidden");
    acme.read([&](db::Transaction& tx) {
        EXPECT_EQ(code(list(tx, bob, {}, true)), "forbidden");
        EXPECT_EQ(code(get(tx, bob, bob.membership)), "forbidden");
    });
}

// DOS-05
TEST_P(UsersHttpTest, refuse_what_no_list_can_be_asked)
{
    auto const by_name = http::write_cursor({ "name", "x", "y" });
    auto const by_age = http::write_cursor({ "created_at", "not a number", "y" });
    for (auto const& query : { std::string { "sort=email" }, std::string { "sort=--name" }, std::string { "sort=" },
             std::string { "sort=name;drop" }, std::string { "state=removed" }, std::string { "limit=0" },
             "cursor=" + by_name + "x", "sort=-name&cursor=" + by_name, "sort=created_at&cursor=" + by_age })
        EXPECT_EQ(eve.get(path('?' + query)).problem(), "400 malformed") << query;
}

// DOS-07
TEST_P(UsersHttpTest, take_any_text_for_what_is_looked_for)
{
    for (auto const* text :
        { "%27%20or%201%3D1--", "%22%3B", "%5C", "%25%25", "_", "$1", "{list:$1}", "%F0%9F%8E%89", "a%0Ab" })
        EXPECT_EQ(names(std::string { "?q=" } + text), "") << text;
}

}
}
