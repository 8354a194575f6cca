#include "live/room.h"

#include <gtest/gtest.h>

#include <random>

namespace kith::live {
namespace {

struct FakeSocket final : WebSocket {
    std::vector<std::string> texts;
    int closed = 0;
    void send(std::vector<Text> more) override
    {
        for (auto const& text : more)
            texts.push_back(*text);
    }
    void close(Close close) override { closed = close.code; }
};

struct Seat {
    std::shared_ptr<FakeSocket> socket = std::make_shared<FakeSocket>();
    std::shared_ptr<Member> member;
};

Seat take_seat(Room& room, std::optional<std::int64_t> after = {}, std::string const& person = "ann")
{
    Seat seat;
    Watcher watcher { AccountId::from_text("acme"), PersonId::from_text(person), MembershipId::from_text(person), "",
        {} };
    seat.member = std::make_shared<Member>(Member { watcher, after, seat.socket });
    room.join(seat.member);
    return seat;
}

// Stands for the log: events 1 to `last`, each one frame that is its number.
struct Log {
    std::int64_t last = 0;
    std::int64_t kept_from = 1;
    std::size_t page = 3;
    bool changes_rights = false;

    void read(Reading& reading) const
    {
        for (auto& renewal : reading.renewals)
            renewal.now = renewal.before;
        reading.last = last;
        if (!reading.after)
            return;
        for (auto seq = std::max(*reading.after + 1, kept_from); seq <= last && reading.entries.size() < page; ++seq)
            reading.entries.push_back({ seq, { { std::make_shared<std::string const>(std::to_string(seq)) } } });
        reading.concerns_rights = changes_rights;
    }
};

void settle(Room& room, Log const& log)
{
    for (int turns = 0; room.has_work(Room::Clock::now()); ++turns) {
        ASSERT_LT(turns, 1000);
        auto reading = room.plan(Room::Clock::now());
        log.read(reading);
        room.apply(std::move(reading), Room::Clock::now());
    }
}

std::vector<std::string> hello_and(std::int64_t hello, std::int64_t first, std::int64_t last)
{
    std::vector<std::string> texts { R"({"type":"hello","seq":)" + std::to_string(hello) + R"(,"data":{}})" };
    for (auto seq = first; seq <= last; ++seq)
        texts.push_back(std::to_string(seq));
    return texts;
}

TEST(Room, greets_with_the_newest_number_and_goes_on_from_there)
{
    HubOptions const options;
    Room room { AccountId::from_text("acme"), options };
    Log log { 7 };
    auto const ann = take_seat(room);
    settle(room, log);
    log.last = 18;
    room.wake();
    settle(room, log);
    EXPECT_EQ(ann.socket->texts, hello_and(7, 8, 18));
}

TEST(Room, resumes_without_gap_or_repetition)
{
    HubOptions const options;
    Room room { AccountId::from_text("acme"), options };
    Log log { 7 };
    auto const ann = take_seat(room, 0);
    auto const ben = take_seat(room, 5, "ben");
    auto const cy = take_seat(room, 7, "cy");
    settle(room, log);
    EXPECT_EQ(ann.socket->texts, hello_and(7, 1, 7));
    EXPECT_EQ(ben.socket->texts, hello_and(7, 6, 7));
    EXPECT_EQ(cy.socket->texts, hello_and(7, 8, 7));
}

TEST(Room, sends_away_who_cannot_resume)
{
    HubOptions options;
    options.resume_events = 5;
    Room room { AccountId::from_text("acme"), options };
    Log log { 10 };
    log.kept_from = 8;
    auto const too_far = take_seat(room, 4);
    auto const from_the_future = take_seat(room, 11);
    auto const no_longer_kept = take_seat(room, 6);
    auto const fine = take_seat(room, 7);
    settle(room, log);
    EXPECT_EQ(too_far.socket->closed, 4410);
    EXPECT_EQ(from_the_future.socket->closed, 4410);
    EXPECT_EQ(no_longer_kept.socket->closed, 4410);
    EXPECT_EQ(fine.socket->texts, hello_and(10, 8, 10));
    EXPECT_EQ(room.size(), 1U);
}

TEST(Room, holds_back_what_changes_rights_until_they_are_renewed)
{
    HubOptions const options;
    Room room { AccountId::from_text("acme"), options };
    Log log { 7 };
    auto const ann = take_seat(room);
    auto const ben = take_seat(room, {}, "ben");
    settle(room, log);
    log = { 8, 1, 3, true };
    room.wake();
    auto first = room.plan(Room::Clock::now());
    log.read(first);
    room.apply(std::move(first), Room::Clock::now());
    EXPECT_EQ(ann.socket->texts.size(), 1U) << "only its hello";
    auto second = room.plan(Room::Clock::now());
    log.read(second);
    ASSERT_EQ(second.renewals.size(), 2U);
    for (auto& renewal : second.renewals) {
        if (renewal.member == ben.member)
            renewal.now.reset();
    }
    room.apply(std::move(second), Room::Clock::now());
    EXPECT_EQ(ann.socket->texts, hello_and(7, 8, 8));
    EXPECT_EQ(ben.socket->texts, hello_and(7, 8, 7));
    EXPECT_EQ(ben.socket->closed, 4401);
}

TEST(Room, renews_again_who_was_woken_while_it_was_renewed)
{
    HubOptions const options;
    Room room { AccountId::from_text("acme"), options };
    Log const log { 7 };
    auto const ann = take_seat(room);
    auto reading = room.plan(Room::Clock::now());
    log.read(reading);
    room.wake_person(ann.member->watcher.person);
    room.apply(std::move(reading), Room::Clock::now());
    EXPECT_TRUE(room.has_work(Room::Clock::now()));
    EXPECT_EQ(room.plan(Room::Clock::now()).renewals.size(), 1U);
}

TEST(Room, renews_everybody_where_something_may_have_been_missed)
{
    HubOptions const options;
    Room room { AccountId::from_text("acme"), options };
    Log const log { 7 };
    auto const ann = take_seat(room);
    auto const ben = take_seat(room);
    auto reading = room.plan(Room::Clock::now());
    log.read(reading);
    room.apply(std::move(reading), Room::Clock::now());
    EXPECT_FALSE(room.has_work(Room::Clock::now()));
    room.wake_all();
    EXPECT_EQ(room.plan(Room::Clock::now()).renewals.size(), 2U);
}

TEST(Room, looks_again_after_a_reading_that_failed)
{
    HubOptions const options;
    Room room { AccountId::from_text("acme"), options };
    auto const ann = take_seat(room);
    room.give_back(room.plan(Room::Clock::now()));
    settle(room, { 7 });
    EXPECT_EQ(ann.socket->texts, hello_and(7, 8, 7));
}

TEST(Room, renews_every_thirty_seconds)
{
    HubOptions const options;
    Room room { AccountId::from_text("acme"), options };
    auto const ann = take_seat(room);
    settle(room, { 7 });
    EXPECT_FALSE(room.has_work(Room::Clock::now() + std::chrono::seconds { 29 }));
    EXPECT_TRUE(room.has_work(Room::Clock::now() + std::chrono::seconds { 31 }));
}

// Sockets come and go, with and without `after`, while events are written and pages
// are read: whoever stays has got every event behind its start, once and in order.
TEST(Room, keeps_the_order_whatever_happens)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random { seed };
        HubOptions const options;
        Room room { AccountId::from_text("acme"), options };
        Log log { static_cast<std::int64_t>(random() % 20) };
        std::vector<Seat> seats;
        std::optional<Reading> reading;
        for (int step = 0; step < 200; ++step) {
            switch (random() % 6) {
            case 0:
                log.last += random() % 5;
                break;
            case 1:
                room.wake();
                break;
            case 2:
                if (seats.size() < 60)
                    seats.push_back(take_seat(room,
                        random() % 2 == 0 ? std::nullopt : std::optional<std::int64_t> { random() % (log.last + 1) }));
                break;
            case 3:
                log.changes_rights = random() % 2 == 0;
                break;
            case 4:
                if (!reading && room.has_work(Room::Clock::now()))
                    reading = room.plan(Room::Clock::now());
                break;
            default:
                if (reading) {
                    log.read(*reading);
                    room.apply(std::move(*reading), Room::Clock::now());
                    reading.reset();
                }
            }
        }
        if (reading) {
            log.read(*reading);
            room.apply(std::move(*reading), Room::Clock::now());
        }
        room.wake();
        settle(room, log);
        for (auto const& seat : seats) {
            ASSERT_FALSE(seat.socket->texts.empty()) << seed;
            auto const hello = std::stoll(seat.socket->texts.front().substr(22));
            EXPECT_EQ(seat.socket->texts, hello_and(hello, seat.member->after.value_or(hello) + 1, log.last)) << seed;
        }
    }
}

}
}
