#include "invitations/invitations_http.h"

#include "http/page.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

class InvitationsHttpTest : public DatabaseTest {
protected:
    void set_by_users(accounts::InvitesByUsers setting)
    {
        acme.write([&](db::Transaction& tx) {
                auto changed = acme.account;
                changed.settings.internal_invites_by_users = setting;
                return accounts::change(tx, acme.ann, acme.account, changed);
            })
            .value();
    }
    void SetUp() override { eve.log_in("eve@acme.test"); }

    std::string path(std::string const& more = "") const
    {
        return "/api/v1/accounts/" + acme.account.id.text() + "/invitations" + more;
    }
    static std::string form(std::string_view email, std::string_view more = "")
    {
        return fmt::format(R"({{"kind":"internal","first_name":"Zoe","last_name":"Lee","email":"{}"{}}})", email, more);
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
    Actor administrator = acme.joined("Eve", tests::administrator);
    tests::Api api { database() };
    Browser eve { api };
};
KITH_ON_BOTH_ENGINES(InvitationsHttpTest);

TEST_P(InvitationsHttpTest, are_made_and_shown)
{
    auto const made = eve.post(path(), form("Zoe@acme.test", R"(,"roles":["manager"],"message":"Welcome!")"));
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.at("/email"), "Zoe@acme.test");
    EXPECT_EQ(made.at("/roles"), R"(["user","manager"])");
    EXPECT_EQ(made.at("/message"), "Welcome!");
    EXPECT_EQ(made.at("/state"), "pending");
    EXPECT_EQ(made.at("/delivery/state"), "queued");
    EXPECT_EQ(made.at("/invited_by/display_name"), "Eve Lee");
    auto const shown = eve.get(path('/' + made.at("/id")));
    EXPECT_EQ(shown.at("/id"), made.at("/id"));
    EXPECT_EQ(shown.header("ETag"), "\"1\"");
    EXPECT_EQ(eve.get(path()).at("/items/0/id"), made.at("/id"));
}

