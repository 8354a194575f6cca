#include "http/site.h"

#include "base/fault.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

using testing::Test;
using Texts = std::vector<std::string>;

TEST(Site, on_loopback_is_reached_by_every_local_name)
{
    auto const site = make_site({ "127.0.0.1", 8080, true }, "");
    EXPECT_EQ(site.public_url, "http://127.0.0.1:8080");
    for (auto const* host : { "127.0.0.1:8080", "localhost:8080" }) {
        EXPECT_TRUE(std::ranges::count(site.allowed_hosts, host)) << host;
        EXPECT_TRUE(std::ranges::count(site.allowed_origins, std::string { "http://" } + host)) << host;
    }
    EXPECT_FALSE(std::ranges::count(site.allowed_hosts, "localhost"));
}

TEST(Site, elsewhere_is_reached_by_its_public_name_and_probed_by_its_address)
{
    auto const site = make_site({ "0.0.0.0", 8080, false }, "https://Kith.Example/");
    EXPECT_EQ(site.public_url, "https://kith.example");
    EXPECT_EQ(site.allowed_hosts, (Texts { "kith.example:443", "kith.example", "0.0.0.0:8080" }));
    EXPECT_EQ(site.allowed_origins, (Texts { "https://kith.example" }));
}

TEST(Site, keeps_an_unusual_port)
{
    auto const site = make_site({ "::1", 8080, true }, "https://kith.example:8443");
    EXPECT_EQ(site.public_url, "https://kith.example:8443");
    EXPECT_TRUE(std::ranges::count(site.allowed_hosts, "kith.example:8443"));
    EXPECT_TRUE(std::ranges::count(site.allowed_hosts, "[::1]:8080"));
    EXPECT_TRUE(std::ranges::count(site.allowed_origins, "http://[::1]:8080"));
    EXPECT_FALSE(std::ranges::count(site.allowed_hosts, "kith.example"));
}

TEST(Site, refuses_what_is_no_address)
{
    for (auto const* url : { "kith.example", "ftp://kith.example", "https://", "https://a b", "https://a/b",
             "https://a:x", "https://u@a" })
        EXPECT_THROW(make_site({ "127.0.0.1", 1, true }, url), StartupFault) << url;
    for (auto const* listen :
        { "", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "kith.example:80", "::1:x" })
        EXPECT_THROW(parse_listen_address(listen), StartupFault) << listen;
    EXPECT_EQ(parse_listen_address("localhost:0").text(), "127.0.0.1:0");
    EXPECT_EQ(parse_listen_address("[::1]:8080").text(), "[::1]:8080");
}

}
}
