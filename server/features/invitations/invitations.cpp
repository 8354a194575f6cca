#include "invitations/invitations.h"

#include "invitations/invitations_parts.h"
#include "invitations/invitations_rules.h"
#include "invitations/invitations_store.h"
#include "mail_stops/mail_stops.h"
#include "roles/roles.h"
#include "json/json.h"

#include <algorithm>

namespace kith::invitations {
namespace {

struct InvitationData {
    std::string email;
    std::vector<RoleName> roles;
    std::vector<std::string> licenses;
    Time expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationData, (), (email, roles, licenses, expires_at))

struct DeclinedData : InvitationData {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(DeclinedData, (InvitationData), (reason))

// A token that was not made for inviting sees not even the invitations of its person.
bool may_have_own(Actor const& actor) { return !actor.has_scopes || actor.may(Permission::InviteUsers); }

Result<void> check_may_list(Actor const& actor, Listing const& wanted)
{
    bool const are_own = wanted.invited_by == actor.membership && may_have_own(actor);
    bool const are_of_his_product = !wanted.product.empty() && actor.permissions.may_manage(wanted.product);
    return are_own || are_of_his_product ? Result<void> {} : check_may(actor, Permission::ManageUsers);
}

std::string_view kind_of(Channel channel) { return channel == Channel::Mailed ? "invitation" : "invitation_copied"; }

}

std::string Invitation::display_name() const
{
    return last_name.text().empty() ? first_name.text() : first_name.text() + ' ' + last_name.text();
}

crypto::Token token_of(Invitation const& invitation, Channel channel)
{
    return crypto::derived_token(
        kind_of(channel), invitation.account.text(), invitation.id.text(), invitation.link_version);
}

// It is mailed to whom nobody has seen at that address, so it is another than the link to accept.
crypto::Token confirmation_token(Invitation const& invitation)
{
    return crypto::derived_token(
        "confirmation", invitation.account.text(), invitation.id.text(), invitation.link_version);
}

Link mailed_link(Invitation const& invitation) { return { invitation.account, token_of(invitation, Channel::Mailed) }; }

Permissions given_by(db::Transaction& tx, Invitation const& invitation)
{
    auto const given = permissions_of(invitation.rights, memberships::policy_of(tx, invitation.account),
        roles::named_by(tx, invitation.account, invitation.rights), tx.now());
    bool const has_suite = std::ranges::find(invitation.licenses, "suite") != invitation.licenses.end();
    return has_suite ? given : given.without_suite();
}

Result<void> check_may_give(db::Transaction& tx, Actor const& actor, Invitation const& invitation)
{
    if (!may_give_rights(actor.permissions, invitation.rights, given_by(tx, invitation)))
        return refuse("cannot_grant", "roles", "would give more than you have yourself");
    auto may_license = [&](std::string const& product) { return may_give_license(actor.permissions, product); };
    return std::ranges::all_of(invitation.licenses, may_license)
        ? Result<void> {}
        : refuse("cannot_grant", "licenses", "are not yours to give");
}

events::Entry entry_of(db::Transaction& tx, std::string_view operation, Invitation const& invitation)
{
    InvitationData const data { invitation.email.text(), invitation.rights.roles(tx.now()), invitation.licenses,
        invitation.expires_at };
    auto const& reason = invitation.decline_reason.text();
    auto text = reason.empty() ? json::write(data) : json::write(DeclinedData { data, reason });
    return { std::string { operation }, { "invitation", invitation.id.text(), invitation.display_name() },
        roles::with_names(tx, invitation.account, invitation.rights, std::move(text)) };
}

void record(db::Transaction& tx, events::Source const& source, std::string_view operation, Invitation const& invitation)
{
    events::record_all(tx, invitation.account, source, { entry_of(tx, operation, invitation) });
}

void record_licenses(db::Transaction& tx, events::Source const& source, AccountId const& account,
    std::string_view operation, std::vector<std::string> const& products, std::vector<std::string> const& holders)
{
    for (auto const& product : products)
        licenses::record(tx, account, source, operation, product, holders);
}

licenses::Holder holder(Invitation const& invitation)
{
    return { licenses::HolderKind::Invitation, invitation.id.text(), invitation.display_name() };
}

bool finish(db::Transaction& tx, Invitation& invitation, State state)
{
    if (!store::finish(tx, invitation, state))
        return false;
    mail::withdraw(tx, invitation.account, mail_reason(invitation.id));
    if (state != State::Accepted && !invitation.licenses.empty())
        licenses::release_all(tx, invitation.account, holder(invitation));
    invitation.state = state;
    return true;
}

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
    for (auto const& invitation : expired) {
        record(tx, {}, "invitation.expired", invitation);
        record_licenses(
            tx, {}, invitation.account, "license.released", invitation.licenses, { invitation.display_name() });
    }
}

std::vector<memberships::Membership> administrators_of(db::Transaction& tx, AccountId const& account)
{
    memberships::Listing listing;
    listing.limit = 10;
    return memberships::list_holders(tx, account, { "legal_representative", "administrator" }, listing);
}

std::string inviter_name(db::Transaction& tx, Invitation const& invitation)
{
    auto const inviter = memberships::find(tx, invitation.account, invitation.invited_by);
    return inviter ? inviter->display_name() : std::string {};
}

std::optional<workspaces::Workspace> room_of(db::Transaction& tx, Invitation const& invitation)
{
    if (!invitation.workspace || !invitation.membership)
        return {};
    auto room = workspaces::get(tx, { invitation.account, *invitation.membership }, *invitation.workspace);
    return room ? std::optional { *std::move(room) } : std::nullopt;
}

MailWords words_of(db::Transaction& tx, Invitation const& invitation)
{
    auto const needs_products = !invitation.licenses.empty() || !invitation.rights.all().empty();
    auto const pools = needs_products ? licenses::list_pools(tx, invitation.account) : std::vector<licenses::Pool> {};
    MailWords words { accounts::get(tx, invitation.account).name.text(), inviter_name(tx, invitation),
        names_of(pools, invitation.licenses), names_of(pools, invitation.rights.managed_products(tx.now())) };
    for (auto const& role : roles::named_by(tx, invitation.account, invitation.rights))
        words.custom_roles.push_back(role.name);
    if (auto const room = room_of(tx, invitation))
        words.workspace = room->name.text();
    return words;
}

std::vector<std::string> names_of(std::vector<licenses::Pool> const& pools, std::vector<std::string> const& products)
{
    std::vector<std::string> names;
    for (auto const& pool : pools) {
        if (std::ranges::find(products, pool.product) != products.end())
            names.push_back(pool.name);
    }
    return names;
}

void ask_for_approval(db::Transaction& tx, Invitation const& invitation, MailWords const& words)
{
    if (invitation.approval != Approval::Awaiting)
        return;
    for (auto const& administrator : administrators_of(tx, invitation.account))
        queue_approval_awaited(tx, invitation, words, administrator);
}

Result<void> check_is_new_here(db::Transaction& tx, AccountId const& account, EmailAddress const& email,
    std::optional<MembershipId> const& himself)
{
    auto const member = memberships::find_by_email(tx, account, email);
    if (!member || member->id == himself)
        return {};
    if (member->state_at(tx.now()) == memberships::State::Inactive)
        return refuse("member_inactive", "email", "belongs to an inactive user of this account");
    return refuse("already_member", "email", "belongs to a user of this account already");
}

Result<void> check_mails_to(db::Transaction& tx, AccountId const& account, EmailAddress const& email)
{
    bool const has_room = mail::count_to(tx, account, email, mail_reasons, tx.now() - Days { 1 }) < mails_a_day;
    return has_room ? Result<void> {} : too_many("got five mails about invitations of this account today");
}

Result<void> check_may_write(db::Transaction& tx, AccountId const& account, EmailAddress const& email)
{
    TRY(mail_stops::check(tx, account, email));
    return check_mails_to(tx, account, email);
}

Result<Invitation> revoke(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto invitation = TRY(get_to_change(tx, actor, id));
    TRY(check_can_revoke(invitation, tx.now()));
    auto released = invitation.licenses;
    if (auto const member = is_waiting(invitation) ? waiting_member(tx, invitation) : std::nullopt)
        released = TRY(send_away(tx, invitation, *member));
    else
        TRY(give_up_place(tx, invitation));
    if (!finish(tx, invitation, State::Revoked))
        return refuse("wrong_state");
    record(tx, actor.source(), "invitation.revoked", invitation);
    record_licenses(tx, actor.source(), actor.account, "license.released", released, { invitation.display_name() });
    return invitation;
}

Result<std::vector<Invitation>> list(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    TRY(check_may_list(actor, wanted));
    return store::list(tx, actor.account, wanted);
}

Result<std::int64_t> count(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    TRY(check_may_list(actor, wanted));
    return store::count(tx, actor.account, wanted);
}

std::vector<Invitation> list_sent_by(
    db::Transaction& tx, AccountId const& account, MembershipId const& inviter, int limit)
{
    Listing wanted;
    wanted.invited_by = inviter;
    wanted.limit = limit;
    return store::list(tx, account, wanted);
}

// Who may not manage users sees his own, and learns nothing about others.
Result<Invitation> get(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto invitation = store::find(tx, actor.account, id);
    bool const is_his = invitation && invitation->invited_by == actor.membership;
    if (!is_his || !may_have_own(actor))
        TRY(check_may(actor, Permission::ManageUsers));
    return invitation ? Result<Invitation> { *std::move(invitation) } : refuse("not_found");
}

Result<Invitation> get_to_change(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto const invitation = TRY(get(tx, actor, id));
    return store::lock(tx, invitation);
}

std::optional<Invitation> find(db::Transaction& tx, AccountId const& account, InvitationId const& id)
{
    return store::find(tx, account, id);
}

bool hold_address(db::Transaction& tx, Actor const& actor, EmailAddress const& email)
{
    if (tx.is_rehearsal())
        return !is_pending(tx, actor.account, email); // nobody comes in between
    Invitation place;
    place.account = actor.account;
    place.id = InvitationId::make();
    place.email = email;
    place.invited_by = actor.membership;
    if (store::hold_place(tx, place))
        return true;
    if (is_pending(tx, actor.account, email))
        return false;
    expire_overdue(tx, actor.account); // one that has ended was in its place
    return store::hold_place(tx, place);
}

bool is_pending(db::Transaction& tx, AccountId const& account, EmailAddress const& email)
{
    return store::is_pending(tx, account, email.key());
}

void expire_overdue(db::Transaction& tx, AccountId const& account)
{
    auto expired = finish_overdue(tx, account);
    for (auto& unconfirmed : finish_unconfirmed(tx, account))
        expired.push_back(std::move(unconfirmed));
    record_expired(tx, expired);
}

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
