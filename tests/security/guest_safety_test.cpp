// Every operation, asked by everybody who has to do with an account and is no user of it: he learns nothing that is
// not his to know, neither from what he is told nor from how he is refused. Who may asks the same and is told, so
// that silence here means something. What is open to whom is published in docs/guest_safety.md (tools/generate).

#include "security/outside.h"
#include "security/safety_page.h"
#include "support/database.h"

#include <cstdlib>
#include <fstream>

namespace kith {
namespace {

using tests::Answer;
using tests::Browser;
using tests::Operation;
using tests::operations;
using tests::Outsider;
using tests::Words;

// What these tell is numbers, or words of Kith's own: nothing can be planted there that would be found again.
constexpr std::string_view hold_nothing[] = { "/accounts/{account}/clients/{client}/promotion",
    "/accounts/{account}/outsider-policy", "/accounts/{account}/users/{user}/demotion",
    "/accounts/{account}/users/{user}/why", "/accounts/{account}/can", "/accounts/{account}/test-mail",
    "/accounts/{account}/statistics", "/accounts/{account}/tools", "/accounts/{account}/products",
    "/accounts/{account}/orders/products", "/accounts/{account}/audit/verify", "/accounts/{account}/live",
    "/accounts/{account}/reviews/{review}/signature", "/accounts/{account}/review-plan" };

class GuestSafetyTest : public DatabaseTest {
protected:
    Answer ask(Outsider& who, Operation const& operation, tests::Ids const& ids, http::Headers const& more = {})
    {
        auto const before = who.browser.headers;
        who.browser.headers.insert(who.browser.headers.end(), more.begin(), more.end());
        auto answer = tests::send(who.browser, operation, ids);
        who.browser.headers = before;
        return answer;
    }
    static bool is_refused(Answer const& answer)
    {
        return answer.status == 401 || answer.status == 403 || answer.status == 404;
    }
    static bool is_of_portals(Operation const& operation) { return operation.has("/portal") || operation.has("/live"); }

