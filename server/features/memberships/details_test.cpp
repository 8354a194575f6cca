#include "memberships/details.h"

#include <gtest/gtest.h>

#include <vector>

namespace kith::memberships {
namespace {

TEST(DetailsTest, are_told_one_after_the_other)
{
    std::vector<std::string> told;
    Details const details { .phone = "+1", .job_title = "Pilot" };
    for_each_detail(
        [&](std::string const& name, std::string const& text) { told.push_back(name + '=' + text); }, details);
    EXPECT_EQ(static_cast<int>(told.size()), detail_count);
    EXPECT_EQ(told.at(0), "phone=+1");
    EXPECT_EQ(told.at(1), "job_title=Pilot");
    EXPECT_EQ(told.at(2), "department=");
}

TEST(DetailsTest, change_where_something_is_said)
{
    Details const now { .phone = "+1", .job_title = "Pilot", .department = "Sky" };
    EXPECT_EQ(changed(now, {}), now);
    DetailsChange const wanted { .phone = "", .job_title = "Pilot" };
    EXPECT_EQ(changed(now, wanted), (Details { .job_title = "Pilot", .department = "Sky" }));
    EXPECT_EQ(change_to(now, wanted), (DetailsChange { .phone = "" })) << "the title is that already";
    EXPECT_EQ(change_to(now, all_of(now)), DetailsChange {});
    EXPECT_EQ(changed({}, change_to({}, all_of(now))), now);
}

TEST(DetailsTest, come_from_what_was_sent)
{
    DetailsInput const sent { .phone = {}, .job_title = ShortText::stored("Pilot"), .department = ShortText {} };
    EXPECT_EQ(change_of(sent), (DetailsChange { .job_title = "Pilot", .department = "" }));
    EXPECT_EQ(details_of(sent), Details { .job_title = "Pilot" });
}

}
}
