// Everybody one can reach, in one list.

#include "support/connecting.h"

namespace kith::contacts {
namespace {

class ContactsTest : public tests::Connecting {
protected:
    std::string names(tests::Browser& browser, std::string const& query)
    {
        auto const page = browser.get(acme_path("/contacts" + query));
        std::string all;
        for (int i = 0; !page.at("/items/" + std::to_string(i) + "/ref").empty(); ++i)
            all += page.at("/items/" + std::to_string(i) + "/kind").substr(0, 4).back() + std::string { " " } +
                page.at("/items/" + std::to_string(i) + "/display_name") + ';';
        return page.status == 200 ? all : page.problem();
    }
};
KITH_ON_BOTH_ENGINES(ContactsTest);

// S0-02, S2-01, S2-05: colleagues without a request, people of other accounts once connected; never oneself.
TEST_P(ContactsTest, are_colleagues_and_connections_by_name)
{
    acme.joined("Cem");
    EXPECT_EQ(names(as_bob, ""), "e Ann Lee;e Cem Lee;e Eve Lee;");
    connected();
    EXPECT_EQ(names(as_bob, ""), "e Ann Lee;e Cem Lee;e Eve Lee;n Zoe Lee;");
    EXPECT_EQ(names(as_bob, "?filter=internal"), "e Ann Lee;e Cem Lee;e Eve Lee;");
    EXPECT_EQ(names(as_bob, "?filter=connections"), "n Zoe Lee;");
    EXPECT_EQ(names(as_eve, ""), "e Ann Lee;e Bob Lee;e Cem Lee;");
    EXPECT_EQ(as_bob.get(acme_path("/contacts?total=true")).at("/total"), "4");
    EXPECT_EQ(names(as_bob, "?filter=guests"), "400 malformed");
}

// S0-02: inactive, pending and removed people are in no list.
TEST_P(ContactsTest, are_active)
{
    auto const cem = acme.joined("Cem");
    acme.invited("Pia").value();
    connected();
    acme.set_state(cem.membership, memberships::State::Inactive);
    beta.set_state(zoe.membership, memberships::State::Inactive);
    EXPECT_EQ(names(as_bob, ""), "e Ann Lee;e Eve Lee;");
    EXPECT_EQ(as_bob.get(acme_path("/contacts/internal:" + cem.membership.text())).problem(), "404 not_found");
}

// S2-03
TEST_P(ContactsTest, are_searched_by_name_address_and_company)
{
    connected();
    EXPECT_EQ(names(as_bob, "?q=ZO%C3%8B"), "n Zoe Lee;");
    EXPECT_EQ(names(as_bob, "?q=beta"), "n Zoe Lee;");
    EXPECT_EQ(names(as_bob, "?q=eve@acme"), "e Eve Lee;");
    EXPECT_EQ(names(as_bob, "?q=lee&filter=connections"), "n Zoe Lee;");
    EXPECT_EQ(names(as_bob, "?q=%25"), "");
}

// S2-03: a page goes on where the last one ended, over both kinds.
TEST_P(ContactsTest, have_pages)
{
    for (auto const* name : { "Zoe", "Aby", "Zoi" })
        acme.joined(name);
    connected();
    std::string all, cursor;
    for (int page = 0; page < 6; ++page) {
        auto const query = "?limit=1" + cursor;
        all += names(as_bob, query);
        cursor = "&cursor=" + as_bob.get(acme_path("/contacts" + query)).at("/next_cursor");
    }
    EXPECT_EQ(all, "e Aby Lee;e Ann Lee;e Eve Lee;e Zoe Lee;n Zoe Lee;e Zoi Lee;");
    EXPECT_EQ(cursor, "&cursor=null");
}

// C-07, S0-18: cards are in the list of their owner, and in nobody else's, whoever looks.
TEST_P(ContactsTest, are_ones_own_cards_too)
{
    auto const kim = R"({"first_name":"Kim","last_name":"Roe","email":"kim@x.test","mobile":"+41 44 668 18 00"})";
    auto const id = as_bob.post(acme_path("/contact-cards"), kim).at("/id");
    EXPECT_EQ(names(as_bob, ""), "e Ann Lee;e Eve Lee;t Kim Roe;");
    EXPECT_EQ(names(as_bob, "?filter=contact_cards"), "t Kim Roe;");
    EXPECT_EQ(names(as_bob, "?q=kim@"), "t Kim Roe;");
    auto const shown = as_bob.get(acme_path("/contacts/contact:" + id));
    EXPECT_EQ(shown.at("/phone"), "+41446681800");
    EXPECT_NE(shown.body.find(R"("may":["schedule"])"), std::string::npos);
    EXPECT_EQ(names(as_eve, "?filter=contact_cards"), "");
    EXPECT_EQ(as_eve.get(acme_path("/contacts/contact:" + id)).problem(), "404 not_found");
    EXPECT_EQ(as_eve.post(acme_path("/view-as"), R"({"user":")" + bob.membership.text() + R"("})").status, 201);
    EXPECT_EQ(names(as_eve, "?filter=contact_cards"), "");
}

// B31, C-27: what one may do with each, and by whom one reaches him.
TEST_P(ContactsTest, say_what_one_may_do_with_them)
{
    auto const id = asked(R"(,"scopes":["see","call"],"share_with_colleagues":true)");
    as_zoe.post(at_beta(id, "/accept"));
    auto const mine = as_bob.get(acme_path("/contacts/connection:" + id));
    EXPECT_NE(mine.body.find(R"("may":["see","call"])"), std::string::npos) << mine.body;
    EXPECT_EQ(mine.at("/shared_by"), "null");
    EXPECT_EQ(mine.at("/company"), "Beta");
    EXPECT_EQ(as_eve.get(acme_path("/contacts/connection:" + id)).at("/shared_by"), "Bob Lee");
    EXPECT_EQ(as_zoe.get(beta_path("/contacts/connection:" + id)).status, 200);
    EXPECT_EQ(as_bob.get(acme_path("/contacts/nonsense")).problem(), "404 not_found");
}

// S2-01, S2-07 to S2-09: the clients that one looks after; those of others have a page of their own.
TEST_P(ContactsTest, are_ones_clients_too)
{
    auto const body = R"({"members":[{"first_name":"Kim","last_name":"Roe","email":"kim@x.test"}],"company":"Roe Ltd",)"
                      R"("delivery":"quiet","group":{"name":"Circle"}})";
    auto const added = as_bob.post(acme_path("/clients"), body);
    auto const id = added.at("/items/0/client/id");
    EXPECT_EQ(names(as_bob, "?q=roe"), "e Kim Roe;");
    EXPECT_EQ(names(as_bob, "?filter=clients"), "e Kim Roe;");
    EXPECT_EQ(names(as_bob, "?filter=clients&q=ltd"), "e Kim Roe;");
    EXPECT_EQ(names(as_bob, "?filter=available_clients"), "") << "has not accepted";
    EXPECT_EQ(names(as_eve, "?q=roe"), "");
    auto const shown = as_bob.get(acme_path("/contacts/client:" + id));
    EXPECT_EQ(shown.at("/state") + ' ' + shown.at("/company") + ' ' + shown.at("/may"), "quiet Roe Ltd [\"see\"]");
    EXPECT_EQ(shown.at("/mapped_users/0/display_name"), "Bob Lee");
    EXPECT_EQ(shown.at("/client_groups/0/name"), "Circle");
    EXPECT_EQ(shown.at("/workspaces"), "[]");
    EXPECT_EQ(shown.at("/actions/0/action") + ' ' + shown.at("/actions/0/allowed"), "invite true");
    EXPECT_EQ(as_bob.remove(acme_path("/clients/" + id + "/mappings/" + bob.membership.text())).status, 204);
    EXPECT_EQ(names(as_bob, "?q=roe"), "");
    EXPECT_EQ(as_bob.get(acme_path("/contacts/client:" + id)).problem(), "404 not_found");
}

// S2-06, S2-10: sets are lists of their own.
TEST_P(ContactsTest, are_teams_and_client_groups_by_their_filters)
{
    as_bob.post(acme_path("/teams"), R"({"name":"Sales"})");
    as_bob.post(acme_path("/client-groups"), R"({"name":"Circle"})");
    EXPECT_EQ(names(as_bob, "?filter=teams"), "m Sales;");
    EXPECT_EQ(names(as_bob, "?filter=client_groups"), "e Circle;");
    EXPECT_EQ(names(as_eve, "?filter=teams") + names(as_eve, "?filter=client_groups"), "");
    EXPECT_EQ(names(as_bob, "?q=sales"), "");
    auto const page = as_bob.get(acme_path("/contacts?filter=teams"));
    EXPECT_EQ(page.at("/items/0/member_count") + ' ' + page.at("/items/0/is_own"), "1 true");
    EXPECT_EQ(as_bob.get(acme_path("/contacts/" + page.at("/items/0/ref"))).at("/display_name"), "Sales");
    auto const groups = as_bob.get(acme_path("/contacts?filter=client_groups"));
    EXPECT_EQ(as_bob.get(acme_path("/contacts/" + groups.at("/items/0/ref"))).at("/member_count"), "0");
}

}
}
