// Somebody who has a login elsewhere is asked before he is in (S0-03).

#include "mail/outbox.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

namespace kith::users {
namespace {

using tests::Answer;
using tests::Browser;

class JoinTest : public tests::UserManagement {
protected:
    void SetUp() override
    {
        UserManagement::SetUp();
        auto invitation = bolt.wanted("Zoe");
        invitation.email = tests::address("zoe@acme.test");
        auto const sent = bolt.write([&](db::Transaction& tx) { return invitations::send(tx, bolt.ann, invitation); });
        zoe_of_bolt = bolt.actor_of(bolt.accepted(sent.value()).value());
        as_zoe.log_in("zoe@acme.test");
    }

    Answer added(std::string_view name = "Zoe", std::string const& more = "")
    {
        return as_eve.post(path("/users"), new_user(name, more));
    }
    std::string asked() { return as_zoe.get("/api/v1/me/join-requests").at("/items"); }
    Answer joins() { return as_zoe.post("/api/v1/me/join-requests/" + acme.account.id.text() + "/join"); }
    Answer declines() { return as_zoe.post("/api/v1/me/join-requests/" + acme.account.id.text() + "/decline"); }
    static std::vector<std::string> members_of(Answer const& answer)
    {
        std::vector<std::string> names;
        auto const body = boost::json::parse(answer.body);
        for (auto const& member : body.as_object())
            names.emplace_back(member.key());
        return names;
    }

