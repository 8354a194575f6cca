#include "app/check.h"

#include "clients/clients.h"
#include "contact_cards/contact_cards.h"
#include "invitations/invitations.h"
#include "sessions/sessions.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"
#include "teams/teams.h"

#include <gtest/gtest.h>

namespace kith::app {
namespace {

class CheckTest : public DatabaseTest {
protected:
    void live()
    {
        auto const bob = acme.joined("Bob");
        auto const eve = acme.joined("Eve", tests::administrator);
        auto const yan = acme.invited("Yan").value();
        acme.write([&](db::Transaction& tx) { return invitations::revoke(tx, eve, yan.id); }).value();
        auto const zoe = acme.invited("Zoe").value();
        acme.write([&](db::Transaction& tx) { return invitations::decline(tx, {}, acme.link_of(zoe)); }).value();
        auto const xen = acme.invited("Xen").value();
        clock.by(Days { 8 });
        acme.write([&](db::Transaction& tx) { invitations::expire_overdue(tx, acme.account.id); });
        acme.write([&](db::Transaction& tx) { return invitations::resend(tx, acme.ann, xen.id); }).value();
        acme.invited("Wim").value();
        acme.write([&](db::Transaction& tx) {
            auto const sales = teams::create(tx, eve, { teams::TeamName::stored("Sales"), {} }).value();
            teams::add(tx, eve, sales, bob.membership).value();
            contact_cards::create(
                tx, bob, { tests::name("Una"), tests::name("Doe"), tests::address("una@elsewhere.test") })
                .value();
            clients::NewClients wanted { { { tests::name("Vic"), tests::name("Doe"), tests::address("vic@x.test") } } };
            wanted.group = clients::IntoGroup { {}, client_groups::GroupName::stored("Circle") };
            clients::add(tx, bob, wanted).value();
        });
        tests::founded(database(), "Bolt").joined("Ann");
    }

    std::string found_after(std::string const& sql)
    {
        database().write_now([&](db::Transaction& tx) { EXPECT_GE(tx.run(sql), 1) << sql; });
        std::string all;
        for (auto const& finding : find_violations(database()))
            all += finding + '\n';
        return all;
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
};
KITH_ON_BOTH_ENGINES(CheckTest);

TEST_P(CheckTest, finds_nothing_in_an_empty_database)
{
    database().write_now([](db::Transaction& tx) {
        for (auto const* table : { "memberships", "accounts", "account_slugs", "events", "streams", "persons",
                 "person_emails", "person_accounts" })
            tx.run(std::string { "delete from " } + table);
    });
    EXPECT_TRUE(find_violations(database()).empty());
}

TEST_P(CheckTest, finds_nothing_after_a_normal_life)
{
    live();
    EXPECT_EQ(find_violations(database()), std::vector<std::string> {});
}

struct Violation {
    char const* sql;
    char const* finding;
};

class PlantedViolationTest : public CheckTest {};
KITH_ON_BOTH_ENGINES(PlantedViolationTest);

TEST_P(PlantedViolationTest, is_found)
{
    live();
    EXPECT_NE(found_after("update events set data = '{\"x\":1}' where seq = 2").find("event 2 was changed"),
        std::string::npos);
    EXPECT_NE(found_after("delete from events where seq = 3").find("event 3 is missing"), std::string::npos);
    EXPECT_NE(found_after("update streams set next_seq = next_seq + 1").find("the newest events are missing"),
        std::string::npos);
    Violation const planted[] = {
        { "delete from person_emails where email_key like 'bob@%'", "does not own the address it has" },
        { "update persons set username = 'bob' where email_key like 'bob@%'", "does not own the username it has" },
        { "delete from account_slugs where slug = 'acme'", "does not own its slug" },
        { "delete from person_accounts", "its person does not know of the account" },
        { "delete from mails where to_key like 'wim@%'", "no mail was queued for it" },
        { "update invitations set state = 'declined' where email_key like 'wim@%'",
            "its state is not in the event log" },
        { "update memberships set state = 'inactive' where standing_role = 'legal_representative'",
            "has no active legal representative" },
        { "update invitations set state = 'accepted' where email_key like 'yan@%'", "accepted, and nobody joined" },
        { "update teams set leader_id = created_by || 'x'", "is led by somebody who is not in it" },
        { "update totals set total = 7 where what = 'teams'", "has another number of teams than is noted" },
        { "insert into domain_owners (name, account_id) values ('acme.test', 'nobody')",
            "what proves it and who owns it do not agree" },
        { "insert into totals (account_id, what, total) select account_id, 'domains', 3 from accounts",
            "has another number of domains than is noted" },
        { "insert into totals (account_id, what, total) select account_id, 'sign_up_links', 3 from accounts",
            "has another number of open sign-up links than is noted" },
        { "update contact_cards set email_key = 'x'", "is not found by what stands on it" },
        { "update contact_cards set email_key = email, name_key = 'x'", "is not found by what stands on it" },
        { "update memberships set state = 'removed' where email_key like 'bob@%'", "is in a team and no user" },
        { "update contact_cards set owner_id = owner_id", "belongs to nobody who is a user" },
        { "delete from membership_facets where facet like 'team:%'", "lists find it in other teams than it is in" },
        { "delete from teams", "is in a team that does not exist" },
        { "update totals set total = 7 where what = 'clients'", "has another number of clients than is noted" },
        { "update totals set total = 7 where what = 'client_groups'",
            "has another number of client groups than is noted" },
        { "update client_mappings set user_id = 'x'", "is mapped to nobody who is a user" },
        { "update client_group_members set client_id = 'x'", "is in it, and no client" },
        { "delete from clients", "membership and client are not one" },
    };
    for (auto const& [sql, finding] : planted)
        EXPECT_NE(found_after(sql).find(finding), std::string::npos) << sql;
}

TEST_P(PlantedViolationTest, in_one_account_is_not_said_of_another)
{
    auto const bolt = tests::founded(database(), "Bolt").account.id;
    auto const found = found_after(
        "update events set operation = 'x' where account_id = '" + acme.account.id.text() + "' and seq = 1");
    EXPECT_TRUE(found.contains(acme.account.id.text()));
    EXPECT_FALSE(found.contains(bolt.text()));
}

}
}
