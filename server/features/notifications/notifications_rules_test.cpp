#include "notifications/notifications_rules.h"

#include "base/enum_text.h"
#include "base/time_zone.h"

#include <gtest/gtest.h>

#include <set>

namespace kith::notifications {
namespace {

NotifiedPerson const kim { "1", "Kim Lee" };
NotifiedPerson const jo { "2", "Jo Lee" };

TEST(NotificationRules, there_is_one_for_each_type)
{
    std::set<Type> known;
    for (auto const& rule : rules())
        known.insert(rule.type);
    EXPECT_EQ(known.size(), rules().size());
    EXPECT_EQ(known.size(), enum_texts<Type>().size());
}

TEST(NotificationRules, what_is_about_safety_is_always_mailed)
{
    EXPECT_TRUE(check_wish(Type::NewSignIn, { false, Mailing::AtOnce }));
    EXPECT_EQ(check_wish(Type::NewSignIn, { true, Mailing::Off }).error().code, "validation");
    EXPECT_EQ(check_wish(Type::NewSignIn, { true, Mailing::Daily }).error().code, "validation");
    EXPECT_TRUE(check_wish(Type::MemberJoined, { false, Mailing::Off }));
}

TEST(NotificationRules, whoever_is_named_twice_counts_once)
{
    EXPECT_EQ(joined({ { kim }, 1 }, { { jo }, 1 }), (Crowd { { kim, jo }, 2 }));
    EXPECT_EQ(joined({ { kim }, 1 }, { { kim, jo }, 2 }), (Crowd { { kim, jo }, 2 }));
}

TEST(NotificationRules, of_many_the_first_are_named)
{
    Crowd crowd;
    for (int i = 0; i < 100; ++i)
        crowd = joined(crowd, { { { std::to_string(i), "Somebody" } }, 1 });
    EXPECT_EQ(crowd.people.size(), most_named);
    EXPECT_EQ(crowd.how_many, 100);
}

TEST(NotificationRules, nobody_is_news_to_himself)
{
    EXPECT_EQ(without({ { kim, jo }, 5 }, "1"), (Crowd { { jo }, 4 }));
    EXPECT_EQ(without({ { kim, jo }, 5 }, "3"), (Crowd { { kim, jo }, 5 }));
}

// The mail of a day goes out at eight in the person's zone, in summer as in winter.
TEST(NotificationRules, eight_oclock_is_where_he_is)
{
    auto const next = [](std::string_view zone, std::string_view now) {
        return to_text(next_at_hour(TimeZone::stored(zone), 8, *time_from_text(now)));
    };
    EXPECT_EQ(next("Europe/Berlin", "2026-07-01T05:00:00Z"), "2026-07-01T06:00:00.000Z");
    EXPECT_EQ(next("Europe/Berlin", "2026-07-01T06:00:00Z"), "2026-07-02T06:00:00.000Z");
    EXPECT_EQ(next("Europe/Berlin", "2026-01-01T05:00:00Z"), "2026-01-01T07:00:00.000Z");
    EXPECT_EQ(next("Europe/Berlin", "2026-03-28T08:00:00Z"), "2026-03-29T06:00:00.000Z");
    EXPECT_EQ(next("", "2026-07-01T09:00:00Z"), "2026-07-02T08:00:00.000Z");
}

}
}
