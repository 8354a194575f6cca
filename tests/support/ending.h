#pragma once

// Bob's clients, who end, and the mails about them:
//
//     auto const zoe = ending("Zoe", Days { 30 });
//     clock.by(Days { 16 });
//     look();                                          // what the job does each minute
//     nobody.post(renewal_of(bob));

#include "outsiders/outsiders.h"
#include "support/serving_by_api.h"

#include <string>

namespace kith::tests {

class Ending : public Serving {
protected:
    std::string ending(std::string const& first_name, Duration after, std::string const& delivery = "quiet")
    {
        auto const answer = add(as_bob, reached(first_name), delivery, R"(,"valid_until":")" + in(after) + '"');
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/items/0/client/id");
    }
    // Has accepted, in this browser.
    std::string active(Browser& browser, std::string const& first_name, Duration after)
    {
        auto const id = ending(first_name, after, "portal");
        EXPECT_EQ(accept(browser, first_name).status, 201);
        return id;
    }
    void look()
    {
        for (int round = 0; round < 3; ++round) { // whoever has an heir is looked at again
            for (auto const& due : acme.read(outsiders::list_due))
                acme.write([&](db::Transaction& tx) { outsiders::work_on(tx, due); });
        }
    }
    void pass_on(Actor const& user)
    {
        outsiders::inherit(database(), R"([")" + user.account.text() + R"(",")" + user.membership.text() + R"("])");
    }
    std::vector<mail::KeptMail> mails_of(Actor const& user, std::string const& subject)
    {
        auto all = acme.read(
            [&](db::Transaction& tx) { return mail::list_kept(tx, UserManagement::member(user).email.key(), 100); });
        std::erase_if(all, [&](mail::KeptMail const& one) { return !one.subject.contains(subject); });
        return all;
    }
    // The path of the link in the newest mail that asks him.
    std::string renewal_of(Actor const& user)
    {
        auto const mails = mails_of(user, "access ends on");
        if (mails.empty())
            return "/no mail";
        auto const& text = mails.front().text;
        auto const at = text.find("/renew/") + 7;
        return "/api/v1/public/renewals/" + text.substr(at, text.find_first_of("\r\n ", at) - at);
    }
    Answer decide(std::string const& policy)
    {
        return as_eve.send(http::Method::Put, path("/outsider-policy"), policy);
    }

    Browser nobody { api };
};

}
