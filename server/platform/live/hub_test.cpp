#include "live/live.h"

#include "http/server.h"
#include "support/database.h"
#include "support/web_socket_client.h"

#include <gtest/gtest.h>

#include <chrono>
#include <mutex>
#include <set>
#include <thread>

namespace kith::live {
namespace {

using namespace std::chrono_literals;
using tests::WebSocketClient;

// A server with one route, /live?person=...&may=...&after=..., whose query stands
// for what a session would say. An event for "secret" is for those who may
// "secrets.read", one for "one" for the member of that name, all others for everybody.
class HubTest : public DatabaseTest {
public:
    void SetUp() override { start({}); }

    void TearDown() override
    {
        if (hub_)
            hub_->stop();
        if (server_)
            server_->stop(0s);
    }

    void start(HubOptions options)
    {
        TearDown();
        server_.reset();
        hub_ = std::make_unique<Hub>(
            database(), project, [this](db::Transaction&, Watcher const& watcher) { return renew(watcher); }, options);
        database().on_commit([this](auto const& topics) {
            for (auto const& topic : topics)
                hub_->wake(topic);
        });
        router_ = std::make_unique<http::Router>();
        router_->socket("/live", "Live", [this](http::Call& call, db::Transaction&) { return accept(call); });
        http::ServerOptions server { "127.0.0.1:0" };
        server_ = std::make_unique<http::Server>(
            server, *router_, database(), [](std::string_view) { return http::Meaning { 401, "No." }; });
        hub_->start();
        server_->start();
    }

    Result<std::shared_ptr<http::Upgrade>> accept(http::Call& call)
    {
        Watcher watcher { account, PersonId::from_text("ann"), MembershipId::from_text("ann"), "", {} };
        std::optional<std::int64_t> after;
        auto const parameters = http::decode_query(call.request().query);
        for (auto const& [name, value] : *parameters) {
            if (name == "person")
                watcher.person = PersonId::from_text(value), watcher.membership = MembershipId::from_text(value);
            else if (name == "may")
                watcher.permissions.push_back(value);
            else if (name == "after")
                after = std::stoll(value);
            else
                return refuse("unauthenticated");
        }
        return hub_->accept(watcher, after);
    }

    static std::vector<Frame> project(db::Transaction&, events::Event const& event)
    {
        if (event.target.kind == "secret")
            return { { event.operation, event.data, "secrets.read", {} } };
        if (event.target.kind == "one")
            return { { event.operation, event.data, "", MembershipId::from_text(event.target.id) } };
        if (event.target.kind == "two")
            return { { event.operation, "1", "", {} }, { event.operation, "2", "", {} } };
        return { { event.operation, event.data, "", {} } };
    }

    std::optional<Watcher> renew(Watcher watcher)
    {
        std::lock_guard const lock { mutex_ };
        if (ended_.contains(watcher.person.text()))
            return {};
        if (demoted_.contains(watcher.person.text()))
            watcher.permissions.clear();
        return watcher;
    }

    void end_session(std::string const& person)
    {
        std::lock_guard const lock { mutex_ };
        ended_.insert(person);
    }

    void demote(std::string const& person)
    {
        std::lock_guard const lock { mutex_ };
        demoted_.insert(person);
    }

    WebSocketClient connect(std::string const& query = "", int receive_buffer = 0)
    {
        return { server_->url(), "/live" + query, receive_buffer };
    }

    void record(std::string const& operation, events::Target const& target = {}, std::string const& data = "{}")
    {
        database().write_now([&](db::Transaction& tx) { events::record(tx, account, {}, operation, target, data); });
    }

    void record_many(int count)
    {
        database().write_now([&](db::Transaction& tx) {
            for (int i = 0; i < count; ++i)
                events::record(tx, account, {}, "thing.done", {});
        });
    }

    static std::string hello(int seq) { return R"({"type":"hello","seq":)" + std::to_string(seq) + R"(,"data":{}})"; }
    static std::string frame(std::string const& type, int seq, std::string const& data = "{}")
    {
        return R"({"type":")" + type + R"(","seq":)" + std::to_string(seq) + R"(,"data":)" + data + '}';
    }

    template<typename Condition>
    static bool becomes(Condition condition)
    {
        for (int i = 0; i < 500; ++i) {
            if (condition())
                return true;
            std::this_thread::sleep_for(10ms);
        }
        return false;
    }

    AccountId account = opened_stream();
    std::unique_ptr<Hub> hub_;
    std::unique_ptr<http::Router> router_;
    std::unique_ptr<http::Server> server_;

private:
    AccountId opened_stream()
    {
        auto id = AccountId::make();
        database().write_now([&](db::Transaction& tx) { events::open_stream(tx, id); });
        return id;
    }

