// What a change of a role would mean, asked before it is made; and whom to ask (B13).

#include "access/what_if.h"

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::access {
namespace {

using tests::Answer;
using tests::Browser;

class WhatIfTest : public tests::UserManagement {
protected:
    std::string made_role(std::string const& permissions)
    {
        auto const made =
            as_eve.post(path("/roles"), fmt::format(R"({{"name":"Desk","permissions":{}}})", permissions));
        EXPECT_EQ(made.status, 201) << made.body;
        return made.at("/id");
    }
    void assign(Actor const& user, std::string const& role, std::string const& standing = "user")
    {
        auto const roles = fmt::format(R"({{"roles":["{}","{}"]}})", standing, role);
        EXPECT_EQ(as_eve.patch(at(user), roles).status, 200);
    }
    Answer what_if(std::string const& role, std::string const& permissions, std::string const& more = "")
    {
        return as_eve.get(path("/roles/" + role + "/what-if?permissions=" + permissions + more));
    }
};
KITH_ON_BOTH_ENGINES(WhatIfTest);

// B13, S4-35
TEST_P(WhatIfTest, names_who_gains_and_who_loses)
{
    auto const role = made_role(R"(["users.manage","teams.create"])");
    assign(bob, role);
    assign(acme.joined("Cem"), role, "administrator");
    assign(acme.joined("Dan"), role);
    auto const before = last_event();
    auto const answer = what_if(role, "audit.view,product.manage:suite,teams.create");
    EXPECT_EQ(answer.at("/total"), "3");
    EXPECT_EQ(answer.at("/items/0/display_name"), "Bob Lee");
    EXPECT_EQ(answer.at("/items/0/gained"), R"(["audit.view","product.manage:suite"])");
    EXPECT_EQ(answer.at("/items/0/lost"), R"(["users.manage"])") << "teams.create he has as a user, too";
    EXPECT_EQ(answer.at("/items/1/gained") + answer.at("/items/1/lost"), "[][]") << "an administrator has all of it";
    EXPECT_EQ(answer.at("/items/2/display_name"), "Dan Lee");
    EXPECT_EQ(last_event(), before) << "nothing was changed";
    EXPECT_EQ(as_eve.get(path("/roles/" + role)).at("/permissions"), R"(["users.manage","teams.create"])");
    EXPECT_EQ(what_if(role, "").at("/items/0/lost"), R"(["users.manage"])");
}

// B13: who is inactive has nothing to lose, and what has ended gave nothing.
TEST_P(WhatIfTest, counts_only_what_counts_now)
{
    auto const role = made_role(R"(["users.manage"])");
    assign(bob, role);
    auto const cem = acme.joined("Cem");
    assign(cem, role);
    EXPECT_EQ(as_eve.patch(at(cem), R"({"active":false})").status, 200);
    EXPECT_EQ(what_if(role, "").at("/total"), "1");
    EXPECT_EQ(as_eve.patch(at(bob), ends(role, 1h)).status, 200);
    clock.by(1h);
    EXPECT_EQ(what_if(role, "").at("/total"), "0");
}

// B13, B22: asking is refused where doing is.
TEST_P(WhatIfTest, is_refused_like_the_change_itself)
{
    auto const role = made_role(R"(["users.manage"])");
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(path("/roles/" + role + "/what-if?permissions=")).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(path("/roles/" + role)).problem(), "403 forbidden");
    EXPECT_EQ(what_if(role, "role.assign_legal_representative").problem(), "403 cannot_grant");
    EXPECT_EQ(what_if(make_uuid(), "").problem(), "404 not_found");
    EXPECT_EQ(what_if("administrator", "").problem(), "404 not_found");
    for (auto const* query : { "users.fly", "users.manage,", "users.manage,,audit.view", ",", "product.manage" })
        EXPECT_EQ(what_if(role, query).status, std::string_view { query } == "users.manage," ? 200 : 400) << query;
    EXPECT_EQ(what_if(role, "", "&limit=0").problem(), "400 malformed");
    EXPECT_EQ(what_if(role, "", "&cursor=x").problem(), "400 malformed");
    EXPECT_EQ(as_eve.get(path("/roles/" + role + "/what-if")).problem(), "400 malformed");
}

// B13, B17
TEST_P(WhatIfTest, is_listed_page_by_page)
{
    auto const role = made_role(R"(["users.manage"])");
    for (auto const* name : { "Cem", "Dan", "Fay", "Gus", "Hal" })
        assign(acme.joined(name), role);
    std::string all;
    std::string cursor;
    for (int i = 0; i < 5; ++i) {
        auto const page = what_if(role, "", "&limit=2" + cursor);
        EXPECT_EQ(page.at("/total"), "5");
        for (auto const* item : { "/items/0/display_name", "/items/1/display_name" })
            all += page.at(item).substr(0, 3);
        if (page.at("/next_cursor") == "null")
            break;
        cursor = "&cursor=" + page.at("/next_cursor");
    }
    EXPECT_EQ(all, "CemDanFayGusHal");
}

// S4-35: how many hold a role, where it is asked for.
TEST_P(WhatIfTest, is_shown_with_how_many_hold_a_role)
{
    auto const role = made_role(R"(["users.manage"])");
    assign(bob, role);
    auto const roles = as_eve.get(path("/roles?holders=true"));
    std::string counts;
    for (auto const* item : { "/items/0", "/items/1", "/items/2", "/items/3", "/items/4" })
        counts += roles.at(std::string { item } + "/holders") + ' ';
    EXPECT_EQ(counts, "1 1 1 0 1 ");
    EXPECT_EQ(as_eve.get(path("/roles")).at("/items/0/holders"), "null");
    auto const shown = as_eve.get(path("/roles/" + role));
    EXPECT_EQ(shown.header("ETag"), "\"1\"");
    EXPECT_EQ(shown.at("/name"), "Desk");
}

// B13: every permission with all that gives it, in one answer.
TEST_P(WhatIfTest, has_a_beginning_in_what_somebody_may_now)
{
    auto const role = made_role(R"(["product.manage:voice"])");
    assign(bob, role);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"grants":{"manage":["suite"]}})").status, 200);
    auto const bobs = as_eve.get(at(bob) + "/permissions");
    EXPECT_NE(bobs.body.find(
                  R"({"permission":"guests.invite","because":[{"kind":"grant","id":"manage:suite","name":"suite"}]})"),
        bobs.body.npos);
    EXPECT_NE(
        bobs.body.find(R"({"permission":"product.manage:voice","because":[{"kind":"custom_role",)"), bobs.body.npos);
    auto const eves = as_eve.get(at(eve) + "/permissions");
    EXPECT_NE(
        eves.body.find(R"({"permission":"product.manage:*","because":[{"kind":"standing_role",)"), eves.body.npos);
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(at(bob) + "/permissions").body, bobs.body) << "one's own";
    EXPECT_EQ(as_bob.get(at(eve) + "/permissions").problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(path("/users/" + make_uuid() + "/permissions")).problem(), "404 not_found");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(as_eve.get(at(bob) + "/permissions").body, R"({"items":[]})");
}

