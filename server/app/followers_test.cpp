#include "app/followers.h"

#include "contact_cards/contact_cards.h"
#include "invitations/invitations.h"
#include "profiles/profiles.h"
#include "roles/roles.h"
#include "sessions/sessions.h"
#include "support/database.h"
#include "support/people.h"
#include "support/serving.h"
#include "teams/teams.h"

#include <gtest/gtest.h>

namespace kith::app {
namespace {

class FollowersTest : public DatabaseTest {
protected:
    // What the account's newest event becomes for those who watch.
    std::vector<live::Frame> newest()
    {
        return acme.read(
            [&](db::Transaction& tx) { return project(tx, events::list_before(tx, acme.account.id, 0, 1).at(0)); });
    }

    live::Watcher watcher_for(Actor const& actor)
    {
        http::Rates rates;
        http::Call call { http::Request {}, rates };
        acme.write([&](db::Transaction& tx) { return sessions::start(call, tx, *persons::find(tx, actor.person)); });
        auto const& cookie = call.headers().at(0).second;
        auto const from = cookie.find('=') + 1;
        return { actor.account, actor.person, actor.membership, crypto::sha256_hex(cookie.substr(from, 43)), {} };
    }
    std::optional<live::Watcher> renewed(live::Watcher const& watcher)
    {
        return acme.read([&](db::Transaction& tx) { return renew(tx, watcher); });
    }

