// Every operation of the OpenAPI document, tried by those who have no business there.

#include "security/estate.h"
#include "support/database.h"

#include <set>

namespace kith {
namespace {

using tests::Browser;
using tests::Operation;
using tests::operations;

class TenantSweepTest : public DatabaseTest {
protected:
    ~TenantSweepTest() override { EXPECT_EQ(dump_of_acme(), before) << "nobody changed anything of it"; }

    std::string dump_of_acme() { return tests::dump(database(), GetParam(), acme.account.id); }
    Browser as(Actor const& actor) { return tests::signed_in(whole.api, database(), actor); }
    // From here on nothing may happen to the account.
    void remember() { before = dump_of_acme(); }

    // What a client is told at every door but those of his portal.
    static constexpr auto closed_to_clients = "403 forbidden";
    static bool is_open_to_clients(Operation const& operation)
    {
        return operation.has("/portal") || operation.path.ends_with("/live");
    }
    // The same operation, with its body and without, ends so.
    void expect_all(Browser& browser, std::string const& problem)
    {
        for (auto const& operation : operations) {
            if (!operation.is_of_an_account() || (problem == closed_to_clients && is_open_to_clients(operation)))
                continue;
            for (bool const with_input : { true, false })
                EXPECT_EQ(tests::send(browser, operation, acme.ids(), with_input).problem(), problem)
                    << operation.text();
        }
    }
    Browser program(std::string const& token)
    {
        Browser made { whole.api };
        made.headers = tests::bearer(token);
        return made;
    }

