#include "dns/dns.h"

#include "base/fault.h"
#include "support/name_server.h"

#include <gtest/gtest.h>

namespace kith::dns {
namespace {

using tests::NameReply;

class DnsTest : public testing::Test {
protected:
    tests::NameServer server;
};

TEST_F(DnsTest, gives_one_text_for_each_record)
{
    server.put("acme.test", { { "v=spf1 -all" }, { std::string(255, 'a'), "and the rest" } });
    auto const found = look_up_texts("acme.test");
    EXPECT_EQ(found.trouble, "");
    EXPECT_EQ(found.texts, (std::vector<std::string> { "v=spf1 -all", std::string(255, 'a') + "and the rest" }));
}

TEST_F(DnsTest, finds_nothing_where_there_is_nothing_and_that_is_no_trouble)
{
    server.put("empty.test", {});
    for (auto const* name : { "nowhere.test", "empty.test" }) {
        auto const found = look_up_texts(name);
        EXPECT_EQ(found.trouble, "") << name;
        EXPECT_TRUE(found.texts.empty()) << name;
    }
}

TEST_F(DnsTest, says_what_the_trouble_was)
{
    server.put("acme.test", { { "here" } });
    for (auto const how : { NameReply::ServerFailure, NameReply::Garbage }) {
        server.reply(how);
        auto const found = look_up_texts("acme.test");
        EXPECT_NE(found.trouble, "");
        EXPECT_TRUE(found.texts.empty());
    }
    EXPECT_GE(server.questions(), 2);
}

TEST_F(DnsTest, waits_for_six_seconds_at_most)
{
    server.reply(NameReply::Silence);
    auto const begun = std::chrono::steady_clock::now();
    EXPECT_NE(look_up_texts("acme.test").trouble, "");
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds { 8 });
}

TEST(DnsServersTest, are_a_list_of_addresses)
{
    EXPECT_THROW(set_servers("my name server"), StartupFault);
    tests::NameServer const names_itself_again;
    EXPECT_EQ(look_up_texts("nowhere.test").trouble, "");
}

}
}
