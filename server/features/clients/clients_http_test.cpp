// Looking after clients, and what they become (S2-01, S2-07, S2-08).

#include "support/serving_by_api.h"

#include <gtest/gtest.h>

namespace kith::clients {
namespace {

using tests::Browser;

class ClientsTest : public tests::Serving {};
KITH_ON_BOTH_ENGINES(ClientsTest);

// S2-01, S2-08: unmapped, he is with who sees all.
TEST_P(ClientsTest, are_seen_by_who_looks_after_them_and_who_sees_all)
{
    auto const id = added(as_bob, "Zoe");
    EXPECT_EQ(as_cem.get(client(id)).problem(), "404 not_found");
    EXPECT_EQ(as_cem.get(clients("?all=true")).problem(), "403 forbidden");
    EXPECT_EQ(names(as_eve), "");
    EXPECT_EQ(names(as_eve, "?all=true"), "Zoe quiet");
    EXPECT_EQ(as_bob.send(http::Method::Put, mapping(id, cem), "").status, 200);
    EXPECT_EQ(names(as_cem), "Zoe quiet");
    EXPECT_EQ(as_cem.remove(mapping(id, bob)).problem(), "403 forbidden") << "oneself only";
    EXPECT_EQ(as_bob.remove(mapping(id, bob)).status, 204);
    EXPECT_EQ(names(as_bob), "");
    EXPECT_EQ(as_eve.remove(mapping(id, cem)).status, 204);
    EXPECT_EQ(names(as_cem) + names(as_eve, "?all=true"), "Zoe quiet");
    EXPECT_EQ(as_eve.send(http::Method::Put, mapping(id, acme.joined("Una")), "").status, 200);
}

TEST_P(ClientsTest, are_changed_made_inactive_and_removed)
{
    auto const id = added(as_bob, "Zoe", "portal");
    EXPECT_EQ(as_bob.patch(client(id), R"({"company":"Doe & Sons","phone":"+41 44 1"})").at("/company"), "Doe & Sons");
    EXPECT_EQ(as_bob.patch(client(id), R"({"active":false})").problem(), "409 wrong_state");
    Browser zoe { api };
    EXPECT_EQ(accept(zoe, "Zoe").status, 201);
    EXPECT_EQ(as_bob.remove(client(id)).problem(), "403 forbidden") << "he has accepted";
    EXPECT_EQ(as_bob.patch(client(id), R"({"active":false})").at("/state"), "inactive");
    EXPECT_EQ(zoe.get("/api/v1/me").status, 401) << "his sessions have ended";
    EXPECT_EQ(add(as_cem, reached("Zoe")).problem(), "409 member_inactive");
    EXPECT_EQ(as_bob.patch(client(id), R"({"active":true})").at("/state"), "active");
    EXPECT_EQ(as_eve.remove(client(id)).status, 204);
    EXPECT_EQ(as_bob.get(client(id)).problem(), "404 not_found");
    EXPECT_EQ(add(as_cem, reached("Zoe")).at("/items/0/outcome"), "added") << "comes back";
    EXPECT_EQ(names(as_bob) + names(as_cem), "Zoe quiet");
}

// The link of who is removed is dead, and so is what he was in.
TEST_P(ClientsTest, who_is_removed_is_not_invited_any_more)
{
    auto const id = added(as_bob, "Zoe", "portal");
    auto const link = link_to("Zoe");
    EXPECT_EQ(as_bob.remove(client(id)).status, 204);
    Browser zoe { api };
    EXPECT_EQ(zoe.post(link + "/accept", member("Zoe")).problem(), "410 invitation_revoked");
    EXPECT_EQ(names(as_eve, "?all=true"), "");
}

// An invitation that ends in another way leaves a client.
TEST_P(ClientsTest, who_declines_stays_a_contact)
{
    auto const id = added(as_bob, "Zoe", "portal");
    Browser zoe { api };
    EXPECT_EQ(zoe.post(link_to("Zoe") + "/decline").status, 200);
    auto const shown = as_bob.get(client(id));
    EXPECT_EQ(shown.at("/state") + ' ' + shown.at("/invitation/state"), "pending declined");
    EXPECT_EQ(as_bob.post(client(id) + "/invitation").at("/invitation/state"), "pending");
    EXPECT_EQ(accept(zoe, "Zoe").status, 201);
}

// A user who goes leaves nobody behind with him.
TEST_P(ClientsTest, whoever_is_removed_looks_after_nobody)
{
    auto const id = added(as_cem, "Zoe");
    EXPECT_EQ(as_eve.remove(at(cem)).status, 204);
    EXPECT_EQ(as_eve.get(client(id)).at("/mapped_users"), "[]");
}

// C-02, S2-18: the invitations of clients are no users who are on their way.
TEST_P(ClientsTest, are_no_users)
{
    added(as_bob, "Zoe", "portal");
    EXPECT_EQ(as_eve.get(path("/invitations?state=pending&total=true")).at("/total"), "0");
    EXPECT_EQ(as_eve.get(path("/invitations?kind=client&total=true")).at("/total"), "1");
    EXPECT_EQ(as_eve.get(path("/users?q=zoe&total=true")).at("/total"), "0");
    auto const sent = as_bob.post(path("/invitations"),
        R"({"kind":"client","first_name":"Yan","last_name":"Doe","email":"yan@elsewhere.test","delivery":"portal"})");
    EXPECT_EQ(sent.status, 201) << sent.body;
    EXPECT_EQ(sent.at("/kind") + ' ' + sent.at("/source"), "client contacts");
    EXPECT_EQ(names(as_bob), "Yan pending, Zoe pending");
}

// WEB: many states and pages are one list by name.
TEST_P(ClientsTest, are_listed_by_name_page_after_page)
{
    for (auto const* name : { "Zoe", "Yan", "Xen" })
        added(as_bob, name, std::string_view { name } == "Yan" ? "portal" : "quiet");
    EXPECT_EQ(names(as_bob, "?state=quiet"), "Xen quiet, Zoe quiet");
    EXPECT_EQ(names(as_bob, "?state=pending"), "Yan pending");
    auto const first = as_bob.get(clients("?limit=2&total=true"));
    EXPECT_EQ(first.at("/total"), "3");
    EXPECT_EQ(names(as_bob, "?limit=2&cursor=" + first.at("/next_cursor")), "Zoe quiet");
    EXPECT_EQ(names(as_bob, "?q=%25"), "");
}

// TEN-20: of what is shown, mappings and groups included.
TEST_P(ClientsTest, are_changed_as_they_were_seen)
{
    auto const id = added(as_bob, "Zoe");
    auto const seen = as_bob.get(client(id)).header("ETag");
    EXPECT_EQ(as_bob.send(http::Method::Put, mapping(id, cem), "").status, 200);
    as_bob.headers = { { "if-none-match", seen } };
    EXPECT_EQ(as_bob.get(client(id)).status, 200) << "it is another one";
    as_bob.headers = { { "if-match", seen } };
    EXPECT_EQ(as_bob.patch(client(id), R"({"company":"Doe & Sons"})").problem(), "412 stale");
    EXPECT_EQ(as_bob.remove(client(id)).problem(), "403 forbidden") << "another one has him, too";
    as_eve.headers = { { "if-match", seen } };
    EXPECT_EQ(as_eve.remove(client(id)).problem(), "412 stale");
    as_bob.headers = { { "if-match", as_cem.get(client(id)).header("ETag") } };
    EXPECT_EQ(as_bob.patch(client(id), R"({"company":"Doe & Sons"})").status, 200);
}

// TEN-02: a token that only reads the contacts changes none of them.
TEST_P(ClientsTest, are_read_by_who_may_read_them)
{
    auto const id = added(as_bob, "Zoe");
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(as_bob, R"(,"scopes":["contacts.use"])"));
    EXPECT_EQ(script.get(client(id)).status, 200);
    EXPECT_EQ(script.patch(client(id), R"({"company":"Evil"})").problem(), "403 forbidden");
    EXPECT_EQ(script.remove(client(id)).problem(), "403 forbidden");
    EXPECT_EQ(script.send(http::Method::Put, mapping(id, cem), "").problem(), "403 forbidden");
    EXPECT_EQ(add(script, reached("Yan")).problem(), "403 forbidden");
    EXPECT_EQ(script.post(client(id) + "/invitation").problem(), "403 forbidden");
}

// TEN-02: whom to look after him is a user of this account.
TEST_P(ClientsTest, are_mapped_to_users_of_their_account)
{
    auto const id = added(as_bob, "Zoe");
    auto const yan = added(as_bob, "Yan");
    auto beta = tests::founded(database(), "Beta");
    EXPECT_EQ(as_bob.send(http::Method::Put, mapping(id, beta.ann), "").problem(), "404 not_found");
    EXPECT_EQ(as_bob.send(http::Method::Put, client(id) + "/mappings/" + yan, "").problem(), "404 not_found");
    EXPECT_EQ(as_bob.get(client(id)).at("/mapped_users/1"), "");
}

}
}
