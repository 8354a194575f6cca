// Contacts that people keep for themselves (S0-18, S0-19).

#include "contact_cards/contact_cards.h"

#include "support/contacting.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

namespace kith::contact_cards {
namespace {

class ContactCardsTest : public tests::Contacting {
protected:
    // The whole list, page after page.
    std::string paged(std::string const& query)
    {
        std::string all, cursor;
        do {
            auto const page = as_bob.get(cards("?limit=2" + query + cursor));
            EXPECT_EQ(page.status, 200) << page.body;
            for (int i = 0; !page.at(fmt::format("/items/{}/id", i)).empty(); ++i)
                all += (all.empty() ? "" : ", ") + page.at(fmt::format("/items/{}/first_name", i));
            cursor = page.at("/next_cursor") == "null" ? "" : "&cursor=" + page.at("/next_cursor");
        } while (!cursor.empty());
        return all;
    }
    // Rows without their use case, many at once.
    void fill(int cards)
    {
        acme.write([&](db::Transaction& tx) {
            for (int i = 0; i < cards; ++i) {
                auto const number = std::to_string(i);
                tx.send("insert into contact_cards (account_id, id, owner_id, first_name, last_name, name_key, email,"
                        " email_key, mobile, extra, version, created_at, updated_at, file_name, uid)"
                        " values ($1, $2, $3, 'Many', $4, 'many ' || $4, $5, $5, '', '', 1, 0, 0, $4, $4)",
                    acme.account.id, make_uuid(), bob.membership, number, "m" + number + "@many.test");
            }
        });
    }
};
KITH_ON_BOTH_ENGINES(ContactCardsTest);

// S0-18
TEST_P(ContactCardsTest, are_added_by_name_and_address)
{
    auto const answer = as_bob.post(cards(), form("Zoe", "Zoe@Elsewhere.test", R"(,"mobile":"+41 (0)44 668 18 00")"));
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.at("/kind"), "contact");
    EXPECT_EQ(answer.at("/first_name") + ' ' + answer.at("/last_name"), "Zoe Doe");
    EXPECT_EQ(answer.at("/email"), "Zoe@Elsewhere.test");
    EXPECT_EQ(answer.at("/mobile"), "+41446681800");
    EXPECT_EQ(answer.at("/is_colleague"), "false");
    EXPECT_EQ(answer.at("/warnings"), "[]");
    auto const again = as_bob.get(card(answer.at("/id")));
    EXPECT_EQ(again.header("ETag"), answer.header("ETag"));
    EXPECT_EQ(again.at("/updated_at"), answer.at("/updated_at"));
    EXPECT_EQ(as_bob.post(cards(), form("Yan", "yan@elsewhere.test")).at("/mobile"), "");
    EXPECT_EQ(
        as_bob.post(cards(), form("Xen", "xen@elsewhere.test", R"(,"mobile":"ask Zoe")")).at("/mobile"), "ask Zoe");
}

// S0-18
TEST_P(ContactCardsTest, need_both_names_and_an_address)
{
    struct {
        char const* body;
        char const* field;
    } const cases[] = {
        { R"({"last_name":"Doe","email":"zoe@elsewhere.test"})", "first_name" },
        { R"({"first_name":"Zoe","email":"zoe@elsewhere.test"})", "last_name" },
        { R"({"first_name":"Zoe","last_name":"Doe"})", "email" },
        { R"({"first_name":"Zoe","last_name":"Doe","email":"zoe"})", "email" },
        { R"({"first_name":" ","last_name":"Doe","email":"zoe@elsewhere.test"})", "first_name" },
    };
    for (auto const& [body, field] : cases) {
        auto const refused = as_bob.post(cards(), body);
        EXPECT_EQ(refused.problem(), "422 validation") << body;
        EXPECT_EQ(refused.at("/errors/0/field"), field) << body;
    }
    EXPECT_EQ(contacts(as_bob), "");
}

// S0-18: once for an owner, whatever its case; another owner has his own.
TEST_P(ContactCardsTest, have_one_address_each)
{
    auto const zoe = added(as_bob, "Zoe", "zoe@elsewhere.test");
    auto const refused = as_bob.post(cards(), form("Zoe", "ZOE@elsewhere.test"));
    EXPECT_EQ(refused.problem(), "409 already_contact");
    EXPECT_EQ(refused.at("/errors/0/field"), "email");
    added(as_eve, "Zoe", "zoe@elsewhere.test");
    auto const yan = added(as_bob, "Yan", "yan@elsewhere.test");
    EXPECT_EQ(as_bob.patch(card(yan), R"({"email":"zoe@elsewhere.test"})").problem(), "409 already_contact");
    EXPECT_EQ(as_bob.patch(card(zoe), R"({"email":"ZOE@elsewhere.test"})").at("/email"), "ZOE@elsewhere.test");
    EXPECT_EQ(as_bob.remove(card(zoe)).status, 204);
    EXPECT_EQ(as_bob.patch(card(yan), R"({"email":"zoe@elsewhere.test"})").status, 200) << "nobody has it any more";
}

// S0-18: of two who add one address at once, one wins.
TEST_P(ContactCardsTest, added_at_once_with_one_address_are_one)
{
    NewContactCard const wanted { tests::name("Zoe"), tests::name("Doe"), tests::address("zoe@elsewhere.test") };
    EXPECT_EQ(
        tests::in_parallel(8, 16,
            [&](int) { return acme.write([&](db::Transaction& tx) { return create(tx, bob, wanted); }).has_value(); }),
        1);
    EXPECT_EQ(contacts(as_bob), "Zoe Doe");
}

// Two that are given one address at once: the unique row stays unique, and nothing breaks.
TEST_P(ContactCardsTest, given_one_address_at_once_keep_it_apart)
{
    std::vector<ContactCardId> ids;
    for (auto const* name : { "Zoe", "Yan", "Xen", "Wim" })
        ids.push_back(ContactCardId::from_text(added(as_bob, name, std::string { name } + "@elsewhere.test")));
    Change const wanted { {}, {}, tests::address("one@elsewhere.test"), {} };
    EXPECT_EQ(tests::in_parallel(4, 4,
                  [&](int i) {
                      return acme
                          .write([&](db::Transaction& tx) -> Result<ContactCard> {
                              auto const before = TRY(get(tx, bob, ids[static_cast<std::size_t>(i)]));
                              return change(tx, bob, before, wanted);
                          })
                          .has_value();
                  }),
        1);
}

// S0-18: a hint, and no more than that.
TEST_P(ContactCardsTest, say_who_is_a_colleague_already)
{
    auto const answer = as_bob.post(cards(), form("Eve", "EVE@acme.test"));
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.at("/is_colleague"), "true");
    EXPECT_EQ(answer.at("/warnings"), R"(["already_colleague"])");
    EXPECT_EQ(as_bob.get(cards()).at("/items/0/is_colleague"), "true");
    auto const cem = acme.joined("Cem");
    auto const other = added(as_bob, "Cem", "cem@acme.test");
    EXPECT_EQ(as_eve.patch(at(cem), R"({"active":false})").status, 200);
    EXPECT_EQ(as_bob.get(card(other)).at("/is_colleague"), "false") << "an inactive one";
    acme.invited("Yan").value();
    EXPECT_EQ(as_bob.get(card(added(as_bob, "Yan", "yan@acme.test"))).at("/is_colleague"), "false");
}

