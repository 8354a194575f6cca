#pragma once

// An account whose people invite others, as programs and browsers do:
//
//     class BatchTest : public tests::InvitingTest { ... };
//     auto const made = eve.post(all(), form("zoe@acme.test"));
//     EXPECT_EQ(browser.post(link_of(made, "/accept"), acceptance()).status, 201);
//
// Eve is an administrator and signed in, Bob a user who is not; `browser` is nobody's.

#include "events/events.h"
#include "invitations/invitations.h"
#include "licenses/licenses.h"
#include "mail/links.h"
#include "mail/outbox.h"
#include "mail/public_url.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kith::tests {

class InvitingTest : public DatabaseTest {
protected:
    static void SetUpTestSuite() { mail::set_public_url("https://kith.test"); }
    static void TearDownTestSuite() { mail::set_public_url(""); }
    void SetUp() override { eve.log_in("eve@acme.test"); }

    // Paths: of the account, of all invitations, of one that was made, and of its mailed link.
    std::string account_path(std::string const& more) const
    {
        return "/api/v1/accounts/" + acme.account.id.text() + more;
    }
    std::string all(std::string const& more = "") const { return account_path("/invitations" + more); }
    std::string one(Answer const& made, std::string const& step = "") const { return all('/' + made.at("/id") + step); }
    static std::string public_path(std::string const& token, std::string const& step = "")
    {
        return "/api/v1/public/invitations/" + token + step;
    }
    std::string link_of(Answer const& made, std::string const& step = "")
    {
        return public_path(Business::token_of(stored(made)), step);
    }

    // Bodies.
    static std::string form(std::string_view email, std::string_view more = "")
    {
        return fmt::format(R"({{"kind":"internal","first_name":"Zoe","last_name":"Lee","email":"{}"{}}})", email, more);
    }
    static std::string acceptance(std::string_view more = "")
    {
        return fmt::format(R"({{"first_name":"Zoe","last_name":"Lee","password":"{}"{}}})", good_password, more);
    }
    static std::string acceptance_without_password(std::string_view more = "")
    {
        return fmt::format(R"({{"first_name":"Zoe","last_name":"Lee"{}}})", more);
    }

    invitations::Invitation stored(Answer const& made)
    {
        return acme.read([&](db::Transaction& tx) {
            return invitations::find(tx, acme.account.id, InvitationId::from_text(made.at("/id"))).value();
        });
    }

    // As the account decides about itself: R"({"auto_signup":false})".
    void set(std::string const& settings)
    {
        EXPECT_EQ(eve.patch(account_path("/settings"), settings).status, 200) << settings;
    }

    // "1 assigned, 2 reserved, 0 available"
    std::string pool(std::string const& product)
    {
        return acme.read([&](db::Transaction& tx) {
            auto const pool = licenses::find_pool(tx, acme.account.id, product).value();
            return fmt::format(
                "{} assigned, {} reserved, {} available", pool.assigned, pool.reserved, pool.available().value_or(-1));
        });
    }

    // Newest first.
    std::vector<mail::KeptMail> mails_to(std::string_view address_key)
    {
        return database().read_now([&](db::Transaction& tx) { return mail::list_kept(tx, address_key, 100); });
    }
    // What follows that path in the newest mail to the address: a token.
    std::string mailed(std::string_view address_key, std::string_view path)
    {
        auto const mails = mails_to(address_key);
        for (auto const& link : mails.empty() ? std::vector<std::string> {} : mail::find_links(mails[0].text)) {
            if (auto const at = link.find(path); at != link.npos)
                return link.substr(at + path.size());
        }
        return {};
    }

    // First names of all who are in, by name: never of those who wait.
    std::string users()
    {
        auto const page = eve.get(account_path("/users?state=all&limit=100"));
        std::string names;
        for (int i = 0; !page.at(fmt::format("/items/{}", i)).empty(); ++i)
            names += page.at(fmt::format("/items/{}/first_name", i)) + ' ';
        return names;
    }
    // "already_member at email of row 2", one line each.
    static std::string errors_of(Answer const& refused)
    {
        std::string lines;
        for (int i = 0; !refused.at(fmt::format("/errors/{}", i)).empty(); ++i) {
            auto const error = fmt::format("/errors/{}", i);
            lines += refused.at(error + "/code") + " at " + refused.at(error + "/field") + " of row " +
                refused.at(error + "/row") + '\n';
        }
        return lines;
    }
    // How often that stands in the audit log.
    int audited(std::string_view operation)
    {
        auto const events =
            acme.read([&](db::Transaction& tx) { return events::list_before(tx, acme.account.id, 0, 200); });
        return static_cast<int>(std::ranges::count(events, operation, &events::Event::operation));
    }

    // Invitations, members and licenses agree with each other, as kith check would say.
    void expect_no_violations()
    {
        acme.read([&](db::Transaction& tx) {
            EXPECT_EQ(invitations::check(tx, acme.account.id), std::vector<std::string> {});
            EXPECT_EQ(memberships::check(tx), std::vector<std::string> {});
            EXPECT_EQ(licenses::check(tx, acme.account.id), std::vector<std::string> {});
        });
    }

    // A person of another account of this server, who has a login.
    void make_known(std::string_view email)
    {
        auto bolt = founded(database(), "Bolt");
        auto wanted = bolt.wanted("Zoe");
        wanted.email = address(email);
        bolt.accepted(bolt.write([&](db::Transaction& tx) { return invitations::send(tx, bolt.ann, wanted); }).value())
            .value();
    }

    ClockAhead clock;
    Business acme = founded(database(), "Acme");
    Actor administrator = acme.joined("Eve", tests::administrator);
    Actor plain_user = acme.joined("Bob");
    Api api { database() };
    Browser eve { api };
    Browser browser { api };
};

}
