#include "crypto/base64.h"

#include "base/fault.h"

#include <gtest/gtest.h>

namespace kith::crypto {
namespace {

// RFC 4648 10
TEST(Base64, is_written_and_read)
{
    EXPECT_EQ(to_base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(to_base64("fo"), "Zm8=");
    for (auto const& bytes : { std::string {}, std::string { "\0\xff\xd8", 3 }, std::string(1000, '\xfe') })
        EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
    EXPECT_THROW(from_base64("{}"), Fault);
    EXPECT_EQ(parse_base64("Zm8="), "fo");
    for (auto const* other : { "Zm8", "Zm8==", "Zm8-", "Zm 8", "{}", "=" })
        EXPECT_FALSE(parse_base64(other)) << other;
}

}
}
