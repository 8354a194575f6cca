#include "crypto/token.h"

#include "base/fault.h"
#include "support/database.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace kith::crypto {
namespace {

class TokenTest : public testing::Test {
protected:
    void SetUp() override { set_server_key("0123456789abcdef0123456789abcdef"); }
    void TearDown() override { set_server_key(""); }
};

std::string opened(std::string_view secret, std::string_view sealed)
{
    std::string text;
    return unseal(secret, sealed, text) ? text : "closed";
}

TEST_F(TokenTest, are_43_characters_of_base64url_that_never_repeat)
{
    std::set<std::string> all;
    for (int i = 0; i < 1000; ++i) {
        auto const token = random_token();
        EXPECT_EQ(token.text.size(), 43u);
        EXPECT_EQ(token.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
        all.insert(token.text);
    }
    EXPECT_EQ(all.size(), 1000u);
    EXPECT_EQ(random_hex(16).size(), 32u);
    EXPECT_NE(random_hex(16), random_hex(16));
}

TEST_F(TokenTest, hash_is_sha_256)
{
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(Token { "abc" }.hash(), sha256_hex("abc"));
}

TEST_F(TokenTest, derived_is_the_same_again_and_another_for_any_other_part)
{
    auto const token = derived_token("invitation", "account", "id", 1);
    EXPECT_EQ(token.text.size(), 43u);
    EXPECT_EQ(derived_token("invitation", "account", "id", 1).text, token.text);
    std::set<std::string> const others { token.text, derived_token("reset", "account", "id", 1).text,
        derived_token("invitation", "account2", "id", 1).text, derived_token("invitation", "account", "id2", 1).text,
        derived_token("invitation", "account", "id", 2).text, derived_token("invitation", "account", "i", 1).text,
        derived_token("invitation", "accounti", "d", 1).text, derived_token("invitationa", "ccount", "id", 1).text };
    EXPECT_EQ(others.size(), 8u);
    set_server_key("another key of this installation");
    EXPECT_NE(derived_token("invitation", "account", "id", 1).text, token.text);
}

TEST_F(TokenTest, sealed_text_opens_with_the_secret_and_the_server_key_only)
{
    for (auto const& text : { std::string {}, std::string { "Set-Cookie: Zoë\0!", 17 }, std::string(100'000, 'x') })
        EXPECT_EQ(opened("secret", seal("secret", text)), text);
    auto const sealed = seal("secret", "text");
    EXPECT_NE(sealed, seal("secret", "text")) << "a fresh nonce each time";
    EXPECT_EQ(opened("Secret", sealed), "closed");
    EXPECT_EQ(opened("", sealed), "closed");
    set_server_key("another key of this installation");
    EXPECT_EQ(opened("secret", sealed), "closed");
}

TEST_F(TokenTest, sealed_text_that_was_changed_stays_closed)
{
    auto const sealed = seal("secret", "text");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(opened("secret", changed), "closed") << i;
        EXPECT_EQ(opened("secret", sealed.substr(0, i)), "closed") << i;
    }
    for (auto const& wrong :
        { sealed + "A", sealed + "=", sealed + " ", std::string { "?" }, std::string { "not sealed" } })
        EXPECT_EQ(opened("secret", wrong), "closed") << wrong;
}

TEST_F(TokenTest, compares_in_constant_time)
{
    EXPECT_TRUE(equal_in_constant_time("", ""));
    EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
}

TEST(ServerKey, is_made_once_for_the_owner_only)
{
    TemporaryFolder const folder;
    auto const path = folder.path("server.key");
    auto const key = load_or_make_server_key(path);
    EXPECT_EQ(key.size(), 64u);
    EXPECT_EQ(load_or_make_server_key(path), key);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(path).permissions(), perms::owner_read | perms::owner_write);
}

TEST(ServerKey, that_is_damaged_stops_the_start)
{
    TemporaryFolder const folder;
    auto const path = folder.path("server.key");
    for (auto const* content : { "", "\n", "short\n" }) {
        std::ofstream { path } << content;
        try {
            load_or_make_server_key(path);
            FAIL() << content;
        } catch (StartupFault const& fault) {
            EXPECT_NE(std::string { fault.what() }.find("damaged"), std::string::npos) << fault.what();
        }
    }
    EXPECT_THROW(load_or_make_server_key(folder.path("no/such/folder/key")), StartupFault);
}

}
}
