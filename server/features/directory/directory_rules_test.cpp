#include "directory/directory_rules.h"

#include <gtest/gtest.h>

namespace kith::directory {
namespace {

TEST(DirectoryRules, find_people_by_words)
{
    EXPECT_EQ(words_of("Zoé O'Hara-Lee"), (std::vector<std::string> { "hara-lee", "lee", "o'hara-lee", "zoe" }));
    EXPECT_EQ(wanted_of("  be  zoe ").words, (std::vector<std::string> { "zoe", "be" }));
    EXPECT_EQ(wanted_of("Zoe@Beta.test").email, "zoe@beta.test");
    EXPECT_FALSE(wanted_of("z").is_enough());
    EXPECT_FALSE(wanted_of("a b c").is_enough());
    EXPECT_FALSE(wanted_of("zoe@").is_enough());
    EXPECT_TRUE(wanted_of("李明").is_enough());
}

}
}