// S1-09, S1-13
TEST_P(InvitationsHttpTest, are_refused_field_by_field)
{
    struct {
        std::string body;
        char const* problem;
        char const* field;
    } const cases[] = {
        { form("no address"), "422 validation", "email" },
        { R"({"kind":"internal","first_name":"Zoe","last_name":"Lee"})", "422 validation", "email" },
        { form("zoe@acme.test", R"(,"roles":[])"), "422 validation", "roles" },
        { form("zoe@acme.test", R"(,"roles":["owner"])"), "422 validation", "roles[0]" },
        { form("zoe@acme.test", R"(,"token":"x")"), "422 validation", "token" },
        { form("zoe@acme.test", R"(,"message":"see https://evil.test")"), "422 validation", "message" },
        { R"({"kind":"pet","first_name":"<b>","last_name":"","email":"zoe@acme.test"})", "422 validation", "kind" },
        { form("eve@acme.test"), "409 already_member", "email" },
        { form("zoe@acme.test", R"(,"roles":["legal_representative"])"), "403 cannot_grant", "roles" },
    };
    for (auto const& [body, problem, field] : cases) {
        auto const refused = eve.post(path(), body);
        EXPECT_EQ(refused.problem(), problem) << body;
        EXPECT_EQ(refused.at("/errors/0/field"), field) << body;
    }
    eve.post(path(), form("zoe@acme.test"));
    EXPECT_EQ(eve.post(path(), form("ZOE@acme.test")).problem(), "409 already_invited");
}

TEST_P(InvitationsHttpTest, are_for_those_who_manage_users)
{
    auto const id = eve.post(path(), form("zoe@acme.test")).at("/id");
    acme.joined("Bob");
    Browser bob { api }, nobody { api };
    bob.log_in("bob@acme.test");
    std::pair<Browser*, char const*> const cases[] = { { &bob, "403 forbidden" }, { &nobody, "401 unauthenticated" } };
    set_by_users(accounts::InvitesByUsers::Off);
    EXPECT_EQ(bob.post(path(), form("may@acme.test")).problem(), "403 forbidden");
    EXPECT_EQ(nobody.post(path(), "{").problem(), "401 unauthenticated") << "before what was sent";
    for (auto const& [browser, problem] : cases) {
        EXPECT_EQ(browser->get(path()).problem(), problem);
        EXPECT_EQ(browser->get(path("?limit=0")).problem(), problem) << "before what was asked";
        EXPECT_EQ(browser->get(path('/' + id)).problem(), problem);
        EXPECT_EQ(browser->post(path('/' + id + "/resend")).problem(), problem);
        EXPECT_EQ(browser->post(path('/' + id + "/revoke")).problem(), problem);
        EXPECT_EQ(browser->remove(path('/' + id)).problem(), problem);
    }
}

TEST_P(InvitationsHttpTest, are_resent_and_revoked)
{
    auto const id = eve.post(path(), form("zoe@acme.test")).at("/id");
    EXPECT_EQ(eve.post(path('/' + id + "/resend")).at("/state"), "pending");
    EXPECT_EQ(eve.post(path('/' + id + "/revoke"), "{}").at("/state"), "revoked");
    EXPECT_EQ(eve.post(path('/' + id + "/revoke")).problem(), "409 wrong_state");
    EXPECT_EQ(eve.remove(path('/' + id)).problem(), "409 wrong_state");
    auto const other = eve.post(path(), form("zoe@acme.test")).at("/id");
    EXPECT_EQ(eve.remove(path('/' + other)).status, 204);
    EXPECT_EQ(eve.get(path('/' + other)).at("/state"), "revoked");
    for (auto const* unknown : { "/x", "/0190abcd-0000-7000-8000-000000000000", "/%27%20or%201%3D1" })
        EXPECT_EQ(eve.get(path(unknown)).problem(), "404 not_found") << unknown;
}

// TEN-20
TEST_P(InvitationsHttpTest, are_acted_on_in_the_version_that_was_seen)
{
    set_by_users(accounts::InvitesByUsers::WithApproval);
    Browser bob { api };
    acme.joined("Bob");
    bob.log_in("bob@acme.test");
    auto const made = bob.post(path(), form("zoe@acme.test"));
    EXPECT_EQ(made.header("ETag"), "\"1\"");
    auto const one = path('/' + made.at("/id"));
    eve.headers = { { "if-match", "\"9\"" } };
    for (auto const* step : { "/resend", "/link", "/renew-link", "/approve", "/refuse", "/revoke" })
        EXPECT_EQ(eve.post(one + step).problem(), "412 stale") << step;
    EXPECT_EQ(eve.remove(one).problem(), "412 stale");
    for (auto const* step : { "/resend", "/approve", "/revoke" }) {
        auto const seen = eve.get(one).header("ETag");
        eve.headers = { { "if-match", seen } };
        auto const done = eve.post(one + step);
        EXPECT_EQ(done.status, 200) << step << done.body;
        EXPECT_NE(done.header("ETag"), seen);
        EXPECT_EQ(eve.get(one).header("ETag"), done.header("ETag"));
        EXPECT_EQ(eve.post(one + step).problem(), "412 stale") << step;
    }
}

// INV-08
TEST_P(InvitationsHttpTest, show_no_token_no_link_and_no_hash)
{
    auto const made = eve.post(path(), form("zoe@acme.test"));
    auto const invitation = acme.read([&](db::Transaction& tx) {
        return find(tx, acme.account.id, InvitationId::from_text(made.at("/id"))).value();
    });
    auto const link = acme.link_of(invitation);
    auto const audit = "/api/v1/accounts/" + acme.account.id.text() + "/audit";
    for (auto const& answer : { made, eve.get(path()), eve.get(path('/' + made.at("/id"))), eve.get(audit),
             eve.post(path('/' + made.at("/id") + "/resend")) }) {
        EXPECT_EQ(answer.body.find(link.token.text), std::string::npos);
        EXPECT_EQ(answer.body.find(link.token.hash()), std::string::npos);
        EXPECT_EQ(answer.body.find("/invitations/"), std::string::npos);
    }
}

TEST_P(InvitationsHttpTest, are_paged_newest_first)
{
    std::string all;
    for (int i = 0; i < 7; ++i) {
        clock.by(1ms * (i % 2));
        eve.post(path(), form("z" + std::to_string(i) + "@acme.test"));
    }
    auto next = path("?state=pending&limit=3&total=true");
    int pages = 0;
    for (; !next.empty() && pages < 5; ++pages) {
        auto const page = eve.get(next);
        EXPECT_EQ(page.at("/total"), "7");
        for (auto const* row : { "0", "1", "2" })
            all += page.at(std::string { "/items/" } + row + "/email").substr(0, 2);
        auto const cursor = page.at("/next_cursor");
        EXPECT_EQ(page.header("Link").empty(), cursor == "null");
        next = cursor == "null" ? "" : path("?state=pending&limit=3&total=true&cursor=" + cursor);
    }
    EXPECT_EQ(pages, 3);
    EXPECT_EQ(all.size(), 14u);
    for (char number = '0'; number < '7'; ++number)
        EXPECT_NE(all.find(std::string { 'z', number }), std::string::npos) << all;
}

// DOS-05, DOS-07
TEST_P(InvitationsHttpTest, refuse_what_no_list_can_be_asked)
{
    auto const foreign = http::write_cursor({ "name", "a", "b" });
    auto const text_key = http::write_cursor({ "-created_at", "1; drop table invitations", "b" });
    auto const large_key = http::write_cursor({ "-created_at", "9999999999999999999", "b" });
    for (auto const& query :
        { std::string { "limit=1000000000" }, std::string { "limit=-1" }, std::string { "limit=1.5" },
            std::string { "limit=201" }, std::string { "offset=1" }, std::string { "sort=unknown" },
            std::string { "state=dead" }, std::string { "total=yes" }, std::string { "limit=1&limit=2" },
            std::string { "cursor=%00" }, std::string { "cursor=x" }, "cursor=" + foreign, "cursor=" + text_key,
            "cursor=" + large_key, std::string { "state=%27%20or%201%3D1--" } })
        EXPECT_EQ(eve.get(path('?' + query)).problem(), "400 malformed") << query;
}

}
}
