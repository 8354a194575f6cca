#pragma once

// Bob's clients, and Cem's, through the API:
//
//     auto const id = added(as_bob, "Zoe", "portal");
//     EXPECT_EQ(names(as_bob), "Zoe pending");

#include "mail/outbox.h"
#include "support/user_management.h"

#include <string>

namespace kith::tests {

class Serving : public UserManagement {
protected:
    std::string clients(std::string const& more = "") const { return path("/clients" + more); }
    static std::string member(std::string const& first_name, std::string const& more = "")
    {
        return R"({"first_name":")" + first_name + R"(","last_name":"Doe")" + more + '}';
    }
    static std::string reached(std::string const& first_name)
    {
        return member(first_name, R"(,"email":")" + first_name + R"(@elsewhere.test")");
    }
    static std::string form(std::string const& members, std::string const& delivery, std::string const& more = "")
    {
        return R"({"members":[)" + members + R"(],"delivery":")" + delivery + '"' + more + '}';
    }
    Answer add(Browser& browser, std::string const& members, std::string const& delivery = "quiet",
        std::string const& more = "")
    {
        return browser.post(clients(), form(members, delivery, more));
    }
    std::string added(Browser& browser, std::string const& first_name, std::string const& delivery = "quiet")
    {
        auto const answer = add(browser, reached(first_name), delivery);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/items/0/client/id");
    }
    // "Zoe quiet, Yan pending"
    std::string names(Browser& browser, std::string const& query = "")
    {
        auto const page = browser.get(clients(query));
        EXPECT_EQ(page.status, 200) << page.body;
        std::string all;
        for (int i = 0; !page.at(fmt::format("/items/{}/id", i)).empty(); ++i)
            all += (i == 0 ? "" : ", ") + page.at(fmt::format("/items/{}/first_name", i)) + ' ' +
                page.at(fmt::format("/items/{}/state", i));
        return all;
    }
    std::size_t mails_to(std::string const& first_name)
    {
        return acme.read([&](db::Transaction& tx) {
            return mail::list_kept(tx, address(first_name + "@elsewhere.test").key(), 100).size();
        });
    }
    // The path of the link in the newest mail.
    std::string link_to(std::string const& first_name)
    {
        auto const text = acme.read([&](db::Transaction& tx) {
            return mail::list_kept(tx, address(first_name + "@elsewhere.test").key(), 1).at(0).text;
        });
        auto const at = text.find("/invitations/");
        return "/api/v1/public" + text.substr(at, text.find_first_of("\r\n ", at) - at);
    }
    Answer accept(Browser& browser, std::string const& first_name, std::string const& more = "")
    {
        return browser.post(link_to(first_name) + "/accept", member(first_name, more));
    }
    std::string client(std::string const& id) const { return clients('/' + id); }
    std::string mapping(std::string const& id, Actor const& user) const
    {
        return client(id) + "/mappings/" + user.membership.text();
    }

    Actor cem = acme.joined("Cem");
    Browser as_bob = signed_in(bob);
    Browser as_cem = signed_in(cem);
};

}
