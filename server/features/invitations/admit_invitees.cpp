// Letting in who has accepted: at once, or when an administrator or he himself has said yes.

#include "invitations/invitations_parts.h"
#include "invitations/invitations_rules.h"
#include "invitations/invitations_store.h"
#include "roles/roles.h"
#include "sessions/sessions.h"

namespace kith::invitations {
namespace {

using memberships::Membership;

constexpr Duration confirmation_lifetime = Days { 7 };

// What the inviter could not give any more, as rights and licenses of the invitation: it does
// not outlive the rights behind it. Nothing: he can give all of it.
std::optional<Invitation> left_out_of(db::Transaction& tx, Invitation const& invitation)
{
    auto const inviter = memberships::find(tx, invitation.account, invitation.invited_by);
    bool const is_here = inviter && inviter->is_active(tx.now());
    auto const his = is_here ? memberships::permissions_of(tx, *inviter) : Permissions {};
    auto left_out = invitation;
    if (may_give_rights(his, invitation.rights, given_by(tx, invitation)))
        left_out.rights = {};
    std::erase_if(left_out.licenses, [&](std::string const& product) { return may_give_license(his, product); });
    bool const is_nothing = left_out.rights == Rights {} && left_out.licenses.empty();
    return is_nothing ? std::nullopt : std::optional { std::move(left_out) };
}

void tell_administrators(db::Transaction& tx, Invitation const& left_out, Membership const& joined)
{
    auto const words = words_of(tx, left_out);
    for (auto const& one : administrators_of(tx, left_out.account))
        queue_dropped(tx, left_out, joined, words, one);
}

// The reservation becomes his, and his membership says so.
Result<Membership> take_licenses(db::Transaction& tx, Invitation const& invitation,
    std::vector<std::string> const& left_out, Membership const& member)
{
    if (invitation.licenses.empty())
        return member;
    for (auto const& product : left_out)
        licenses::release(tx, invitation.account, product, invitations::holder(invitation));
    auto after = member;
    for (auto const& product : licenses::confirm(tx, invitation.account, invitation.id, licenses::holder(member)))
        after.licenses.push_back({ product, {} });
    return memberships::update(tx, member, after);
}

// The same link each time: every mail of it works.
Result<void> ask_to_confirm(db::Transaction& tx, Invitation const& invitation, Membership const& member)
{
    TRY(check_mails_to(tx, invitation.account, member.email));
    auto const token = confirmation_token(invitation);
    store::put_confirmation(tx, invitation, member, token.hash(), tx.now() + confirmation_lifetime);
    queue_confirmation(tx, invitation, member, words_of(tx, invitation), confirmation_url(member.account, token.text));
    return {};
}

// The teams of the invitation that its inviter may still give; recorded when every row is written.
struct Joined {
    Membership member;
    teams::Moves moves;
};
Result<Joined> join_teams(db::Transaction& tx, Invitation const& invitation, Membership const& member)
{
    auto const inviter = memberships::find(tx, invitation.account, invitation.invited_by);
    bool const is_in = member.kind == memberships::Kind::Internal && member.state == memberships::State::Active;
    if (invitation.teams.empty() || !is_in || !inviter || !inviter->is_active(tx.now()))
        return Joined { member, {} };
    auto moves = teams::plan_of_invitation(tx, *inviter, memberships::permissions_of(tx, *inviter), invitation.teams);
    auto moved = TRY(teams::move(tx, member, moves));
    return Joined { std::move(moved), std::move(moves) };
}

events::Source source_of(Membership const& member, events::Source const& source)
{
    return { "member", member.id.text(), member.display_name(), source.way };
}

// As he was before, without what waited for him: who had not come yet is nobody's again.
Result<void> stay_client(db::Transaction& tx, Membership const& waiting)
{
    auto after = waiting;
    after.licenses.clear();
    auto const client = TRY(memberships::update(tx, waiting, after));
    if (client.state == memberships::State::Pending)
        TRY(memberships::bind(tx, client, persons::create_stand_in(tx, client.first_name, client.last_name)));
    return {};
}

// Pending no more, if nobody else has to say yes.
Result<Membership> let_in(
    db::Transaction& tx, events::Source const& source, Invitation const& invitation, Membership const& member)
{
    bool const is_client = member.kind == memberships::Kind::Client;
    if ((member.state != memberships::State::Pending && !is_client) || is_waiting(invitation))
        return member;
    auto after = member;
    after.state = memberships::State::Active;
    after.kind = memberships::Kind::Internal;
    if (is_client) {
        auto const left_out = left_out_of(tx, invitation);
        after.rights = !left_out || left_out->rights == Rights {} ? invitation.rights : Rights {};
        after.valid_until.reset(); // it was a client's
    }
    auto const active = TRY(memberships::update(tx, member, after));
    auto const rooms = is_client ? workspaces::become_user(tx, active) : std::vector<workspaces::Note> {};
    auto const joined = TRY(join_teams(tx, invitation, active));
    if (is_client) {
        revoke_of_client(tx, source, active);                    // the one to the portal
        sessions::end_all_in(tx, active.person, active.account); // that a link began: it opens the portal only
        memberships::record_kind(tx, source, member, active);
    } else
        events::record(tx, member.account, source, "membership.admitted", target(active));
    teams::record(tx, source, active, joined.moves);
    workspaces::record(tx, active.account, source, rooms);
    return joined.member;
}

Result<Invitation> get_awaiting(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto invitation = store::find(tx, actor.account, id);
    if (!invitation)
        return refuse("not_found");
    auto const state = state_at(*invitation, tx.now());
    bool const is_open = state == State::Quiet || state == State::Pending || waiting_member(tx, *invitation);
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

// After all rows.
void record_admitted(db::Transaction& tx, events::Source const& by, Invitation const& spent,
    std::optional<Invitation> const& left_out, Membership const& member, std::optional<Membership> const& before)
{
    if (!before || before->kind != memberships::Kind::Client)
        memberships::record_joined(tx, by, member);
    else if (member.kind == memberships::Kind::Internal)
        memberships::record_kind(tx, by, *before, member);
    record(tx, by, "invitation.accepted", spent);
    for (auto const& license : member.licenses)
        record_licenses(tx, by, spent.account, "license.assigned", { license.word }, { member.display_name() });
    if (!left_out)
        return;
    record(tx, by, "invitation.rights_dropped", *left_out);
    record_licenses(tx, by, spent.account, "license.released", left_out->licenses, { member.display_name() });
    tell_administrators(tx, *left_out, member);
}

}

std::optional<Membership> waiting_member(db::Transaction& tx, Invitation const& invitation)
{
    auto member =
        invitation.membership ? memberships::find(tx, invitation.account, *invitation.membership) : std::nullopt;
    bool const is_waiting = member && invitation.state == State::Accepted &&
        (member->state == memberships::State::Pending ||
            (member->kind == memberships::Kind::Client && member->state == memberships::State::Active));
    return is_waiting ? std::move(member) : std::nullopt;
}

Result<std::vector<std::string>> send_away(db::Transaction& tx, Invitation const& invitation, Membership const& member)
{
    store::remove_confirmation(tx, invitation);
    mail::withdraw(tx, invitation.account, mail_reason(invitation.id));
    auto released = licenses::release_all(tx, member.account, licenses::holder(member));
    if (member.kind == memberships::Kind::Client) {
        TRY(stay_client(tx, member));
        return released;
    }
    auto after = member;
    after.state = memberships::State::Removed;
    after.licenses.clear();
    TRY(memberships::update(tx, member, after));
    return released;
}

std::vector<Invitation> finish_unconfirmed(db::Transaction& tx, AccountId const& account)
{
    std::vector<Invitation> finished;
    for (auto const& found : store::list_unconfirmed(tx, account)) {
        auto invitation = store::lock(tx, found); // he may confirm it at this moment
        auto const member = invitation.awaiting_confirmation_of ? waiting_member(tx, invitation) : std::nullopt;
        auto const released = member ? send_away(tx, invitation, *member) : refuse("wrong_state");
        if (!released || !finish(tx, invitation, State::Expired))
            continue;
        invitation.licenses = *released;
        finished.push_back(std::move(invitation));
    }
    return finished;
}

Result<void> ask_again_to_confirm(db::Transaction& tx, events::Source const& source, Invitation const& waiting)
{
    auto const invitation = store::lock(tx, waiting);
    auto const member = waiting_member(tx, invitation);
    if (!member || !invitation.awaiting_confirmation_of)
        return refuse("wrong_state");
    TRY(ask_to_confirm(tx, invitation, *member));
    record(tx, source, "invitation.confirmation_resent", invitation);
    return {};
}

Result<Membership> admit(db::Transaction& tx, events::Source const& source, Invitation const& spent,
    persons::Person const& person, Acceptance const& acceptance)
{
    if (spent.kind == Kind::Client)
        return admit_client(tx, source, spent, person, acceptance);
    auto invitation = spent;
    auto const approval = approval_at_acceptance(spent, acceptance.is_other_address);
    if (approval != spent.approval)
        TRY(set_approval(tx, invitation, approval));
    auto const left_out = left_out_of(tx, spent);
    bool const keeps_rights = !left_out || left_out->rights == Rights {};
    bool const must_wait = approval == Approval::Awaiting || acceptance.must_confirm;
    auto const known = spent.membership ? memberships::find(tx, spent.account, *spent.membership) : std::nullopt;
    auto const rights = keeps_rights ? spent.rights : Rights {};
    auto const state = must_wait ? memberships::State::Pending : memberships::State::Active;
    auto member = TRY(spent.membership ? take_place(tx, source, spent, person, acceptance, rights, state)
                                       : memberships::enroll(tx, person,
                                             { spent.account, memberships::Kind::Internal, acceptance.first_name,
                                                 acceptance.last_name, rights, state, { .phone = acceptance.phone } }));
    member = TRY(take_licenses(tx, spent, left_out ? left_out->licenses : std::vector<std::string> {}, member));
    auto const joined = TRY(join_teams(tx, spent, member));
    bool const was_client = known && known->kind == memberships::Kind::Client;
    bool const is_user = member.kind == memberships::Kind::Internal;
    auto const rooms = was_client && is_user ? workspaces::become_user(tx, member) : std::vector<workspaces::Note> {};
    store::set_membership(tx, spent, member.id);
    if (acceptance.must_confirm)
        TRY(ask_to_confirm(tx, spent, member));
    record_admitted(tx, source_of(member, source), spent, left_out, member, known);
    teams::record(tx, source_of(member, source), member, joined.moves);
    workspaces::record(tx, member.account, source_of(member, source), rooms);
    return joined.member;
}

Result<Invitation> approve(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto invitation = TRY(get_awaiting(tx, actor, id));
    TRY(check_may_give(tx, actor, invitation));
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
    auto released = invitation.licenses;
    if (auto const member = waiting_member(tx, invitation))
        released = TRY(send_away(tx, invitation, *member));
    else if (!finish(tx, invitation, State::Revoked))
        return refuse("wrong_state");
    else
        TRY(give_up_place(tx, invitation));
    record(tx, actor.source(), invitation.state == State::Revoked ? "invitation.revoked" : "invitation.refused",
        invitation);
    record_licenses(tx, actor.source(), actor.account, "license.released", released, { invitation.display_name() });
    return invitation;
}

Result<Membership> confirm_address(db::Transaction& tx, events::Source const& source, Link const& link)
{
    auto const id = store::find_confirmation(tx, link.account, link.token.hash());
    auto const found = id ? store::find(tx, link.account, *id) : std::nullopt;
    if (!found)
        return refuse("not_found");
    auto invitation = store::lock(tx, *found); // an administrator may say yes or no at this moment
    auto const member = waiting_member(tx, invitation);
    if (!store::remove_confirmation(tx, invitation) || !member)
        return refuse("not_found");
    invitation.awaiting_confirmation_of.reset();
    persons::verify_email(tx, member->person, member->email.key());
    auto const by = source_of(*member, source);
    auto const after = TRY(let_in(tx, by, invitation, *member));
    record(tx, by, "invitation.address_confirmed", invitation);
    return after;
}

}
