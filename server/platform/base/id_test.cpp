#include "base/id.h"

#include "base/time.h"
#include "support/clock_ahead.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace kith {
namespace {

std::int64_t milliseconds_in(std::string const& uuid)
{
    return std::stoll(uuid.substr(0, 8) + uuid.substr(9, 4), nullptr, 16);
}

TEST(Uuid, is_of_version_7)
{
    for (int i = 0; i < 1000; ++i) {
        auto const uuid = make_uuid();
        EXPECT_TRUE(is_uuid(uuid)) << uuid;
        EXPECT_EQ(uuid[14], '7') << uuid;
        EXPECT_TRUE(std::string { "89ab" }.contains(uuid[19])) << uuid;
    }
}

TEST(Uuid, begins_with_its_time)
{
    auto const before = wall_clock().time_since_epoch().count();
    auto const made = milliseconds_in(make_uuid());
    EXPECT_LE(before, made);
    EXPECT_LE(made, wall_clock().time_since_epoch().count());
}

TEST(Uuid, sorts_by_its_time)
{
    ClockAhead clock;
    auto last = make_uuid();
    for (auto step : { 1ms, 255ms, 1000ms, 86'400'000ms, 31'536'000'000ms }) {
        clock.by(step);
        auto const next = make_uuid();
        EXPECT_LT(last, next);
        last = next;
    }
}

TEST(Uuid, is_never_given_twice)
{
    std::vector<std::vector<std::string>> given(4);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : given) {
            threads.emplace_back([&mine] {
                for (int i = 0; i < 5000; ++i)
                    mine.push_back(make_uuid());
            });
        }
    }
    std::set<std::string> all;
    for (auto const& each : given)
        all.insert(each.begin(), each.end());
    EXPECT_EQ(all.size(), 20'000u);
}

TEST(Id, is_parsed_only_as_lower_case_uuid)
{
    auto const good = make_uuid();
    EXPECT_EQ(AccountId::parse(good)->text(), good);
    for (auto const& wrong : { std::string {}, good + "0", good.substr(1), "{" + good + "}",
             std::string { "0190ABCD-0000-7000-8000-000000000000" },
             std::string { "0190abcd00000-7000-8000-000000000000" },
             std::string { "0190abcg-0000-7000-8000-000000000000" }, std::string { "' or 1=1 --" },
             std::string(36, '-') })
        EXPECT_EQ(AccountId::parse(wrong).error().code, "invalid") << wrong;
}

TEST(Id, orders_and_compares_as_text)
{
    EXPECT_EQ(AccountId::from_text("a"), AccountId::from_text("a"));
    EXPECT_LT(AccountId::from_text("a"), AccountId::from_text("b"));
    EXPECT_NE(AccountId::make(), AccountId::make());
}

}
}
