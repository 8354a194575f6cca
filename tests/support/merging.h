#pragma once

// Two records that become one, through the API:
//
//     auto const merge = merged(as_bob, "client:" + zoe, "contact:" + card);
//     EXPECT_EQ(undo(as_bob, merge).status, 200);

#include "support/serving_by_api.h"

#include <string>

namespace kith::tests {

class Merging : public Serving {
protected:
    static std::string pair(std::string const& keep, std::string const& drop, std::string const& more = "")
    {
        return R"({"keep":")" + keep + R"(","drop":")" + drop + '"' + more + '}';
    }
    Answer merge(Browser& browser, std::string const& keep, std::string const& drop, std::string const& more = "")
    {
        return browser.post(path("/merges"), pair(keep, drop, more));
    }
    std::string merged(Browser& browser, std::string const& keep, std::string const& drop)
    {
        auto const answer = merge(browser, keep, drop);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/id");
    }
    Answer undo(Browser& browser, std::string const& id) { return browser.post(path("/merges/" + id + "/undo")); }
    std::string carded(
        Browser& browser, std::string const& first_name, std::string const& email, std::string const& more = "")
    {
        auto const answer =
            browser.post(path("/contact-cards"), member(first_name, R"(,"email":")" + email + '"' + more));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return "contact:" + answer.at("/id");
    }
    std::string cliented(Browser& browser, std::string const& first_name, std::string const& delivery = "quiet")
    {
        return "client:" + added(browser, first_name, delivery);
    }
    static std::string id_of(std::string const& ref) { return ref.substr(ref.find(':') + 1); }
    // "Zoe Doe zoe@x.test, ..."
    std::string cards(Browser& browser)
    {
        auto const page = browser.get(path("/contact-cards"));
        std::string all;
        for (int i = 0; !page.at(fmt::format("/items/{}/id", i)).empty(); ++i)
            all += (i == 0 ? "" : ", ") + page.at(fmt::format("/items/{}/first_name", i)) + ' ' +
                page.at(fmt::format("/items/{}/email", i));
        return all;
    }
    // "email phone Zoe Yan, ...": why, whom to keep, whom to drop.
    std::string duplicates(Browser& browser, std::string const& query = "")
    {
        auto const page = browser.get(path("/contacts/duplicates" + query));
        EXPECT_EQ(page.status, 200) << page.body;
        std::string all;
        for (int i = 0; !page.at(fmt::format("/items/{}/keep/ref", i)).empty(); ++i)
            all += (i == 0 ? "" : ", ") + page.at(fmt::format("/items/{}/reasons/0", i)) + ' ' +
                page.at(fmt::format("/items/{}/keep/kind", i)) + ' ' + page.at(fmt::format("/items/{}/drop/kind", i));
        return all;
    }
};

}
