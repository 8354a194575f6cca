#include "invitations/invitations.h"

#include "accounts/accounts.h"
#include "invitations/invitations_mail.h"
#include "invitations/invitations_rules.h"
#include "invitations/invitations_store.h"
#include "json/json.h"

namespace kith::invitations {
namespace {

struct InvitationData {
    std::string email;
    std::vector<Role> roles;
    Time expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationData, (), (email, roles, expires_at))

constexpr std::string_view link_kind = "invitation";

crypto::Token token_of(Invitation const& invitation)
{
    return crypto::derived_token(link_kind, invitation.account.text(), invitation.id.text(), invitation.link_version);
}

void record(db::Transaction& tx, events::Source const& source, std::string_view operation, Invitation const& invitation)
{
    events::record(tx, invitation.account, source, operation,
        { "invitation", invitation.id.text(), invitation.display_name() },
        json::write(InvitationData { invitation.email.text(), invitation.roles.list(), invitation.expires_at }));
}

// Ends an invitation, and with it the mail that has not left yet. True for the one
// caller that ended it.
bool finish(db::Transaction& tx, Invitation& invitation, State state)
{
    if (!store::finish(tx, invitation, state))
        return false;
    mail::withdraw(tx, invitation.account, mail_reason(invitation.id));
    invitation.state = state;
    return true;
}

// Invitations are changed before anything is recorded, here and everywhere: who holds
// the lock of the event log must not wait for a row whose holder waits for the log.
std::vector<Invitation> finish_overdue(db::Transaction& tx, AccountId const& account)
{
    std::vector<Invitation> finished;
    for (auto& invitation : store::list_overdue(tx, account)) {
        if (finish(tx, invitation, State::Expired))
            finished.push_back(std::move(invitation));
    }
    return finished;
}

void record_expired(db::Transaction& tx, std::vector<Invitation> const& expired)
{
    for (auto const& invitation : expired)
        record(tx, {}, "invitation.expired", invitation);
}

std::string inviter_name(db::Transaction& tx, Invitation const& invitation)
{
    auto const inviter = memberships::find(tx, invitation.account, invitation.invited_by);
    return inviter ? inviter->display_name() : std::string {};
}

void mail_link(db::Transaction& tx, Invitation const& invitation, std::string const& inviter)
{
    auto const account = accounts::get(tx, invitation.account);
    mail::queue(tx, invitation_message(invitation, account.name.text(), inviter, token_of(invitation)));
}

Result<void> check_is_new_here(db::Transaction& tx, AccountId const& account, EmailAddress const& email)
{
    auto const member = memberships::find_by_email(tx, account, email);
    if (!member)
        return {};
    if (member->state == memberships::State::Inactive)
        return refuse("member_inactive", "email", "belongs to an inactive user of this account");
    return refuse("already_member", "email", "belongs to a user of this account already");
}

// The page of a dead link names who can help.
Refusal with_help(db::Transaction& tx, Invitation const& invitation, Refusal refusal)
{
    refusal.about.emplace_back("account", accounts::get(tx, invitation.account).name.text());
    refusal.about.emplace_back("inviter", inviter_name(tx, invitation));
    return refusal;
}

// Somebody else was quicker: the link is as dead as he left it.
Refusal why_gone(db::Transaction& tx, Link const& link)
{
    auto const invitation = look(tx, link);
    return invitation ? Refusal { "try_again" } : invitation.error();
}

Result<Invitation> get_for(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto invitation = store::find(tx, actor.account, id);
    return invitation ? Result<Invitation> { *std::move(invitation) } : refuse("not_found");
}

}

std::optional<Link> Link::parse(std::string_view text)
{
    auto const dot = text.find('.');
    if (dot == text.npos || !is_uuid(text.substr(0, dot)))
        return {};
    return Link { AccountId::from_text(text.substr(0, dot)), { std::string { text.substr(dot + 1) } } };
}

Result<Invitation> send(db::Transaction& tx, Actor const& actor, NewInvitation const& wanted)
{
    TRY(check_can_send(actor, wanted.roles));
    auto const expired = finish_overdue(tx, actor.account);
    TRY(check_is_new_here(tx, actor.account, wanted.email));
    Invitation const invitation { actor.account, InvitationId::make(), wanted.kind, wanted.first_name, wanted.last_name,
        wanted.email, wanted.roles, wanted.message, State::Pending, 1, actor.membership, tx.now(), tx.now() + lifetime,
        1, tx.now() };
    if (!store::insert(tx, invitation, token_of(invitation).hash()))
        return refuse("already_invited", "email", "has a pending invitation already");
    mail_link(tx, invitation, actor.name);
    record_expired(tx, expired);
    record(tx, actor.source(), "invitation.sent", invitation);
    return invitation;
}

Result<Invitation> resend(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto invitation = TRY(get_for(tx, actor, id));
    TRY(check_can_resend(invitation, tx.now()));
    TRY(check_is_new_here(tx, actor.account, invitation.email));
    auto const expires_at = std::max(invitation.expires_at, tx.now() + lifetime);
    if (!store::renew(tx, invitation, expires_at))
        return refuse("already_invited", "email", "has a pending invitation already");
    // Counted behind the row's lock, so that many at once do not each see room for one more.
    if (mail::count_since(tx, actor.account, mail_reason(id), tx.now() - Days { 1 }) >= mails_a_day)
        return refuse("too_many_requests", "email", "got five mails about this invitation today");
    invitation.state = State::Pending;
    invitation.sent_at = tx.now();
    invitation.expires_at = expires_at;
    mail_link(tx, invitation, actor.name);
    record(tx, actor.source(), "invitation.resent", invitation);
    return invitation;
}

Result<Invitation> revoke(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto invitation = TRY(get_for(tx, actor, id));
    TRY(check_can_revoke(invitation, tx.now()));
    if (!finish(tx, invitation, State::Revoked))
        return refuse("wrong_state");
    record(tx, actor.source(), "invitation.revoked", invitation);
    return invitation;
}

Result<Invitation> look(db::Transaction& tx, Link const& link)
{
    auto const invitation = store::find_by_token(tx, link.account, link.token.hash());
    if (!invitation)
        return refuse("not_found");
    if (auto const usable = check_can_be_used(*invitation, tx.now()); !usable)
        return std::unexpected(with_help(tx, *invitation, usable.error()));
    return *invitation;
}

Result<Invitation> spend(db::Transaction& tx, Link const& link)
{
    auto invitation = TRY(look(tx, link));
    if (!finish(tx, invitation, State::Accepted))
        return std::unexpected(why_gone(tx, link));
    return invitation;
}

Result<memberships::Membership> admit(db::Transaction& tx, events::Source const& source, Invitation const& spent,
    persons::Person const& person, Names const& names)
{
    auto const member = TRY(memberships::join(tx, source, person,
        { spent.account, memberships::Kind::Internal, names.first_name, names.last_name, spent.roles }));
    record(tx, { "member", member.id.text(), member.display_name(), source.address, source.request_id },
        "invitation.accepted", spent);
    return member;
}

Result<Invitation> decline(db::Transaction& tx, events::Source const& source, Link const& link)
{
    auto invitation = TRY(look(tx, link));
    if (!finish(tx, invitation, State::Declined))
        return std::unexpected(why_gone(tx, link));
    record(tx, { "invitee", invitation.id.text(), invitation.display_name(), source.address, source.request_id },
        "invitation.declined", invitation);
    return invitation;
}

Result<std::vector<Invitation>> list(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    TRY(check_may(actor, Permission::ManageUsers));
    return store::list(tx, actor.account, wanted);
}

Result<std::int64_t> count(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    TRY(check_may(actor, Permission::ManageUsers));
    return store::count(tx, actor.account, wanted.state);
}

Result<Invitation> get(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    return get_for(tx, actor, id);
}

std::optional<Invitation> find(db::Transaction& tx, AccountId const& account, InvitationId const& id)
{
    return store::find(tx, account, id);
}

void expire_overdue(db::Transaction& tx, AccountId const& account) { record_expired(tx, finish_overdue(tx, account)); }

std::vector<AccountId> list_accounts_with_overdue(db::Transaction& tx) { return store::list_accounts_with_overdue(tx); }

// An invitation, its mail and its event were written together, and so were its
// acceptance and the membership: one without the other is a half-made change.
std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_without_mail(tx, account))
        findings.push_back("invitation " + id + ": no mail was queued for it");
    for (auto const& id : store::list_without_event(tx, account))
        findings.push_back("invitation " + id + ": its state is not in the event log");
    for (auto const& id : store::list_accepted_without_member(tx, account))
        findings.push_back("invitation " + id + ": accepted, and nobody joined");
    return findings;
}

}
