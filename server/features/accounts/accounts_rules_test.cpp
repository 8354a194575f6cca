#include "accounts/accounts_rules.h"

#include <gtest/gtest.h>

namespace kith::accounts {
namespace {

TEST(Slug, is_made_of_the_name)
{
    struct {
        char const* name;
        char const* slug;
    } const cases[] = { { "Acme", "acme" }, { "Müller & Söhne", "muller-sohne" }, { "  A  B  ", "a-b" },
        { "24/7 Help!", "24-7-help" }, { "株式会社", "account" }, { "Straße", "strasse" }, { "(Acme)", "acme" },
        { "A-B", "a-b" }, { "Юлия", "account" }, { "Café 株 Bar", "cafe-bar" } };
    for (auto const& [name, slug] : cases)
        EXPECT_EQ(slug_of(AccountName::parse(name).value()), slug) << name;
}

TEST(Slug, has_at_most_40_characters_and_no_dash_at_its_end)
{
    EXPECT_EQ(slug_of(AccountName::parse(std::string(100, 'a')).value()), std::string(40, 'a'));
    EXPECT_EQ(slug_of(AccountName::parse(std::string(39, 'a') + " bcd").value()), std::string(39, 'a'));
}

}
}