    // Ids of nothing, in the places of those of something.
    static tests::Ids made_up(tests::Ids ids)
    {
        for (auto& [name, id] : ids) {
            if (auto const at = id.size() < 36 ? id.npos : id.size() - 36; at != id.npos && name != "{account}")
                id.replace(at, 36, MembershipId::make().text());
        }
        ids["{product}"] = "piano";
        return ids;
    }
    // All of an answer but what each has of its own: the ids it was asked with, and its number.
    static std::string without_ids(Answer const& answer, tests::Ids const& ids)
    {
        auto text = std::to_string(answer.status) + ' ' + answer.content_type + '\n' + answer.body;
        for (auto const& [name, value] : answer.headers)
            text += '\n' + name + ": " + value;
        for (auto const& [name, id] : ids) {
            for (auto at = text.find(id); at != text.npos && id.size() >= 36; at = text.find(id, at))
                text.replace(at, id.size(), name);
        }
        re2::RE2::GlobalReplace(&text, R"("request_id":"[^"]*"|X-Request-Id: .*)", "");
        return text;
    }
    // Refused alike whether or not there is anything, and whatever he knows of its version.
    void expect_same_of_nothing(Outsider& who, Operation const& operation, tests::Ids const& ids, Answer const& answer)
    {
        auto const nothing = made_up(ids);
        auto const refused = without_ids(answer, ids);
        EXPECT_EQ(without_ids(ask(who, operation, nothing), nothing), refused) << operation.text() << ": " << who.kind;
        for (std::string const condition : { "if-match", "if-none-match" })
            EXPECT_EQ(without_ids(ask(who, operation, ids, { { condition, "\"1\"" } }), ids), refused)
                << operation.text() << ", " << condition << ": " << who.kind;
    }
    void expect_nothing_betrayed(Outsider const& who, Operation const& operation, Answer const& answer)
    {
        EXPECT_EQ(tests::betrayed(answer, secrets, who.may_know), Words {})
            << operation.text() << ": " << who.kind << ' ' << answer.status << ' ' << answer.body.substr(0, 2000);
    }
    // What is the account's is closed to him, but for his portal, and nothing of it changes.
    void try_account(Outsider& who)
    {
        auto const ids = acme.ids();
        auto const before = tests::dump(database(), GetParam(), acme.account.id);
        for (auto const& operation : operations) {
            if (!operation.is_of_an_account())
                continue;
            auto const answer = ask(who, operation, ids);
            expect_nothing_betrayed(who, operation, answer);
            page.add(who.kind, operation, answer.status);
            if (who.has_portal && is_of_portals(operation))
                continue;
            EXPECT_TRUE(is_refused(answer)) << operation.text() << ": " << who.kind << ' ' << answer.status;
            expect_same_of_nothing(who, operation, ids, answer);
        }
        EXPECT_EQ(tests::dump(database(), GetParam(), acme.account.id), before) << who.kind;
    }
    // What is his there is open to him, and what is not his is not.
    void try_portal(Outsider& who)
    {
        auto own = acme.ids();
        for (auto const& [name, id] : who.ids)
            own[name] = id;
        for (auto const& operation : operations) {
            if (!operation.has("/portal"))
                continue;
            if (operation.has("{user}") || operation.has("{workspace}")) {
                auto const others = ask(who, operation, acme.ids());
                EXPECT_EQ(others.status, 404) << operation.text();
                expect_same_of_nothing(who, operation, acme.ids(), others);
            }
            auto const answer = ask(who, operation, own);
            EXPECT_LT(answer.status, 300) << operation.text() << ' ' << answer.body;
            EXPECT_TRUE(operation.method != "GET" || !tests::words_in(answer).empty()) << operation.text();
            expect_nothing_betrayed(who, operation, answer);
            page.add(who.kind, operation, answer.status);
        }
    }
    // What concerns no account: his own login, and what is open to everybody.
    void try_all_else(Outsider& who)
    {
        auto ids = acme.ids();
        ids["{token}"] = acme.account.id.text() + '.' + std::string(43, 'A');
        ids["{membership}"] = acme.bob.membership.text();
        for (auto const& operation : operations) {
            if (operation.is_of_an_account())
                continue;
            auto const answer = ask(who, operation, ids);
            expect_nothing_betrayed(who, operation, answer);
            page.add(who.kind, operation, answer.status);
            EXPECT_TRUE(!operation.is_of_the_server() || is_refused(answer)) << operation.text() << ": " << who.kind;
            if (operation.method != "GET" && who.browser.get("/api/v1/me").status != 200)
                who.sign_in(who.browser);
        }
    }

    tests::PlantedEstate acme { database() };
    tests::WholeApi whole { database() };
    tests::Outside outside { acme, whole.api };
    Words const secrets = tests::secrets_of(acme, GetParam());
    tests::SafetyPage page;
};
KITH_ON_BOTH_ENGINES(GuestSafetyTest);

// B16, TEN-01, TEN-19, GST-04: walk-through 12.
TEST_P(GuestSafetyTest, nobody_outside_learns_what_is_not_his)
{
    ASSERT_GT(secrets.size(), 100u);
    for (auto& who : outside.all) {
        try_account(who);
        if (who.has_portal)
            try_portal(who);
        try_all_else(who);
    }
    if (auto const* path = std::getenv("KITH_GUEST_SAFETY"))
        std::ofstream { path } << page.text();
}

// B16: the control. Who may is told, of each thing that there is.
TEST_P(GuestSafetyTest, who_may_know_is_told)
{
    auto ann = tests::signed_in(whole.api, database(), acme.ann);
    auto ids = acme.ids();
    for (auto const& operation : operations) {
        if (operation.method != "GET" || !operation.is_of_an_account() || operation.has("/portal"))
            continue;
        auto const answer = tests::send(ann, operation, ids);
        EXPECT_LT(answer.status, 300) << operation.text();
        bool const tells = !tests::betrayed(answer, secrets, {}).empty();
        bool const holds_nothing = std::ranges::find(hold_nothing, operation.path) != std::end(hold_nothing);
        EXPECT_NE(tells, holds_nothing) << operation.text() << ' ' << answer.body.substr(0, 500);
    }
}

// B16, TEN-02: nor by the account that he runs himself.
TEST_P(GuestSafetyTest, nobody_finds_it_from_an_account_of_his_own)
{
    for (auto& who : outside.all) {
        if (who.own_account.empty())
            continue;
        auto ids = acme.ids();
        ids["{account}"] = who.own_account;
        ids["{stranger}"] = acme.bob.membership.text();
        for (auto const& operation : operations) {
            if (!operation.is_of_an_account() || operation.has("/portal"))
                continue;
            auto const answer = ask(who, operation, ids);
            expect_nothing_betrayed(who, operation, answer);
            // By S0-14 somebody who does not show himself is one who cannot be asked: 409, and not nobody.
            if (answer.status >= 300 && operation.text() != "POST /accounts/{account}/connections")
                expect_same_of_nothing(who, operation, ids, answer);
        }
    }
}

}
}