    tests::Estate acme { database(), "Acme" };
    tests::Estate bolt { database(), "Bolt" };
    connections::ConnectionId connected = acme.connect();
    tests::WholeApi whole { database() };
    std::string before = dump_of_acme();
};
KITH_ON_BOTH_ENGINES(TenantSweepTest);

// TEN-01: what follows covers every path and method there is.
TEST_P(TenantSweepTest, leaves_no_operation_out)
{
    std::set<std::string> known;
    for (auto const& operation : operations) {
        EXPECT_TRUE(known.insert(operation.text()).second) << operation.text() << " stands there twice";
        EXPECT_EQ(operation.is_of_an_account(), operation.path.starts_with("/accounts/{account}"));
        EXPECT_TRUE(operation.by_role.empty() || operation.by_role.size() == tests::role_columns.size());
    }
    std::set<std::string> published;
    for (auto const& [operation, status] : tests::published_operations())
        published.insert(operation);
    EXPECT_EQ(known, published);
}

// TEN-01, INV-10
TEST_P(TenantSweepTest, strangers_find_nothing_at_any_path)
{
    auto stranger = as(bolt.eve);
    auto founder = as(bolt.ann);
    remember();
    expect_all(stranger, "404 not_found");
    expect_all(founder, "404 not_found");
}

// TEN-01, INV-10
TEST_P(TenantSweepTest, strangers_find_nothing_of_others_in_their_own_account)
{
    auto stranger = as(bolt.ann);
    remember();
    auto ids = acme.ids();
    ids["{account}"] = bolt.account.id.text();
    int tried = 0;
    for (auto const& operation : operations) {
        bool const names_something = operation.has("{user}") || operation.has("{invitation}") ||
            operation.has("{role}") || operation.has("{order}") || operation.has("{document}") ||
            operation.has("{job}") || operation.has("{contact_card}") || operation.has("{client}") ||
            operation.has("{client_group}") || operation.has("{workspace}") || operation.has("{merge}");
        if (!operation.is_of_an_account() || !names_something || operation.has("/portal"))
            continue;
        ++tried;
        EXPECT_EQ(tests::send(stranger, operation, ids).problem(), "404 not_found") << operation.text();
    }
    EXPECT_GE(tried, 20);
}

// TEN-01
TEST_P(TenantSweepTest, what_is_a_persons_own_is_found_by_nobody_else)
{
    auto ann = as(acme.ann);
    auto const token = ann.post("/api/v1/me/tokens", R"({"name":"Deploy"})").at("/id");
    auto stranger = as(bolt.ann);
    acme.write([&](db::Transaction& tx) {
            return users::create(tx, acme.ann, { tests::name("Kim"), tests::name("Lee"), bolt.email_of("Kim") });
        })
        .value();
    remember();
    tests::Ids const ids { { "{account}", acme.account.id.text() }, { "{token}", token },
        { "{membership}", acme.ann.membership.text() },
        { "{session}", ann.get("/api/v1/me/sessions").at("/items/0/id") } };
    for (auto const& operation : operations) {
        if (operation.is_of_the_person() && operation.has("{")) {
            EXPECT_EQ(tests::send(stranger, operation, ids).problem(), "404 not_found") << operation.text();
        }
    }
    EXPECT_EQ(ann.get("/api/v1/me/tokens").at("/items/0/id"), token);
    EXPECT_EQ(stranger.get("/api/v1/me/join-requests").body, R"({"items":[]})");
}

// TEN-01: a link names its account, and opens no other one.
TEST_P(TenantSweepTest, links_of_one_account_are_none_in_another)
{
    auto const secret = bolt.token_of(bolt.zoe).substr(bolt.token_of(bolt.zoe).find('.'));
    tests::Ids const ids { { "{token}", acme.account.id.text() + secret } };
    Browser nobody { whole.api };
    for (auto const& operation : operations) {
        if (operation.path.starts_with("/public/")) {
            EXPECT_EQ(tests::send(nobody, operation, ids).problem(), "404 not_found") << operation.text();
        }
    }
    EXPECT_EQ(bolt.now(bolt.zoe).version, 1);
}

// TEN-01
TEST_P(TenantSweepTest, nobody_gets_in_without_signing_in)
{
    for (std::string const authorization : { "", "Bearer garbage", "Basic YTpi" }) {
        auto nobody = tests::browser_of(whole.api);
        if (!authorization.empty())
            nobody.headers.emplace_back("authorization", authorization);
        expect_all(nobody, "401 unauthenticated");
        for (auto const& operation : operations) {
            if (operation.is_of_the_person() || operation.is_of_the_server()) {
                EXPECT_EQ(tests::send(nobody, operation, acme.ids()).problem(), "401 unauthenticated")
                    << operation.text();
            }
        }
    }
}

// TEN-01
TEST_P(TenantSweepTest, members_who_are_inactive_pending_or_removed_are_kept_out)
{
    auto inactive = as(acme.bob);
    auto const rob = bolt.joined("Rob");
    acme.set_state(acme.joined_from(bolt, "Rob", tests::administrator).membership, memberships::State::Removed);
    auto removed = as(rob);
    auto const pam = bolt.joined("Pam");
    acme.set_state(acme.joined_from(bolt, "Pam", tests::administrator).membership, memberships::State::Pending);
    auto pending = as(pam);
    acme.set_state(acme.bob.membership, memberships::State::Inactive);
    remember();
    expect_all(inactive, "403 inactive");
    expect_all(removed, "404 not_found");
    expect_all(pending, "404 not_found");
    EXPECT_EQ(inactive.get("/api/v1/me").at("/memberships/0/state"), "inactive");
}

// TEN-19, GST-04, S2-29: a client is a member of the account, and comes no further than his portal.
TEST_P(TenantSweepTest, a_client_finds_every_other_door_closed)
{
    auto client = as(acme.active_client("Cleo"));
    remember();
    expect_all(client, closed_to_clients);
    EXPECT_EQ(client.get("/api/v1/me").at("/memberships/0/kind"), "client");
    EXPECT_EQ(client.get("/api/v1/me").at("/memberships/0/permissions"), "[]");
}

// TEN-19: what he is elsewhere opens nothing here.
TEST_P(TenantSweepTest, who_runs_another_account_is_a_client_here)
{
    auto const email = tests::email_of(database(), bolt.ann);
    auto const sent = acme.write([&](db::Transaction& tx) -> Result<invitations::Invitation> {
        auto const all =
            TRY(clients::add(tx, acme.ann, { { { tests::name("Ann"), tests::name("Lee"), tests::address(email) } } }));
        auto const id = all.items.at(0).client.member.id;
        return invitations::newest_of_clients(tx, acme.account.id, { id }).at(id);
    });
    acme.accepted(sent.value()).value();
    auto client = as(bolt.ann);
    remember();
    expect_all(client, closed_to_clients);
    EXPECT_EQ(client.get(bolt.path("/users")).status, 200);
}

// TEN-01
TEST_P(TenantSweepTest, a_token_bound_to_another_account_finds_nothing)
{
    acme.joined("Pat", tests::administrator);
    auto const pat = bolt.joined_from(acme, "Pat", tests::administrator);
    auto person = as(pat);
    auto const bound = R"(,"account":")" + bolt.account.id.text() + '"';
    auto script = program(tests::made_api_token(person, bound));
    remember();
    expect_all(script, "404 not_found");
    EXPECT_EQ(script.get(bolt.path("/users")).status, 200);
}

// TEN-01: what it was made for is nothing of all this.
TEST_P(TenantSweepTest, a_token_with_another_scope_may_nothing)
{
    auto ann = as(acme.ann);
    auto script = program(tests::made_api_token(ann, R"(,"scopes":["support.contact"])"));
    remember();
    for (auto const& operation : operations) {
        // Of its socket a token hears what its scopes allow.
        bool const is_for_every_member = operation.text() == "GET /accounts/{account}" ||
            operation.text() == "GET /accounts/{account}/can" || operation.text() == "GET /accounts/{account}/tools" ||
            operation.has("/avatar") || operation.text() == "GET /accounts/{account}/live";
        if (operation.is_of_an_account() && !is_for_every_member) {
            EXPECT_EQ(tests::send(script, operation, acme.ids()).problem(), "403 forbidden") << operation.text();
        }
    }
    EXPECT_EQ(script.get(acme.path("/invitations?mine=true")).problem(), "403 forbidden");
    EXPECT_EQ(script.get(acme.path("/can?permission=users.manage")).at("/allowed"), "false");
}

// TEN-01: the server is run by operators, whatever somebody is in an account.
TEST_P(TenantSweepTest, nobody_runs_the_server_who_is_no_operator)
{
    auto ann = as(acme.ann);
    auto bob = as(acme.bob);
    auto script = program(tests::made_api_token(ann));
    remember();
    for (auto const& operation : operations) {
        if (!operation.is_of_the_server())
            continue;
        for (auto* browser : { &ann, &bob, &script })
            EXPECT_EQ(tests::send(*browser, operation, acme.ids()).problem(), "403 forbidden") << operation.text();
    }
}

// WEB-01
TEST_P(TenantSweepTest, no_other_site_writes_with_a_members_cookie)
{
    auto ann = as(acme.ann);
    for (std::pair<std::string, std::string> const header : { std::pair { "origin", "https://evil.test" },
             std::pair { "origin", "null" }, std::pair { "sec-fetch-site", "cross-site" } }) {
        ann.headers = { header };
        for (auto const& operation : operations) {
            if (operation.method != "GET") {
                EXPECT_EQ(tests::send(ann, operation, acme.ids()).problem(), "403 origin_refused") << operation.text();
            }
        }
    }
}

// WEB-04; and the entitled reader gets what strangers did not
TEST_P(TenantSweepTest, reading_changes_nothing)
{
    acme.write([&](db::Transaction& tx) { persons::make_operator(tx, acme.ann.person); });
    auto ann = as(acme.ann);
    auto const published = tests::published_operations();
    for (int twice = 0; twice < 2; ++twice) {
        for (auto const& operation : operations) {
            bool const is_of_clients = operation.has("/portal");
            bool const reads = operation.method == "GET" && !operation.has("{token}") && !is_of_clients;
            if (reads) {
                EXPECT_EQ(tests::send(ann, operation, acme.ids()).status, published.at(operation.text()))
                    << operation.text();
            }
        }
    }
}

}
}
