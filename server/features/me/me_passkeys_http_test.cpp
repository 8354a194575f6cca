// Passkeys: how one adds them, signs in with them, and shows oneself again.

#include "crypto/base64.h"
#include "mail/outbox.h"
#include "mail/public_url.h"
#include "passkeys/passkeys.h"
#include "support/authenticator.h"
#include "support/parallel.h"
#include "support/soft_key.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

#include <memory>

namespace kith::me {
namespace {

using tests::Browser;
using tests::SoftKey;

class MePasskeysTest : public tests::UserManagement {
protected:
    static void SetUpTestSuite() { mail::set_public_url("https://kith.test"); }
    static void TearDownTestSuite() { mail::set_public_url(""); }
    void SetUp() override
    {
        UserManagement::SetUp();
        browser.log_in("bob@acme.test");
    }
    tests::Answer add(Browser& who, SoftKey& key, std::string const& name = "Phone")
    {
        auto const options = who.post("/api/v1/me/passkeys/options");
        EXPECT_EQ(options.status, 200) << options.body;
        return who.post(
            "/api/v1/me/passkeys", key.registration(options.at("/challenge"), options.at("/user/id"), name));
    }
    std::string challenge() { return Browser { api }.post("/api/v1/auth/passkey/options").at("/challenge"); }
    tests::Answer sign_in(SoftKey& key)
    {
        return Browser { api }.post("/api/v1/auth/passkey", key.assertion(challenge()));
    }
    std::string newest_mail()
    {
        return acme.read([](db::Transaction& tx) { return mail::list_kept(tx, "bob@acme.test", 1).at(0).text; });
    }
    Browser browser { api };
    SoftKey key;
};
KITH_ON_BOTH_ENGINES(MePasskeysTest);

// B37
TEST_P(MePasskeysTest, are_added_listed_renamed_and_removed)
{
    auto const options = browser.post("/api/v1/me/passkeys/options");
    EXPECT_EQ(options.at("/rp_id"), "kith.test");
    EXPECT_EQ(options.at("/algorithms"), "[-7,-8,-257]");
    EXPECT_EQ(options.at("/user/id"), crypto::to_base64url(bob.person.text()));
    EXPECT_EQ(options.at("/exclude"), "[]");
    auto const before = last_event();
    auto const added = add(browser, key, "Bob's phone");
    EXPECT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(events_after(before), "membership.passkey_added ");
    EXPECT_TRUE(newest_mail().contains("\"Bob's phone\" signs in"));
    EXPECT_EQ(browser.post("/api/v1/me/passkeys/options").at("/exclude/0"), crypto::to_base64url(key.id));
    auto const path = "/api/v1/me/passkeys/" + added.at("/id");
    EXPECT_EQ(browser.patch(path, R"({"name":"Old phone"})").at("/name"), "Old phone");
    EXPECT_EQ(browser.patch(path, R"({"name":" "})").at("/errors/0/field"), "name");
    EXPECT_EQ(browser.get("/api/v1/me/passkeys").at("/items/0/name"), "Old phone");
    EXPECT_EQ(as_eve.patch(path, "{").problem(), "404 not_found") << "of nobody else";
    EXPECT_EQ(as_eve.remove(path).problem(), "404 not_found");
    EXPECT_EQ(browser.remove(path).status, 204);
    EXPECT_EQ(browser.remove(path).problem(), "404 not_found");
    EXPECT_EQ(sign_in(key).problem(), "401 invalid_credentials");
}

// B37
TEST_P(MePasskeysTest, sign_in_whatever_kind_of_key_they_are)
{
    for (auto kind : { SoftKey::Kind::Es256, SoftKey::Kind::Ed25519, SoftKey::Kind::Rs256 }) {
        SoftKey one { kind };
        EXPECT_EQ(add(browser, one).status, 201);
        auto const signed_in = sign_in(one);
        EXPECT_EQ(signed_in.status, 200) << signed_in.body;
        EXPECT_EQ(signed_in.at("/person/email"), "bob@acme.test");
    }
    EXPECT_NE(browser.get("/api/v1/me/passkeys").at("/items/2/last_used_at"), "null");
}

// B37: what has verified its user stands for both steps.
TEST_P(MePasskeysTest, ask_for_no_code)
{
    auto const bobs = tests::with_second_factor(browser, clock);
    add(browser, key);
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").problem(), "401 mfa_required");
    EXPECT_EQ(sign_in(key).status, 200);
}

TEST_P(MePasskeysTest, sign_nobody_in_who_is_active_nowhere)
{
    add(browser, key);
    acme.set_state(bob.membership, memberships::State::Inactive);
    EXPECT_EQ(sign_in(key).problem(), "403 inactive");
}

// AUT-14
TEST_P(MePasskeysTest, are_changed_by_who_showed_himself_a_short_while_ago)
{
    auto const added = add(browser, key);
    clock.by(15min);
    auto const refused = "403 reauthentication_required";
    EXPECT_EQ(browser.post("/api/v1/me/passkeys/options").problem(), refused);
    EXPECT_EQ(browser.post("/api/v1/me/passkeys", "{").problem(), refused);
    EXPECT_EQ(browser.remove("/api/v1/me/passkeys/" + added.at("/id")).problem(), refused);
    EXPECT_EQ(browser.post("/api/v1/me/reauthentication/passkey", key.assertion(challenge())).status, 204);
    EXPECT_EQ(browser.post("/api/v1/me/passkeys/options").status, 200);
    clock.by(15min);
    SoftKey eves;
    Browser eve_now { api };
    eve_now.log_in("eve@acme.test");
    add(eve_now, eves);
    EXPECT_EQ(browser.post("/api/v1/me/reauthentication/passkey", eves.assertion(challenge())).problem(), refused)
        << "by the key of somebody else";
    Browser script { api };
    browser.post("/api/v1/me/reauthentication/passkey", key.assertion(challenge()));
    script.headers = tests::bearer(tests::made_api_token(browser));
    EXPECT_EQ(script.get("/api/v1/me/passkeys").problem(), refused);
}

TEST_P(MePasskeysTest, are_refused_when_anything_in_them_is_not_right)
{
    auto is_refused = [&](std::string const& what) {
        auto const answer = add(browser, key);
        EXPECT_EQ(answer.problem(), "422 validation") << what;
        key = SoftKey {};
    };
    key.origin = "https://evil.test";
    is_refused("origin");
    key.relying_party = "evil.test";
    is_refused("relying party");
    key.flags = 0x01;
    is_refused("not verified");
    key.type_of_creation = "webauthn.get";
    is_refused("type");
    auto const handle = browser.post("/api/v1/me/passkeys/options").at("/user/id");
    EXPECT_EQ(browser.post("/api/v1/me/passkeys", key.registration("made-up", handle)).problem(), "422 validation");
    EXPECT_EQ(browser.post("/api/v1/me/passkeys", key.registration(challenge(), handle)).problem(), "422 validation")
        << "a challenge to sign in";
    auto const of_eve = as_eve.post("/api/v1/me/passkeys/options").at("/challenge");
    EXPECT_EQ(browser.post("/api/v1/me/passkeys", key.registration(of_eve, handle)).problem(), "422 validation");
    auto const old = browser.post("/api/v1/me/passkeys/options").at("/challenge");
    clock.by(5min);
    EXPECT_EQ(browser.post("/api/v1/me/passkeys", key.registration(old, handle)).problem(), "422 validation");
}

TEST_P(MePasskeysTest, belong_to_one_person_and_are_twenty_at_most)
{
    EXPECT_EQ(add(browser, key).status, 201);
    EXPECT_EQ(add(browser, key).problem(), "409 passkey_known");
    EXPECT_EQ(add(as_eve, key).problem(), "409 passkey_known");
    for (int i = 1; i < passkeys::max_of_a_person; ++i) {
        SoftKey another;
        EXPECT_EQ(add(browser, another).status, 201) << i;
    }
    SoftKey last;
    EXPECT_EQ(add(browser, last).problem(), "409 too_many_passkeys");
}

TEST_P(MePasskeysTest, open_nothing_when_anything_in_a_signature_is_not_right)
{
    add(browser, key);
    auto is_refused = [&](auto change, std::string const& what) {
        auto lying = key;
        lying.sign_count = key.sign_count + 10;
        change(lying);
        EXPECT_EQ(sign_in(lying).problem(), "401 invalid_credentials") << what;
    };
    is_refused([](SoftKey& it) { it.origin = "https://evil.test"; }, "origin");
    is_refused([](SoftKey& it) { it.relying_party = "evil.test"; }, "relying party");
    is_refused([](SoftKey& it) { it.flags = 0x01; }, "not verified");
    is_refused([](SoftKey& it) { it.flags = 0x04; }, "nobody there");
    is_refused([](SoftKey& it) { it.type_of_use = "webauthn.create"; }, "type");
    is_refused([](SoftKey& it) { it.is_framed = true; }, "framed");
    is_refused([](SoftKey& it) { it.user_handle = crypto::to_base64url("somebody"); }, "user handle");
    is_refused([](SoftKey& it) { it.id[0] = static_cast<char>(it.id[0] ^ 1); }, "unknown");
    is_refused(
        [](SoftKey& it) {
            SoftKey other;
            other.id = it.id;
            other.user_handle = it.user_handle;
            other.sign_count = it.sign_count;
            it = other;
        },
        "signed by another key");
    EXPECT_EQ(
        Browser { api }.post("/api/v1/auth/passkey", key.assertion("made-up")).problem(), "401 invalid_credentials");
    auto const old = challenge();
    clock.by(5min);
    EXPECT_EQ(Browser { api }.post("/api/v1/auth/passkey", key.assertion(old)).problem(), "401 invalid_credentials");
    EXPECT_EQ(sign_in(key).status, 200);
}

// One challenge, one session, sent twenty times at once.
TEST_P(MePasskeysTest, spend_a_challenge_once)
{
    add(browser, key);
    auto const body = key.assertion(challenge());
    std::vector<std::unique_ptr<tests::Api>> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.push_back(std::make_unique<tests::Api>(database()));
    EXPECT_EQ(tests::in_parallel(8, 20,
                  [&](int i) {
                      auto& node = *nodes[static_cast<std::size_t>(i) % nodes.size()];
                      return Browser { node }.post("/api/v1/auth/passkey", body).status == 200;
                  }),
        1);
}

// A count that goes back is that of a copy: refused, recorded and told.
TEST_P(MePasskeysTest, that_were_copied_are_found_out)
{
    key.sign_count = 7;
    add(browser, key);
    auto copy = key;
    EXPECT_EQ(sign_in(key).status, 200);
    auto const before = last_event();
    EXPECT_EQ(sign_in(copy).problem(), "401 invalid_credentials");
    EXPECT_EQ(events_after(before), "membership.passkey_cloned ");
    EXPECT_TRUE(newest_mail().contains("with a copy of the passkey"));
    EXPECT_EQ(sign_in(key).status, 200);
}

TEST_P(MePasskeysTest, that_do_not_count_are_taken_as_they_are)
{
    key.counts = false;
    add(browser, key);
    EXPECT_EQ(sign_in(key).status, 200);
    EXPECT_EQ(sign_in(key).status, 200);
}

TEST_P(MePasskeysTest, go_with_what_an_administrator_takes_away)
{
    add(browser, key);
    EXPECT_EQ(as_eve.remove(at(bob) + "/second-factors").status, 204);
    EXPECT_EQ(newest_event().operation, "membership.passkey_removed");
    EXPECT_EQ(sign_in(key).problem(), "401 invalid_credentials");
}

}
}