    std::mutex mutex_;
    std::set<std::string> ended_;
    std::set<std::string> demoted_;
};
KITH_ON_BOTH_ENGINES(HubTest);

TEST_P(HubTest, opens_no_socket_that_the_handler_refuses)
{
    auto client = connect("?nobody=1");
    EXPECT_EQ(client.status(), 401);
    EXPECT_EQ(hub_->sockets(), 0U);
}

TEST_P(HubTest, greets_and_then_sends_what_happens_in_order)
{
    record_many(3);
    auto client = connect();
    EXPECT_EQ(client.status(), 101);
    EXPECT_EQ(client.receive(), hello(3));
    EXPECT_EQ(hub_->sockets(), 1U);
    for (int i = 4; i < 20; ++i)
        record("thing.done", {}, R"({"number":)" + std::to_string(i) + '}');
    for (int i = 4; i < 20; ++i)
        EXPECT_EQ(client.receive(), frame("thing.done", i, R"({"number":)" + std::to_string(i) + '}'));
}

TEST_P(HubTest, resumes_while_others_write)
{
    record_many(1200);
    std::jthread const writer { [&] {
        for (int i = 0; i < 50; ++i)
            record_many(3);
    } };
    std::vector<std::pair<int, WebSocketClient>> clients;
    for (int after : { 0, 1, 499, 500, 501, 777, 1199, 1200 })
        clients.emplace_back(after, connect("?after=" + std::to_string(after)));
    for (auto& [after, client] : clients) {
        ASSERT_TRUE(client.receive().starts_with(R"({"type":"hello","seq":)"));
        for (int seq = after + 1; seq <= 1350; ++seq)
            ASSERT_EQ(client.receive(), frame("thing.done", seq)) << after;
    }
}

TEST_P(HubTest, sends_all_frames_of_an_event_again_to_who_was_cut_off_between_them)
{
    auto client = connect();
    client.receive();
    record("thing.done");
    record("pair.done", { "two", "1", "" });
    EXPECT_EQ(client.receive(), frame("thing.done", 1));
    EXPECT_EQ(client.receive(), frame("pair.done", 1, "1")) << "as if behind the event before";
    auto back = connect("?after=1");
    back.receive();
    EXPECT_EQ(back.receive(), frame("pair.done", 1, "1"));
    EXPECT_EQ(back.receive(), frame("pair.done", 2, "2"));
}

// WSK-08
TEST_P(HubTest, tells_who_cannot_resume_to_fetch_anew)
{
    start({ .resume_events = 10 });
    record_many(20);
    EXPECT_EQ(connect("?after=21").close_code(), 4410);
    EXPECT_EQ(connect("?after=9").close_code(), 4410);
    EXPECT_EQ(connect("?after=-1").close_code(), 4410);
    EXPECT_EQ(connect("?after=10").receive(), hello(20));
}

TEST_P(HubTest, sends_only_what_one_may_see)
{
    auto ann = connect("?may=secrets.read&may=x");
    auto ben = connect("?person=ben&may=secrets");
    EXPECT_EQ(ann.receive(), hello(0));
    EXPECT_EQ(ben.receive(), hello(0));
    record("secret.told", { "secret", "", "" });
    record("note.sent", { "one", "ben", "" });
    record("thing.done");
    EXPECT_EQ(ann.receive(), frame("secret.told", 1));
    EXPECT_EQ(ann.receive(), frame("thing.done", 3));
    EXPECT_EQ(ben.receive(), frame("note.sent", 2));
    EXPECT_EQ(ben.receive(), frame("thing.done", 3));
}

TEST_P(HubTest, closes_when_the_session_has_ended)
{
    auto ann = connect();
    auto ben = connect("?person=ben");
    EXPECT_EQ(ann.receive(), hello(0));
    EXPECT_EQ(ben.receive(), hello(0));
    end_session("ann");
    hub_->wake("person:ann");
    EXPECT_EQ(ann.close_code(), 4401);
    end_session("ben");
    record("membership.deactivated");
    EXPECT_EQ(ben.receive(), "") << "the event itself is not for who is no longer a member";
    EXPECT_EQ(ben.close_code(), 4401);
    EXPECT_TRUE(becomes([&] { return hub_->sockets() == 0; }));
}

TEST_P(HubTest, forgets_permissions_before_it_delivers)
{
    auto ann = connect("?may=secrets.read");
    EXPECT_EQ(ann.receive(), hello(0));
    demote("ann");
    database().write_now([&](db::Transaction& tx) {
        events::record(tx, account, {}, "membership.changed", {});
        events::record(tx, account, {}, "secret.told", { "secret", "", "" });
    });
    record("thing.done");
    EXPECT_EQ(ann.receive(), frame("membership.changed", 1));
    EXPECT_EQ(ann.receive(), frame("thing.done", 3));
}

// WSK-05
TEST_P(HubTest, drops_who_does_not_read)
{
    start({ .unsent_bytes = 50'000 });
    auto slow = connect("", 4096);
    auto quick = connect("?person=ben");
    EXPECT_EQ(quick.receive(), hello(0));
    auto const data = R"({"text":")" + std::string(20'000, 'x') + R"("})";
    for (int i = 0; i < 500 && hub_->sockets() == 2; ++i) {
        record("thing.done", {}, data);
        ASSERT_EQ(quick.receive(), frame("thing.done", i + 1, data));
    }
    EXPECT_TRUE(becomes([&] { return hub_->sockets() == 1; }));
}

// WSK-05
TEST_P(HubTest, bounds_the_sockets_of_one_person)
{
    start({ .sockets_per_person = 2 });
    auto first = connect();
    auto second = connect();
    EXPECT_EQ(first.receive(), hello(0));
    EXPECT_EQ(second.receive(), hello(0));
    EXPECT_EQ(connect().close_code(), 4429);
    EXPECT_EQ(connect("?person=ben").receive(), hello(0));
}

TEST_P(HubTest, ends_with_the_server)
{
    auto client = connect();
    EXPECT_EQ(client.receive(), hello(0));
    std::jthread const stopping { [this] { hub_->stop(); } };
    EXPECT_EQ(client.close_code(), 1001);
    EXPECT_TRUE(becomes([&] { return hub_->sockets() == 0; }));
}

TEST_P(HubTest, finds_what_nobody_told_it)
{
    if (database().engine() == db::Engine::Sqlite)
        GTEST_SKIP() << "nobody else writes there";
    database().on_commit({});
    auto client = connect();
    EXPECT_EQ(client.receive(), hello(0));
    record("thing.done");
    EXPECT_EQ(client.receive(), frame("thing.done", 1));
}

}
}
