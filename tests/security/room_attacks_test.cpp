// What is left to somebody of a room that he was in, and of pictures that he could see.

#include "avatars/avatars.h"
#include "support/in_rooms.h"
#include "support/live_server.h"

namespace kith {
namespace {

using tests::Browser;

class RoomAttacksTest : public tests::InRooms {
protected:
    // A client of Bob's, in a room of his.
    void let_in(Browser& browser)
    {
        EXPECT_EQ(invite("Zoe", R"({"id":")" + room.substr(1) + R"("})"), "invited pending");
        EXPECT_EQ(accept(browser, "Zoe", R"(,"password":"purple lantern drifts north")").status, 201);
        zoe = browser.get("/api/v1/me").at("/memberships/0/id");
    }
    void put_out(std::string const& member)
    {
        EXPECT_EQ(as_bob.remove(rooms(room + "/members/" + member)).status, 204);
    }
    // What a socket says until that; nothing may name the room.
    static void expect_nothing_of(std::string const& id, tests::WebSocketClient& socket, std::string const& last)
    {
        std::string text;
        do {
            text = socket.receive();
            EXPECT_FALSE(text.contains(id) && !text.contains(last)) << text;
        } while (!text.empty() && !text.contains(last));
        EXPECT_FALSE(text.empty()) << "never heard " << last;
    }

    std::string room = made(as_bob, "Plans", ref(cem));
    std::string zoe;
    Browser as_zoe { api };
};
KITH_ON_BOTH_ENGINES(RoomAttacksTest);

// LIF-07: a user who is out of it.
TEST_P(RoomAttacksTest, who_was_put_out_of_a_room_hears_no_more_of_it)
{
    tests::LiveServer const live { database() };
    auto socket = live.connect(path("/live"), "Cookie: " + as_cem.cookie);
    ASSERT_TRUE(socket.receive().contains("hello"));
    EXPECT_EQ(in(as_cem, room), "Bob Lee owner, Cem Lee");
    put_out(cem.membership.text());
    EXPECT_TRUE(socket.receive().contains(room.substr(1))) << "that it is gone, he hears";
    EXPECT_EQ(in(as_cem, room), "404 not_found");
    EXPECT_EQ(listed(as_cem), "");
    EXPECT_EQ(listed(as_cem, "?q=plans"), "");
    EXPECT_EQ(as_cem.get(path("/contacts?q=plans")).at("/items"), "[]");
    for (auto const& [method, more, body] : { std::tuple { http::Method::Patch, "", R"({"name":"Mine"})" },
             { http::Method::Post, "/members", R"({"members":[]})" }, { http::Method::Post, "/leave", "" } })
        EXPECT_EQ(as_cem.send(method, rooms(room + more), body).problem(), "404 not_found");
    EXPECT_EQ(as_bob.patch(rooms(room), R"({"name":"Secret plans"})").status, 200);
    auto const other = made(as_cem, "Other");
    expect_nothing_of(room.substr(1), socket, other.substr(1));
}

// LIF-07: a client who is out of it, by his portal, his socket and his mail; GST-13: and before, he saw what is his.
TEST_P(RoomAttacksTest, a_client_who_was_put_out_hears_no_more_of_it)
{
    let_in(as_zoe);
    auto const other = made(as_bob, "Board");
    auto const own = path("/portal/workspaces" + room);
    EXPECT_EQ(members(as_zoe.get(own)), "Bob Lee owner, Cem Lee, Zoe Doe");
    EXPECT_FALSE(as_zoe.get(own).body.contains('@')) << "GST-13: names, and no addresses";
    EXPECT_EQ(as_zoe.get(path("/portal/workspaces" + other)).problem(), "404 not_found") << "GST-13";
    auto const mails = mails_to("Zoe");
    tests::LiveServer const live { database() };
    auto socket = live.connect(path("/live"), "Cookie: " + as_zoe.cookie);
    ASSERT_TRUE(socket.receive().contains("hello"));
    put_out(zoe);
    EXPECT_TRUE(socket.receive().contains(room.substr(1)));
    EXPECT_EQ(as_zoe.get(own).problem(), "404 not_found");
    EXPECT_EQ(as_zoe.post(own + "/leave").problem(), "404 not_found");
    EXPECT_EQ(as_zoe.get(path("/portal")).at("/workspaces"), "[]");
    EXPECT_EQ(as_bob.patch(rooms(room), R"({"name":"Secret plans"})").status, 200);
    EXPECT_EQ(bring(as_bob, room, ref(eve)).status, 200);
    EXPECT_EQ(mails_to("Zoe"), mails);
    EXPECT_EQ(bring(as_bob, other, "\"client:" + zoe + '"').status, 200);
    expect_nothing_of(room.substr(1), socket, other.substr(1));
}

// LIF-08: no address of a picture opens it by itself, and none is kept for longer than five minutes.
TEST_P(RoomAttacksTest, pictures_close_with_the_account)
{
    let_in(as_zoe);
    acme.write([&](db::Transaction& tx) {
            return avatars::set(tx, {}, persons::find(tx, bob.person).value(), "a picture");
        })
        .value();
    auto const of_users = path("/users/" + bob.membership.text() + "/avatar");
    auto const of_clients = as_zoe.get(path("/portal")).at("/contacts/0/avatar_url");
    EXPECT_EQ(as_cem.get(of_users).header("Cache-Control"), "private, max-age=300");
    EXPECT_EQ(as_zoe.get(of_clients).header("Cache-Control"), "private, max-age=300");
    Browser nobody { api };
    for (auto const& picture : { of_users, of_clients })
        EXPECT_EQ(nobody.get(picture).problem(), "401 unauthenticated");
    EXPECT_EQ(as_eve.patch(path("/users/" + cem.membership.text()), R"({"active":false})").status, 200);
    EXPECT_EQ(as_cem.get(of_users).problem(), "401 unauthenticated");
    EXPECT_EQ(as_eve.remove(client(zoe)).status, 204);
    EXPECT_EQ(as_zoe.get(of_clients).problem(), "401 unauthenticated");
}

// LIF-08: nor does a client see the picture of who looks after him no more.
TEST_P(RoomAttacksTest, pictures_close_with_the_mapping)
{
    let_in(as_zoe);
    acme.write([&](db::Transaction& tx) {
            return avatars::set(tx, {}, persons::find(tx, bob.person).value(), "a picture");
        })
        .value();
    auto const picture = as_zoe.get(path("/portal")).at("/contacts/0/avatar_url");
    EXPECT_EQ(as_zoe.get(picture).status, 200);
    EXPECT_EQ(as_eve.send(http::Method::Put, mapping(zoe, cem), "").status, 200);
    EXPECT_EQ(as_eve.remove(mapping(zoe, bob)).status, 204);
    EXPECT_EQ(as_zoe.get(picture).problem(), "404 not_found");
}

}
}
