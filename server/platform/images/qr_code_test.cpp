#include "images/qr_code.h"

#include <gtest/gtest.h>

namespace kith::images {
namespace {

TEST(QrCode, begins_with_the_edge_of_its_finder_pattern)
{
    auto const code = qr_code("otpauth://totp/Kith:ann%40acme.test?secret=MZXW6YTBOI&issuer=Kith");
    EXPECT_EQ((code.size - 17) % 4, 0) << "versions are 21, 25, 29 ... modules wide";
    EXPECT_TRUE(code.path.starts_with("M0 0h7v1h-7z")) << code.path.substr(0, 40);
}

TEST(QrCode, grows_with_its_text)
{
    EXPECT_EQ(qr_code("a").size, 21);
    EXPECT_GT(qr_code(std::string(400, 'a')).size, qr_code(std::string(100, 'a')).size);
}

}
}
