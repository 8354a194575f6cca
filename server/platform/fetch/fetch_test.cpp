#include "fetch/fetch.h"

#include "base/fault.h"
#include "support/web_server.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <array>
#include <future>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace kith::fetch {
namespace {

using namespace std::chrono_literals;

// Accepts one connection and never gives a whole answer: nothing at all, or one byte after the other.
class EndlessServer {
public:
    enum class Manner { Silent, Dripping };
    explicit EndlessServer(Manner manner) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), manner_(manner)
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const bound = reinterpret_cast<sockaddr*>(&address);
        if (bind(socket_, bound, size) != 0 || listen(socket_, 1) != 0 || getsockname(socket_, bound, &size) != 0)
            throw std::runtime_error("the server of the test does not start");
        origin = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
        thread_ = std::thread { [this] { serve(); } };
    }
    ~EndlessServer()
    {
        thread_.join();
        close(socket_);
    }
    EndlessServer(EndlessServer const&) = delete;
    EndlessServer& operator=(EndlessServer const&) = delete;

    // Whether the other side went away, within that time.
    bool is_left_within(std::chrono::milliseconds time) { return left_.wait_for(time) == std::future_status::ready; }

    std::string origin;

private:
    // Until the other side closes, and ten seconds at most.
    void serve()
    {
        pollfd waiting { socket_, POLLIN, 0 };
        if (poll(&waiting, 1, 10'000) <= 0)
            return;
        auto const connection = accept(socket_, nullptr, nullptr);
        if (manner_ == Manner::Dripping)
            send(connection, head.data(), head.size(), MSG_NOSIGNAL);
        for (int i = 0; i < 200; ++i) {
            pollfd reading { connection, POLLIN, 0 };
            std::array<char, 4096> part {};
            if (poll(&reading, 1, 50) > 0 && read(connection, part.data(), part.size()) <= 0) {
                has_left_.set_value();
                break;
            }
            if (manner_ == Manner::Dripping)
                send(connection, "x", 1, MSG_NOSIGNAL);
        }
        close(connection);
    }

    static constexpr std::string_view head = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";
    int socket_;
    Manner manner_;
    std::promise<void> has_left_;
    std::future<void> left_ = has_left_.get_future();
    std::thread thread_;
};

class FetchTest : public testing::Test {
protected:
    void SetUp() override { set_trusted_origins({ server.origin() }); }
    void TearDown() override { set_trusted_origins({}); }
    tests::WebServer server;
};

TEST_F(FetchTest, gives_what_the_server_answers)
{
    server.put("/a", 200, R"({"a":1})");
    auto const answer = ask({ server.origin() + "/a" });
    EXPECT_TRUE(answer.is_fine()) << answer.trouble;
    EXPECT_EQ(answer.body, R"({"a":1})");
    EXPECT_EQ(ask({ server.origin() + "/b" }).status, 404);
}

TEST_F(FetchTest, posts_a_form)
{
    server.put("/token", 200, "{}");
    ask({ server.origin() + "/token", { "Authorization: Basic YTpi" }, form_of({ { "code", "a b&c" } }) });
    EXPECT_NE(server.last_request().find("POST /token"), std::string::npos);
    EXPECT_NE(server.last_request().find("Authorization: Basic YTpi"), std::string::npos);
    EXPECT_NE(server.last_request().find("code=a%20b%26c"), std::string::npos);
}

TEST_F(FetchTest, follows_no_redirect)
{
    server.put("/away", 302, "", "Location: " + server.origin() + "/a");
    server.put("/a", 200, "here");
    auto const answer = ask({ server.origin() + "/away" });
    EXPECT_EQ(answer.status, 302);
    EXPECT_FALSE(answer.is_fine());
}

TEST_F(FetchTest, reads_no_more_than_it_may)
{
    server.put("/large", 200, std::string(most_bytes + 1, 'x'));
    EXPECT_EQ(ask({ server.origin() + "/large" }).trouble, "the answer is too large");
    server.put("/just", 200, std::string(most_bytes, 'x'));
    EXPECT_TRUE(ask({ server.origin() + "/just" }).is_fine());
}

TEST_F(FetchTest, reaches_nobody_inside_unless_he_is_named)
{
    set_trusted_origins({});
    EXPECT_EQ(ask({ server.origin() + "/a" }).trouble, "only https is asked");
    auto const secure = "https" + server.origin().substr(4);
    EXPECT_EQ(ask({ secure + "/a" }).trouble, "the address is in a private network");
    EXPECT_EQ(ask({ "https://localhost:1/a" }).trouble, "the address is in a private network");
    EXPECT_EQ(server.requests(), 0);
}

TEST_F(FetchTest, another_port_is_another_server)
{
    set_trusted_origins({ "http://127.0.0.1:1" });
    EXPECT_EQ(ask({ server.origin() + "/a" }).trouble, "only https is asked");
}

TEST_F(FetchTest, what_is_no_url_of_the_web_is_not_asked)
{
    for (auto const* url : { "", "file:///etc/passwd", "ftp://acme.test", "https://a:b@acme.test", "acme", "https://" })
        EXPECT_EQ(ask({ url }).trouble, "only https is asked") << url;
    EXPECT_THROW(set_trusted_origins({ "intern" }), StartupFault);
}

TEST_F(FetchTest, knows_who_is_not_on_the_internet)
{
    for (auto const* address : { "127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
             "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
             "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1", "" })
        EXPECT_FALSE(is_public_address(address)) << address;
    for (auto const* address : { "8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8" })
        EXPECT_TRUE(is_public_address(address)) << address;
}

// Whoever waits is a thread that others need: its end is one of time, whatever the server does.
TEST_F(FetchTest, gives_up_a_server_that_never_answers)
{
    for (auto manner : { EndlessServer::Manner::Silent, EndlessServer::Manner::Dripping }) {
        EndlessServer endless { manner };
        set_trusted_origins({ endless.origin });
        auto const began = std::chrono::steady_clock::now();
        auto const answer = ask({ endless.origin + "/a", {}, {}, 300ms });
        auto const took = std::chrono::steady_clock::now() - began;
        EXPECT_FALSE(answer.is_fine());
        EXPECT_NE(answer.trouble, "");
        EXPECT_GE(took, 290ms);
        EXPECT_LT(took, 2s) << "far below the patience that is usual";
        EXPECT_TRUE(endless.is_left_within(2s)) << "nor is the connection left open";
        EXPECT_EQ(ask({ endless.origin + "/a" }).trouble, "it did not answer a moment ago");
    }
}

}
}
