// Ids of one account in the bodies, queries, cursors and headers of another.

#include "security/estate.h"
#include "support/database.h"

#include <fmt/format.h>

namespace kith {
namespace {

using tests::Browser;

class ForeignIdsTest : public DatabaseTest {
protected:
    ForeignIdsTest() { bolt.set({ .auto_signup = false }); }
    ~ForeignIdsTest() override { EXPECT_EQ(dump_of(acme), before) << "nobody changed anything of it"; }

    std::string dump_of(tests::Estate const& estate) { return tests::dump(database(), GetParam(), estate.account.id); }
    // The text with an id of the other account in the place of ID.
    static std::string with(std::string text, std::string const& id)
    {
        for (auto at = text.find("ID"); at != text.npos; at = text.find("ID", at + id.size()))
            text.replace(at, 2, id);
        return text;
    }
    void expect_nothing_of_acme(tests::Answer const& answer)
    {
        for (auto const& [name, id] : acme.ids())
            EXPECT_TRUE(name == "{product}" || !answer.body.contains(id)) << answer.body;
        EXPECT_FALSE(answer.body.contains("acme")) << answer.body;
    }

    tests::Estate acme { database(), "Acme" };
    tests::Estate bolt { database(), "Bolt" };
    connections::ConnectionId connected = acme.connect();
    tests::WholeApi whole { database() };
    Browser stranger = tests::signed_in(whole.api, database(), bolt.ann);
    std::string before = dump_of(acme);
};
KITH_ON_BOTH_ENGINES(ForeignIdsTest);

// TEN-02
TEST_P(ForeignIdsTest, in_bodies_are_nothing)
{
    auto const own_user = bolt.path("/users/" + bolt.bob.membership.text());
    auto const unchanged = dump_of(bolt);
    std::string const who = R"("first_name":"New","last_name":"Lee","email":"new@bolt.test")";
    std::string const invited = R"({"kind":"internal",)" + who;
    struct Attempt {
        http::Method method;
        std::string path;
        std::string body;
    };
    using enum http::Method;
    Attempt const attempts[] = { { Post, bolt.path("/users"), '{' + who + R"(,"roles":["user","ID"]})" },
        { Post, bolt.path("/users"), '{' + who + R"(,"licenses":["ID"]})" },
        { Post, bolt.path("/users"), '{' + who + R"(,"teams":["ID"]})" },
        { Post, bolt.path("/users"), '{' + who + R"(,"grants":{"manage":["ID"]}})" },
        { Post, bolt.path("/users"), '{' + who + R"(,"account_id":"ID"})" },
        { Post, bolt.path("/clients"), R"({"members":[{)" + who + R"(}],"delivery":"quiet","group":{"id":"ID"}})" },
        { Post, bolt.path("/client-groups"), R"({"name":"New","members":["ID"]})" },
        { Post, bolt.path("/client-groups"), R"({"name":"New","managers":["ID"]})" },
        { Patch, own_user, R"({"roles":["user","ID"]})" }, { Patch, own_user, R"({"teams":["ID"]})" },
        { Patch, own_user, R"({"ends":[{"of":"ID","at":"2099-01-01T00:00:00Z"}]})" },
        { Patch, own_user, R"({"person_id":"ID"})" }, { Patch, own_user, R"({"id":"ID"})" },
        { Post, bolt.path("/roles"), R"({"name":"R","permissions":["ID"]})" },
        { Post, bolt.path("/invitations"), invited + R"(,"roles":["user","ID"]})" },
        { Post, bolt.path("/invitations"), invited + R"(,"teams":["ID"]})" },
        { Post, bolt.path("/invitations"), invited + R"(,"channels":["ID"]})" },
        { Post, bolt.path("/invitations"), invited + R"(,"workspace":{"id":"ID"}})" },
        { Post, bolt.path("/invitations"), invited + R"(,"licenses":["ID"]})" },
        { Post, bolt.path("/invitations/batch"),
            R"({"rows":[{"name":"New Lee","email":"new@bolt.test","roles":["user","ID"],"licenses":["suite"]}]})" },
        { Post, bolt.path("/orders"), R"({"product":"ID","quantity":1})" },
        { Post, "/api/v1/me/tokens", R"({"name":"T","account":"ID"})" } };
    for (auto const& [method, path, body] : attempts) {
        for (auto const& [name, id] : acme.ids()) {
            bool const is_valid_word = name == "{product}";
            if (is_valid_word)
                continue;
            EXPECT_EQ(stranger.send(method, path, with(body, id)).problem(), "422 validation") << path << body << name;
        }
    }
    EXPECT_EQ(dump_of(bolt), unchanged);
}

// TEN-02: a filter by what is not here finds nothing, or is refused.
TEST_P(ForeignIdsTest, in_queries_find_nothing)
{
    for (auto const& [name, id] : acme.ids()) {
        if (name == "{product}" || name == "{slug}" || name == "{origin}" || name == "{contact}")
            continue;
        EXPECT_EQ(stranger.get(bolt.path("/can?permission=users.manage&user=" + id)).problem(), "404 not_found");
        EXPECT_EQ(stranger.get(bolt.path("/users/" + id + "/why?permission=users.manage")).problem(), "404 not_found");
        for (std::string const filter : { "role=", "product=", "q=" }) {
            auto const found = stranger.get(bolt.path("/users?total=true&" + filter + id));
            EXPECT_TRUE(found.status == 422 || found.status == 400 || found.at("/items") == "[]") << found.body;
            EXPECT_TRUE(found.status != 200 || found.at("/total") == "0") << "TEN-17 " << found.body;
        }
        for (std::string const parameter : { "account_id=", "account=", "invited_by=", "user=", "id=" }) {
            for (auto const* list : { "/users?", "/invitations?", "/audit?", "/orders?", "/products/suite/ledger?" })
                EXPECT_EQ(stranger.get(bolt.path(list + parameter + id)).status, 400) << list << parameter;
        }
    }
    EXPECT_EQ(stranger.get(bolt.path("/users?q=zoe@acme.test")).at("/items"), "[]");
}

// TEN-02: a page goes on in the account of its URL, whoever wrote the cursor.
TEST_P(ForeignIdsTest, in_cursors_lead_nowhere_else)
{
    auto ann = tests::signed_in(whole.api, database(), acme.ann);
    acme.licensed(acme.eve, "suite").value();
    acme.invited("Una").value();
    before = dump_of(acme);
    for (std::string const list : { "/users?limit=1", "/users?limit=1&sort=-created_at", "/invitations?limit=1",
             "/audit?limit=1", "/products/suite/ledger?limit=1", "/who-can?permission=users.manage&limit=1",
             "/products/suite/users?limit=1", "/orders?limit=1" }) {
        auto const cursor = ann.get(acme.path(list)).at("/next_cursor");
        ASSERT_GT(cursor.size(), 10u) << list;
        auto const page = stranger.get(bolt.path(list + "&cursor=" + cursor));
        EXPECT_EQ(page.status, 200) << page.body;
        expect_nothing_of_acme(page);
    }
}

// TEN-17
TEST_P(ForeignIdsTest, totals_count_only_what_one_sees)
{
    auto total = [&](std::string const& list) { return stranger.get(bolt.path(list)).at("/total"); };
    for (int i = 0; i < 3; ++i) {
        // More of them elsewhere change nothing here.
        EXPECT_EQ(total("/users?total=true"), "4");
        EXPECT_EQ(total("/users?total=true&role=administrator"), "1");
        EXPECT_EQ(total("/users?total=true&product=suite"), "1");
        EXPECT_EQ(total("/products/suite/users?total=true"), "1");
        EXPECT_EQ(total("/invitations?total=true&state=pending"), "1");
        EXPECT_EQ(total("/users?total=true&q=lee"), "4");
    }
    auto const answer = stranger.get(bolt.path("/users?limit=1&total=true"));
    EXPECT_EQ(answer.header("X-Total-Count"), "");
    expect_nothing_of_acme(answer);
}

// TEN-02: what a key of another caller has kept is not answered.
TEST_P(ForeignIdsTest, in_headers_replay_nothing)
{
    tests::Api api { database() };
    auto ann = tests::signed_in(api, database(), acme.ann);
    auto other = tests::signed_in(api, database(), bolt.ann);
    for (auto* browser : { &ann, &other })
        browser->headers.emplace_back("idempotency-key", "0123456789");
    auto const made = ann.post("/api/v1/me/tokens", R"({"name":"Deploy"})");
    EXPECT_EQ(made.status, 201);
    auto const others = other.post("/api/v1/me/tokens", R"({"name":"Deploy"})");
    EXPECT_EQ(others.status, 201);
    EXPECT_NE(others.at("/token"), made.at("/token"));
    EXPECT_EQ(other.post(acme.path("/invitations/resend-expired")).problem(), "404 not_found");
    other.headers.emplace_back("x-account", acme.account.id.text());
    other.headers.emplace_back("x-original-url", acme.path("/users"));
    expect_nothing_of_acme(other.get(bolt.path("/users")));
}

}
}
