#include "base/phone_number.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(PhoneNumber, is_what_people_write)
{
    for (auto const* fine : { "", "112", "+49 (30) 1234-567", "030/1234.567", "*21#", "+1 555 0100,,42" })
        EXPECT_EQ(PhoneNumber::parse(fine)->text(), fine);
    EXPECT_EQ(PhoneNumber::parse(" 112 ")->text(), "112");
    for (auto const* wrong : { "call me", "+", "<b>1</b>", "1\n2", "١٢٣" })
        EXPECT_EQ(PhoneNumber::parse(wrong).error().code, "characters") << wrong;
    EXPECT_EQ(PhoneNumber::parse(std::string(41, '1')).error().code, "length");
}

}
}
