#pragma once

// Acme as in user_management.h, whose log makes notifications. Bob is signed in:
//
//     acme.joined("Kim");
//     EXPECT_EQ(told(as_bob), "member_joined 1; ");

#include "app/news.h"
#include "notifications/notifications.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::tests {

class BeingTold : public UserManagement {
protected:
    BeingTold() { events::set_follower(app::tell_news); }
    ~BeingTold() override { events::set_follower(nullptr); }

    std::string of_account(std::string const& more = "") const
    {
        return "/api/v1/me/notifications" + more + "?account=" + acme.account.id.text();
    }
    std::string settings() const { return "/api/v1/me/notification-settings?account=" + acme.account.id.text(); }
    static std::string wish(std::string const& type, std::string const& in_app, std::string const& mail)
    {
        return fmt::format(R"({{"items":[{{"type":"{}","in_app":{},"mail":"{}"}}]}})", type, in_app, mail);
    }
    Answer wish_for(Browser& browser, std::string const& type, std::string const& in_app, std::string const& mail)
    {
        return browser.send(http::Method::Put, settings(), wish(type, in_app, mail));
    }
    // "member_joined 2; ", newest first.
    std::string told(Browser& browser, std::string const& more = "")
    {
        auto const page = browser.get(of_account() + more);
        EXPECT_EQ(page.status, 200) << page.body;
        std::string all;
        for (int i = 0; !page.at(item(i, "type")).empty(); ++i)
            all += page.at(item(i, "type")) + ' ' + page.at(item(i, "count")) + "; ";
        return all;
    }
    static std::string item(int i, std::string const& name) { return fmt::format("/items/{}/{}", i, name); }
    std::string unread(Browser& browser) { return browser.get(of_account()).at("/unread"); }
    std::int64_t mails(std::string const& reason)
    {
        return acme
            .read([&](db::Transaction& tx) {
                return tx.first(db::read_integer,
                    "select count(*) from mails where reason like $1 -- across accounts: a test", reason + '%');
            })
            .value();
    }
    bool send_digest(notifications::Due const& due)
    {
        auto const told_through = acme.write([&](db::Transaction& tx) { return notifications::take_digest(tx, due); });
        if (told_through)
            acme.write([&](db::Transaction& tx) { notifications::send_digest(tx, due, *told_through); });
        return told_through.has_value();
    }
    void send_digests()
    {
        for (auto const& due : acme.read([](db::Transaction& tx) { return notifications::list_due(tx, 100); }))
            send_digest(due);
    }

    Browser as_bob = signed_in(bob);
};

}
