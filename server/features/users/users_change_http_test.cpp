// Editing users (S0-04, S4-21, S4-22).

#include "mail/outbox.h"
#include "support/user_management.h"
#include "users/users.h"

#include <gtest/gtest.h>

#include <map>

namespace kith::users {
namespace {

using tests::Browser;

class ChangeUserTest : public tests::UserManagement {};
KITH_ON_BOTH_ENGINES(ChangeUserTest);

// S0-04, S4-21
TEST_P(ChangeUserTest, stores_every_field_and_shows_it_to_others)
{
    auto const answer = as_eve.patch(at(bob),
        R"({"first_name":"Robert","last_name":"Li","phone":"+41 22 555 01 02","job_title":"Clerk","department":"Sales",
        "roles":["user","manager"],"licenses":["suite"],"grants":{"manage":["voice"],"accounting":true},
        "call_recording_enabled":true})");
    ASSERT_EQ(answer.status, 200) << answer.body;
    auto const shown = signed_in(acme.ann).get(at(bob));
    for (auto const& [pointer, value] : std::map<std::string, std::string> { { "/first_name", "Robert" },
             { "/last_name", "Li" }, { "/display_name", "Robert Li" }, { "/phone", "+41 22 555 01 02" },
             { "/job_title", "Clerk" }, { "/department", "Sales" }, { "/roles", R"(["user","manager"])" },
             { "/licenses", R"(["suite"])" }, { "/grants", R"({"manage":["voice"],"accounting":true})" },
             { "/call_recording_enabled", "true" }, { "/email", "bob@acme.test" }, { "/state", "active" } }) {
        EXPECT_EQ(answer.at(pointer), value) << pointer;
        EXPECT_EQ(shown.at(pointer), value) << pointer;
    }
    EXPECT_EQ(as_eve.get(path("/users?q=robert+li")).at("/items/0/id"), bob.membership.text());
    EXPECT_EQ(as_eve.get(path("/users?q=bob+lee")).at("/items"), "[]");
}

// S0-04: the audit log says what was, and what is.
TEST_P(ChangeUserTest, is_recorded_with_before_and_after)
{
    as_eve.patch(at(bob), R"({"job_title":"Clerk","roles":["manager"]})");
    auto const event = newest_event();
    EXPECT_EQ(event.operation, "membership.updated");
    EXPECT_EQ(event.source.name, "Eve Lee");
    EXPECT_EQ(event.target.id, bob.membership.text());
    EXPECT_EQ(event.data,
        R"({"changes":[{"what":"job_title","before":"","after":"Clerk"},)"
        R"({"what":"roles","before":"user","after":"user manager"}]})");
}

// S4-22
TEST_P(ChangeUserTest, of_nothing_records_nothing)
{
    as_eve.patch(at(bob), R"({"licenses":["suite"],"roles":["manager"],"phone":"+41 22 555 01 02"})");
    auto const events = last_event();
    auto const version = as_eve.get(at(bob)).header("ETag");
    for (auto const* same : { "{}", R"({"first_name":"Bob"})", R"({"active":true})",
             R"({"licenses":["suite","suite"]})", R"({"roles":["manager"]})", R"({"roles":["user","manager"]})",
             R"({"grants":{}})", R"({"teams":[]})", R"({"grants":{"manage":[],"accounting":false}})",
             R"({"email":"bob@acme.test"})", R"({"call_recording_enabled":false,"phone":"+41 22 555 01 02"})" }) {
        auto const answer = as_eve.patch(at(bob), same);
        EXPECT_EQ(answer.status, 200) << same << answer.body;
        EXPECT_EQ(answer.header("ETag"), version) << same;
    }
    EXPECT_EQ(last_event(), events);
    EXPECT_EQ(available("suite"), 2);
}

// S0-04
TEST_P(ChangeUserTest, is_refused_when_somebody_else_was_quicker)
{
    auto const seen = as_eve.get(at(bob)).header("ETag");
    as_eve.headers = { { "if-match", seen } };
    EXPECT_EQ(as_eve.patch(at(bob), R"({"job_title":"One"})").status, 200);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"job_title":"Two"})").problem(), "412 stale");
    EXPECT_EQ(as_eve.remove(at(bob)).problem(), "412 stale");
    as_eve.headers = {};
    EXPECT_EQ(as_eve.get(at(bob)).at("/job_title"), "One");
}