// S0-19: whatever somebody manages.
TEST_P(ContactCardsTest, are_found_by_their_owner_only)
{
    auto const zoe = added(as_bob, "Zoe", "zoe@elsewhere.test");
    auto as_ann = signed_in(acme.ann);
    for (auto* other : { &as_eve, &as_ann }) {
        EXPECT_EQ(contacts(*other), "");
        EXPECT_EQ(other->get(cards("?total=true")).at("/total"), "0");
        EXPECT_EQ(other->get(card(zoe)).problem(), "404 not_found");
        EXPECT_EQ(other->patch(card(zoe), R"({"first_name":"Mine"})").problem(), "404 not_found");
        EXPECT_EQ(other->remove(card(zoe)).problem(), "404 not_found");
        EXPECT_FALSE(other->get(cards("/export")).body.contains("zoe@"));
    }
    EXPECT_EQ(as_eve.post(path("/view-as"), R"({"user":")" + bob.membership.text() + R"("})").status, 201);
    EXPECT_EQ(contacts(as_eve), "") << "nor with his eyes";
    EXPECT_EQ(as_eve.get(card(zoe)).problem(), "404 not_found");
    EXPECT_FALSE(as_eve.get(cards("/export?format=vcard")).body.contains("zoe@"));
    EXPECT_EQ(contacts(as_bob), "Zoe Doe");
}

