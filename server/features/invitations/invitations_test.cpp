#include "invitations/invitations.h"

#include "invitations/invitations_mail.h"
#include "invitations/invitations_rules.h"
#include "mail/outbox.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::invitations {
namespace {

using tests::code;

class InvitationsTest : public DatabaseTest {
protected:
    Result<Invitation> resent(Invitation const& invitation) { return resent(acme.ann, invitation.id); }
    Result<Invitation> resent(Actor const& actor, InvitationId const& id)
    {
        return acme.write([&](db::Transaction& tx) { return resend(tx, actor, id); });
    }
    Result<Invitation> revoked(Actor const& actor, InvitationId const& id)
    {
        return acme.write([&](db::Transaction& tx) { return revoke(tx, actor, id); });
    }
    Result<Invitation> declined(Invitation const& invitation)
    {
        return acme.write([&](db::Transaction& tx) {
            return decline(tx, { "invitee", "", "", "192.0.2.9", "r9" }, acme.link_of(invitation));
        });
    }
    Result<Invitation> looked_at(Invitation const& invitation)
    {
        return acme.read([&](db::Transaction& tx) -> Result<Invitation> {
            return TRY(look(tx, acme.link_of(invitation))).invitation;
        });
    }
    std::string newest_event()
    {
        return acme.read(
            [&](db::Transaction& tx) { return events::list_before(tx, acme.account.id, 0, 1).at(0).operation; });
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
};
KITH_ON_BOTH_ENGINES(InvitationsTest);

TEST_P(InvitationsTest, are_sent_with_a_mail_and_an_event)
{
    auto const zoe = acme.invited("Zoe", tests::manager).value();
    EXPECT_EQ(zoe.state, State::Pending);
    EXPECT_EQ(zoe.expires_at - zoe.sent_at, lifetime);
    EXPECT_EQ(zoe.invited_by, acme.ann.membership);
    EXPECT_EQ(newest_event(), "invitation.sent");
    acme.read([&](db::Transaction& tx) {
        auto const mails = mail::list_kept(tx, "zoe@acme.test", 10);
        ASSERT_EQ(mails.size(), 1u);
        EXPECT_NE(mails[0].text.find("/invitations/" + acme.token_of(zoe)), std::string::npos);
        EXPECT_NE(mails[0].subject.find("Ann Lee invites you to Acme"), std::string::npos);
        EXPECT_NE(mails[0].text.find("team manager"), std::string::npos);
        auto const found = find(tx, acme.account.id, zoe.id).value();
        EXPECT_EQ(found.rights, tests::manager);
        EXPECT_EQ(found.email.text(), "zoe@acme.test");
    });
}

TEST_P(InvitationsTest, are_refused_where_they_cannot_be)
{
    auto const bob = acme.joined("Bob");
    auto const eve = acme.joined("Eve", tests::administrator);
    EXPECT_EQ(code(acme.invited_by(bob, "Zoe", tests::manager)), "cannot_grant");
    EXPECT_EQ(code(acme.invited_by(eve, "Zoe", tests::legal_representative)), "cannot_grant");
    EXPECT_EQ(code(acme.invited("Bob")), "already_member");
    acme.set_state(bob.membership, memberships::State::Inactive);
    EXPECT_EQ(code(acme.invited("Bob")), "member_inactive");
    acme.set_state(bob.membership, memberships::State::Removed);
    EXPECT_TRUE(acme.invited("Bob"));
    EXPECT_TRUE(acme.invited("Zoe"));
    EXPECT_EQ(code(acme.invited("Zoe")), "already_invited");
}

// INV-26
TEST_P(InvitationsTest, to_another_spelling_of_an_address_are_the_same)
{
    auto invited_as = [&](char const* email) {
        auto wanted = acme.wanted("Zoe");
        wanted.email = tests::address(email);
        return acme.write([&](db::Transaction& tx) { return send(tx, acme.ann, wanted); });
    };
    EXPECT_TRUE(invited_as("Zoë@Bücher.test"));
    for (auto const* email :
        { "zoë@bücher.test", "ZOË@xn--bcher-kva.test", "zoe\u0308@bücher.test", "ｚoë@BÜCHER.test" })
        EXPECT_EQ(code(invited_as(email)), "already_invited") << email;
    EXPECT_TRUE(invited_as("zoe@bücher.test")) << "that is somebody else";
}

TEST_P(InvitationsTest, are_looked_at_without_a_trace)
{
    auto const zoe = acme.invited("Zoe").value();
    clock.by(1h);
    auto const before = acme.now(zoe);
    auto const events = tests::count(database(), "events");
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(looked_at(zoe)->id, zoe.id);
    auto const after = acme.now(zoe);
    EXPECT_EQ(after.version, before.version);
    EXPECT_EQ(tests::count(database(), "events"), events);
    EXPECT_EQ(tests::count(database(), "mails"), 1);
}

TEST_P(InvitationsTest, make_a_member_when_they_are_accepted)
{
    auto const zoe = acme.invited("Zoe", tests::administrator).value();
    auto const member = acme.accepted(zoe).value();
    EXPECT_EQ(member.rights, tests::administrator);
    EXPECT_EQ(member.display_name(), "Zoe Lee");
    EXPECT_EQ(acme.now(zoe).state, State::Accepted);
    EXPECT_EQ(newest_event(), "invitation.accepted");
    EXPECT_EQ(code(acme.accepted(zoe)), "invitation_used");
}

// INV-04
TEST_P(InvitationsTest, that_were_accepted_stay_so_when_the_user_is_removed)
{
    auto const zoe = acme.invited("Zoe").value();
    acme.set_state(acme.accepted(zoe)->id, memberships::State::Removed);
    EXPECT_EQ(code(looked_at(zoe)), "invitation_used");
    EXPECT_EQ(code(acme.accepted(zoe)), "invitation_used");
    EXPECT_EQ(code(declined(zoe)), "invitation_used");
}

TEST_P(InvitationsTest, cannot_be_accepted_by_who_became_a_member_meanwhile)
{
    auto const zoe = acme.invited("Zoe").value();
    acme.write([&](db::Transaction& tx) {
        auto const person = persons::create(tx, { zoe.first_name, zoe.last_name, zoe.email }).value();
        memberships::join(
            tx, {}, person, { acme.account.id, memberships::Kind::Internal, zoe.first_name, zoe.last_name })
            .value();
    });
    EXPECT_EQ(code(acme.accepted(zoe)), "already_member");
    EXPECT_EQ(acme.now(zoe).state, State::Pending) << "it was rolled back";
    EXPECT_EQ(code(resent(zoe)), "already_member");
}

TEST_P(InvitationsTest, name_who_can_help_when_they_are_dead)
{
    auto const zoe = acme.invited("Zoe").value();
    revoked(acme.ann, zoe.id);
    auto const refusal = looked_at(zoe).error();
    EXPECT_EQ(refusal.code, "invitation_revoked");
    EXPECT_EQ(refusal.about,
        (std::vector<std::pair<std::string, std::string>> { { "account", "Acme" }, { "inviter", "Ann Lee" } }));
}

// What each step does in each state; the rules' own table stands beside the rules.
TEST_P(InvitationsTest, take_their_unsent_mail_back_when_they_end)
{
    auto delivery = [&](Invitation const& invitation) {
        return acme.read([&](db::Transaction& tx) {
            return mail::find_delivery(tx, acme.account.id, mail_reason(invitation.id))->state;
        });
    };
    auto const zoe = acme.invited("Zoe").value();
    auto const bob = acme.invited("Bob").value();
    EXPECT_EQ(delivery(zoe), mail::DeliveryState::New);
    revoked(acme.ann, zoe.id);
    EXPECT_EQ(delivery(zoe), mail::DeliveryState::Withdrawn);
    declined(bob);
    EXPECT_EQ(delivery(bob), mail::DeliveryState::Withdrawn);
}

TEST_P(InvitationsTest, go_through_their_states)
{
    auto act = [&](std::string const& step, Invitation const& invitation) {
        return step == "accept" ? code(acme.accepted(invitation))
            : step == "decline" ? code(declined(invitation))
            : step == "revoke"  ? code(revoked(acme.ann, invitation.id))
            : step == "resend"  ? code(resent(invitation))
                                : code(looked_at(invitation));
    };
    struct {
        char const* before;
        char const* step;
        char const* refusal;
        State after;
    } const cases[] = {
        { "", "accept", "", State::Accepted },
        { "", "decline", "", State::Declined },
        { "", "revoke", "", State::Revoked },
        { "", "resend", "", State::Pending },
        { "accept", "accept", "invitation_used", State::Accepted },
        { "accept", "decline", "invitation_used", State::Accepted },
        { "accept", "revoke", "wrong_state", State::Accepted },
        { "accept", "resend", "wrong_state", State::Accepted },
        { "decline", "accept", "invitation_declined", State::Declined },
        { "decline", "decline", "invitation_declined", State::Declined },
        { "decline", "revoke", "wrong_state", State::Declined },
        { "decline", "resend", "", State::Pending },
        { "revoke", "accept", "invitation_revoked", State::Revoked },
        { "revoke", "decline", "invitation_revoked", State::Revoked },
        { "revoke", "revoke", "wrong_state", State::Revoked },
        { "revoke", "resend", "wrong_state", State::Revoked },
        { "resend", "accept", "", State::Accepted },
    };
    int number = 0;
    for (auto const& [before, step, refusal, after] : cases) {
        auto const invitation = acme.invited("Zoe" + std::to_string(++number)).value();
        EXPECT_EQ(*before ? act(before, invitation) : "", "");
        EXPECT_EQ(act(step, invitation), refusal) << before << " then " << step;
        EXPECT_EQ(acme.now(invitation).state, after) << before << " then " << step;
    }
}

TEST_P(InvitationsTest, are_nobody_elses_business)
{
    auto const zoe = acme.invited("Zoe").value();
    auto const bob = acme.joined("Bob");
    auto const stranger = tests::founded(database(), "Bolt").ann;
    auto got = [&](Actor const& actor) {
        return acme.read([&](db::Transaction& tx) { return get(tx, actor, zoe.id); });
    };
    EXPECT_EQ(code(got(bob)), "forbidden");
    EXPECT_EQ(code(resent(bob, zoe.id)), "forbidden");
    EXPECT_EQ(code(revoked(bob, zoe.id)), "forbidden");
    EXPECT_EQ(code(got(stranger)), "not_found");
    EXPECT_EQ(code(resent(stranger, zoe.id)), "not_found");
    EXPECT_EQ(code(revoked(stranger, zoe.id)), "not_found");
    EXPECT_EQ(code(resent(acme.ann, InvitationId::make())), "not_found");
    EXPECT_TRUE(got(acme.ann));
    EXPECT_EQ(acme.now(zoe).version, 1);
}

// INV-01, INV-02
TEST_P(InvitationsTest, open_for_their_link_only)
{
    auto const zoe = acme.invited("Zoe").value();
    auto const good = acme.token_of(zoe);
    auto looked_by = [&](std::string const& token) {
        auto const link = Link::parse(token);
        return link ? acme.read([&](db::Transaction& tx) { return code(look(tx, *link)); }) : "not_found";
    };
    EXPECT_EQ(looked_by(good), "");
    for (std::size_t i = 37; i < good.size(); ++i) {
        auto changed = good;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(looked_by(changed), "not_found") << i;
        EXPECT_EQ(looked_by(good.substr(0, i)), "not_found") << i;
    }
    auto const bolt = tests::founded(database(), "Bolt").account.id.text();
    for (auto const& wrong :
        { good + "=", good + "A", good + ' ', bolt + good.substr(36), make_uuid() + good.substr(36) })
        EXPECT_EQ(looked_by(wrong), "not_found") << wrong;
}

TEST_P(InvitationsTest, are_listed_newest_first_by_state)
{
    auto const one = acme.invited("One").value();
    clock.by(1s);
    auto const two = acme.invited("Two").value();
    clock.by(1s);
    auto const three = acme.invited("Three").value();
    revoked(acme.ann, two.id);
    auto listed = [&](Listing const& wanted) {
        std::string names;
        for (auto const& each : acme.read([&](db::Transaction& tx) { return list(tx, acme.ann, wanted).value(); }))
            names += each.first_name.text() + ' ';
        return names;
    };
    EXPECT_EQ(listed({}), "Three Two One ");
    EXPECT_EQ(listed({ .state = State::Pending }), "Three One ");
    EXPECT_EQ(listed({ .limit = 1 }), "Three ");
    EXPECT_EQ(listed({ .after_key = std::to_string(three.created_at.time_since_epoch().count()),
                  .after_id = three.id.text() }),
        "Two One ");
    acme.read([&](db::Transaction& tx) {
        EXPECT_EQ(count(tx, acme.ann, {}), 3);
        EXPECT_EQ(count(tx, acme.ann, { .state = State::Revoked }), 1);
    });
    auto const bob = acme.joined("Bob");
    EXPECT_EQ(acme.read([&](db::Transaction& tx) { return code(list(tx, bob, {})); }), "forbidden");
    EXPECT_EQ(acme.read([&](db::Transaction& tx) { return code(count(tx, bob, {})); }), "forbidden");
}

}
}
