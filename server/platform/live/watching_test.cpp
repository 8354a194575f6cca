#include "live/watching.h"

#include <gtest/gtest.h>

#include <map>

namespace kith::live {
namespace {

struct FakeSocket final : WebSocket {
    std::vector<std::string> texts;
    void send(std::vector<Text> more) override
    {
        for (auto const& text : more)
            texts.push_back(*text);
    }
    void close(Close) override {}
};

struct Seat {
    std::shared_ptr<FakeSocket> socket = std::make_shared<FakeSocket>();
    std::shared_ptr<Member> member = std::make_shared<Member>(Member { {}, {}, socket, 7 });
    // The items of what it was sent since the last look.
    std::string items()
    {
        std::string all;
        for (auto const& text : std::exchange(socket->texts, {})) {
            std::string const begin = R"({"type":"presence.changed","seq":7,"data":{"items":[)";
            EXPECT_TRUE(text.starts_with(begin) && text.ends_with("]}}")) << text;
            all += text.substr(begin.size(), text.size() - begin.size() - 3) + ';';
        }
        return all;
    }
};

// Who stands behind each reference, and how he is.
struct World {
    std::map<std::string, std::string> subjects = { { "a", "presence:ann" }, { "b", "presence:bob" } };
    std::map<std::string, int> states = { { "presence:ann", 1 }, { "presence:bob", 1 } };

    void look(Looking& looking) const
    {
        for (auto const& glance : looking.glances) {
            auto const subject = subjects.find(glance.ref);
            if (subject == subjects.end())
                looking.sights.push_back({ "", '"' + glance.ref + '"' });
            else
                looking.sights.push_back({ subject->second, std::to_string(states.at(subject->second)) });
        }
    }
};

void settle(Watching& watching, World const& world)
{
    auto looking = watching.plan();
    world.look(looking);
    watching.apply(looking);
}

TEST(Watching, shows_all_at_once_and_then_what_changes)
{
    Watching watching;
    World world;
    Seat zoe;
    watching.watch(zoe.member, { "a", "b", "a" });
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "1,1;");
    world.states["presence:bob"] = 2;
    watching.wake("presence:bob");
    watching.wake("presence:bob");
    watching.wake("presence:cy");
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "2;");
    EXPECT_FALSE(watching.has_news());
}

TEST(Watching, looks_at_those_only_that_are_new)
{
    Watching watching;
    World world;
    Seat zoe;
    watching.watch(zoe.member, { "a" });
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "1;");
    world.states["presence:bob"] = 5;
    watching.watch(zoe.member, { "a", "b" });
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "5;");
    watching.watch(zoe.member, { "b" });
    watching.wake("presence:ann");
    EXPECT_FALSE(watching.has_news()) << "nobody watches her";
}

// Whoever may not be seen is not told of; when that changes while he is watched, once.
TEST(Watching, says_nothing_of_whom_one_may_not_see)
{
    Watching watching;
    World world;
    Seat zoe;
    watching.watch(zoe.member, { "a", "x" });
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "1;");
    world.subjects.erase("a");
    watching.wake("presence:ann");
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "\"a\";");
    watching.wake("presence:ann");
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "");
    world.subjects["a"] = "presence:ann";
    watching.watch(zoe.member, { "a", "x" });
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "1;") << "asked for anew";
}

// Who is invisible comes and goes without a sign.
TEST(Watching, says_nothing_of_what_looks_as_it_did)
{
    Watching watching;
    World const world;
    Seat zoe;
    watching.watch(zoe.member, { "a" });
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "1;");
    watching.wake("presence:ann");
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "");
}

// However often somebody asks, no more waits than he watches; and he keeps nobody else waiting.
TEST(Watching, takes_turns)
{
    Watching watching;
    World const world;
    Seat zoe;
    Seat bob;
    std::vector<std::string> many(Watching::most_references);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = "r" + std::to_string(i);
    for (int again = 0; again < 100; ++again)
        watching.watch(zoe.member, many);
    watching.watch(bob.member, { "a" });
    settle(watching, world);
    EXPECT_EQ(bob.items(), "1;");
    std::size_t left = 0;
    while (watching.has_news()) {
        auto looking = watching.plan();
        left += looking.glances.size();
        world.look(looking);
        watching.apply(looking);
    }
    EXPECT_LT(left, many.size());
}

TEST(Watching, misses_no_change_while_it_looks)
{
    Watching watching;
    World world;
    Seat zoe;
    watching.watch(zoe.member, { "a" });
    auto looking = watching.plan();
    world.look(looking);
    world.states["presence:ann"] = 2;
    watching.wake("presence:ann");
    watching.apply(looking);
    EXPECT_EQ(zoe.items(), "1;");
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "2;");
}

TEST(Watching, looks_again_when_a_look_failed)
{
    Watching watching;
    World const world;
    Seat zoe;
    watching.watch(zoe.member, { "a" });
    watching.give_back(watching.plan());
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "1;");
}

TEST(Watching, forgets_who_has_gone)
{
    Watching watching;
    World const world;
    Seat zoe;
    watching.watch(zoe.member, { "a" });
    {
        auto looking = watching.plan();
        watching.forget(zoe.member);
        world.look(looking);
        watching.apply(looking);
    }
    EXPECT_EQ(zoe.items(), "");
    watching.watch(zoe.member, { "a" });
    settle(watching, world);
    watching.forget(zoe.member);
    watching.wake("presence:ann");
    EXPECT_FALSE(watching.has_news());
    EXPECT_EQ(zoe.member.use_count(), 1) << "nothing holds it";
}

// Presence carries the number of the last event: before the hello there is none.
TEST(Watching, waits_until_somebody_was_greeted)
{
    Watching watching;
    World const world;
    Seat zoe;
    zoe.member->seq.reset();
    watching.watch(zoe.member, { "a" });
    settle(watching, world);
    EXPECT_TRUE(zoe.socket->texts.empty());
    zoe.member->seq = 7;
    settle(watching, world);
    EXPECT_EQ(zoe.items(), "1;");
}

TEST(Watching, bounds_what_one_socket_watches)
{
    Watching watching;
    Seat zoe;
    std::vector<std::string> many(Watching::most_references + 10);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = "r" + std::to_string(i);
    many[0] = std::string(101, 'x');
    many[1] = "";
    watching.watch(zoe.member, many);
    std::size_t glances = 0;
    for (auto looking = watching.plan(); !looking.glances.empty(); looking = watching.plan()) {
        glances += looking.glances.size();
        looking.sights.resize(looking.glances.size());
        watching.apply(looking);
    }
    EXPECT_EQ(glances, Watching::most_references - 2);
}

}
}
