#include "base/look_alike.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

// EML-14
TEST(LookAlikeTest, one_key_for_names_that_look_alike)
{
    for (auto const* name : { "administrator", "ADMINISTRATOR", "Admin Istrator", "Adm1nistrat0r", "Adrninistrator",
             "Ádministrátor", "admin-istrator", "Adminіstrator", "AdmlnIstrator" })
        EXPECT_EQ(look_alike_key(name), look_alike_key("Administrator")) << name;
    EXPECT_EQ(look_alike_key("PauI Lee"), look_alike_key("Paul Lee"));
    EXPECT_EQ(look_alike_key("Соре"), look_alike_key("Cope")) << "all of it Cyrillic";
}

TEST(LookAlikeTest, another_key_for_another_name)
{
    for (auto const* name : { "Ann Lee", "Ann Li", "Anna Lee", "Иван", "陳", "" })
        EXPECT_NE(look_alike_key(name), look_alike_key("Ann Leo")) << name;
    EXPECT_NE(look_alike_key("Иван"), look_alike_key("陳"));
}

// Names of ASCII are not asked of ICU: beside another letter, they are.
TEST(LookAlikeTest, of_ascii_is_the_same_beside_other_letters)
{
    std::string const other = "é";
    for (char first = 1; first < 127; ++first) {
        for (char second = 1; second < 127; ++second) {
            std::string const text { first, second };
            EXPECT_EQ(look_alike_key(text + other), look_alike_key(text) + look_alike_key(other)) << text;
        }
    }
}

}
}
