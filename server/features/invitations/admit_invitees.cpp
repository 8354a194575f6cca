// Letting in who has accepted: at once, or when an administrator or he himself has said yes.

#include "invitations/invitations_parts.h"
#include "invitations/invitations_rules.h"
#include "invitations/invitations_store.h"
#include "roles/roles.h"

namespace kith::invitations {
namespace {

using memberships::Membership;

constexpr Duration confirmation_lifetime = Days { 7 };

// What the inviter may still give: an invitation does not outlive the rights behind it.
bool is_still_covered(db::Transaction& tx, Invitation const& invitation)
{
    if (invitation.rights == Rights {})
        return true;
    auto const inviter = memberships::find(tx, invitation.account, invitation.invited_by);
    if (!inviter || !inviter->is_active(tx.now()))
        return false;
    auto const given = permissions_of(invitation.rights, memberships::policy_of(tx, invitation.account),
        roles::named_by(tx, invitation.account, invitation.rights), tx.now());
    auto const his = memberships::permissions_of(tx, *inviter);
    return his.may(Permission::ManageUsers) && his.may(Permission::AssignRoles) && his.covers(given);
}

void tell_administrators(db::Transaction& tx, Invitation const& invitation, Membership const& joined)
{
    auto const words = words_of(tx, invitation);
    for (auto const& one : administrators_of(tx, invitation.account))
        queue_dropped(tx, joined, words, one);
}

// The reservation becomes his, and his membership says so.
Result<Membership> take_licenses(db::Transaction& tx, Invitation const& invitation, Membership const& member)
{
    if (invitation.licenses.empty())
        return member;
    licenses::Holder const holder { licenses::HolderKind::Membership, member.id.text(), member.display_name() };
    auto after = member;
    for (auto const& product : licenses::confirm(tx, invitation.account, invitation.id, holder))
        after.licenses.push_back({ product, {} });
    return memberships::update(tx, member, after);
}

void ask_to_confirm(db::Transaction& tx, Invitation const& invitation, Membership const& member)
{
    auto const token = crypto::random_token();
    store::insert_confirmation(
        tx, { member.account, member.id, member.person }, token.hash(), tx.now() + confirmation_lifetime);
    queue_confirmation(tx, member, words_of(tx, invitation), confirmation_url(member.account, token.text));
}

events::Source source_of(Membership const& member, events::Source const& source)
{
    return { "member", member.id.text(), member.display_name(), source.address, source.request_id };
}

events::Target target(Membership const& member) { return { "membership", member.id.text(), member.display_name() }; }

bool waits(db::Transaction& tx, Invitation const& invitation, Membership const& member)
{
    bool const is_approved = invitation.approval == Approval::NotRequired || invitation.approval == Approval::Granted;
    return !is_approved || store::has_confirmation(tx, member.account, member.id);
}

// Pending no more, if nobody else has to say yes.
Result<Membership> let_in(
    db::Transaction& tx, events::Source const& source, Invitation const& invitation, Membership const& member)
{
    if (member.state != memberships::State::Pending || waits(tx, invitation, member))
        return member;
    auto after = member;
    after.state = memberships::State::Active;
    auto const active = TRY(memberships::update(tx, member, after));
    events::record(tx, member.account, source, "membership.admitted", target(active));
    return active;
}

std::optional<Membership> waiting_member(db::Transaction& tx, Invitation const& invitation)
{
    auto member =
        invitation.membership ? memberships::find(tx, invitation.account, *invitation.membership) : std::nullopt;
    bool const is_waiting = member && member->state == memberships::State::Pending;
    return is_waiting ? std::move(member) : std::nullopt;
}

Result<Invitation> get_awaiting(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto invitation = store::find(tx, actor.account, id);
    if (!invitation)
        return refuse("not_found");
    bool const is_open = state_at(*invitation, tx.now()) == State::Pending || waiting_member(tx, *invitation);
    if (invitation->approval != Approval::Awaiting || !is_open)
        return refuse("wrong_state");
    return *std::move(invitation);
}

// Behind the row's lock it is read anew: the person may have accepted meanwhile.
Result<void> set_approval(db::Transaction& tx, Invitation& invitation, Approval approval)
{
    if (!store::set_approval(tx, invitation, approval))
        return refuse("wrong_state");
    invitation = store::find(tx, invitation.account, invitation.id).value();
    return {};
}

Result<void> send_away(db::Transaction& tx, Membership const& member)
{
    auto after = member;
    after.state = memberships::State::Removed;
    after.licenses.clear();
    licenses::release_all(
        tx, member.account, { licenses::HolderKind::Membership, member.id.text(), member.display_name() });
    TRY(memberships::update(tx, member, after));
    return {};
}

}

Result<Membership> admit(db::Transaction& tx, events::Source const& source, Invitation const& spent,
    persons::Person const& person, Acceptance const& acceptance)
{
    auto invitation = spent;
    auto const approval = approval_at_acceptance(spent, acceptance.is_other_address);
    if (approval != spent.approval)
        TRY(set_approval(tx, invitation, approval));
    bool const is_covered = is_still_covered(tx, spent);
    bool const must_wait = approval == Approval::Awaiting || acceptance.must_confirm;
    auto member = TRY(memberships::enroll(tx, person,
        { spent.account, memberships::Kind::Internal, acceptance.first_name, acceptance.last_name,
            is_covered ? spent.rights : Rights {}, must_wait ? memberships::State::Pending : memberships::State::Active,
            acceptance.phone }));
    member = TRY(take_licenses(tx, spent, member));
    store::set_membership(tx, spent, member.id);
    if (acceptance.must_confirm)
        ask_to_confirm(tx, spent, member);
    auto const by = source_of(member, source);
    memberships::record_joined(tx, by, member);
    record(tx, by, "invitation.accepted", spent);
    record_licenses(tx, by, spent.account, "license.assigned", spent.licenses, { member.display_name() });
    if (!is_covered) {
        record(tx, by, "invitation.rights_dropped", spent);
        tell_administrators(tx, spent, member);
    }
    return member;
}

Result<Invitation> approve(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto invitation = TRY(get_awaiting(tx, actor, id));
    TRY(set_approval(tx, invitation, Approval::Granted));
    if (auto const member = waiting_member(tx, invitation)) {
        auto const active = TRY(let_in(tx, actor.source(), invitation, *member));
        if (active.state == memberships::State::Active)
            queue_approved(tx, invitation, words_of(tx, invitation), active);
    }
    record(tx, actor.source(), "invitation.approved", invitation);
    return invitation;
}

Result<Invitation> refuse_approval(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto invitation = TRY(get_awaiting(tx, actor, id));
    TRY(set_approval(tx, invitation, Approval::Refused));
    if (auto const member = waiting_member(tx, invitation))
        TRY(send_away(tx, *member));
    else if (!finish(tx, invitation, State::Revoked))
        return refuse("wrong_state");
    record(tx, actor.source(), invitation.state == State::Revoked ? "invitation.revoked" : "invitation.refused",
        invitation);
    record_licenses(
        tx, actor.source(), actor.account, "license.released", invitation.licenses, { invitation.display_name() });
    return invitation;
}

Result<Membership> confirm_address(db::Transaction& tx, events::Source const& source, Link const& link)
{
    auto const confirmation = store::take_confirmation(tx, link.account, link.token.hash());
    if (!confirmation)
        return refuse("not_found");
    auto const member = memberships::find(tx, confirmation->account, confirmation->membership);
    auto invitation = store::find_by_member(tx, confirmation->account, confirmation->membership);
    if (!member || !invitation || member->person != confirmation->person)
        return refuse("not_found");
    invitation = store::lock(tx, *invitation); // an administrator may say yes at this moment
    persons::verify_email(tx, member->person, member->email.key());
    return let_in(tx, source_of(*member, source), *invitation, *member);
}

}
