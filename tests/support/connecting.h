#pragma once

// Two businesses whose people connect: Bob of Acme asks, Zoe of Beta answers.
//
//     open(acme, bob), open(beta, zoe);                   // public and visible
//     auto const id = asked(as_bob, zoe);                  // pending
//     EXPECT_EQ(as_zoe.post(beta_path("/connections/" + id + "/accept")).status, 200);

#include "connections/connections.h"
#include "support/api.h"
#include "support/database.h"
#include "support/showing_oneself.h"

#include <gtest/gtest.h>

namespace kith::tests {

class Connecting : public DatabaseTest {
protected:
    void SetUp() override
    {
        as_eve.log_in("eve@acme.test");
        as_bob.log_in("bob@acme.test");
        as_zoe.log_in("zoe@beta.test");
        open(acme, bob);
        open(beta, zoe);
    }

    std::string acme_path(std::string const& more) const { return "/api/v1/accounts/" + acme.account.id.text() + more; }
    std::string beta_path(std::string const& more) const { return "/api/v1/accounts/" + beta.account.id.text() + more; }
    std::string at_acme(std::string const& id, std::string const& more = "") const
    {
        return acme_path("/connections/" + id + more);
    }
    std::string at_beta(std::string const& id, std::string const& more = "") const
    {
        return beta_path("/connections/" + id + more);
    }

    // Bob asks Zoe; `more` are further members of the request.
    Answer ask(std::string const& more = "")
    {
        return as_bob.post(acme_path("/connections"), R"({"to":")" + zoe.membership.text() + '"' + more + '}');
    }
    std::string asked(std::string const& more = "")
    {
        auto const answer = ask(more);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/id");
    }
    std::string connected(std::string const& more = "")
    {
        auto id = asked(more);
        EXPECT_EQ(as_zoe.post(at_beta(id, "/accept")).status, 200);
        return id;
    }
    // "pending sent Zoe Lee;" of each item.
    std::string states(Browser& browser, std::string const& path)
    {
        auto const page = browser.get(path);
        std::string all;
        for (int i = 0; !page.at("/items/" + std::to_string(i) + "/id").empty(); ++i)
            all += page.at("/items/" + std::to_string(i) + "/state") + ' ' +
                page.at("/items/" + std::to_string(i) + "/direction") + ' ' +
                page.at("/items/" + std::to_string(i) + "/person/display_name") + ';';
        return all;
    }
    // Whether one may do that with the other.
    bool may_reach(Actor const& from, Actor const& to, connections::Scope scope)
    {
        return acme.read([&](db::Transaction& tx) {
            auto const member = memberships::find(tx, from.account, from.membership).value();
            auto const other = memberships::find(tx, to.account, to.membership).value();
            return connections::check_may_reach(tx, member, other, scope).has_value();
        });
    }
    // How often each side is mailed.
    std::int64_t mails_to(std::string const& address)
    {
        return acme.read([&](db::Transaction& tx) {
            return tx
                .first(db::read_integer, "select count(*) from mails where to_address = $1 -- across accounts: a test",
                    address)
                .value();
        });
    }

    Business acme = founded(database(), "Acme");
    Business beta = founded(database(), "Beta");
    Actor bob = acme.joined("Bob");
    Actor eve = acme.joined("Eve", administrator);
    Actor zoe = beta.joined("Zoe");
    Api api { database() };
    Browser as_eve { api }; // an administrator of Acme
    Browser as_bob { api };
    Browser as_zoe { api };
};

}