// S0-04: both see a version, and one of them has it.
TEST_P(ChangeUserTest, made_twice_at_once_is_stored_once)
{
    auto const before = member(bob);
    auto changed = [&](std::string title) {
        Change wanted;
        wanted.details.job_title = std::move(title);
        return acme.write([&](db::Transaction& tx) { return change(tx, eve, before, wanted); });
    };
    EXPECT_TRUE(changed("One"));
    EXPECT_EQ(tests::code(changed("Two")), "stale");
    EXPECT_EQ(member(bob).details.job_title, "One");
}

// S0-04: a person with several accounts keeps his login.
TEST_P(ChangeUserTest, of_an_address_that_others_rely_on_is_refused)
{
    acme.write([&](db::Transaction& tx) {
        return accounts::found(tx, {}, AccountName::parse("Bolt").value(), persons::find(tx, bob.person).value());
    });
    EXPECT_EQ(as_eve.patch(at(bob), R"({"email":"rob@acme.test"})").problem(), "409 identity_shared");
    EXPECT_EQ(signed_in(bob).get("/api/v1/me").at("/person/email"), "bob@acme.test");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"job_title":"Clerk"})").status, 200);
}

// S0-04, S1-10: only a legal representative changes another one.
TEST_P(ChangeUserTest, of_a_legal_representative_is_for_another_one)
{
    for (auto const* change :
        { R"({"roles":["user"]})", R"({"active":false})", R"({"email":"x@acme.test"})", R"({"first_name":"Anna"})",
            R"({"last_name":"Li"})", R"({"job_title":"Clerk"})", R"({"phone":"1"})", R"({"department":"Cellar"})",
            R"({"call_recording_enabled":true})", R"({"roles":["legal_representative","manager"]})" })
        EXPECT_EQ(as_eve.patch(at(acme.ann), change).problem(), "403 forbidden") << change;
    EXPECT_EQ(as_eve.patch(at(acme.ann), tests::UserManagement::ends("membership", 1h)).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.remove(at(acme.ann)).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"roles":["legal_representative"]})").problem(), "403 cannot_grant");
    EXPECT_EQ(as_eve.patch(at(eve), R"({"roles":["legal_representative"]})").problem(), "403 cannot_grant");
    auto as_ann = signed_in(acme.ann);
    EXPECT_EQ(as_ann.patch(at(bob), R"({"roles":["legal_representative"]})").status, 200);
    EXPECT_EQ(as_ann.patch(at(bob), R"({"roles":["user"]})").status, 200);
    EXPECT_EQ(as_ann.patch(at(acme.ann), R"({"job_title":"Founder"})").status, 200);
    EXPECT_EQ(as_eve.patch(at(acme.ann), R"({"licenses":["suite"]})").status, 200) << "who gives licenses gives them";
}

// S1-12: a grant names a product that the account has, and needs no license.
TEST_P(ChangeUserTest, gives_grants_of_products_there_are)
{
    auto as_bob = signed_in(bob);
    auto const users = path("/products/voice/users");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"grants":{"manage":["piano"]}})").problem(), "422 validation");
    EXPECT_EQ(as_bob.get(users).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"grants":{"manage":["voice"]}})").status, 200);
    EXPECT_EQ(as_bob.get(users).status, 200) << "with the next request";
    EXPECT_EQ(as_bob.get(path("/products/suite/users")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"grants":{"manage":[]}})").status, 200);
    EXPECT_EQ(as_bob.get(users).problem(), "403 forbidden");
}

TEST_P(ChangeUserTest, of_what_there_is_not_is_refused)
{
    for (auto const* change : { R"({"roles":[]})", R"({"roles":["owner"]})", R"({"licenses":["piano"]})",
             R"({"state":"removed"})", R"({"first_name":""})", R"({"email":"none"})", R"({"version":9})",
             R"({"roles":["0199b1b5-0000-7000-8000-000000000000"]})", R"({"ends":[{"of":"manager"}]})",
             R"({"ends":[{"of":"license:suite","at":"2099-01-01T00:00:00Z"}]})" })
        EXPECT_EQ(as_eve.patch(at(bob), change).problem(), "422 validation") << change;
    EXPECT_EQ(as_eve.patch(path("/users/" + make_uuid()), "{}").problem(), "404 not_found");
    EXPECT_EQ(member(bob).version, 1);
}

}
}
