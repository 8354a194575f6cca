#include "base/language.h"
#include "base/time_zone.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(TimeZone, is_one_of_the_database_or_none)
{
    for (auto const* name :
        { "", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Asia/Calcutta", "UTC", "Etc/GMT+3" })
        EXPECT_EQ(TimeZone::parse(name).value().text(), name);
}

TEST(TimeZone, is_nothing_else)
{
    auto const too_long = std::string(65, 'a');
    for (auto const* name : { "Europe/Atlantis", "europe/berlin", "GMT+3", "+02:00", "Etc/Unknown", "../../etc/passwd",
             "Europe/Berlin ", too_long.c_str(), "\xff" })
        EXPECT_EQ(TimeZone::parse(name).error().code, "invalid") << name;
}

TEST(Language, is_one_that_the_pages_have_or_none)
{
    for (auto const* tag : { "", "en", "de", "fr" })
        EXPECT_EQ(Language::parse(tag).value().text(), tag);
    for (auto const* tag : { "EN", "de-CH", "it", " en", "x" })
        EXPECT_EQ(Language::parse(tag).error().code, "enum") << tag;
}

}
}
