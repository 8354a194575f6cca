#include "http/trusted_proxies.h"

#include "base/fault.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

std::string client_of(std::vector<std::string> const& trusted, std::vector<std::string> const& forwarded)
{
    Request request;
    request.address = "10.0.0.1"; // the proxy
    for (auto const& value : forwarded)
        request.headers.emplace_back("x-forwarded-for", value);
    TrustedProxies { trusted }.read_forwarded(request);
    return request.address;
}

TEST(TrustedProxies, the_client_is_the_last_who_is_no_proxy)
{
    std::vector<std::string> const trusted { "10.0.0.0/8", "fd00::/8" };
    EXPECT_EQ(client_of(trusted, {}), "10.0.0.1");
    EXPECT_EQ(client_of(trusted, { "192.0.2.7" }), "192.0.2.7");
    EXPECT_EQ(client_of(trusted, { "198.51.100.1, 192.0.2.7" }), "192.0.2.7") << "the first may be made up";
    EXPECT_EQ(client_of(trusted, { "198.51.100.1, 192.0.2.7, 10.2.3.4" }), "192.0.2.7");
    EXPECT_EQ(client_of(trusted, { "198.51.100.1", "192.0.2.7, 10.2.3.4", "fd00::1" }), "192.0.2.7");
    EXPECT_EQ(client_of(trusted, { "10.9.9.9, 10.2.3.4" }), "10.9.9.9");
    EXPECT_EQ(client_of(trusted, { "192.0.2.7:4711" }), "192.0.2.7");
    EXPECT_EQ(client_of(trusted, { "[2001:db8::7]:4711" }), "2001:db8::7");
    EXPECT_EQ(client_of(trusted, { "2001:db8::7" }), "2001:db8::7");
    EXPECT_EQ(client_of(trusted, { "::ffff:192.0.2.7" }), "192.0.2.7");
    EXPECT_EQ(client_of(trusted, { "192.0.2.7, ::ffff:10.1.1.1" }), "192.0.2.7");
    EXPECT_EQ(client_of(trusted, { "192.0.2.7, unknown" }), "10.0.0.1");
    EXPECT_EQ(client_of(trusted, { "192.0.2.7, unknown, 10.1.1.1" }), "10.1.1.1");
    EXPECT_EQ(client_of(trusted, { "" }), "10.0.0.1");
    EXPECT_EQ(client_of(trusted, { ",,," }), "10.0.0.1");
}

TEST(TrustedProxies, https_is_what_the_proxy_says)
{
    auto const is_secure = [](std::string const& proto) {
        Request request;
        request.headers.emplace_back("x-forwarded-proto", proto);
        TrustedProxies { {} }.read_forwarded(request);
        return request.secure;
    };
    EXPECT_TRUE(is_secure("https"));
    EXPECT_FALSE(is_secure("http"));
    EXPECT_FALSE(is_secure("https, http"));
    EXPECT_FALSE(is_secure(""));
}

TEST(TrustedProxies, ranges)
{
    auto const includes = [](std::string const& range, std::string const& address) {
        return TrustedProxies { { range } }.include(*Address::parse(address));
    };
    EXPECT_TRUE(includes("10.0.0.0/8", "10.255.0.1"));
    EXPECT_FALSE(includes("10.0.0.0/8", "11.0.0.1"));
    EXPECT_TRUE(includes("192.0.2.128/25", "192.0.2.200"));
    EXPECT_FALSE(includes("192.0.2.128/25", "192.0.2.127"));
    EXPECT_TRUE(includes("127.0.0.1", "127.0.0.1"));
    EXPECT_TRUE(includes("127.0.0.1", "::ffff:127.0.0.1"));
    EXPECT_TRUE(includes("::ffff:10.0.0.0/104", "10.1.1.1"));
    EXPECT_FALSE(includes("127.0.0.1", "127.0.0.2"));
    EXPECT_TRUE(includes("0.0.0.0/0", "1.2.3.4"));
    EXPECT_FALSE(includes("0.0.0.0/0", "2001:db8::1"));
    EXPECT_TRUE(includes("2001:db8::/33", "2001:db8:7fff::1"));
    EXPECT_FALSE(includes("2001:db8::/33", "2001:db8:8000::1"));
    for (auto const* wrong :
        { "", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0/8", "::/129", "localhost", "10.0.0.0/8x" })
        EXPECT_THROW(TrustedProxies { { wrong } }, StartupFault) << wrong;
}

}
}
