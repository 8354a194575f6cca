#include "api_tokens/api_tokens.h"

#include "crypto/base64.h"
#include "crypto/token.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/parallel.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::api_tokens {
namespace {

using tests::code;

TEST(TokenName, is_one_line_that_one_can_see)
{
    EXPECT_EQ(TokenName::parse(" CI: deploy #3 ")->text(), "CI: deploy #3");
    EXPECT_EQ(TokenName::parse(std::string(100, 'x'))->text().size(), 100u);
    EXPECT_EQ(TokenName::parse("  ").error().code, "required");
    EXPECT_EQ(TokenName::parse(std::string(101, 'x')).error().code, "length");
    EXPECT_EQ(TokenName::parse("caf\xe9").error().code, "length");
    for (auto const* wrong : { "a\nb", "a\u202eb", "a\u200bb", "a\u2028b" })
        EXPECT_EQ(TokenName::parse(wrong).error().code, "characters") << wrong;
}

class ApiTokensTest : public DatabaseTest {
protected:
    NewApiToken wanted() const { return { TokenName::parse("Deploy").value(), {}, {}, {} }; }
    Result<Made> made(NewApiToken const& wanted)
    {
        return acme.write([&](db::Transaction& tx) { return make(tx, ann(tx), wanted); });
    }
    persons::Person ann(db::Transaction& tx) { return persons::find(tx, acme.ann.person).value(); }
    std::vector<ApiToken> listed()
    {
        return acme.read([&](db::Transaction& tx) { return list(tx, ann(tx)); });
    }
    std::optional<ApiToken> found(std::string const& text)
    {
        return acme.read([&](db::Transaction& tx) { return find_by_hash(tx, crypto::sha256_hex(text)); });
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
};
KITH_ON_BOTH_ENGINES(ApiTokensTest);

TEST_P(ApiTokensTest, are_found_by_their_text_of_which_only_the_hash_is_kept)
{
    auto const made_one = made(wanted()).value();
    EXPECT_TRUE(made_one.text.starts_with("kith_"));
    EXPECT_EQ(made_one.text.size(), 48u);
    EXPECT_EQ(made_one.token.prefix, made_one.text.substr(0, 10));
    EXPECT_EQ(found(made_one.text)->id, made_one.token.id);
    EXPECT_FALSE(found(made_one.text + "x"));
    auto const kept = acme.read([](db::Transaction& tx) {
        return tx.first(db::read_text, "select token_hash || name || prefix from api_tokens").value();
    });
    EXPECT_EQ(kept, crypto::sha256_hex(made_one.text) + "Deploy" + made_one.token.prefix);
}

TEST_P(ApiTokensTest, keep_what_they_are_bound_to)
{
    auto bound = wanted();
    bound.account = acme.account.id;
    bound.scopes = { Scope::parse("users.manage").value(), Scope::parse("teams.manage").value() };
    auto const text = made(bound)->text;
    EXPECT_EQ(found(text)->account, acme.account.id);
    EXPECT_EQ(found(text)->scopes, (std::vector<std::string> { "users.manage", "teams.manage" }));
    bound.scopes.emplace();
    EXPECT_EQ(found(made(bound)->text)->scopes, std::vector<std::string> {}) << "nothing is not everything";
    auto const free = found(made(wanted())->text);
    EXPECT_FALSE(free->account || free->scopes || free->expires_at || free->last_used_at);
    bound.scopes->assign(max_scopes + 1, Scope::parse("audit.view").value());
    EXPECT_EQ(code(made(bound)), "validation");
}

TEST_P(ApiTokensTest, end_at_their_time)
{
    auto until = wanted();
    until.expires_at = wall_clock() + 1h;
    auto const text = made(until)->text;
    auto const lasting = made(wanted())->text;
    clock.by(59min);
    EXPECT_TRUE(found(text));
    clock.by(2min);
    EXPECT_FALSE(found(text));
    EXPECT_EQ(listed().size(), 1u);
    EXPECT_EQ(code(made(until)), "validation") << "that is over";
    clock.by(Days { 3650 });
    EXPECT_TRUE(found(lasting));
    acme.write([](db::Transaction& tx) { sweep(tx); });
    EXPECT_EQ(tests::count(database(), "api_tokens"), 1);
}

TEST_P(ApiTokensTest, are_revoked_by_their_owner)
{
    auto const first = made(wanted()).value();
    clock.by(1s);
    auto const second = made(wanted()).value();
    auto const bob = acme.joined("Bob");
    auto revoked = [&](PersonId const& person, ApiTokenId const& id) {
        return acme.write([&](db::Transaction& tx) { return revoke(tx, person, id); });
    };
    EXPECT_EQ(listed().at(0).id, second.token.id) << "newest first";
    EXPECT_FALSE(revoked(bob.person, first.token.id));
    EXPECT_TRUE(revoked(acme.ann.person, first.token.id));
    EXPECT_FALSE(revoked(acme.ann.person, first.token.id));
    EXPECT_FALSE(found(first.text));
    EXPECT_EQ(listed().size(), 1u);
    acme.write([&](db::Transaction& tx) { revoke_all(tx, acme.ann.person); });
    EXPECT_TRUE(listed().empty());
}

TEST_P(ApiTokensTest, are_at_most_50_also_when_many_are_made_at_once)
{
    EXPECT_EQ(tests::in_parallel(8, 60, [&](int) { return made(wanted()).has_value(); }), max_of_a_person);
    EXPECT_EQ(code(made(wanted())), "too_many_tokens");
    EXPECT_EQ(tests::count(database(), "api_tokens"), max_of_a_person);
}

TEST(ApiTokenHeader, is_bearer_and_one_of_ours)
{
    auto const text = "kith_" + std::string(43, 'A');
    for (auto const& fine : { "Bearer " + text, "bearer " + text, "BEARER  " + text }) {
        EXPECT_EQ(shown_in(fine)->token_hash, crypto::sha256_hex(text)) << fine;
        EXPECT_FALSE(shown_in(fine)->login) << fine;
    }
    for (auto const& wrong :
        { std::string {}, text, "Basic " + text, "Bearer" + text, "Bearer " + text + "A", "Bearer " + text.substr(1),
            std::string { "Bearer " }, "Bearer " + std::string(48, 'A'), "Bearer " + text + ", Bearer " + text })
        EXPECT_FALSE(shown_in(wrong)) << wrong;
}

// RFC 7617
TEST(ApiTokenHeader, is_basic_with_a_login_and_one_of_ours)
{
    auto const text = "kith_" + std::string(43, 'A');
    auto const both = [](std::string const& credentials) { return crypto::to_base64(credentials); };
    for (std::string const login : { "ann@acme.test", "ann.lee", "\u00e4nn", "" }) {
        for (std::string const scheme : { "Basic ", "basic  " }) {
            auto const shown = shown_in(scheme + both(login + ':' + text));
            ASSERT_TRUE(shown) << login;
            EXPECT_EQ(shown->token_hash, crypto::sha256_hex(text));
            EXPECT_EQ(shown->login, login);
        }
    }
    for (auto const& wrong :
        { both("ann:" + text).substr(1), both("ann" + text), both("ann:" + text + ':'), both("a:b:" + text),
            both("ann:a password of one's own"), both("ann:"), both(""), both("\xff:" + text), "ann:" + text,
            both("ann:" + text) + ", Basic x", std::string(4000, 'A'), std::string { "{}" }, std::string {} })
        EXPECT_FALSE(shown_in("Basic " + wrong)) << wrong;
}

}
}
