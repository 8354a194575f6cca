// The list of invitations to take away (S4-33).

#include "support/user_management.h"

namespace kith::invitations {
namespace {

class InvitationsExportTest : public tests::UserManagement {
protected:
    tests::Answer taken(std::string const& query = "") { return as_eve.get(path("/invitations/export" + query)); }
    static int lines(tests::Answer const& answer) { return static_cast<int>(std::ranges::count(answer.body, '\n')); }
    Invitation invite(std::string const& name, std::vector<std::string> licenses = {})
    {
        auto wanted = acme.wanted(name);
        wanted.licenses = std::move(licenses);
        return acme.write([&](db::Transaction& tx) { return send(tx, acme.ann, wanted); }).value();
    }
};
KITH_ON_BOTH_ENGINES(InvitationsExportTest);

// S4-33: with the filters of the list.
TEST_P(InvitationsExportTest, has_the_filters_of_the_list)
{
    invite("Zoe", { "suite" });
    auto const yan = invite("Yan");
    acme.write([&](db::Transaction& tx) { return revoke(tx, acme.ann, yan.id); }).value();
    auto const all = taken();
    EXPECT_EQ(all.status, 200);
    EXPECT_EQ(all.content_type, "text/csv; charset=utf-8");
    EXPECT_EQ(all.header("Content-Disposition"), "attachment; filename=\"invitations.csv\"");
    EXPECT_EQ(lines(all), 5) << "and the two who came";
    EXPECT_TRUE(all.body.contains(",Zoe,Lee,zoe@acme.test,user,suite,,pending,not_required,queued,,")) << all.body;
    EXPECT_EQ(lines(taken("?state=pending")), 2);
    EXPECT_EQ(lines(taken("?state=revoked")), 2);
    EXPECT_EQ(lines(taken("?product=suite")), 2);
    EXPECT_EQ(lines(taken("?mine=true")), 1) << "it was Ann who invited";
    EXPECT_EQ(taken("?state=some").problem(), "400 malformed");
}

// Who invited others may take his own list away, and no other one.
TEST_P(InvitationsExportTest, is_for_whom_the_list_is)
{
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(path("/invitations/export")).problem(), "403 forbidden");
    EXPECT_EQ(lines(as_bob.get(path("/invitations/export?mine=true"))), 1);
}

// More than one page of the list, each once; what a spreadsheet would carry out is text.
TEST_P(InvitationsExportTest, holds_every_one_and_no_formula)
{
    for (int part = 0; part < 2; ++part) {
        std::vector<NewInvitation> many;
        for (int i = 0; i < 260; ++i)
            many.push_back(acme.wanted(fmt::format("P{}", part * 260 + i)));
        many.front().message = PersonalMessage::stored("=1+1");
        acme.write([&](db::Transaction& tx) { return send_all(tx, acme.ann, many); }).value();
    }
    auto const body = taken("?state=pending").body;
    for (int i = 0; i < 520; ++i)
        EXPECT_EQ(body.find(fmt::format(",P{},", i)), body.rfind(fmt::format(",P{},", i))) << i;
    EXPECT_EQ(std::ranges::count(body, '\n'), 521);
    EXPECT_TRUE(body.contains(",\"'=1+1\",")) << body.substr(body.size() - 600);
}

}
}
