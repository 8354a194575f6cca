// The list of users to take away (S4-33, S0-08).

#include "support/user_management.h"

namespace kith::users {
namespace {

class UsersExportTest : public tests::UserManagement {
protected:
    tests::Answer taken(std::string const& query = "") { return as_eve.get(path("/users/export" + query)); }
    static int lines(tests::Answer const& answer) { return static_cast<int>(std::ranges::count(answer.body, '\n')); }
};
KITH_ON_BOTH_ENGINES(UsersExportTest);

// S4-33: with the filters of the list.
TEST_P(UsersExportTest, has_the_filters_of_the_list)
{
    give(as_eve, "suite", bob);
    acme.set_state(acme.joined("Kim").membership, memberships::State::Inactive);
    auto const all = taken("?state=all");
    EXPECT_EQ(all.status, 200);
    EXPECT_EQ(all.content_type, "text/csv; charset=utf-8");
    EXPECT_EQ(all.header("Content-Disposition"), "attachment; filename=\"users.csv\"");
    EXPECT_EQ(lines(all), 5);
    EXPECT_TRUE(all.body.contains(",Bob,Lee,bob@acme.test,,,,,user,suite,,active,")) << all.body;
    EXPECT_EQ(lines(taken()), 4) << "active ones";
    EXPECT_EQ(lines(taken("?product=suite")), 2);
    EXPECT_EQ(lines(taken("?role=administrator")), 2);
    EXPECT_EQ(lines(taken("?q=kim&state=inactive")), 2);
    EXPECT_EQ(lines(taken("?q=nobody")), 1);
}

// S0-08: what a spreadsheet would carry out is text.
TEST_P(UsersExportTest, holds_no_formulas)
{
    int number = 0;
    for (std::string const title : { "=1+1", "+1", "-1", "@SUM(A1)", "say \\\"hi\\\", please" })
        as_eve.post(path("/users"), new_user("Zoe" + std::to_string(++number), R"(,"job_title":")" + title + '"'));
    auto const body = taken().body;
    for (auto const* cell :
        { ",\"'=1+1\",", ",\"'+1\",", ",\"'-1\",", ",\"'@SUM(A1)\",", ",\"say \"\"hi\"\", please\"," })
        EXPECT_TRUE(body.contains(cell)) << cell << body;
}

TEST_P(UsersExportTest, is_for_who_manages_users)
{
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(path("/users/export")).problem(), "403 forbidden");
    EXPECT_EQ(taken("?state=some").problem(), "400 malformed");
}

TEST_P(UsersExportTest, knows_every_filter_of_the_list)
{
    EXPECT_GT(lines(taken("?state=all")), 1);
    EXPECT_EQ(lines(taken("?unseen_since=2000-01-01T00:00:00Z")), 1) << "the names of the columns alone";
}

// More than one page of the list.
TEST_P(UsersExportTest, holds_everybody)
{
    for (int i = 0; i < 520; ++i)
        acme.write([&](db::Transaction& tx) {
                auto const name = fmt::format("P{}", i);
                return create(tx, acme.ann,
                    { tests::name(name), tests::name("Lee"), acme.email_of(name), {}, {}, {}, {}, false });
            })
            .value();
    EXPECT_EQ(lines(taken()), 524);
    EXPECT_EQ(lines(taken("?sort=-created_at")), 524);
}

}
}