    tests::Business bolt = tests::founded(database(), "Bolt");
    Actor zoe_of_bolt;
    Browser as_zoe { api };
};
KITH_ON_BOTH_ENGINES(JoinTest);

// S0-03: the answer does not tell who has a login.
TEST_P(JoinTest, is_answered_like_adding_a_stranger)
{
    auto const known = added("Zoe", R"(,"licenses":["suite"])");
    auto const stranger = added("Xen", R"(,"licenses":["suite"])");
    EXPECT_EQ(known.status, 201) << known.body;
    EXPECT_EQ(known.status, stranger.status);
    EXPECT_EQ(members_of(known), members_of(stranger));
    EXPECT_EQ(known.header("ETag"), stranger.header("ETag"));
    for (auto const* pointer : { "/state", "/last_seen_at", "/roles", "/warnings", "/ends" })
        EXPECT_EQ(known.at(pointer), stranger.at(pointer)) << pointer;
    EXPECT_NE(known.at("/person_id"), zoe_of_bolt.person.text());
    EXPECT_EQ(as_eve.get(path("/users?q=zoe")).at("/items/0/state"), "active");
}

// S0-03
TEST_P(JoinTest, opens_nothing_before_the_person_says_so)
{
    added();
    EXPECT_EQ(as_zoe.get(path()).problem(), "404 not_found");
    EXPECT_EQ(as_zoe.get(path("/users")).problem(), "404 not_found");
    EXPECT_EQ(as_zoe.get("/api/v1/me").at("/memberships/1"), "");
    EXPECT_EQ(as_zoe.get("/api/v1/accounts/" + bolt.account.id.text()).status, 200) << "nor does it close anything";
}

// S0-03: asked by mail and at the next sign-in, with no link to set a password.
TEST_P(JoinTest, is_asked_by_mail_and_after_signing_in)
{
    EXPECT_EQ(asked(), "[]");
    added();
    auto const mails = database().read_now([](db::Transaction& tx) { return mail::list_kept(tx, "zoe@acme.test", 1); });
    EXPECT_EQ(mails.at(0).subject, "Eve Lee added you to Acme: join or decline");
    EXPECT_FALSE(mails.at(0).text.contains("/reset"));
    EXPECT_EQ(as_zoe.get("/api/v1/me/join-requests").at("/items/0/account/name"), "Acme");
    EXPECT_EQ(as_zoe.get("/api/v1/me/join-requests").at("/items/1"), "");
    EXPECT_EQ(signed_in(bob).get("/api/v1/me/join-requests").at("/items"), "[]") << "asked of nobody else";
}

// S0-03
TEST_P(JoinTest, joins_by_the_persons_own_act)
{
    auto const user = added("Zoe", R"(,"licenses":["suite"],"roles":["manager"])").at("/id");
    auto const events = last_event();
    EXPECT_EQ(joins().at("/name"), "Acme");
    EXPECT_EQ(events_after(events), "membership.confirmed ");
    EXPECT_EQ(newest_event().source.name, "Zoe Lee");
    EXPECT_EQ(as_zoe.get(path()).status, 200);
    auto const shown = as_eve.get(path("/users/" + user));
    EXPECT_EQ(shown.at("/person_id"), zoe_of_bolt.person.text());
    EXPECT_EQ(shown.at("/licenses"), R"(["suite"])");
    EXPECT_EQ(shown.at("/roles"), R"(["user","manager"])");
    EXPECT_EQ(asked(), "[]");
    EXPECT_EQ(joins().problem(), "404 not_found") << "once";
    EXPECT_EQ(as_zoe.log_in("zoe@acme.test").status, 200) << "with the password as it was";
}

// S0-03
TEST_P(JoinTest, declines_and_leaves_nothing_behind)
{
    auto const user = added("Zoe", R"(,"licenses":["suite"])").at("/id");
    EXPECT_EQ(available("suite"), 2);
    EXPECT_EQ(declines().at("/items"), "[]");
    EXPECT_EQ(available("suite"), 3);
    EXPECT_EQ(as_zoe.get(path()).problem(), "404 not_found");
    EXPECT_EQ(as_eve.get(path("/users/" + user)).problem(), "404 not_found");
    EXPECT_EQ(newest_event().operation, "membership.declined");
    EXPECT_EQ(joins().problem(), "404 not_found");
    EXPECT_EQ(added().at("/id"), user) << "asked anew";
    EXPECT_EQ(joins().status, 200);
}

// S0-03: who is in no account any more can sign in to answer.
TEST_P(JoinTest, can_be_answered_by_who_is_in_no_account)
{
    bolt.set_state(zoe_of_bolt.membership, memberships::State::Removed);
    EXPECT_EQ(Browser { api }.log_in("zoe@acme.test").problem(), "403 inactive");
    added();
    EXPECT_EQ(as_zoe.log_in("zoe@acme.test").status, 200);
    EXPECT_EQ(joins().status, 200);
    EXPECT_EQ(as_zoe.get(path()).status, 200);
}

// S0-03, S0-05: nobody is asked any more who was removed before he answered.
TEST_P(JoinTest, is_over_when_the_user_is_removed)
{
    auto const user = added().at("/id");
    EXPECT_EQ(as_eve.remove(path("/users/" + user)).status, 204);
    EXPECT_EQ(asked(), "[]");
    EXPECT_EQ(joins().problem(), "404 not_found");
}

// S4-24: who was made inactive before he answered joins an account that is closed to him.
TEST_P(JoinTest, does_not_reactivate)
{
    auto const user = added().at("/id");
    EXPECT_EQ(as_eve.patch(path("/users/" + user), R"({"active":false})").status, 200);
    EXPECT_EQ(joins().problem(), "403 inactive");
    EXPECT_EQ(as_zoe.get(path()).problem(), "404 not_found");
    EXPECT_EQ(as_eve.patch(path("/users/" + user), R"({"active":true})").status, 200);
    EXPECT_EQ(joins().status, 200) << "the request has stayed";
    EXPECT_EQ(as_zoe.get(path()).status, 200);
}

// B14
TEST_P(JoinTest, is_refused_when_the_time_of_the_user_is_over)
{
    auto const user = path("/users/" + added().at("/id"));
    EXPECT_EQ(as_eve.patch(user, ends("membership", 1h)).status, 200);
    clock.by(1h);
    EXPECT_EQ(joins().problem(), "403 inactive");
    EXPECT_EQ(declines().status, 200);
}

// S0-04: the address of a person with a login elsewhere is not this account's.
TEST_P(JoinTest, leaves_the_persons_address_alone)
{
    auto const user = path("/users/" + added().at("/id"));
    EXPECT_EQ(as_eve.patch(user, R"({"email":"eves-own@acme.test"})").problem(), "409 identity_shared");
    joins();
    EXPECT_EQ(as_eve.patch(user, R"({"email":"eves-own@acme.test"})").problem(), "409 identity_shared");
    EXPECT_EQ(as_eve.patch(user, R"({"first_name":"Zora"})").status, 200);
    EXPECT_EQ(as_zoe.get("/api/v1/me").at("/person/first_name"), "Zoe") << "named otherwise in this account only";
}

TEST_P(JoinTest, is_a_matter_of_the_person_alone)
{
    added();
    EXPECT_EQ(as_eve.post("/api/v1/me/join-requests/" + acme.account.id.text() + "/join").problem(), "404 not_found");
    EXPECT_EQ(Browser { api }.get("/api/v1/me/join-requests").problem(), "401 unauthenticated");
    EXPECT_EQ(as_zoe.post("/api/v1/me/join-requests/" + make_uuid() + "/join").problem(), "404 not_found");
    EXPECT_NE(asked(), "[]");
}

}
}
