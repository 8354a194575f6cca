// What changed in an address book, what is looked for in it, and who wins (CardDAV).

#include "support/address_books.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::carddav {
namespace {

using http::Method;

class CardDavReportsTest : public tests::AddressBooks {
protected:
    static std::string token(Actor const& owner, std::string const& number)
    {
        return "urn:kith:change:" + owner.membership.text() + ':' + number;
    }
    tests::Answer two_since(std::string const& token)
    {
        return report("sync-collection",
            "<D:sync-token>" + token +
                "</D:sync-token><D:limit><D:nresults>2</D:nresults></D:limit><D:prop><D:getetag/></D:prop>");
    }
    void set_book(int last_change, int floor)
    {
        acme.write([&](db::Transaction& tx) {
            tx.send("update contact_card_books set last_change = $2, floor = $3 where account_id = $1", acme.account.id,
                last_change, floor);
        });
    }
};
KITH_ON_BOTH_ENGINES(CardDavReportsTest);

TEST_P(CardDavReportsTest, tells_what_changed_since)
{
    auto const begun = token_of(sync(""));
    put("a.vcf", vcard("a", "Ann"));
    put("b.vcf", vcard("b", "Bea"));
    auto const both = sync(begun);
    EXPECT_EQ(parts(both), "a.vcf, b.vcf");
    EXPECT_EQ(send(Method::Delete, book("a.vcf")).status, 204);
    put("b.vcf", vcard("b", "Bella"));
    auto const later = sync(token_of(both));
    EXPECT_EQ(parts(later), "a.vcf 404, b.vcf");
    EXPECT_EQ(parts(sync(token_of(later))), "");
    EXPECT_EQ(parts(sync("")), "b.vcf") << "who begins anew is told of nothing that is gone";
    put("a.vcf", vcard("a", "Ann"));
    EXPECT_EQ(parts(sync(token_of(later))), "a.vcf") << "it is there again";
    for (auto const* number : { "99999", "-1", "1x", "", "1:", "1:99999", "1:-1", "1:2:3" })
        EXPECT_TRUE(says(sync(token(bob, number)), "<D:valid-sync-token/>")) << number;
    for (auto const& other : { token(eve, "1"), std::string { "urn:kith:change:1" }, std::string { "nothing" } })
        EXPECT_TRUE(says(sync(other), "<D:valid-sync-token/>")) << other;
}

TEST_P(CardDavReportsTest, tells_who_begun_with_nothing_what_is_gone)
{
    auto const begun = token_of(sync(""));
    put("a.vcf", vcard("a", "Ann"));
    EXPECT_EQ(as_bob.remove(card(as_bob.get(cards()).at("/items/0/id"))).status, 204);
    EXPECT_EQ(parts(sync(begun)), "a.vcf 404");
}

TEST_P(CardDavReportsTest, begins_anew_with_who_comes_back)
{
    put("a.vcf", vcard("a", "Ann"));
    auto const begun = token_of(sync(""));
    acme.write([&](db::Transaction& tx) { contact_cards::remove_all_of(tx, acme.account.id, bob.membership); });
    EXPECT_TRUE(says(sync(begun), "<D:valid-sync-token/>"));
    EXPECT_NE(token_of(sync("")), begun);
    put("b.vcf", vcard("b", "Bea"));
    put("c.vcf", vcard("c", "Cem"));
    EXPECT_TRUE(says(sync(begun), "<D:valid-sync-token/>")) << "numbers do not come again";
    EXPECT_EQ(parts(sync("")), "b.vcf, c.vcf");
}

TEST_P(CardDavReportsTest, is_cut_off_where_the_client_says)
{
    for (auto const* uid : { "a", "b", "c" })
        put(std::string { uid } + ".vcf", vcard(uid, "Ann"));
    auto const first = two_since("");
    EXPECT_EQ(parts(first), "a.vcf, b.vcf, / 507");
    EXPECT_EQ(parts(two_since(token_of(first))), "c.vcf");
}

TEST_P(CardDavReportsTest, goes_on_though_much_was_removed_before)
{
    for (auto const* uid : { "a", "b", "c" })
        put(std::string { uid } + ".vcf", vcard(uid, "Ann"));
    set_book(2000, 1500);
    auto const first = two_since("");
    EXPECT_EQ(parts(first), "a.vcf, b.vcf, / 507");
    EXPECT_EQ(send(Method::Delete, book("a.vcf")).status, 204);
    auto const second = two_since(token_of(first));
    EXPECT_EQ(parts(second), "c.vcf, a.vcf 404");
    EXPECT_EQ(token_of(second), token(bob, "2001"));
    EXPECT_EQ(parts(two_since(token_of(second))), "");
    set_book(2001, 2001);
    EXPECT_TRUE(says(two_since(token_of(first)), "<D:valid-sync-token/>")) << "a.vcf is not remembered any more";
}

TEST_P(CardDavReportsTest, forgets_what_was_removed_long_ago)
{
    put("a.vcf", vcard("a", "Ann"));
    auto const begun = token_of(sync(""));
    send(Method::Delete, book("a.vcf"));
    acme.write([&](db::Transaction& tx) {
        for (int i = 0; i < contact_cards::most_removed; ++i)
            tx.send("insert into removed_contact_cards (account_id, owner_id, file_name, change_number)"
                    " values ($1, $2, $3, $4)",
                acme.account.id, bob.membership, "old" + std::to_string(i), 100 + i);
    });
    set_book(2000, 0);
    put("b.vcf", vcard("b", "Bea"));
    send(Method::Delete, book("b.vcf"));
    EXPECT_TRUE(says(sync(begun), "<D:valid-sync-token/>"));
    EXPECT_EQ(parts(sync(token(bob, "2001"))), "b.vcf 404");
}

TEST_P(CardDavReportsTest, is_searched_and_read_by_many_names)
{
    put("a.vcf", vcard("a", "Ann", "CATEGORIES:friends\r\n"));
    put("b.vcf", vcard("b", "Zoë"));
    auto const found = [&](std::string const& filter) {
        return parts(report("addressbook-query", "<D:prop><D:getetag/></D:prop><C:filter>" + filter + "</C:filter>"));
    };
    EXPECT_EQ(found(R"(<C:prop-filter name="FN"><C:text-match>zoe</C:text-match></C:prop-filter>)"), "b.vcf");
    EXPECT_EQ(
        found(
            R"(<C:prop-filter name="EMAIL"><C:text-match match-type="starts-with">A@</C:text-match></C:prop-filter>)"),
        "a.vcf");
    EXPECT_EQ(found(R"(<C:prop-filter name="categories"><C:is-not-defined/></C:prop-filter>)"), "b.vcf");
    EXPECT_EQ(found(""), "a.vcf, b.vcf");
    auto const strange = R"(<C:prop-filter name="FN"><C:text-match collation="x">a</C:text-match></C:prop-filter>)";
    EXPECT_TRUE(says(report("addressbook-query", std::string { "<C:filter>" } + strange + "</C:filter>"),
        "<C:supported-collation/>"));
    auto const many = report("addressbook-multiget",
        "<D:prop><C:address-data/></D:prop><D:href>" + book("a.vcf") + "</D:href><D:href>http://kith.test" +
            book("b.vcf") + "</D:href><D:href>" + book("none.vcf") + "</D:href><D:href>/elsewhere</D:href>");
    EXPECT_EQ(parts(many), "elsewhere 404, a.vcf, b.vcf, none.vcf 404");
    EXPECT_TRUE(says(many, "CATEGORIES:friends"));
    EXPECT_TRUE(says(report("addressbook-more", ""), "<D:supported-report/>"));
}

TEST_P(CardDavReportsTest, reads_each_name_once_and_of_a_directory_not_all)
{
    put("a.vcf", vcard("a", "Ann"));
    auto const href = [](std::string const& path) { return "<D:href>" + path + "</D:href>"; };
    auto const many = report("addressbook-multiget",
        "<D:prop><D:getetag/></D:prop>" + href(book("a.vcf")) + href(book("%61.vcf")) + href(book("b.vcf")) +
            href(book("b.vcf")) + href("/elsewhere") + href("/elsewhere"));
    EXPECT_EQ(parts(many), "elsewhere 404, a.vcf, b.vcf 404");
    std::string hrefs;
    for (int i = 0; i < 501; ++i)
        hrefs += href(directory("internal-" + make_uuid() + ".vcf"));
    auto const people = report("addressbook-multiget", "<D:prop><D:getetag/></D:prop>" + hrefs, directory());
    EXPECT_EQ(std::ranges::count(read(people).children, true,
                  [](dav::Element const& part) {
                      auto const* const status = part.find(dav::webdav, "status");
                      return status && status->text.contains("507");
                  }),
        1);
}

TEST_P(CardDavReportsTest, leaves_out_what_an_answer_has_no_room_for)
{
    constexpr int count = 250; // of 30,000 quotation marks each, which take six bytes
    auto const tall = "NOTE:" + std::string(30'000, '"') + "\r\n";
    std::string hrefs;
    for (int i = 0; i < count; ++i) {
        auto const uid = "n" + std::to_string(i);
        EXPECT_EQ(put(uid + ".vcf", vcard(uid, "Nia", tall)).status, 201);
        hrefs += "<D:href>" + book(uid + ".vcf") + "</D:href>";
    }
    auto const all = report("addressbook-multiget", "<D:prop><C:address-data/></D:prop>" + hrefs);
    auto const said = parts(all);
    EXPECT_EQ(read(all).children.size(), count);
    EXPECT_TRUE(said.contains(" 507"));
    EXPECT_FALSE(said.contains(" 404"));
    auto const rest = report("addressbook-query", "<D:prop><C:address-data/></D:prop>");
    EXPECT_TRUE(parts(rest).ends_with("/ 507"));
    auto const changes = report("sync-collection", "<D:sync-token/><D:prop><C:address-data/></D:prop>");
    EXPECT_TRUE(parts(changes).ends_with("/ 507"));
}

TEST_P(CardDavReportsTest, one_of_two_puts_wins)
{
    auto const tag = put("a.vcf", vcard("a", "Ann")).header("ETag");
    int const changed = tests::in_parallel(4, 4, [&](int i) {
        return put("a.vcf", vcard("a", "Ann" + std::string(1, static_cast<char>('a' + i))), { { "if-match", tag } })
                   .status == 204;
    });
    EXPECT_EQ(changed, 1);
    int const created = tests::in_parallel(
        4, 4, [&](int) { return put("b.vcf", vcard("b", "Bea"), { { "if-none-match", "*" } }).status == 201; });
    EXPECT_EQ(created, 1);
}

TEST_P(CardDavReportsTest, is_on_record_as_other_changes_are)
{
    put("a.vcf", vcard("a", "Ann"));
    put("a.vcf", vcard("a", "Anna"));
    put("a.vcf", vcard("a", "Anna"));
    send(Method::Delete, book("a.vcf"));
    auto const operations = acme.read([&](db::Transaction& tx) {
        return tx.all(db::read_text,
            "select operation from events where account_id = $1 and operation like 'contact_card.%' order by seq",
            acme.account.id);
    });
    EXPECT_EQ(operations,
        (std::vector<std::string> { "contact_card.added", "contact_card.changed", "contact_card.removed" }));
}

}
}
