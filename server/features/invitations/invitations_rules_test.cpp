#include "invitations/invitations_rules.h"

#include <gtest/gtest.h>

namespace kith::invitations {
namespace {

using enum State;

Time const expiry { Days { 100 } };

Invitation in_state(State state)
{
    Invitation invitation;
    invitation.state = state;
    invitation.expires_at = expiry;
    return invitation;
}

std::string code(Result<void> const& result) { return result ? "" : result.error().code; }

TEST(InvitationState, is_expired_from_its_expiry_on)
{
    for (auto state : { Pending, Accepted, Declined, Revoked, Expired }) {
        EXPECT_EQ(state_at(in_state(state), expiry - 1ms), state);
        EXPECT_EQ(state_at(in_state(state), expiry), state == Pending ? Expired : state);
    }
}

TEST(InvitationState, decides_what_may_happen)
{
    struct {
        State state;
        Duration after_expiry;
        char const* use;
        char const* resend;
        char const* revoke;
    } const cases[] = {
        { Pending, -1s, "", "", "" },
        { Pending, 1s, "invitation_expired", "", "" },
        { Expired, 1s, "invitation_expired", "", "" },
        { Accepted, -1s, "invitation_used", "wrong_state", "wrong_state" },
        { Accepted, 1s, "invitation_used", "wrong_state", "wrong_state" },
        { Declined, -1s, "invitation_declined", "wrong_state", "wrong_state" },
        { Revoked, -1s, "invitation_revoked", "wrong_state", "wrong_state" },
        { Revoked, 1s, "invitation_revoked", "wrong_state", "wrong_state" },
    };
    for (auto const& [state, after_expiry, use, resend, revoke] : cases) {
        auto const now = expiry + after_expiry;
        EXPECT_EQ(code(check_can_be_used(in_state(state), now)), use) << enum_text(state);
        EXPECT_EQ(code(check_can_resend(in_state(state), now)), resend) << enum_text(state);
        EXPECT_EQ(code(check_can_revoke(in_state(state), now)), revoke) << enum_text(state);
    }
}

// INV-16, INV-17
TEST(Inviting, is_for_those_who_manage_users_and_gives_no_more_than_they_have)
{
    Roles const user, manager { Role::User, true }, administrator { Role::Administrator, false };
    Roles const representative { Role::LegalRepresentative, false };
    struct {
        Roles inviter;
        Roles roles;
        char const* refusal;
    } const cases[] = { { user, user, "forbidden" }, { manager, user, "forbidden" }, { administrator, user, "" },
        { administrator, manager, "" }, { administrator, administrator, "" },
        { administrator, representative, "cannot_grant" }, { representative, administrator, "" },
        { representative, representative, "" } };
    for (auto const& [inviter, roles, refusal] : cases) {
        Actor actor;
        actor.roles = inviter;
        EXPECT_EQ(code(check_can_send(actor, roles)), refusal)
            << enum_text(inviter.standing()) << " invites " << enum_text(roles.standing());
    }
}

TEST(PersonalMessage, is_plain_text_without_web_addresses)
{
    auto parsed = [](std::string_view text) {
        auto const message = PersonalMessage::parse(text);
        return message ? message->text() : "refused: " + message.error().code;
    };
    EXPECT_EQ(parsed("  Welcome,\r\nZoë! <b>🎉</b>\n"), "Welcome,\nZoë! <b>🎉</b>");
    EXPECT_EQ(parsed(""), "");
    EXPECT_EQ(parsed("👩\u200d🚀 שלום"), "👩\u200d🚀 שלום");
    EXPECT_EQ(parsed(std::string(500, 'x')), std::string(500, 'x'));
    EXPECT_EQ(parsed(std::string(501, 'x')), "refused: length");
    EXPECT_EQ(parsed("caf\xe9"), "refused: length");
    for (auto const* text : { "see https://evil.test", "HTTP://evil.test", "www.evil.test", "//evil.test" })
        EXPECT_EQ(parsed(text), "refused: url") << text;
    for (auto const* text : { "a\x01z", "a\x1b[0m", "a\x7f", "a\u202e", "\u2066a\u2069", "a\u0085" })
        EXPECT_EQ(parsed(text), "refused: characters") << text;
}

TEST(Link, names_an_account_and_a_secret)
{
    auto const account = make_uuid();
    auto const link = Link::parse(account + ".secret.more");
    ASSERT_TRUE(link);
    EXPECT_EQ(link->account.text(), account);
    EXPECT_EQ(link->token.text, "secret.more");
    for (auto const& text : { std::string {}, account, account.substr(1) + ".x", "x." + account, std::string { "." } })
        EXPECT_FALSE(Link::parse(text)) << text;
}

}
}
