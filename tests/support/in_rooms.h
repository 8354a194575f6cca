#pragma once

// Rooms of Bob, Cem and their clients, through the API:
//
//     auto const room = made(as_bob, "Plans", ref(cem)); // "/<id>"
//     EXPECT_EQ(in(as_cem, room), "Bob Lee owner, Cem Lee");
//
// At the end of each test nothing is wrong with them.

#include "support/parallel.h"
#include "support/serving_by_api.h"
#include "totals/totals.h"
#include "workspaces/workspaces.h"

#include <gtest/gtest.h>

namespace kith::tests {

class InRooms : public Serving {
protected:
    ~InRooms() override
    {
        EXPECT_EQ(acme.read([&](db::Transaction& tx) { return workspaces::check(tx, acme.account.id); }),
            std::vector<std::string> {});
    }

    std::string rooms(std::string const& more = "") const { return path("/workspaces" + more); }
    static std::string ref(Actor const& user) { return R"("internal:)" + user.membership.text() + '"'; }
    Answer start(
        Browser& browser, std::string const& name, std::string const& members = "", std::string const& more = "")
    {
        return browser.post(rooms(), R"({"name":")" + name + R"(","members":[)" + members + ']' + more + '}');
    }
    // "/<id>"
    std::string made(Browser& browser, std::string const& name, std::string const& members = "")
    {
        auto const answer = start(browser, name, members);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return '/' + answer.at("/id");
    }
    Answer bring(Browser& browser, std::string const& room, std::string const& member)
    {
        return browser.post(rooms(room + "/members"), R"({"members":[)" + member + "]}");
    }
    // "Bob Lee owner, Cem Lee, Zoe Doe quiet"
    static std::string members(Answer const& room)
    {
        std::string all;
        for (int i = 0; !room.at(fmt::format("/members/{}/id", i)).empty(); ++i) {
            auto const at = fmt::format("/members/{}/", i);
            auto const state = room.at(at + "state");
            all += (i == 0 ? "" : ", ") + room.at(at + "display_name") +
                (room.at(at + "is_owner") == "true" ? " owner" : "") +
                (state == "active" || state == "null" ? "" : ' ' + state);
        }
        return room.status < 300 ? all : room.problem();
    }
    std::string in(Browser& browser, std::string const& room) { return members(browser.get(rooms(room))); }
    std::string listed(Browser& browser, std::string const& query = "")
    {
        auto const page = browser.get(rooms(query));
        std::string all;
        for (int i = 0; !page.at(fmt::format("/items/{}/id", i)).empty(); ++i)
            all += page.at(fmt::format("/items/{}/name", i)) + ' ' + page.at(fmt::format("/items/{}/member_count", i)) +
                ';';
        return page.status == 200 ? all : page.problem();
    }
    std::int64_t counted()
    {
        return acme.read([&](db::Transaction& tx) { return totals::of(tx, acme.account.id, "workspaces"); });
    }
    std::string invite(std::string const& first_name, std::string const& workspace)
    {
        auto const answer = add(as_bob, reached(first_name), "workspace", R"(,"workspace":)" + workspace);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/items/0/outcome") + ' ' + answer.at("/items/0/client/state");
    }
};

}
