#pragma once

// Access reviews of Bob's and Cem's clients, started by Eve:
//
//     auto const zoe = added(as_bob, "Zoe");
//     auto const review = started();
//     EXPECT_EQ(decide(nobody, link_of(bob), zoe, "keep").status, 200);

#include "reviews/reviews.h"
#include "support/ending.h"

#include <string>

namespace kith::tests {

class Reviewing : public Ending {
protected:
    std::string form(Duration due, std::string const& more = "")
    {
        return R"({"due_at":")" + in(due) + '"' + more + '}';
    }
    // Its path; the reviewers have been written to.
    std::string started(std::string const& more = "", Duration due = Days { 14 })
    {
        auto const answer = as_eve.post(path("/reviews"), form(due, more));
        EXPECT_EQ(answer.status, 201) << answer.body;
        auto const review = path("/reviews/" + answer.at("/id"));
        work(review);
        return review;
    }
    // What the job does.
    void work(std::string const& review)
    {
        auto const id = reviews::ReviewId::from_text(review.substr(review.rfind('/') + 1));
        while (acme.write([&](db::Transaction& tx) { return reviews::work_on(tx, { acme.account.id, id }); })) {
        }
    }
    // The path of the link in the newest mail that asks him.
    std::string link_of(Actor const& user)
    {
        auto const mails = mails_of(user, "Who still needs access");
        if (mails.empty())
            return "/no mail";
        auto const& text = mails.front().text;
        auto const at = text.find("/review/") + 8;
        return "/api/v1/public/reviews/" + text.substr(at, text.find_first_of("\r\n ", at) - at);
    }
    // As the page shows him; `people` is a link, or the people of a review.
    static std::string of(Browser& browser, std::string const& people, std::string const& id, std::string const& field)
    {
        auto const page = browser.get(people + "?limit=200");
        for (int i = 0; !page.at(fmt::format("/items/{}/id", i)).empty(); ++i) {
            if (page.at(fmt::format("/items/{}/id", i)) == id)
                return page.at(fmt::format("/items/{}/{}", i, field));
        }
        return "nobody " + page.body;
    }
    static std::string choice(
        std::string const& id, std::string const& decision, std::string const& seen, std::string const& more = "")
    {
        return fmt::format(R"({{"member":"{}","decision":"{}","seen":"{}"{}}})", id, decision, seen, more);
    }
    static bool is_link(std::string const& where) { return where.contains("/public/"); }
    // Of a link, or of a review.
    Answer decide(Browser& browser, std::string const& where, std::string const& id, std::string const& decision,
        std::string const& more = "")
    {
        auto const seen = of(browser, is_link(where) ? where : where + "/people", id, "seen");
        return browser.post(where + "/decisions", choice(id, decision, seen, more));
    }
    std::string outcome(std::string const& review, std::string const& id)
    {
        return of(as_eve, review + "/people", id, "outcome");
    }
};

}