    tests::Business acme = tests::founded(database(), "Acme");
};
KITH_ON_BOTH_ENGINES(FollowersTest);

// B24: a socket hears what those may hear whose eyes it looks with, and nothing of its own.
TEST_P(FollowersTest, renew_with_the_eyes_of_others)
{
    auto const eve = acme.joined("Eve", tests::administrator);
    auto const bob = acme.joined("Bob");
    auto const watcher = watcher_for(eve);
    EXPECT_TRUE(renewed(watcher)->may("users.manage"));
    auto const viewing = acme.write([&](db::Transaction& tx) {
        return memberships::view_as(tx, eve, *sessions::find_by_hash(tx, watcher.session), bob.membership);
    });
    auto const looking = renewed(watcher).value();
    EXPECT_EQ(looking.membership, bob.membership);
    EXPECT_EQ(looking.person, eve.person) << "so that it is found when she signs out";
    EXPECT_FALSE(looking.may("users.manage"));
    EXPECT_FALSE(looking.may("audit.view"));
    acme.write([&](db::Transaction& tx) { memberships::end_viewing(tx, {}, viewing.value()); });
    EXPECT_EQ(renewed(watcher)->membership, eve.membership);
    EXPECT_TRUE(renewed(watcher)->may("users.manage"));
}

TEST_P(FollowersTest, show_invitations_to_those_who_manage_users)
{
    auto const zoe = acme.invited("Zoe").value();
    auto const frames = newest();
    ASSERT_EQ(frames.size(), 2u) << "and the entry of the log";
    EXPECT_EQ(frames[0].type, "invitation.updated");
    EXPECT_EQ(frames[0].permission, "users.manage");
    EXPECT_FALSE(frames[0].only);
    EXPECT_NE(frames[0].data.find(zoe.id.text()), std::string::npos);
    EXPECT_EQ(frames[0].data.find(acme.token_of(zoe).substr(37)), std::string::npos) << "no link";
}

TEST_P(FollowersTest, show_members_who_join_and_change)
{
    acme.joined("Bob"); // membership.joined, invitation.accepted
    auto const events = acme.read([&](db::Transaction& tx) { return events::list_before(tx, acme.account.id, 0, 2); });
    auto const frames = acme.read([&](db::Transaction& tx) { return project(tx, events.at(1)); });
    ASSERT_EQ(frames.size(), 3u) << "and the entry of the log";
    EXPECT_EQ(frames[0].type, "user.added");
    EXPECT_EQ(frames[0].permission, "users.manage");
    EXPECT_NE(frames[0].data.find("\"display_name\":\"Bob Lee\""), std::string::npos) << frames[0].data;
    auto changed = events.at(1);
    changed.operation = "membership.updated";
    EXPECT_EQ(acme.read([&](db::Transaction& tx) { return project(tx, changed); }).at(0).type, "user.updated");
}

// S0-19: nobody else hears of it.
TEST_P(FollowersTest, tell_of_contacts_to_their_owner)
{
    auto const bob = acme.joined("Bob");
    auto const card = acme.write([&](db::Transaction& tx) {
        return contact_cards::create(
            tx, bob, { tests::name("Zoe"), tests::name("Doe"), tests::address("zoe@elsewhere.test") });
    });
    auto const frames = newest();
    ASSERT_EQ(frames.size(), 2u) << "and the entry of the log";
    EXPECT_EQ(frames[0].type, "contact_card.updated");
    EXPECT_EQ(frames[0].data, R"({"id":")" + card->id.text() + R"("})");
    EXPECT_EQ(frames[0].only, live::Only { bob.membership });
}

// Whom a client concerns: who looks after him, or did until now, and who sees all; of his invitation, too.
TEST_P(FollowersTest, tell_of_clients_to_those_who_may_see_them)
{
    auto const bob = acme.joined("Bob");
    auto const zoe = tests::added_client(acme, bob, "Zoe");
    auto const id = R"({"id":")" + zoe.member.id.text() + R"("})";
    auto expect_told = [&](char const* what) {
        auto const frames = newest();
        ASSERT_EQ(frames.size(), 3u) << what << ", and the entry of the log";
        EXPECT_EQ(frames[0].type + frames[0].data, "client.updated" + id) << what;
        EXPECT_EQ(frames[0].permission, "clients.view_all") << what;
        EXPECT_EQ(frames[1].type + frames[1].data, "client.updated" + id) << what;
        EXPECT_EQ(frames[1].only, live::Only { bob.membership }) << what;
    };
    expect_told("added");
    acme.write([&](db::Transaction& tx) { return clients::invite(tx, bob, zoe, {}); }).value();
    expect_told("invited");
    acme.write([&](db::Transaction& tx) { return clients::unmap(tx, bob, zoe, bob.membership); }).value();
    expect_told("unmapped");
}

// Who may see a team fetches it; who sees users sees whom it is about.
TEST_P(FollowersTest, tell_of_teams_and_of_who_comes_and_goes)
{
    auto const bob = acme.joined("Bob");
    auto const sales = acme.write([&](db::Transaction& tx) {
                               return teams::create(tx, acme.ann, { teams::TeamName::stored("Sales"), {} });
                           })
                           .value();
    acme.write([&](db::Transaction& tx) { return teams::add(tx, acme.ann, sales, bob.membership); }).value();
    auto const frames = newest();
    ASSERT_EQ(frames.size(), 3u) << "and the entry of the log";
    EXPECT_EQ(frames[0].type + ' ' + frames[0].data, "team.updated {\"id\":\"" + sales.id.text() + "\"}");
    EXPECT_EQ(frames[0].permission, "teams.manage");
    EXPECT_EQ(frames[1].type, "user.updated");
    EXPECT_EQ(frames[1].permission, "users.manage");
    EXPECT_NE(frames[1].data.find("\"name\":\"Sales\""), std::string::npos) << frames[1].data;
    acme.write([&](db::Transaction& tx) { return teams::remove(tx, acme.ann, sales); }).value();
    EXPECT_EQ(newest().size(), 2u);
}

// S1-26: who may not see users hears what he may now.
TEST_P(FollowersTest, tell_a_member_that_he_has_changed)
{
    auto const bob = acme.joined("Bob");
    events::Event const changed { .account = acme.account.id,
        .operation = "membership.updated",
        .target = { "membership", bob.membership.text(), "Bob Lee" } };
    auto const frames = acme.read([&](db::Transaction& tx) { return project(tx, changed); });
    ASSERT_EQ(frames.size(), 3u) << "and the entry of the log";
    EXPECT_EQ(frames[1].type + ' ' + frames[1].data, "me.updated {}");
    EXPECT_EQ(frames[1].only, live::Only { bob.membership });
    EXPECT_EQ(frames[1].permission, "");
}

// S1-25: the numbers of a product are also those of who manages nothing else.
TEST_P(FollowersTest, show_a_product_to_those_who_manage_it)
{
    events::Event const changed {
        .account = acme.account.id, .operation = "license.assigned", .target = { "product", "voice", "Kith Voice" }
    };
    auto const frames = acme.read([&](db::Transaction& tx) { return project(tx, changed); });
    ASSERT_EQ(frames.size(), 3u) << "and the entry of the log";
    EXPECT_EQ(frames[0].permission + ' ' + frames[1].permission, "users.manage product.manage:voice");
    EXPECT_EQ(frames[0].data, frames[1].data);
}

TEST_P(FollowersTest, show_the_account_to_all)
{
    acme.write([&](db::Transaction& tx) {
            auto renamed = acme.account;
            renamed.name = AccountName::parse("Acme Rockets").value();
            return accounts::change(tx, acme.ann, acme.account, renamed);
        })
        .value();
    auto const frames = newest();
    ASSERT_EQ(frames.size(), 2u) << "and the entry of the log";
    EXPECT_EQ(frames[0].type, "account.updated");
    EXPECT_EQ(frames[0].permission, "");
    EXPECT_NE(frames[0].data.find("Acme Rockets"), std::string::npos);
}

TEST_P(FollowersTest, show_a_profile_to_its_owner)
{
    auto const bob = acme.joined("Bob");
    acme.write([&](db::Transaction& tx) {
            auto const member = memberships::find(tx, bob.account, bob.membership).value();
            return profiles::change(tx, bob, member, {}, { profiles::Visibility::Visible });
        })
        .value();
    auto const frames = newest();
    ASSERT_EQ(frames.size(), 2u) << "and the entry of the log";
    EXPECT_EQ(frames[0].type, "profile.updated");
    EXPECT_EQ(frames[0].only, live::Only { bob.membership });
    EXPECT_EQ(frames[0].data, R"({"visibility":"visible","headline":"","job_title":"","pronouns":""})");
}

TEST_P(FollowersTest, tell_of_each_entry_to_those_who_view_the_log)
{
    auto const eve = acme.joined("Eve", tests::administrator);
    acme.write([&](db::Transaction& tx) {
            return roles::create(tx, eve, { roles::RoleTitle::stored("Desk"), { Permission::ViewAudit } });
        })
        .value();
    auto const frames = newest();
    ASSERT_EQ(frames.size(), 2u);
    EXPECT_EQ(frames[0].type + ' ' + frames[0].permission, "role.updated users.manage");
    EXPECT_EQ(frames[1].type + ' ' + frames[1].permission, "audit.recorded audit.view");
    EXPECT_EQ(frames[1].data, R"({"operation":"role.created"})");
}

TEST_P(FollowersTest, show_nothing_of_what_is_not_there)
{
    auto const frames = acme.read([&](db::Transaction& tx) {
        std::size_t all = 0;
        for (auto const* kind : { "membership", "invitation", "profile", "something", "" }) {
            events::Event event { .account = acme.account.id, .operation = "x.y", .target = { kind, make_uuid(), "" } };
            all += project(tx, event).size();
        }
        return all;
    });
    EXPECT_EQ(frames, 5u) << "but that there is an entry";
}

TEST_P(FollowersTest, renew_a_watcher_as_he_is_now)
{
    auto const eve = acme.joined("Eve", tests::administrator);
    auto const watcher = watcher_for(eve);
    EXPECT_TRUE(renewed(watcher)->may("users.manage"));
    acme.write([&](db::Transaction& tx) {
        tx.run("update memberships set standing_role = 'user' where account_id = $1 and id = $2", eve.account,
            eve.membership);
    });
    EXPECT_FALSE(renewed(watcher)->may("users.manage"));
    acme.set_state(eve.membership, memberships::State::Inactive);
    EXPECT_FALSE(renewed(watcher));
    acme.set_state(eve.membership, memberships::State::Active);
    EXPECT_TRUE(renewed(watcher));
    acme.write([&](db::Transaction& tx) { tx.run("update persons set session_epoch = 2 where id = $1", eve.person); });
    EXPECT_FALSE(renewed(watcher)) << "all of his sessions ended";
}

}
}
