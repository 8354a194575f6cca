// Attacks by members on each other and on themselves, and by ways round the rules.

#include "security/estate.h"
#include "support/database.h"
#include "support/parallel.h"

namespace kith {
namespace {

using tests::Browser;

class MembershipAttacksTest : public DatabaseTest {
protected:
    Browser as(Actor const& actor) { return tests::signed_in(api, database(), actor); }
    std::string user(Actor const& actor) const { return acme.path("/users/" + actor.membership.text()); }
    std::string dump() { return tests::dump(database(), GetParam(), acme.account.id); }
    std::int64_t active(std::string const& role)
    {
        return tests::count(database(), "memberships where state = 'active' and standing_role = '" + role + '\'');
    }

    tests::Estate acme { database(), "Acme" };
    tests::Api api { database() };
    Browser ann = as(acme.ann);
    Browser eve = as(acme.eve);
};
KITH_ON_BOTH_ENGINES(MembershipAttacksTest);

// TEN-07
TEST_P(MembershipAttacksTest, nobody_shuts_himself_out)
{
    auto const before = dump();
    for (auto* one : { &ann, &eve }) {
        auto const self = user(one == &ann ? acme.ann : acme.eve);
        EXPECT_EQ(one->patch(self, R"({"active":false})").problem(), "409 self_deactivation");
        EXPECT_EQ(one->patch(self, R"({"active":false,"job_title":"x"})").problem(), "409 self_deactivation");
        EXPECT_EQ(one->patch(self, R"({"ends":[{"of":"membership","at":"2099-01-01T00:00:00Z"}]})").problem(),
            "409 self_deactivation");
        EXPECT_EQ(one->remove(self).problem(), "409 self_removal");
    }
    EXPECT_EQ(dump(), before);
}

// TEN-07
TEST_P(MembershipAttacksTest, somebody_always_runs_the_account)
{
    auto const self = user(acme.ann);
    auto const before = dump();
    for (auto const* body : { R"({"roles":["administrator"]})", R"({"roles":["user"]})", R"({"roles":["manager"]})",
             R"({"ends":[{"of":"legal_representative","at":"2099-01-01T00:00:00Z"}]})" })
        EXPECT_EQ(ann.patch(self, body).problem(), "409 last_legal_representative") << body;
    EXPECT_EQ(dump(), before);
    EXPECT_EQ(ann.patch(user(acme.eve), R"({"roles":["user"]})").status, 200);
    EXPECT_EQ(ann.patch(self, R"({"roles":["user"]})").problem(), "409 last_administrator");
}

// TEN-08
TEST_P(MembershipAttacksTest, of_two_who_shut_each_other_out_one_remains)
{
    for (int round = 0; round < 10; ++round) {
        auto const lea = acme.joined("Lea" + std::to_string(round), tests::legal_representative);
        tests::Api fresh { database() }; // nobody signs in so often
        Browser browsers[] = { tests::signed_in(fresh, database(), acme.ann),
            tests::signed_in(fresh, database(), lea) };
        std::string const victims[] = { user(lea), user(acme.ann) };
        bool const by_removal = round % 2 == 1;
        auto const won = tests::in_parallel(2, 2, [&](int i) {
            auto const done =
                by_removal ? browsers[i].remove(victims[i]) : browsers[i].patch(victims[i], R"({"active":false})");
            return done.status < 300;
        });
        EXPECT_EQ(won, 1);
        EXPECT_EQ(active("legal_representative"), 1);
        if (browsers[0].get(acme.path("/settings")).status == 200)
            continue;
        // The founder lost: the other one carries on, and lets him in again.
        acme.write([&](db::Transaction& tx) {
            tx.run("update memberships set state = 'active' where account_id = $1 and id = $2", acme.account.id,
                acme.ann.membership);
            tx.run("update memberships set state = 'inactive' where account_id = $1 and id = $2", acme.account.id,
                lea.membership);
        });
    }
}

// TEN-08: administrators, too, while a legal representative looks on.
TEST_P(MembershipAttacksTest, two_administrators_who_shut_each_other_out_leave_the_account_in_order)
{
    auto const una = acme.joined("Una", tests::administrator);
    Browser browsers[] = { as(acme.eve), as(una) };
    std::string const victims[] = { user(una), user(acme.eve) };
    auto const won = tests::in_parallel(
        2, 2, [&](int i) { return browsers[i].patch(victims[i], R"({"roles":["user"]})").status == 200; });
    EXPECT_GE(won, 1);
    EXPECT_EQ(active("administrator"), 2 - won);
    EXPECT_EQ(active("legal_representative"), 1);
    EXPECT_EQ(ann.get(acme.path("/users")).status, 200);
}

// TEN-10
TEST_P(MembershipAttacksTest, a_right_taken_away_is_gone_with_the_next_call)
{
    auto script = Browser { api };
    script.headers = tests::bearer(tests::made_api_token(eve));
    EXPECT_EQ(eve.get(acme.path("/users")).status, 200);
    EXPECT_EQ(ann.patch(user(acme.eve), R"({"roles":["user"]})").status, 200);
    for (auto* each : { &eve, &script }) {
        EXPECT_EQ(each->get(acme.path("/users")).problem(), "403 forbidden");
        EXPECT_EQ(each->patch(user(acme.bob), R"({"active":false})").problem(), "403 forbidden");
        EXPECT_EQ(each->patch(user(acme.eve), R"({"roles":["administrator"]})").problem(), "403 forbidden");
    }
    auto kim = as(acme.kim);
    EXPECT_EQ(kim.get(acme.path("/audit")).status, 200);
    auto const role = acme.path("/roles/" + acme.auditor.role.id.text());
    EXPECT_EQ(ann.patch(role, R"({"permissions":[]})").status, 200);
    EXPECT_EQ(kim.get(acme.path("/audit")).problem(), "403 forbidden") << "what the role gives has changed";
}

// TEN-10: what an earlier request was answered is not answered to who may not ask any more.
TEST_P(MembershipAttacksTest, a_kept_answer_is_not_for_who_lost_the_right)
{
    eve.headers = { { "idempotency-key", "one-and-the-same" } };
    auto const copy = acme.path("/invitations/" + acme.zoe.id.text() + "/link");
    EXPECT_EQ(eve.post(copy).status, 200);
    EXPECT_EQ(ann.patch(user(acme.eve), R"({"roles":["user"]})").status, 200);
    EXPECT_EQ(eve.post(copy).problem(), "403 forbidden");
}

// TEN-11
TEST_P(MembershipAttacksTest, another_spelling_of_a_path_opens_nothing)
{
    auto bob = as(acme.bob);
    auto const id = acme.account.id.text();
    std::string upper = id;
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return std::toupper(c); });
    auto const before = dump();
    for (auto const& path :
        std::vector<std::string> { "/api/v1/accounts/" + id + "/users", "/api/v1/accounts/" + id + "/users/",
            "/api/v1/accounts/" + id + "//users", "//api/v1/accounts/" + id + "/users",
            "/api/v1/accounts/" + id + "/users;x=1", "/api/v1/accounts/" + id + ";x/users",
            "/api/v1/accounts/" + id + "%2fusers", "/api/v1/accounts/" + id + "/users%2f",
            "/api/v1/accounts/" + id + "/%75sers", "/api/v1/accounts/" + id + "/USERS",
            "/API/v1/accounts/" + id + "/users", "/api/v1/accounts/" + upper + "/users",
            "/api/v1/accounts/" + id + "/./users", "/api/v1/accounts/" + id + "/settings/../users",
            "/api/v1/accounts/" + id + "/%2e%2e/" + id + "/users", "/api/v1/accounts/" + id + "/users%00",
            "/api/v1/accounts/" + id + "/users%20", "/api/v1/accounts/" + id + "/users.json",
            "/api/v1/accounts/" + id + "\\users", "/api/v1/accounts//users" }) {
        using enum http::Method;
        for (auto const method : { Get, Head, Post, Put, Patch, Delete }) {
            auto const status = bob.send(method, path, "").status;
            EXPECT_TRUE(status >= 400 && status < 500) << http::method_text(method) << ' ' << path << ' ' << status;
        }
    }
    EXPECT_EQ(bob.send(http::Method::Head, acme.path("/users"), "").status, 403);
    EXPECT_EQ(dump(), before);
}

