#pragma once

// Bob's contacts, and Eve's, through the API:
//
//     auto const zoe = added(as_bob, "Zoe", "zoe@elsewhere.test");
//     EXPECT_EQ(contacts(as_bob), "Zoe Doe");

#include "contact_cards/contact_cards.h"
#include "support/user_management.h"

#include <string>

namespace kith::tests {

class Contacting : public UserManagement {
protected:
    std::string cards(std::string const& more = "") const { return path("/contact-cards" + more); }
    std::string card(std::string const& id) const { return cards('/' + id); }
    static std::string form(std::string const& first_name, std::string const& email, std::string const& more = "")
    {
        return R"({"first_name":")" + first_name + R"(","last_name":"Doe","email":")" + email + '"' + more + '}';
    }
    std::string added(Browser& browser, std::string const& first_name, std::string const& email)
    {
        auto const answer = browser.post(cards(), form(first_name, email));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/id");
    }
    // "Ann Doe, Zoe Doe"
    std::string contacts(Browser& browser, std::string const& query = "")
    {
        auto const page = browser.get(cards(query));
        EXPECT_EQ(page.status, 200) << page.body;
        std::string all;
        for (int i = 0; !page.at(fmt::format("/items/{}/id", i)).empty(); ++i)
            all += (i == 0 ? "" : ", ") + page.at(fmt::format("/items/{}/first_name", i)) + ' ' +
                page.at(fmt::format("/items/{}/last_name", i));
        return all;
    }
    Answer import(Browser& browser, std::string const& file, std::string const& query = "",
        std::string const& type = "text/vcard")
    {
        auto const before = browser.headers;
        browser.headers.emplace_back("content-type", type);
        auto answer = browser.send(http::Method::Post, cards("/import" + query), file);
        browser.headers = before;
        return answer;
    }
    static std::string tally(Answer const& answer)
    {
        return answer.status != 200
            ? answer.body
            : fmt::format("{} created, {} updated, {} skipped, {} failed of {}", answer.at("/created"),
                  answer.at("/updated"), answer.at("/skipped"), answer.at("/failed"), answer.at("/total"));
    }
    // "2 email email", of the errors in their order.
    static std::string errors(Answer const& answer)
    {
        std::string all;
        for (int i = 0; !answer.at(fmt::format("/errors/{}/line", i)).empty(); ++i) {
            auto const error = fmt::format("/errors/{}/", i);
            all += (i == 0 ? "" : ", ") + answer.at(error + "line") + ' ' + answer.at(error + "field") + ' ' +
                answer.at(error + "code");
        }
        return all;
    }

    Browser as_bob = signed_in(bob);
};

}
