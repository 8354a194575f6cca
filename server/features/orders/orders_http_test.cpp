// Orders by the API: who places, decides and cancels them, and what they do.

#include "support/ordering.h"

#include <gtest/gtest.h>

namespace kith::orders {
namespace {

using tests::Browser;

class OrdersHttpTest : public tests::Ordering {};
KITH_ON_BOTH_ENGINES(OrdersHttpTest);

// S1-31, S4-28
TEST_P(OrdersHttpTest, raise_the_total_once_they_are_approved)
{
    auto const placed = as_eve.post(path("/orders"), body("suite", 5, R"(,"note":" For  the new team ")"));
    EXPECT_EQ(placed.status, 201);
    EXPECT_EQ(placed.at("/state"), "requested");
    EXPECT_EQ(placed.at("/number"), "1");
    EXPECT_EQ(placed.at("/product_name"), "Kith Suite");
    EXPECT_EQ(placed.at("/note"), "For the new team");
    EXPECT_EQ(placed.at("/requested_by/id"), eve.membership.text());
    EXPECT_EQ(placed.at("/decided_by"), "null");
    EXPECT_EQ(total("suite"), "3");
    auto const before = last_event();
    auto const approved = as_olga.post(order(placed.at("/id"), "approve"));
    EXPECT_EQ(approved.status, 200) << approved.body;
    EXPECT_EQ(approved.at("/state"), "approved");
    EXPECT_EQ(approved.at("/decided_by/display_name"), "Olga Lee");
    EXPECT_EQ(total("suite"), "8");
    EXPECT_EQ(events_after(before), "license.total_changed order.approved ");
    EXPECT_EQ(as_eve.get(path("/orders")).at("/items/0/state"), "approved");
}

// S1-31, C-26
TEST_P(OrdersHttpTest, are_placed_by_those_who_run_the_account)
{
    EXPECT_EQ(signed_in(acme.ann).post(path("/orders"), body("suite", 1)).status, 201);
    as_eve.patch(at(bob), R"({"grants":{"accounting":true,"manage":["suite"]}})");
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.post(path("/orders"), body("suite", 1)).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(path("/orders")).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(path("/orders/products")).problem(), "403 forbidden");
    EXPECT_EQ(as_olga.post(path("/orders"), body("suite", 1)).problem(), "404 not_found") << "she is no member";
    EXPECT_EQ(Browser { api }.post(path("/orders"), body("suite", 1)).problem(), "401 unauthenticated");
}

// S1-31
TEST_P(OrdersHttpTest, are_decided_by_operators_only)
{
    auto const id = ordered("suite", 1);
    for (auto const& member : { acme.ann, eve }) {
        auto browser = signed_in(member);
        EXPECT_EQ(browser.post(order(id, "approve")).problem(), "403 forbidden");
        EXPECT_EQ(browser.post(order(id, "reject"), R"({"note":"No"})").problem(), "403 forbidden");
        EXPECT_EQ(browser.post(order(make_uuid(), "approve")).problem(), "404 not_found");
    }
    EXPECT_EQ(signed_in(bob).post(order(id, "approve")).problem(), "403 forbidden");
    EXPECT_EQ(signed_in(host.ann).post(order(id, "approve")).problem(), "404 not_found");
    EXPECT_EQ(as_olga.post(order(make_uuid(), "approve")).problem(), "404 not_found");
    auto const elsewhere = "/api/v1/accounts/" + host.account.id.text() + "/orders/" + id + "/approve";
    EXPECT_EQ(as_olga.post(elsewhere).problem(), "404 not_found") << "it is an order of another account";
    EXPECT_EQ(total("suite"), "3");
}

TEST_P(OrdersHttpTest, are_not_decided_by_tokens_that_are_not_made_for_it)
{
    auto const id = ordered("suite", 1);
    auto tried = [&](std::string const& more) {
        Browser script { api };
        script.headers = tests::bearer(tests::made_api_token(as_olga, more));
        return script.post(order(id, "approve")).problem();
    };
    EXPECT_EQ(tried(R"(,"scopes":["support.contact"])"), "404 not_found");
    EXPECT_EQ(tried(R"(,"account":")" + host.account.id.text() + '"'), "404 not_found");
    EXPECT_EQ(tried(R"(,"scopes":["instance.manage"])"), "200 ");
}

// S1-31: nobody approves what he ordered himself, unless he is the only operator.
TEST_P(OrdersHttpTest, of_ones_own_are_approved_by_another_operator)
{
    make_operator(eve);
    auto const id = ordered("suite", 2);
    EXPECT_EQ(as_eve.post(order(id, "approve")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.post(order(id, "approve")).at("/errors/0/field"), "order");
    EXPECT_TRUE(acme.write([&](db::Transaction& tx) { return persons::dismiss_operator(tx, olga.person); }));
    EXPECT_EQ(as_eve.post(order(id, "approve")).status, 200);
    EXPECT_FALSE(acme.write([&](db::Transaction& tx) { return persons::dismiss_operator(tx, eve.person); }))
        << "somebody has to run the server";
    EXPECT_EQ(total("suite"), "5");
}

// S1-31
TEST_P(OrdersHttpTest, are_rejected_with_a_note)
{
    auto const id = ordered("suite", 5);
    for (std::string const text : { "", "{}", R"({"note":""})", R"({"note":"  "})" })
        EXPECT_EQ(as_olga.post(order(id, "reject"), text).problem(), "422 validation") << text;
    EXPECT_EQ(as_olga.post(order(id, "reject")).at("/errors/0/field"), "note");
    auto const rejected = as_olga.post(order(id, "reject"), R"({"note":"Ask again in May"})");
    EXPECT_EQ(rejected.at("/state"), "rejected");
    EXPECT_EQ(rejected.at("/decision_note"), "Ask again in May");
    EXPECT_EQ(total("suite"), "3");
    EXPECT_EQ(newest_event().operation, "order.rejected");
    EXPECT_EQ(newest_event().source.name, "Olga Lee");
    EXPECT_EQ(newest_event().source.kind, "operator");
}

// S1-31: approval of a canceled order 409; and what is decided stays so.
TEST_P(OrdersHttpTest, are_decided_once)
{
    auto const id = ordered("suite", 5);
    auto const canceled = as_eve.post(order(id, "cancel"));
    EXPECT_EQ(canceled.at("/state"), "canceled");
    EXPECT_EQ(newest_event().operation, "order.canceled");
    EXPECT_EQ(as_olga.post(order(id, "approve")).problem(), "409 wrong_state");
    EXPECT_EQ(as_olga.post(order(id, "approve"), "no JSON").problem(), "409 wrong_state") << "before the body is read";
    EXPECT_EQ(as_olga.post(order(id, "reject")).problem(), "409 wrong_state");
    EXPECT_EQ(as_eve.post(order(id, "cancel")).problem(), "409 wrong_state");
    auto const other = ordered("suite", 5);
    EXPECT_EQ(as_olga.post(order(other, "approve")).status, 200);
    EXPECT_EQ(as_eve.post(order(other, "cancel")).problem(), "409 wrong_state");
    EXPECT_EQ(as_olga.post(order(other, "approve")).problem(), "409 wrong_state");
    EXPECT_EQ(total("suite"), "8");
}

// S1-31: ordering a product the account does not have creates its pool.
TEST_P(OrdersHttpTest, open_the_pool_of_a_product_that_is_new_here)
{
    acme.write([&](db::Transaction& tx) { return licenses::add_product(tx, { "piano", "Kith Piano", false, 3 }); })
        .value();
    EXPECT_EQ(total("piano"), "none");
    auto const offers = as_eve.get(path("/orders/products"));
    EXPECT_EQ(offers.at("/items/2"), R"({"slug":"piano","name":"Kith Piano","has_pool":false,"total":null})");
    EXPECT_EQ(offers.at("/items/0"), R"({"slug":"suite","name":"Kith Suite","has_pool":true,"total":3})");
    as_olga.post(order(ordered("piano", 2), "approve"));
    EXPECT_EQ(total("piano"), "2");
    EXPECT_EQ(as_eve.get(path("/products")).at("/items/2/available"), "2");
}

// S1-31: quantity 1 to 100000
TEST_P(OrdersHttpTest, have_a_product_and_a_quantity)
{
    for (std::string const text : { "", "{}", R"({"product":"suite"})", R"({"quantity":1})" })
        EXPECT_GE(as_eve.post(path("/orders"), text).status, 400) << text;
    for (auto const& text : { body("suite", 0), body("suite", -1), body("suite", 100'001), body("drums", 1),
             body("", 1), body("suite", 1, R"(,"price":1)"), std::string { R"({"product":"suite","quantity":"5"})" },
             std::string { R"({"product":"suite","quantity":1.5})" },
             body("suite", 1, R"(,"note":")" + std::string(501, 'x') + '"') })
        EXPECT_EQ(as_eve.post(path("/orders"), text).problem(), "422 validation") << text;
    EXPECT_EQ(as_eve.post(path("/orders"), body("suite", 0)).at("/errors/0/field"), "quantity");
    EXPECT_EQ(as_eve.post(path("/orders"), body("suite", 100'000)).status, 201);
    acme.write([&](db::Transaction& tx) { return licenses::set_total(tx, {}, acme.account.id, "voice", {}); }).value();
    EXPECT_EQ(as_eve.post(path("/orders"), body("voice", 1)).at("/errors/0/field"), "product") << "it has no limit";
    acme.write([&](db::Transaction& tx) { return licenses::set_total(tx, {}, acme.account.id, "suite", 999'999); })
        .value();
    EXPECT_EQ(as_eve.post(path("/orders"), body("suite", 2)).at("/errors/0/field"), "quantity");
}

TEST_P(OrdersHttpTest, leave_an_unlimited_pool_unlimited)
{
    auto const id = ordered("suite", 5);
    acme.write([&](db::Transaction& tx) { return licenses::set_total(tx, {}, acme.account.id, "suite", {}); }).value();
    EXPECT_EQ(as_olga.post(order(id, "approve")).status, 200);
    EXPECT_EQ(total("suite"), "unlimited");
}

TEST_P(OrdersHttpTest, that_wait_are_at_most_a_hundred)
{
    acme.write([&](db::Transaction& tx) -> Result<void> {
            for (int i = 0; i < max_waiting; ++i)
                TRY(place(tx, eve, { "suite", 1 }));
            return {};
        })
        .value();
    EXPECT_EQ(as_eve.post(path("/orders"), body("suite", 1)).problem(), "429 too_many_requests");
    auto const page = as_eve.get(path("/orders?limit=200&total=true"));
    EXPECT_EQ(page.at("/total"), "100") << "the refused one has left nothing, not even a number";
    EXPECT_EQ(page.at("/items/0/number"), "100");
    as_eve.post(order(page.at("/items/0/id"), "cancel"));
    EXPECT_EQ(as_eve.post(path("/orders"), body("suite", 1)).at("/number"), "101");
}

TEST_P(OrdersHttpTest, are_listed_page_by_page)
{
    for (int i = 1; i <= 5; ++i) {
        ordered("suite", i);
        clock.by(1s);
    }
    as_eve.post(order(as_eve.get(path("/orders")).at("/items/0/id"), "cancel"));
    auto const first = as_eve.get(path("/orders?state=requested&limit=3&total=true"));
    EXPECT_EQ(first.at("/total"), "4");
    EXPECT_EQ(first.at("/items/0/quantity") + first.at("/items/2/quantity"), "42");
    EXPECT_FALSE(first.header("Link").empty());
    auto const second = as_eve.get(path("/orders?state=requested&limit=3&cursor=") + first.at("/next_cursor"));
    EXPECT_EQ(second.at("/items/0/quantity") + second.at("/items/1"), "1");
    EXPECT_EQ(second.at("/next_cursor"), "null");
    for (auto const* query : { "?state=paid", "?limit=0", "?cursor=x", "?q=x" })
        EXPECT_EQ(as_eve.get(path("/orders") + query).problem(), "400 malformed") << query;
}

// S1-31
TEST_P(OrdersHttpTest, are_mailed_to_whoever_has_to_know)
{
    auto const id = ordered("suite", 5);
    EXPECT_TRUE(mails_to("olga@host.test").starts_with("Acme orders 5 licenses of Kith Suite | "));
    as_olga.post(order(id, "approve"));
    EXPECT_TRUE(mails_to("eve@acme.test").starts_with("Order 1 was approved | ")) << mails_to("eve@acme.test");
    as_olga.post(order(ordered("voice", 1), "reject"), R"({"note":"No"})");
    EXPECT_TRUE(mails_to("eve@acme.test").starts_with("Order 2 was rejected | ")) << mails_to("eve@acme.test");
    EXPECT_TRUE(mails_to("olga@host.test").starts_with("Acme orders 1 license of Kith Voice | "));
}

// The setting orders_auto_approve
TEST_P(OrdersHttpTest, are_approved_at_once_where_the_server_says_so)
{
    set_approval(Approval::AtOnce);
    auto const placed = as_eve.post(path("/orders"), body("suite", 5));
    set_approval(Approval::ByOperator);
    EXPECT_EQ(placed.at("/state"), "approved");
    EXPECT_EQ(placed.at("/decided_by/display_name"), "Kith");
    EXPECT_EQ(total("suite"), "8");
    EXPECT_FALSE(mails_to("olga@host.test").contains("orders")) << "nobody has to do anything";
    EXPECT_EQ(newest_event().operation, "order.approved");
}

TEST_P(OrdersHttpTest, are_ordered_once_with_a_key_and_decided_as_they_are)
{
    as_eve.headers = { { "idempotency-key", "order-0123456789" } };
    auto const first = as_eve.post(path("/orders"), body("suite", 5));
    EXPECT_EQ(as_eve.post(path("/orders"), body("suite", 5)).body, first.body);
    as_eve.headers = {};
    EXPECT_EQ(as_eve.get(path("/orders?total=true")).at("/total"), "1");
    as_olga.headers = { { "if-match", "\"7\"" } };
    EXPECT_EQ(as_olga.post(order(first.at("/id"), "approve")).problem(), "412 stale");
    as_olga.headers = { { "if-match", first.header("ETag") } };
    EXPECT_EQ(as_olga.post(order(first.at("/id"), "approve")).status, 200);
}

}
}
