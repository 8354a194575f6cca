// Looking at the account with the eyes of a user or of a role (B24).

#include "sessions/sessions.h"
#include "support/parallel.h"
#include "support/until.h"
#include "support/user_management.h"

namespace kith::memberships {
namespace {

using tests::Answer;
using tests::Browser;

class ViewingTest : public tests::UserManagement {
protected:
    Answer view(Browser& browser, Actor const& user)
    {
        return browser.post(path("/view-as"), R"({"user":")" + user.membership.text() + R"("})");
    }
    Answer view(Browser& browser, std::string const& role)
    {
        return browser.post(path("/view-as"), R"({"roles":[")" + role + R"("]})");
    }
    Answer stop(Browser& browser) { return browser.remove(path("/view-as")); }
    // What the minute's job does.
    void end_over()
    {
        for (auto const& viewing : acme.read(list_over_viewings))
            acme.write([&](db::Transaction& tx) { end_viewing(tx, {}, viewing); });
    }
    std::string made_role(std::string const& name, std::string const& permission)
    {
        return as_eve.post(path("/roles"), fmt::format(R"({{"name":"{}","permissions":["{}"]}})", name, permission))
            .at("/id");
    }
};
KITH_ON_BOTH_ENGINES(ViewingTest);

// B24: the permissions are those of the user, and the bar of the page knows whose.
TEST_P(ViewingTest, shows_what_the_user_sees)
{
    ASSERT_EQ(give(as_eve, "suite", bob).status, 200);
    auto as_bob = signed_in(bob);
    auto const begun = view(as_eve, bob);
    EXPECT_EQ(begun.status, 201) << begun.body;
    EXPECT_EQ(begun.at("/name"), "Bob Lee");
    EXPECT_EQ(begun.at("/roles/0"), "user");
    auto const me = as_eve.get("/api/v1/me");
    EXPECT_EQ(me.at("/viewing/user/id"), bob.membership.text());
    EXPECT_EQ(me.at("/viewing/user/email"), "bob@acme.test");
    EXPECT_EQ(me.at("/person/email"), "eve@acme.test") << "the login stays one's own";
    EXPECT_EQ(me.at("/memberships/0/id"), bob.membership.text());
    auto const bobs = as_bob.get("/api/v1/me");
    EXPECT_EQ(bobs.at("/viewing"), "null");
    for (int i = 0; i < 30; ++i) {
        auto const place = fmt::format("/memberships/0/permissions/{}", i);
        EXPECT_EQ(me.at(place), bobs.at(place));
    }
    EXPECT_EQ(as_eve.get(path("/users")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(path("/profile")).body, as_bob.get(path("/profile")).body);
}

// B24: whatever the role would allow.
TEST_P(ViewingTest, changes_nothing)
{
    auto const mia = acme.joined("Mia", tests::administrator);
    ASSERT_EQ(view(as_eve, mia).status, 201);
    auto const before = last_event();
    auto const seen = member(mia).last_seen_at;
    clock.by(10min);
    EXPECT_EQ(as_eve.get(path("/users")).status, 200);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"job_title":"Clerk"})").problem(), "403 view_as_read_only");
    EXPECT_EQ(as_eve.remove(at(bob)).problem(), "403 view_as_read_only");
    EXPECT_EQ(as_eve.patch(path("/profile"), R"({"headline":"x"})").problem(), "403 view_as_read_only");
    EXPECT_EQ(as_eve.patch("/api/v1/me", R"({"first_name":"x"})").problem(), "403 view_as_read_only");
    EXPECT_EQ(as_eve.remove("/api/v1/me/sessions").problem(), "403 view_as_read_only");
    EXPECT_EQ(view(as_eve, bob).problem(), "403 view_as_read_only") << "not one through the other";
    EXPECT_EQ(as_eve.post("/api/v1/accounts", R"({"name":"Bolt"})").problem(), "403 view_as_read_only");
    EXPECT_EQ(last_event(), before);
    EXPECT_TRUE(until([&] { return member(eve).last_seen_at > seen; })) << "who looks is here";
    EXPECT_EQ(member(mia).last_seen_at, seen) << "she is not";
}

TEST_P(ViewingTest, shows_what_a_role_sees)
{
    auto const auditor = made_role("Auditor", "audit.view");
    EXPECT_EQ(view(as_eve, auditor).at("/name"), "user, Auditor");
    auto const me = as_eve.get("/api/v1/me");
    EXPECT_EQ(me.at("/viewing/user"), "null");
    EXPECT_EQ(me.at("/viewing/roles/1/id"), auditor);
    EXPECT_EQ(me.at("/viewing/roles/1/name"), "Auditor");
    EXPECT_EQ(as_eve.get(path("/audit")).status, 200);
    EXPECT_EQ(as_eve.get(path("/users")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(path("/can?permission=users.manage")).at("/allowed"), "false");
}

// B22: nobody sees what he may not see himself.
TEST_P(ViewingTest, is_not_of_who_may_more)
{
    EXPECT_EQ(view(as_eve, acme.ann).problem(), "403 cannot_view_as");
    EXPECT_EQ(view(as_eve, "legal_representative").problem(), "403 cannot_view_as");
    auto as_ann = signed_in(acme.ann);
    EXPECT_EQ(view(as_ann, "administrator").status, 201);
}

TEST_P(ViewingTest, is_for_who_manages_users)
{
    auto as_bob = signed_in(bob);
    auto as_max = signed_in(acme.joined("Max", tests::manager));
    for (auto* browser : { &as_bob, &as_max }) {
        EXPECT_EQ(view(*browser, bob).problem(), "403 forbidden");
        EXPECT_EQ(stop(*browser).status, 204) << "who does not look may say so";
    }
}

TEST_P(ViewingTest, asks_for_a_user_of_the_account_or_for_roles)
{
    auto const elsewhere = tests::founded(database(), "Bolt").ann;
    EXPECT_EQ(view(as_eve, elsewhere).problem(), "404 not_found");
    EXPECT_EQ(view(as_eve, MembershipId::make().text()).problem(), "422 validation") << "a role that is none";
    auto const both = fmt::format(R"({{"user":"{}","roles":["user"]}})", bob.membership.text());
    for (auto const* body : { "{}", R"({"roles":[]})", both.c_str() })
        EXPECT_EQ(as_eve.post(path("/view-as"), body).problem(), "422 validation") << body;
    ASSERT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(view(as_eve, bob).problem(), "409 wrong_state");
}

TEST_P(ViewingTest, is_begun_by_no_program)
{
    Browser program { api };
    program.headers = tests::bearer(tests::made_api_token(as_eve));
    EXPECT_EQ(view(program, bob).problem(), "403 reauthentication_required");
    ASSERT_EQ(view(as_eve, bob).status, 201);
    EXPECT_EQ(program.get(path("/users")).status, 200) << "only the browser that asked looks";
}

// B24: start and end are in the log, with who looked.
TEST_P(ViewingTest, is_recorded_with_its_end)
{
    auto const before = last_event();
    ASSERT_EQ(view(as_eve, bob).status, 201);
    EXPECT_EQ(newest_event().target.id, bob.membership.text());
    EXPECT_EQ(newest_event().source.name, "Eve Lee");
    EXPECT_EQ(stop(as_eve).status, 204);
    EXPECT_EQ(newest_event().source.name, "Eve Lee");
    EXPECT_EQ(stop(as_eve).status, 204);
    end_over();
    EXPECT_EQ(events_after(before), "view_as.started view_as.ended ");
    EXPECT_EQ(as_eve.get(path("/users")).status, 200);
    EXPECT_EQ(as_eve.get("/api/v1/me").at("/viewing"), "null");
}

TEST_P(ViewingTest, ends_after_half_an_hour)
{
    auto const before = last_event();
    ASSERT_EQ(view(as_eve, bob).status, 201);
    clock.by(29min);
    EXPECT_EQ(as_eve.get(path("/users")).problem(), "403 forbidden");
    clock.by(2min);
    EXPECT_EQ(as_eve.get(path("/users")).status, 200);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"job_title":"Clerk"})").status, 200);
    end_over();
    EXPECT_EQ(events_after(before), "view_as.started membership.updated view_as.ended ");
    EXPECT_EQ(view(as_eve, bob).status, 201);
}

