// Coming back by choice: what an inactive user had is said, and nothing of it returns by itself
// when it is taken away (S4-27, B09).

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

class HadTest : public tests::UserManagement {
protected:
    void change(std::string const& body) { EXPECT_EQ(as_eve.patch(at(bob), body).status, 200) << body; }
    std::string had(std::string const& part) { return as_eve.get(at(bob)).at("/had" + part); }
};
KITH_ON_BOTH_ENGINES(HadTest);

// S4-27, B09
TEST_P(HadTest, is_told_of_who_is_inactive)
{
    change(
        R"({"roles":["administrator","manager"],"licenses":["suite","voice"],"grants":{"manage":["suite"],"accounting":true}})");
    EXPECT_EQ(had(""), "null") << "he has it";
    change(R"({"active":false})");
    EXPECT_EQ(had("/roles"), R"(["administrator","manager"])");
    EXPECT_EQ(had("/licenses"), R"(["suite","voice"])");
    EXPECT_EQ(had("/grants"), R"({"manage":["suite"],"accounting":true})");
    EXPECT_EQ(had("/teams"), "[]");
    EXPECT_EQ(as_eve.get(path("/users?state=inactive")).at("/items/0/had"), "") << "of one, not of lists";
    change(R"({"active":true,"roles":["user"],"grants":{"manage":[],"accounting":false}})");
    EXPECT_EQ(had(""), "null");
    auto const back = as_eve.get(at(bob));
    EXPECT_EQ(back.at("/roles") + back.at("/licenses"), R"(["user"][])");
}

// B09: it is what he had then, whatever was changed since.
TEST_P(HadTest, is_that_of_the_last_time)
{
    change(R"({"licenses":["suite"]})");
    change(R"({"active":false})");
    change(R"({"active":true,"licenses":["voice"],"roles":["manager"]})");
    change(R"({"active":false})");
    EXPECT_EQ(had("/licenses"), R"(["voice"])");
    change(R"({"roles":["user"]})");
    change(R"({"job_title":"Clerk"})");
    EXPECT_EQ(had("/roles"), R"(["user","manager"])") << "though it was taken meanwhile";
    EXPECT_EQ(as_eve.get(at(bob)).at("/roles"), R"(["user"])");
}

// B09, B14: who ran out of time had it until then, whether or not that was noted.
TEST_P(HadTest, is_told_of_who_ran_out_of_time)
{
    change(R"({"licenses":["suite"],"roles":["manager"]})");
    change(ends("membership", 1h));
    clock.by(1h);
    EXPECT_EQ(had("/licenses") + had("/roles"), R"(["suite"]["user","manager"])");
    end_overdue();
    EXPECT_EQ(as_eve.get(at(bob)).at("/state"), "inactive");
    EXPECT_EQ(had("/licenses") + had("/roles"), R"(["suite"]["user","manager"])");
}

}
}
