#include "live/attendance.h"

#include <gtest/gtest.h>

namespace kith::live {
namespace {

auto const noon = AttendanceList::Clock::now();

Member page_of(std::string const& name, bool is_present = true)
{
    Watcher watcher { AccountId::from_text("acme"), PersonId::from_text(name), MembershipId::from_text(name), "", {} };
    watcher.is_present = is_present;
    return { watcher, {} };
}

// "ann here" of each; nothing else changed.
std::string news(AttendanceList& list, AttendanceList::Clock::time_point now = noon)
{
    std::string text;
    for (auto const& [account, member, attention] : list.take(now)) {
        text += text.empty() ? "" : ", ";
        text += member.text();
        text += attention == Attention::Here ? " here" : attention == Attention::Idle ? " idle" : " gone";
    }
    return text;
}

TEST(AttendanceList, knows_who_came_by_the_first_page)
{
    AttendanceList list;
    auto const first = page_of("ann");
    auto const second = page_of("ann");
    list.open(first);
    EXPECT_EQ(news(list), "ann here");
    list.open(second);
    EXPECT_EQ(news(list), "");
}

TEST(AttendanceList, has_somebody_idle_when_all_pages_are)
{
    AttendanceList list;
    auto const first = page_of("ann");
    auto const second = page_of("ann");
    list.open(first);
    list.open(second);
    EXPECT_EQ(news(list), "ann here");
    list.set_idle(first, true);
    EXPECT_EQ(news(list), "");
    list.set_idle(second, true);
    EXPECT_EQ(news(list), "ann idle");
    list.set_idle(second, false);
    EXPECT_EQ(news(list), "ann here");
    list.set_idle(first, false);
    list.set_idle(second, true);
    list.close(first, noon);
    EXPECT_EQ(news(list), "ann idle");
}

// A page that is loaded again is no farewell.
TEST(AttendanceList, lets_somebody_go_a_minute_after_the_last_page)
{
    AttendanceList list;
    auto const first = page_of("ann");
    list.open(first);
    EXPECT_EQ(news(list), "ann here");
    list.close(first, noon);
    EXPECT_EQ(news(list, noon + std::chrono::seconds { 59 }), "");
    EXPECT_TRUE(list.has_news()) << "so that it is looked at again";
    EXPECT_EQ(news(list, noon + AttendanceList::grace), "ann gone");
    EXPECT_FALSE(list.has_news());
    list.open(first);
    list.close(first, noon);
    auto const again = page_of("ann");
    list.open(again);
    EXPECT_EQ(news(list, noon + AttendanceList::grace), "ann here");
}

TEST(AttendanceList, tells_again_what_could_not_be_told)
{
    AttendanceList list;
    auto const page = page_of("ann");
    list.open(page);
    auto const lost = list.take(noon);
    ASSERT_EQ(lost.size(), 1u);
    list.give_back(lost);
    EXPECT_EQ(news(list), "ann here");
    list.close(page, noon);
    auto const farewell = list.take(noon + AttendanceList::grace);
    ASSERT_EQ(farewell.size(), 1u);
    list.give_back(farewell);
    EXPECT_EQ(news(list, noon + AttendanceList::grace), "ann gone");
}

TEST(AttendanceList, tells_everything_again_when_it_was_forgotten)
{
    AttendanceList list;
    auto const ann = page_of("ann");
    list.open(ann);
    EXPECT_EQ(news(list), "ann here");
    list.tell_again();
    EXPECT_EQ(news(list), "ann here");
}

// Programs, and who looks with other eyes.
TEST(AttendanceList, leaves_out_by_whom_nobody_is_present)
{
    AttendanceList list;
    auto const script = page_of("ann", false);
    list.open(script);
    list.set_idle(script, true);
    list.close(script, noon);
    EXPECT_EQ(news(list, noon + AttendanceList::grace), "");
}

// The eyes of a page may become others while it is open.
TEST(AttendanceList, remembers_whose_page_it_was)
{
    AttendanceList list;
    auto page = page_of("eve");
    list.open(page);
    EXPECT_EQ(news(list), "eve here");
    page.watcher.membership = MembershipId::from_text("bob");
    list.set_idle(page, true);
    EXPECT_EQ(news(list), "eve idle");
    list.close(page, noon);
    EXPECT_EQ(news(list, noon + AttendanceList::grace), "eve gone");
}

}
}
