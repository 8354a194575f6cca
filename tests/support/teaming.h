#pragma once

// Teams of Acme, made and changed through the API:
//
//     auto const sales = made(as_eve, "Sales");
//     EXPECT_EQ(add(as_eve, sales, bob).status, 200);
//     EXPECT_EQ(names(as_eve.get(path("/teams"))), "Sales");

#include "support/user_management.h"
#include "teams/teams.h"

#include <string>

namespace kith::tests {

class Teaming : public UserManagement {
protected:
    std::string team(std::string const& id, std::string const& more = "") const { return path("/teams/" + id + more); }
    std::string made(Browser& browser, std::string const& name)
    {
        auto const answer = browser.post(path("/teams"), R"({"name":")" + name + R"("})");
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/id");
    }
    Answer add(Browser& browser, std::string const& id, Actor const& user)
    {
        return browser.send(http::Method::Put, team(id, "/members/" + user.membership.text()), "");
    }
    Answer withdraw(Browser& browser, std::string const& id, Actor const& user)
    {
        return browser.remove(team(id, "/members/" + user.membership.text()));
    }

    // What the items of a page are called: "Sales, Support".
    static std::string names(Answer const& page, std::string const& field = "name", std::string const& list = "/items")
    {
        std::string all;
        for (int i = 0;; ++i) {
            auto const name = page.at(fmt::format("{}/{}/{}", list, i, field));
            if (name.empty())
                return all;
            all += (i == 0 ? "" : ", ") + name;
        }
    }
    std::string members(std::string const& id) { return names(as_eve.get(team(id, "/members")), "first_name"); }
    std::string teams_of(Actor const& user) { return names(as_eve.get(at(user)), "name", "/teams"); }
    // "2 active, 1 inactive"
    std::string size(std::string const& id)
    {
        auto const answer = as_eve.get(team(id));
        return fmt::format("{} active, {} inactive", answer.at("/members/active"), answer.at("/members/inactive"));
    }
};

}
