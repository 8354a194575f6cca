#include "crypto/password.h"

#include <gtest/gtest.h>

namespace kith::crypto {
namespace {

using namespace std::string_literals;

Password password(std::string_view text)
{
    auto parsed = Password::parse(text);
    EXPECT_TRUE(parsed) << text;
    return parsed.value_or(Password {});
}

std::string strength(std::string_view text, std::vector<std::string> const& own_words = {})
{
    auto const checked = check_strength(password(text), "password", own_words);
    if (checked)
        return "strong";
    EXPECT_EQ(checked.error().code, "validation");
    EXPECT_EQ(checked.error().errors.at(0).field, "password");
    return checked.error().errors.at(0).code;
}

TEST(Password, is_1_to_1024_bytes_of_utf8)
{
    EXPECT_EQ(Password::parse("").error().code, "required");
    EXPECT_EQ(Password::parse(std::string(1025, 'x')).error().code, "length");
    EXPECT_EQ(Password::parse("caf\xe9").error().code, "length");
    EXPECT_TRUE(Password::parse(std::string(1024, 'x')));
    EXPECT_TRUE(Password::parse(" "));
}

TEST(Password, has_to_be_strong)
{
    struct {
        std::string text;
        char const* verdict;
    } const cases[] = { { "short7!", "too_short" }, { "Tr0ub4dor&3", "too_short" }, { "ééééééééééé", "too_short" },
        { "passwordpassword", "too_weak" }, { "aaaaaaaaaaaaaaaa", "too_weak" }, { "123456789012", "too_weak" },
        { "qwertyuiop123", "too_weak" }, { "iloveyou1234", "too_weak" }, { "correct horse battery staple", "strong" },
        { "purple lantern drifts north", "strong" }, { "пурпурный фонарь плывет", "strong" },
        { "k7#Qz!9vLp2@xW", "strong" } };
    for (auto const& [text, verdict] : cases)
        EXPECT_EQ(strength(text), verdict) << text;
}

TEST(Password, is_not_made_of_ones_own_words)
{
    std::vector<std::string> const own { "Acme Rockets", "Annabella", "Leeuwenhoek", "annabella@rockets.test" };
    EXPECT_EQ(strength("AnnabellaLeeuwenhoek", own), "too_weak");
    EXPECT_EQ(strength("annabella@rockets.test", own), "too_weak");
    EXPECT_EQ(strength("purple lantern drifts north", own), "strong");
}

TEST(Password, is_verified_in_full_without_cutting)
{
    auto const long_one = "purple lantern "s + std::string(109, 'x') + "last";
    auto const hash = hash_password(password(long_one));
    EXPECT_TRUE(hash.starts_with("$argon2id$")) << hash;
    EXPECT_TRUE(verify_password(password(long_one), hash));
    EXPECT_FALSE(verify_password(password(long_one.substr(0, long_one.size() - 1)), hash));
    EXPECT_FALSE(verify_password(password(long_one + ' '), hash));
    EXPECT_FALSE(verify_password(password("Purple lantern"), hash));
    EXPECT_FALSE(needs_rehash(hash));
}

TEST(Password, typed_in_another_unicode_form_is_the_same)
{
    auto const hash = hash_password(password("crème brûlée 🎉 am Fluß"));
    EXPECT_TRUE(verify_password(password("cre\u0300me bru\u0302le\u0301e 🎉 am Fluß"), hash));
    EXPECT_TRUE(verify_password(password("ｃrème brûlée 🎉 am Fluß"), hash));
    EXPECT_FALSE(verify_password(password("creme brulee 🎉 am Fluß"), hash));
}

TEST(Password, is_never_right_where_there_is_none)
{
    EXPECT_FALSE(verify_password(password("anything at all"), ""));
    EXPECT_FALSE(verify_password(password("a login that does not exist"), ""));
    EXPECT_FALSE(verify_password(password("x"), "not a hash"));
    EXPECT_FALSE(needs_rehash(""));
}

TEST(Password, hashed_by_weaker_parameters_is_hashed_anew)
{
    auto const weak =
        "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI"s;
    EXPECT_TRUE(needs_rehash(weak));
    EXPECT_NE(hash_password(password("same")), hash_password(password("same"))) << "a fresh salt each time";
}

}
}