TEST_P(ViewingTest, that_ran_out_unnoted_is_noted_by_the_next)
{
    auto const before = last_event();
    ASSERT_EQ(view(as_eve, bob).status, 201);
    clock.by(31min);
    ASSERT_EQ(view(as_eve, "user").status, 201);
    EXPECT_EQ(events_after(before), "view_as.started view_as.ended view_as.started ");
}

TEST_P(ViewingTest, ends_with_the_session)
{
    auto const before = last_event();
    ASSERT_EQ(view(as_eve, bob).status, 201);
    EXPECT_EQ(as_eve.post("/api/v1/auth/logout").status, 204);
    end_over();
    EXPECT_EQ(events_after(before), "view_as.started view_as.ended ");
    EXPECT_EQ(as_eve.log_in("eve@acme.test").at("/viewing"), "null");
    EXPECT_EQ(as_eve.get(path("/users")).status, 200);
}

// Until somebody notices it still changes nothing.
TEST_P(ViewingTest, ends_when_the_user_becomes_inactive)
{
    ASSERT_EQ(view(as_eve, bob).status, 201);
    ASSERT_EQ(signed_in(acme.ann).patch(at(bob), R"({"active":false})").status, 200);
    auto const before = last_event();
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":true})").problem(), "403 view_as_read_only");
    EXPECT_EQ(as_eve.get(path("/users")).status, 200);
    EXPECT_TRUE(until([&] { return events_after(before) == "view_as.ended "; })) << "noted behind the answer";
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":true})").status, 200);
}