// TEN-11
TEST_P(MembershipAttacksTest, a_method_is_what_the_first_line_says)
{
    auto const before = dump();
    for (std::pair<std::string, std::string> const header : { std::pair { "x-http-method-override", "DELETE" },
             std::pair { "x-http-method", "DELETE" }, std::pair { "x-method-override", "PATCH" } }) {
        ann.headers = { header };
        EXPECT_EQ(ann.get(user(acme.bob)).at("/state"), "active");
        EXPECT_EQ(ann.post(user(acme.bob)).problem(), "405 method_not_allowed");
    }
    ann.headers.clear();
    EXPECT_NE(ann.get(user(acme.bob) + "?_method=DELETE").status, 204);
    EXPECT_EQ(ann.post(user(acme.bob) + "?_method=DELETE").problem(), "405 method_not_allowed");
    EXPECT_EQ(ann.patch(user(acme.bob), R"({"_method":"DELETE"})").problem(), "422 validation");
    EXPECT_EQ(dump(), before);
}

// TEN-20
TEST_P(MembershipAttacksTest, who_saw_an_older_state_changes_nothing)
{
    std::string const paths[] = { user(acme.bob), acme.path(), acme.path("/settings"), "/api/v1/me",
        acme.path("/roles/" + acme.auditor.role.id.text()), acme.path("/invitations/" + acme.zoe.id.text()) };
    std::string const bodies[] = { R"({"job_title":"x"})", R"({"name":"Acme 2"})", R"({"call_recording":false})",
        R"({"phone":"+41446681800"})", R"({"name":"R"})", "" };
    auto const before = dump();
    ann.headers = { { "if-match", "\"977\"" } };
    for (std::size_t i = 0; i < std::size(paths); ++i) {
        if (!bodies[i].empty()) {
            EXPECT_EQ(ann.patch(paths[i], bodies[i]).problem(), "412 stale") << paths[i];
        }
        bool const is_deleted = i == 0 || i > 3;
        if (is_deleted) {
            EXPECT_EQ(ann.remove(paths[i]).problem(), "412 stale") << paths[i];
        }
    }
    auto const license = acme.path("/products/voice/licenses/" + acme.bob.membership.text());
    EXPECT_EQ(ann.send(http::Method::Put, license, "").problem(), "412 stale");
    EXPECT_EQ(ann.remove(license).problem(), "412 stale");
    EXPECT_EQ(dump(), before);
    ann.headers.clear();
    EXPECT_EQ(ann.send(http::Method::Put, license, "").status, 200) << "asked of nobody";
    auto const etag = ann.get(user(acme.bob)).header("ETag");
    ann.headers = { { "if-match", etag } };
    EXPECT_EQ(ann.patch(user(acme.bob), R"({"job_title":"Pilot"})").status, 200);
    EXPECT_EQ(ann.patch(user(acme.bob), R"({"job_title":"Cook"})").problem(), "412 stale");
    EXPECT_EQ(ann.remove(license).problem(), "412 stale") << "it is the version of the user";
    ann.headers = { { "if-match", ann.get(user(acme.bob)).header("ETag") } };
    EXPECT_EQ(ann.remove(license).status, 204);
}

}
}
