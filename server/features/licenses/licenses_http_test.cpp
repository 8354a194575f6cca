// Products, who holds a license of them, and the ledger, by the API.

#include "support/user_management.h"

#include <gtest/gtest.h>

#include <set>

namespace kith::licenses {
namespace {

using tests::Browser;

class LicensesHttpTest : public tests::UserManagement {
protected:
    std::string ledger(std::string const& query = "") { return path("/products/suite/ledger" + query); }
    // "1 Bob Lee, 2 Cem Lee"
    std::string held(std::string const& query)
    {
        std::string all;
        auto const page = as_eve.get(ledger(query));
        EXPECT_EQ(page.status, 200) << page.body;
        for (int i = 0; !page.at("/items/" + std::to_string(i)).empty(); ++i) {
            auto const item = "/items/" + std::to_string(i);
            all += (i ? ", " : "") + page.at(item + "/slot") + ' ' + page.at(item + "/holder/name");
        }
        return all;
    }
};
KITH_ON_BOTH_ENGINES(LicensesHttpTest);

// S4-28, S4-11
TEST_P(LicensesHttpTest, say_how_many_there_are_and_how_many_are_left)
{
    EXPECT_EQ(as_eve.get(path("/products")).body,
        R"({"items":[{"slug":"suite","name":"Kith Suite","total":3,"assigned":0,"reserved":0,"available":3},)"
        R"({"slug":"voice","name":"Kith Voice","total":3,"assigned":0,"reserved":0,"available":3}]})");
    give(as_eve, "suite", bob);
    auto wanted = acme.wanted("Zoe");
    wanted.licenses = { "suite" };
    acme.write([&](db::Transaction& tx) { return invitations::send(tx, acme.ann, wanted); }).value();
    auto const suite = as_eve.get(path("/products"));
    EXPECT_EQ(suite.at("/items/0/assigned") + suite.at("/items/0/reserved") + suite.at("/items/0/available"), "111");
}

TEST_P(LicensesHttpTest, without_a_limit_are_shown_as_null)
{
    acme.write([&](db::Transaction& tx) { return set_total(tx, {}, acme.account.id, "suite", {}); }).value();
    auto const products = as_eve.get(path("/products"));
    EXPECT_EQ(products.at("/items/0/total"), "null");
    EXPECT_EQ(products.at("/items/0/available"), "null");
}

// S1-12: who manages a product sees its numbers only, others none.
TEST_P(LicensesHttpTest, are_shown_to_those_who_manage_users_or_the_product)
{
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(path("/products")).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(ledger()).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(path("/products/piano/ledger")).problem(), "403 forbidden") << "nor whether there is one";
    as_eve.patch(at(bob), R"({"grants":{"manage":["voice"]}})");
    EXPECT_EQ(as_bob.get(path("/products")).at("/items/0/slug"), "voice");
    EXPECT_EQ(as_bob.get(path("/products")).at("/items/1"), "");
    EXPECT_EQ(as_bob.get(path("/products/voice/ledger")).status, 200);
    EXPECT_EQ(as_bob.get(ledger()).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(path("/products/piano/ledger")).problem(), "404 not_found");
    EXPECT_EQ(Browser { api }.get(path("/products")).problem(), "401 unauthenticated");
}

// S1-26: everybody sees what the account has, and whether it is his to manage.
TEST_P(LicensesHttpTest, name_every_product_to_every_member)
{
    auto as_bob = signed_in(bob);
    auto const tools = [&](Browser& browser) { return browser.get(path("/tools")).body; };
    EXPECT_EQ(tools(as_bob),
        R"({"items":[{"slug":"suite","name":"Kith Suite","may_manage":false},)"
        R"({"slug":"voice","name":"Kith Voice","may_manage":false}]})");
    as_eve.patch(at(bob), R"({"grants":{"manage":["voice"]}})");
    EXPECT_EQ(as_bob.get(path("/tools")).at("/items/0/may_manage"), "false");
    EXPECT_EQ(as_bob.get(path("/tools")).at("/items/1/may_manage"), "true");
    EXPECT_EQ(as_eve.get(path("/tools")).at("/items/0/may_manage"), "true");
    EXPECT_EQ(Browser { api }.get(path("/tools")).problem(), "401 unauthenticated");
}

// B12: a picture of the last weeks needs what was held then, not what ended before.
TEST_P(LicensesHttpTest, are_shown_as_held_since_a_day)
{
    give(as_eve, "suite", bob);
    as_eve.send(http::Method::Delete, license("suite", bob), "");
    give(as_eve, "suite", eve);
    clock.by(1h);
    EXPECT_EQ(held("?since=" + in(-1min)), "1 Eve Lee");
    EXPECT_EQ(held("?since=" + in(-2h)), "1 Eve Lee, 1 Bob Lee");
}

// S4-29, S4-32
TEST_P(LicensesHttpTest, are_given_with_a_notice_at_the_last_and_refused_after_it)
{
    auto const cem = acme.joined("Cem");
    EXPECT_EQ(give(as_eve, "suite", bob).at("/warnings"), "[]");
    EXPECT_EQ(give(as_eve, "suite", bob).at("/warnings"), "[]") << "he has one";
    EXPECT_EQ(give(as_eve, "suite", cem).at("/warnings"), "[]");
    auto const before = last_event();
    auto const last = give(as_eve, "suite", eve);
    EXPECT_EQ(last.status, 200);
    EXPECT_EQ(last.at("/warnings"), R"(["last_license_assigned"])");
    EXPECT_EQ(events_after(before), "license.assigned membership.updated ");
    auto const refused = give(as_eve, "suite", acme.ann);
    EXPECT_EQ(refused.problem(), "409 no_licenses_available");
    EXPECT_EQ(refused.at("/product"), "suite");
    EXPECT_EQ(refused.at("/product_name"), "Kith Suite");
    EXPECT_EQ(as_eve.patch(at(acme.ann), R"({"licenses":["suite"]})").at("/errors/0/field"), "licenses");
}

TEST_P(LicensesHttpTest, are_taken_back_as_often_as_one_likes)
{
    give(as_eve, "suite", bob);
    EXPECT_EQ(as_eve.remove(license("suite", bob)).status, 204);
    auto const before = last_event();
    EXPECT_EQ(as_eve.remove(license("suite", bob)).status, 204);
    EXPECT_EQ(last_event(), before);
    EXPECT_EQ(available("suite"), 3);
    EXPECT_EQ(give(as_eve, "piano", bob).problem(), "404 not_found");
    EXPECT_EQ(
        as_eve.send(http::Method::Put, path("/products/suite/licenses/" + make_uuid()), "").problem(), "404 not_found");
    EXPECT_EQ(as_eve.remove(path("/products/suite/licenses/" + make_uuid())).problem(), "404 not_found");
}

// B12: who held license 1 on that day?
TEST_P(LicensesHttpTest, are_accounted_for)
{
    auto const cem = acme.joined("Cem");
    auto moment = [&] {
        auto const now = to_text(wall_clock());
        clock.by(1min);
        return now;
    };
    give(as_eve, "suite", bob);
    auto const first = moment();
    give(as_eve, "suite", cem);
    as_eve.remove(license("suite", bob));
    auto const second = moment();
    give(as_eve, "suite", eve);
    auto const third = moment();
    EXPECT_EQ(held(""), "1 Eve Lee, 2 Cem Lee, 1 Bob Lee");
    EXPECT_EQ(held("?at=" + first), "1 Bob Lee");
    EXPECT_EQ(held("?at=" + second), "2 Cem Lee");
    EXPECT_EQ(held("?at=" + third), "1 Eve Lee, 2 Cem Lee");
    EXPECT_EQ(held("?at=" + third + "&slot=1"), "1 Eve Lee");
    EXPECT_EQ(held("?slot=1"), "1 Eve Lee, 1 Bob Lee");
    EXPECT_EQ(held("?slot=3"), "");
    EXPECT_EQ(held("?at=2020-01-01T00:00:00Z"), "");
    auto const page = as_eve.get(ledger("?slot=1"));
    EXPECT_EQ(page.at("/items/1/holder/kind"), "membership");
    EXPECT_EQ(page.at("/items/1/holder/id"), bob.membership.text());
    EXPECT_EQ(page.at("/items/0/until"), "null");
}

// B12, B17
TEST_P(LicensesHttpTest, are_accounted_for_page_by_page)
{
    for (int i = 0; i < 7; ++i) {
        give(as_eve, "suite", bob);
        as_eve.remove(license("suite", bob));
    }
    std::set<std::string> ids;
    std::string cursor;
    int pages = 0;
    for (; pages < 10; ++pages) {
        auto const page = as_eve.get(ledger("?limit=3" + cursor));
        for (auto const* id : { "/items/0/id", "/items/1/id", "/items/2/id" }) {
            if (!page.at(id).empty()) {
                EXPECT_TRUE(ids.insert(page.at(id)).second) << "twice";
            }
        }
        if (page.at("/next_cursor") == "null")
            break;
        cursor = "&cursor=" + page.at("/next_cursor");
    }
    EXPECT_EQ(ids.size(), 7u);
    EXPECT_EQ(pages, 2);
}

TEST_P(LicensesHttpTest, are_not_asked_for_nonsense)
{
    for (auto const* query :
        { "?at=yesterday", "?slot=x", "?slot=99999999999", "?limit=0", "?limit=201", "?cursor=x", "?holder=x" })
        EXPECT_EQ(as_eve.get(ledger(query)).problem(), "400 malformed") << query;
}

// S4-33, S1-12: the ledger to take away, with its filters, by who may read it.
TEST_P(LicensesHttpTest, are_taken_away_as_a_file)
{
    give(as_eve, "suite", bob);
    auto const file = as_eve.get(ledger("/export"));
    EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"licenses-suite.csv\"");
    EXPECT_TRUE(file.body.contains("license,holder,holder_kind,holder_id,from,until\r\n1,Bob Lee,membership,"))
        << file.body;
    EXPECT_EQ(std::ranges::count(file.body, '\n'), 2);
    EXPECT_EQ(std::ranges::count(as_eve.get(ledger("/export?slot=2")).body, '\n'), 1);
    EXPECT_EQ(as_eve.get(ledger("/export?slot=x")).problem(), "400 malformed");
    EXPECT_EQ(signed_in(bob).get(ledger("/export")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(path("/products/piano/ledger/export")).problem(), "404 not_found");
}

}
}