TEST_P(ViewingTest, ends_when_the_user_comes_to_more_than_the_viewer)
{
    ASSERT_EQ(view(as_eve, bob).status, 201);
    ASSERT_EQ(signed_in(acme.ann).patch(at(bob), R"({"roles":["legal_representative"]})").status, 200);
    EXPECT_EQ(as_eve.get(path("/users")).status, 200);
    EXPECT_TRUE(until([&] { return newest_event().operation == "view_as.ended"; }));
}

TEST_P(ViewingTest, ends_when_the_viewer_loses_the_right)
{
    ASSERT_EQ(view(as_eve, bob).status, 201);
    ASSERT_EQ(signed_in(acme.ann).patch(at(eve), R"({"roles":["user"]})").status, 200);
    EXPECT_EQ(as_eve.get(path("/users")).problem(), "403 forbidden") << "his own now";
    EXPECT_TRUE(until([&] { return newest_event().operation == "view_as.ended"; }));
    EXPECT_EQ(view(as_eve, bob).problem(), "403 forbidden");
}

// S0-07: what one does in other accounts is no business of this one.
TEST_P(ViewingTest, shows_no_other_account)
{
    auto const bolt = as_eve.post("/api/v1/accounts", R"({"name":"Bolt"})").at("/id");
    ASSERT_EQ(view(as_eve, bob).status, 201);
    EXPECT_EQ(as_eve.get("/api/v1/accounts/" + bolt).problem(), "404 not_found");
    EXPECT_EQ(as_eve.get("/api/v1/me").at("/memberships/1/id"), "");
    EXPECT_EQ(as_eve.remove("/api/v1/accounts/" + bolt + "/view-as").status, 204);
}

// Whoever runs the server looks as somebody who does not.
TEST_P(ViewingTest, shows_no_server)
{
    acme.write([&](db::Transaction& tx) { persons::make_operator(tx, eve.person); });
    EXPECT_EQ(as_eve.get("/api/v1/instance/health").status, 200);
    ASSERT_EQ(view(as_eve, "administrator").status, 201);
    EXPECT_EQ(as_eve.get("/api/v1/instance/health").problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(path("/can?permission=instance.manage")).at("/allowed"), "false");
}

// Of two at once one looks: 1 of 8.
TEST_P(ViewingTest, begins_once)
{
    auto const before = last_event();
    auto const won = tests::in_parallel(8, 8, [&](int) {
        auto browser = as_eve;
        return view(browser, bob).status == 201;
    });
    EXPECT_EQ(won, 1);
    EXPECT_EQ(events_after(before), "view_as.started ");
}

}
}