// S0-19
TEST_P(ContactCardsTest, are_changed_and_removed_by_their_owner)
{
    auto const zoe = added(as_bob, "Zoe", "zoe@elsewhere.test");
    auto const changed =
        as_bob.patch(card(zoe), R"({"first_name":"Zora","last_name":"Fox","mobile":"0041 44 668 18 00"})");
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.at("/first_name") + ' ' + changed.at("/last_name"), "Zora Fox");
    EXPECT_EQ(changed.at("/mobile"), "+41446681800");
    EXPECT_EQ(as_bob.patch(card(zoe), R"({"mobile":""})").at("/mobile"), "");
    EXPECT_EQ(as_bob.patch(card(zoe), R"({"first_name":" "})").problem(), "422 validation");
    EXPECT_EQ(contacts(as_bob), "Zora Fox");
    EXPECT_EQ(as_bob.remove(card(zoe)).status, 204);
    EXPECT_EQ(as_bob.remove(card(zoe)).problem(), "404 not_found");
    EXPECT_EQ(contacts(as_bob), "");
}

// TEN-20
TEST_P(ContactCardsTest, are_changed_as_they_were_seen)
{
    auto const zoe = added(as_bob, "Zoe", "zoe@elsewhere.test");
    auto const etag = as_bob.get(card(zoe)).header("ETag");
    EXPECT_NE(as_bob.patch(card(zoe), R"({"first_name":"Zora"})").header("ETag"), etag);
    as_bob.headers = { { "if-match", etag } };
    EXPECT_EQ(as_bob.patch(card(zoe), R"({"first_name":"Zita"})").problem(), "412 stale");
    EXPECT_EQ(as_bob.remove(card(zoe)).problem(), "412 stale");
    as_bob.headers.clear();
    auto const seq = last_event();
    EXPECT_EQ(as_bob.patch(card(zoe), R"({"first_name":"Zora"})").status, 200);
    EXPECT_EQ(last_event(), seq) << "nothing has changed";
}

TEST_P(ContactCardsTest, are_listed_by_name_and_searched)
{
    for (auto const* name : { "Zoe", "ann", "Émile", "Dan", "Ben" })
        added(as_bob, name, std::string { name == std::string_view { "Émile" } ? "emil" : name } + "@elsewhere.test");
    added(as_bob, "Pia", "pia_100@other.test");
    added(as_eve, "Zoe", "zoe@elsewhere.test");
    EXPECT_EQ(paged(""), "ann, Ben, Dan, Émile, Pia, Zoe");
    EXPECT_EQ(paged("&q=EN"), "Ben");
    EXPECT_EQ(paged("&q=ile%20d"), "Émile");
    EXPECT_EQ(paged("&q=elsewhere"), "ann, Ben, Dan, Émile, Zoe");
    EXPECT_EQ(paged("&q=_1"), "Pia");
    EXPECT_EQ(paged("&q=%25"), "");
    EXPECT_EQ(as_bob.get(cards("?limit=1&total=true&q=elsewhere")).at("/total"), "5");
    EXPECT_EQ(as_bob.get(cards("?cursor=x")).problem(), "400 malformed");
    EXPECT_EQ(as_bob.get(cards("?limit=201")).problem(), "400 malformed");
}

