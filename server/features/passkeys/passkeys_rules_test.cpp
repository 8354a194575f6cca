#include "passkeys/passkeys_rules.h"

#include "crypto/base64.h"
#include "support/soft_key.h"

#include <gtest/gtest.h>

#include <random>

namespace kith::passkeys {
namespace {

using tests::SoftKey;

RelyingParty const us { "kith.test", "https://kith.test" };

TEST(PasskeyRules, know_this_server_by_its_public_url)
{
    auto id_of = [](std::string_view url) { return relying_party_of(url).value_or(RelyingParty {}).id; };
    EXPECT_EQ(id_of("https://people.acme.test"), "people.acme.test");
    EXPECT_EQ(id_of("https://people.acme.test:8443"), "people.acme.test");
    EXPECT_EQ(relying_party_of("https://people.acme.test:8443")->origin, "https://people.acme.test:8443");
    EXPECT_EQ(relying_party_of("http://127.0.0.1:8080")->origin, "http://localhost:8080");
    EXPECT_EQ(relying_party_of("http://[::1]:8080")->origin, "http://localhost:8080");
    for (auto const* url : { "", "https://", "http://192.0.2.7:8080", "http://[2001:db8::1]" })
        EXPECT_FALSE(relying_party_of(url)) << url;
}

TEST(PasskeyRules, read_what_an_authenticator_says)
{
    SoftKey key;
    key.sign_count = 0x01020304;
    auto const data = key.authenticator_data(true);
    auto const said = read_authenticator_data(data).value();
    EXPECT_TRUE(is_for_us(said, us));
    EXPECT_EQ(said.sign_count, 0x01020304);
    EXPECT_EQ(said.credential_id, key.id);
    EXPECT_EQ(said.public_key, key.cose());
    EXPECT_FALSE(is_for_us(said, { "evil.test", "https://evil.test" }));
    for (auto flags : { 0x00U, 0x01U, 0x04U }) {
        key.flags = flags;
        auto const other = key.authenticator_data(false);
        EXPECT_FALSE(is_for_us(read_authenticator_data(other).value(), us)) << flags;
    }
}

TEST(PasskeyRules, take_no_part_of_it_and_nothing_behind_it)
{
    SoftKey const key;
    auto const data = key.authenticator_data(true);
    for (std::size_t size = 0; size < data.size(); ++size)
        EXPECT_FALSE(read_authenticator_data(data.substr(0, size))) << size;
    EXPECT_FALSE(read_authenticator_data(data + '\0'));
    auto const object = key.attestation_object();
    EXPECT_EQ(find_authenticator_data(object), data);
    for (std::size_t size = 0; size < object.size(); ++size)
        EXPECT_FALSE(find_authenticator_data(object.substr(0, size))) << size;
    EXPECT_FALSE(find_authenticator_data(object + '\0'));
}

// F42
TEST(PasskeyRules, stand_any_bytes)
{
    SoftKey const key;
    std::mt19937 random { 23 };
    for (int i = 0; i < 5000; ++i) {
        auto object = key.attestation_object();
        for (unsigned change = 0; change <= random() % 4; ++change)
            object[random() % object.size()] = static_cast<char>(random());
        if (auto const data = find_authenticator_data(object))
            read_authenticator_data(*data);
    }
}

TEST(PasskeyRules, know_which_client_data_are_meant_for_us)
{
    SoftKey key;
    auto challenge_of = [&] { return find_challenge(key.client_data("webauthn.get", "c2"), "webauthn.get", us); };
    EXPECT_EQ(challenge_of(), "c2");
    key.is_framed = true;
    EXPECT_FALSE(challenge_of());
    key.is_framed = false;
    for (auto const* origin : { "http://kith.test", "https://kith.test:8443", "https://evil.test", "" }) {
        key.origin = origin;
        EXPECT_FALSE(challenge_of()) << origin;
    }
    EXPECT_FALSE(find_challenge(SoftKey {}.client_data("webauthn.create", "c2"), "webauthn.get", us));
    for (auto const* text : { "", "{}", "[]", "null", "{\"type\":1}", "\xff" })
        EXPECT_FALSE(find_challenge(text, "webauthn.get", us)) << text;
}

TEST(PasskeyRules, know_a_copy_by_its_count)
{
    EXPECT_TRUE(goes_on(0, 0)) << "it does not count";
    EXPECT_TRUE(goes_on(0, 1));
    EXPECT_TRUE(goes_on(7, 9));
    EXPECT_FALSE(goes_on(7, 7));
    EXPECT_FALSE(goes_on(7, 6));
    EXPECT_FALSE(goes_on(7, 0));
}

}
}
