#include "http/admission.h"

#include <gtest/gtest.h>

#include <vector>

namespace kith::http {
namespace {

std::optional<Address> client(std::string_view text) { return Address::parse(text); }

TEST(Admission, counts_all_and_each_client)
{
    Admission admission { 5, 2 };
    std::vector<Admission::Place> places;
    auto const enter = [&](std::optional<Address> const& from) -> std::optional<Admission::Refused> {
        auto place = admission.enter(from);
        if (!place)
            return place.error();
        places.push_back(std::move(*place));
        return {};
    };
    EXPECT_EQ(enter(client("192.0.2.1")), std::nullopt);
    EXPECT_EQ(enter(client("192.0.2.1")), std::nullopt);
    EXPECT_EQ(enter(client("::ffff:192.0.2.1")), Admission::Refused::TooManyOfOne);
    EXPECT_EQ(enter(client("192.0.2.2")), std::nullopt);
    EXPECT_EQ(enter({}), std::nullopt);
    EXPECT_EQ(enter({}), std::nullopt);
    EXPECT_EQ(enter(client("192.0.2.3")), Admission::Refused::Full);
    EXPECT_EQ(admission.open(), 5);
    places.clear();
    EXPECT_EQ(admission.open(), 0);
    EXPECT_EQ(admission.total(), 5U);
    EXPECT_EQ(enter(client("192.0.2.1")), std::nullopt);
}

TEST(Admission, takes_a_network_of_ipv6_for_one_client)
{
    Admission admission { 10, 1 };
    auto const first = admission.enter(client("2001:db8:1:2::1"));
    EXPECT_TRUE(first);
    EXPECT_FALSE(admission.enter(client("2001:db8:1:2:ffff::9")));
    EXPECT_TRUE(admission.enter(client("2001:db8:1:3::1")));
}

}
}