// B13: a refusal that says whom to ask.
TEST_P(WhatIfTest, or_another_wish_says_whom_to_ask)
{
    auto as_bob = signed_in(bob);
    auto const asked = as_bob.get(path("/whom-to-ask?permission=users.manage"));
    EXPECT_EQ(asked.at("/items/0/display_name") + asked.at("/items/1/display_name"), "Ann LeeEve Lee");
    auto const only_ann = as_bob.get(path("/whom-to-ask?permission=role.assign_legal_representative"));
    EXPECT_EQ(only_ann.at("/items/0/display_name") + only_ann.at("/items/1/display_name"), "Ann Lee");
    EXPECT_EQ(as_eve.get(path("/whom-to-ask?permission=users.manage")).at("/items/1"), "") << "not oneself";
    EXPECT_EQ(as_bob.get(path("/whom-to-ask?permission=instance.manage")).body, R"({"items":[]})");
    EXPECT_EQ(as_bob.get(path("/whom-to-ask?permission=users.fly")).problem(), "400 malformed");
    EXPECT_EQ(Browser { api }.get(path("/whom-to-ask?permission=users.manage")).problem(), "401 unauthenticated");
    for (auto const* name : { "Cem", "Dan", "Fay", "Gus", "Hal" })
        acme.joined(name, tests::administrator);
    EXPECT_EQ(as_bob.get(path("/whom-to-ask?permission=users.manage")).at("/items/4/display_name"), "Fay Lee");
    EXPECT_EQ(as_bob.get(path("/whom-to-ask?permission=users.manage")).at("/items/5"), "") << "a few are enough";
}

}
}
