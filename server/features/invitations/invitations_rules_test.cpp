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

TEST(InvitationSource, is_told_by_who_sends_it_and_how)
{
    Actor actor;
    NewInvitation plain, with_license;
    with_license.licenses = { "suite" };
    EXPECT_EQ(source_of(actor, plain), Source::UserManagement);
    EXPECT_EQ(source_of(actor, with_license), Source::Product);
    actor.permissions = permissions_of_role(Role::Administrator);
    EXPECT_EQ(source_of(actor, with_license), Source::UserManagement);
    actor.way.via = events::Via::Token;
    EXPECT_EQ(source_of(actor, plain), Source::Api);
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
        { Declined, -1s, "invitation_declined", "", "wrong_state" },
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

Permissions of(Rights const& rights) { return permissions_of(rights, {}, {}, {}); }

// INV-16, INV-17, B22, C-02
TEST(Inviting, gives_no_more_than_the_inviter_has)
{
    using enum accounts::InvitesByUsers;
    Rights const user, manager { Role::User, { "manager" } }, suite { Role::User, { "manage:suite" } };
    Rights const administrator { Role::Administrator }, representative { Role::LegalRepresentative };
    struct {
        Rights inviter;
        accounts::InvitesByUsers setting;
        Rights rights;
        std::vector<std::string> licenses;
        std::string answer; // the approval, or the refusal
    } const cases[] = { { user, WithApproval, user, {}, "awaiting" }, { user, Direct, user, {}, "not_required" },
        { user, Off, user, {}, "forbidden" }, { suite, Off, user, {}, "awaiting" },
        { user, WithApproval, manager, {}, "cannot_grant" }, { user, Direct, user, { "suite" }, "cannot_grant" },
        { manager, WithApproval, user, {}, "awaiting" }, { suite, Off, user, { "suite" }, "not_required" },
        { suite, Direct, user, { "voice" }, "cannot_grant" },
        { suite, WithApproval, suite, { "suite" }, "cannot_grant" }, { suite, WithApproval, user, {}, "awaiting" },
        { administrator, Off, manager, { "voice" }, "not_required" },
        { administrator, Off, administrator, {}, "not_required" },
        { administrator, Off, representative, {}, "cannot_grant" },
        { representative, Off, representative, {}, "not_required" } };
    for (auto const& [inviter, setting, rights, licenses, answer] : cases) {
        Actor actor;
        actor.permissions = permissions_of(inviter, { true, setting != Off }, {}, {});
        NewInvitation wanted;
        wanted.rights = rights;
        wanted.licenses = licenses;
        auto const decided = check_can_send(actor, setting, wanted, of(rights));
        EXPECT_EQ(decided ? enum_text(*decided) : decided.error().code, answer)
            << inviter.words() << " invites " << enum_text(rights.standing()) << ' ' << rights.words();
    }
}

// S1-14
TEST(Accepting, under_another_address_with_more_than_a_user_has_waits_for_an_administrator)
{
    Invitation plain, with_role, with_license, approved;
    with_role.rights = Rights { Role::User, { "manager" } };
    with_license.licenses = { "suite" };
    approved = with_role;
    approved.approval = Approval::Granted;
    EXPECT_EQ(approval_at_acceptance(plain, true), Approval::NotRequired);
    EXPECT_EQ(approval_at_acceptance(with_role, false), Approval::NotRequired);
    EXPECT_EQ(approval_at_acceptance(with_role, true), Approval::Awaiting);
    EXPECT_EQ(approval_at_acceptance(with_license, true), Approval::Awaiting);
    EXPECT_EQ(approval_at_acceptance(approved, true), Approval::Granted);
}

// B11
TEST(Quota, grows_with_everybody_who_accepts_and_says_its_numbers)
{
    EXPECT_TRUE(check_quota({ 1999, 999, 0 }, 1));
    EXPECT_EQ(check_quota({ 2000, 0, 0 }, 1).error().code, "too_many_requests");
    EXPECT_EQ(check_quota({ 0, 1000, 0 }, 1).error().code, "too_many_requests");
    EXPECT_TRUE(check_quota({ 2000, 0, 1 }, 10)) << "one has accepted: ten more";
    EXPECT_EQ(check_quota({ 2000, 0, 0 }, 1).error().errors.at(0).message,
        "this account may invite 2000 people a day, and invited 2000 since yesterday; the number grows with everybody "
        "who accepts");
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
