// The server by the API, as its operators see it.

#include "nodes/nodes.h"
#include "support/ordering.h"

#include <gtest/gtest.h>

namespace kith::instance {
namespace {

class InstanceHttpTest : public tests::Ordering {
protected:
    static std::string at(std::string const& more) { return "/api/v1/instance" + more; }
    std::string pool(std::string const& product) const
    {
        return at("/accounts/" + acme.account.id.text() + "/products/" + product);
    }
};
KITH_ON_BOTH_ENGINES(InstanceHttpTest);

// S4-28, S1-31
TEST_P(InstanceHttpTest, lists_the_accounts)
{
    ordered("suite", 2);
    auto const all = as_olga.get(at("/accounts?total=true"));
    EXPECT_EQ(all.at("/total"), "2");
    EXPECT_EQ(all.at("/items/0/name") + all.at("/items/1/name"), "HostAcme");
    EXPECT_EQ(all.at("/items/1/users"), "3");
    EXPECT_EQ(all.at("/items/1/waiting_orders"), "1");
    EXPECT_EQ(all.at("/items/1/products/0/total"), "3");
    EXPECT_EQ(as_olga.get(at("/accounts?q=ACM")).at("/items/0/name"), "Acme");
    EXPECT_EQ(as_olga.get(at("/accounts?q=" + acme.account.id.text())).at("/items/0/name"), "Acme");
    EXPECT_EQ(as_olga.get(at("/accounts?q=bolt&total=true")).body, R"({"items":[],"next_cursor":null,"total":0})");
    auto const first = as_olga.get(at("/accounts?limit=1"));
    auto const second = as_olga.get(at("/accounts?limit=1&cursor=" + first.at("/next_cursor")));
    EXPECT_EQ(second.at("/items/0/name"), "Acme");
    EXPECT_EQ(second.at("/next_cursor"), "null");
    EXPECT_EQ(as_olga.get(at("/accounts/" + acme.account.id.text())).body, all.at("/items/1"));
    EXPECT_EQ(as_olga.get(at("/accounts/" + make_uuid())).problem(), "404 not_found");
}

// S4-28: what an operator does to an account stands in that account's audit log.
TEST_P(InstanceHttpTest, sets_totals_but_never_below_use)
{
    EXPECT_EQ(as_olga.patch(pool("suite"), R"({"total":7})").at("/available"), "7");
    EXPECT_EQ(newest_event().operation, "license.total_changed");
    EXPECT_EQ(newest_event().source.kind, "operator");
    EXPECT_EQ(newest_event().source.name, "Olga Lee");
    EXPECT_EQ(newest_event().data, R"({"before":3,"after":7})");
    give(as_eve, "suite", bob);
    give(as_eve, "suite", eve);
    EXPECT_EQ(as_olga.patch(pool("suite"), R"({"total":1})").problem(), "409 below_use");
    EXPECT_EQ(as_olga.patch(pool("suite"), R"({"total":2})").at("/total"), "2");
    EXPECT_EQ(as_olga.patch(pool("suite"), R"({"unlimited":true})").at("/total"), "null");
    EXPECT_EQ(as_olga.patch(pool("piano"), R"({"total":1})").problem(), "404 not_found");
    for (auto const* body : { "{}", R"({"total":-1})", R"({"total":1000001})", R"({"total":"3"})", R"({"price":1})" })
        EXPECT_EQ(as_olga.patch(pool("suite"), body).problem(), "422 validation") << body;
}

TEST_P(InstanceHttpTest, offers_products)
{
    auto const made = as_olga.post(at("/products"), R"({"slug":"piano","name":"Kith Piano","default_total":5})");
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.at("/default_total"), "5");
    EXPECT_EQ(made.at("/accounts"), "0") << "those that are there order it";
    EXPECT_EQ(as_olga.post(at("/products"), R"({"slug":"piano","name":"Other"})").problem(), "409 name_taken");
    EXPECT_EQ(as_olga.post(at("/products"), R"({"slug":"Pi ano","name":"Other"})").at("/errors/0/field"), "slug");
    auto const bolt = tests::founded(database(), "Bolt");
    EXPECT_EQ(as_olga.get(at("/accounts/" + bolt.account.id.text())).at("/products/2/total"), "5");
    auto const changed =
        as_olga.patch(at("/products/piano"), R"({"name":"Kith Grand","unlimited":true,"is_default":false})");
    EXPECT_EQ(changed.body,
        R"({"slug":"piano","name":"Kith Grand","is_default":false,"default_total":null,"accounts":1,"licenses":5})");
    EXPECT_EQ(as_olga.get(at("/products")).at("/items/2"), changed.body);
    EXPECT_EQ(as_olga.patch(at("/products/drums"), "{}").problem(), "404 not_found");
    EXPECT_EQ(as_olga.patch(at("/products/piano"), R"({"default_total":-1})").problem(), "422 validation");
}

TEST_P(InstanceHttpTest, shows_how_well_the_server_is)
{
    auto const healthy = as_olga.get(at("/health"));
    EXPECT_EQ(healthy.status, 200) << healthy.body;
    EXPECT_GT(std::stoll(healthy.at("/database/bytes")), 100'000);
    EXPECT_EQ(healthy.at("/jobs/wellness"), "good");
    EXPECT_EQ(healthy.at("/nodes/items"), "[]");
    EXPECT_GT(std::stoll(healthy.at("/storage/free_bytes")), 0);
    EXPECT_EQ(healthy.at("/mail/configured"), "false");
    EXPECT_EQ(healthy.at("/mail/wellness"), "warn");
    auto const waiting = std::stoll(healthy.at("/mail/waiting"));
    ordered("suite", 1);
    auto const with_order = as_olga.get(at("/health"));
    EXPECT_EQ(std::stoll(with_order.at("/mail/waiting")), waiting + 1);
    EXPECT_EQ(with_order.at("/mail/wellness"), "bad") << "a mail waits, and nobody sends it";
    nodes::Node const node { nodes::NodeId::make(), "one", "1.0", wall_clock(), {} };
    acme.write([&](db::Transaction& tx) {
        nodes::note(tx, node);
        tx.run("insert into jobs (id, kind, payload, every_ms, due_at, attempts, lease_owner, lease_until, fence,"
               " last_error, created_at) values ('j', 'sweep', '{}', 0, $1, 1, '', 0, 1, 'disk full', $1)",
            tx.now());
    });
    auto const ill = as_olga.get(at("/health"));
    EXPECT_EQ(ill.at("/jobs/wellness") + ill.at("/jobs/troubles/0/error"), "baddisk full");
    EXPECT_EQ(ill.at("/nodes/wellness") + ill.at("/nodes/items/0/name"), "goodone");
    clock.by(nodes::silent_after + 1s);
    as_olga.log_in("olga@host.test");
    EXPECT_EQ(as_olga.get(at("/health")).at("/nodes/items/0/silent"), "true");
    clock.by(Days { 2 });
    acme.write([&](db::Transaction& tx) { nodes::note(tx, { nodes::NodeId::make(), "two", "1.0", tx.now(), {} }); });
    EXPECT_EQ(acme.read(nodes::list).size(), 1u) << "the silent one is forgotten";
    acme.write([&](db::Transaction& tx) { nodes::leave(tx, nodes::list(tx).at(0).id); });
    EXPECT_TRUE(acme.read(nodes::list).empty());
}

// S1-31
TEST_P(InstanceHttpTest, lists_the_orders_of_all_accounts)
{
    make_operator(eve);
    ordered("suite", 2);
    clock.by(1s);
    tests::Browser ann { api };
    host.write([&](db::Transaction& tx) { return orders::place(tx, host.ann, { "voice", 4 }); }).value();
    auto const page = as_eve.get(at("/orders?state=requested&total=true"));
    EXPECT_EQ(page.at("/total"), "2");
    EXPECT_EQ(page.at("/items/0/account/name"), "Host");
    EXPECT_EQ(page.at("/items/0/may_approve"), "true");
    EXPECT_EQ(page.at("/items/1/account/name"), "Acme");
    EXPECT_EQ(page.at("/items/1/may_approve"), "false") << "her own, and she is not the only operator";
    EXPECT_EQ(as_olga.get(at("/orders")).at("/items/1/may_approve"), "true");
    EXPECT_EQ(as_olga.get(at("/orders?state=approved")).at("/items"), "[]");
}

}
}