TEST_P(ContactCardsTest, are_not_more_than_one_may_have)
{
    fill(most_cards - 1);
    auto const last = added(as_bob, "Zoe", "zoe@elsewhere.test");
    EXPECT_EQ(as_bob.post(cards(), form("Yan", "yan@elsewhere.test")).problem(), "409 too_many_contacts");
    auto const file = "first_name,last_name,email\nYan,Doe,yan@elsewhere.test\nZora,Doe,zoe@elsewhere.test\n";
    auto const imported = import(as_bob, file, "", "text/csv");
    EXPECT_EQ(tally(imported), "0 created, 1 updated, 0 skipped, 1 failed of 2");
    EXPECT_EQ(imported.at("/errors/0/code"), "too_many_contacts");
    EXPECT_EQ(as_bob.remove(card(last)).status, 204);
    added(as_bob, "Yan", "yan@elsewhere.test");
}

// S0-19: they stay while he is inactive, and go with him.
TEST_P(ContactCardsTest, go_with_their_owner)
{
    added(as_bob, "Zoe", "zoe@elsewhere.test");
    added(as_eve, "Zoe", "zoe@elsewhere.test");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(tests::count(database(), "contact_cards"), 2);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":true})").status, 200);
    auto again = signed_in(bob);
    EXPECT_EQ(contacts(again), "Zoe Doe");
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    EXPECT_EQ(tests::count(database(), "contact_cards"), 1);
    auto anew = signed_in(acme.joined("Bob"));
    EXPECT_EQ(contacts(anew), "") << "he begins anew";
}

// Whoever is removed while he adds one has none: check finds nothing in the end.
TEST_P(ContactCardsTest, are_not_added_by_who_is_removed)
{
    for (int round = 0; round < 10; ++round) {
        auto const zoe = acme.joined("Zoe" + std::string(static_cast<std::size_t>(round + 1), 'x'));
        NewContactCard const wanted { tests::name("Yan"), tests::name("Doe"), tests::address("yan@elsewhere.test") };
        tests::in_parallel(2, 2, [&](int i) {
            return acme
                .write([&](db::Transaction& tx) -> Result<void> {
                    if (i == 0)
                        return users::remove(tx, eve, memberships::find(tx, zoe.account, zoe.membership).value());
                    TRY(create(tx, zoe, wanted));
                    return {};
                })
                .has_value();
        });
        EXPECT_EQ(tests::count(database(), "contact_cards"), 0);
    }
}

// S0-19: that there was something, and nothing of what.
TEST_P(ContactCardsTest, are_recorded_without_what_stands_on_them)
{
    auto const before = last_event();
    auto const zoe = added(as_bob, "Zoe", "zoe@elsewhere.test");
    as_bob.patch(card(zoe), R"({"first_name":"Zora","mobile":"+41446681800"})");
    as_bob.remove(card(zoe));
    import(as_bob, "first_name,last_name,email\nYan,Doe,yan@elsewhere.test\n", "", "text/csv");
    EXPECT_EQ(
        events_after(before), "contact_card.added contact_card.changed contact_card.removed contact_card.imported ");
    EXPECT_EQ(newest_event().data, R"({"created":1,"updated":0})");
    auto const log = as_eve.get(path("/audit?limit=4")).body;
    for (auto const* word : { "Zoe", "Zora", "Doe", "Yan", "elsewhere", "6681800" })
        EXPECT_FALSE(log.contains(word)) << word;
}

TEST_P(ContactCardsTest, are_no_business_of_a_token_for_something_else)
{
    auto const token = tests::made_api_token(as_bob, R"(,"scopes":["support.contact"])");
    auto const fitting = tests::made_api_token(as_bob, R"(,"scopes":["contact_cards.use"])");
    tests::Browser script { api };
    script.headers = tests::bearer(token);
    EXPECT_EQ(script.get(cards()).problem(), "403 forbidden");
    EXPECT_EQ(script.post(cards(), "{").problem(), "403 forbidden");
    script.headers = tests::bearer(fitting);
    added(script, "Zoe", "zoe@elsewhere.test");
    EXPECT_EQ(contacts(as_bob), "Zoe Doe");
}

}
}
