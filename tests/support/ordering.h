#pragma once

// What people of Acme order, and Olga decides, who runs the server and is at home
// elsewhere:
//
//     auto const id = ordered("suite", 5);
//     EXPECT_EQ(as_olga.post(order(id, "approve")).at("/state"), "approved");
//     EXPECT_EQ(total("suite"), "8");

#include "mail/outbox.h"
#include "orders/orders.h"
#include "support/user_management.h"

namespace kith::tests {

class Ordering : public UserManagement {
protected:
    void SetUp() override
    {
        UserManagement::SetUp();
        make_operator(olga);
        as_olga.log_in("olga@host.test");
    }

    void make_operator(Actor const& actor)
    {
        acme.write([&](db::Transaction& tx) { persons::make_operator(tx, actor.person); });
    }
    static std::string body(std::string const& product, std::int64_t quantity, std::string const& more = "")
    {
        return fmt::format(R"({{"product":"{}","quantity":{}{}}})", product, quantity, more);
    }
    std::string ordered(std::string const& product, std::int64_t quantity)
    {
        auto const answer = as_eve.post(path("/orders"), body(product, quantity));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/id");
    }
    std::string order(std::string const& id, std::string const& act) const { return path("/orders/" + id + '/' + act); }
    // Of a product of the account; "none" without a pool.
    std::string total(std::string const& product)
    {
        auto const pool =
            acme.read([&](db::Transaction& tx) { return licenses::find_pool(tx, acme.account.id, product); });
        return !pool ? "none" : pool->total ? std::to_string(*pool->total) : "unlimited";
    }
    // The subjects of the mails to that address, newest first: "A | B | ".
    std::string mails_to(std::string const& address)
    {
        std::string all;
        for (auto const& mail :
            acme.read([&](db::Transaction& tx) { return mail::list_kept(tx, tests::address(address).key(), 50); }))
            all += mail.subject + " | ";
        return all;
    }

    Business host = founded(database(), "Host");
    Actor olga = host.joined("Olga");
    Browser as_olga { api };
};

}
