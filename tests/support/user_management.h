#pragma once

// Acme with Ann (legal representative), Eve (administrator) and Bob (user), and what they
// do through the API:
//
//     auto const cem = acme.joined("Cem");
//     EXPECT_EQ(as_eve.patch(at(cem), R"({"licenses":["suite"]})").status, 200);
//     EXPECT_EQ(available("suite"), 2);
//
// At the end of each test `kith check` must find nothing.

#include "app/check.h"
#include "licenses/licenses.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"
#include "users/users.h"

#include <fmt/format.h>

namespace kith::tests {

class UserManagement : public DatabaseTest {
protected:
    void SetUp() override { EXPECT_EQ(as_eve.log_in("eve@acme.test").status, 200); }
    void TearDown() override { EXPECT_EQ(app::find_violations(database()), std::vector<std::string> {}); }

    std::string path(std::string const& more = "") const { return "/api/v1/accounts/" + acme.account.id.text() + more; }
    std::string at(Actor const& user) const { return path("/users/" + user.membership.text()); }
    std::string license(std::string const& product, Actor const& user) const
    {
        return path("/products/" + product + "/licenses/" + user.membership.text());
    }

    Answer give(Browser& browser, std::string const& product, Actor const& user)
    {
        return browser.send(http::Method::Put, license(product, user), "");
    }

    // What the job does each minute.
    void end_overdue()
    {
        for (auto const& overdue : acme.read(memberships::list_overdue))
            acme.write([&](db::Transaction& tx) { return users::end_overdue(tx, overdue); }).value();
    }

    memberships::Membership member(Actor const& user)
    {
        return acme.read([&](db::Transaction& tx) { return memberships::find(tx, user.account, user.membership); })
            .value();
    }
    Browser signed_in(Actor const& user)
    {
        Browser browser { api };
        EXPECT_EQ(browser.log_in(member(user).email.text()).status, 200) << user.name;
        return browser;
    }

    // "bob@acme.test" and so on, as the body of POST users; `more` as in R"(,"roles":["manager"])".
    static std::string new_user(std::string_view first_name, std::string const& more = "")
    {
        std::string local { first_name };
        local[0] = static_cast<char>(local[0] + ('a' - 'A'));
        return fmt::format(
            R"({{"first_name":"{}","last_name":"Lee","email":"{}@acme.test"{}}})", first_name, local, more);
    }

    std::int64_t available(std::string_view product)
    {
        auto const pool =
            acme.read([&](db::Transaction& tx) { return licenses::find_pool(tx, acme.account.id, product); });
        return pool->available().value();
    }
    // What was recorded after that: "license.assigned membership.updated ".
    std::int64_t last_event()
    {
        return acme.read([&](db::Transaction& tx) { return events::last_seq(tx, acme.account.id); });
    }
    std::string events_after(std::int64_t seq)
    {
        std::string all;
        for (auto const& event :
            acme.read([&](db::Transaction& tx) { return events::list_after(tx, acme.account.id, seq, 100); }))
            all += event.operation + ' ';
        return all;
    }
    events::Event newest_event()
    {
        return acme.read([&](db::Transaction& tx) { return events::list_before(tx, acme.account.id, 0, 1).at(0); });
    }
    // An end in so long, as the API takes it.
    static std::string in(Duration duration) { return to_text(wall_clock() + duration); }
    static std::string ends(std::string const& of, Duration after)
    {
        return fmt::format(R"({{"ends":[{{"of":"{}","at":"{}"}}]}})", of, in(after));
    }

    ClockAhead clock;
    Business acme = founded(database(), "Acme");
    Actor eve = acme.joined("Eve", administrator);
    Actor bob = acme.joined("Bob");
    Api api { database() };
    Browser as_eve { api };
};

}
