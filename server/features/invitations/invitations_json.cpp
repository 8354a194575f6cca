#include "invitations/invitations_json.h"

#include "base/text.h"
#include "invitations/invitations_mail.h"
#include "invitations/invitations_rules.h"

#include <algorithm>
#include <map>

namespace kith::invitations {
namespace {

DeliveryBody mail_state(std::optional<mail::Delivery> const& delivery)
{
    if (!delivery)
        return { DeliveryState::Queued, {}, {} };
    auto const detail = unless_empty(delivery->detail);
    switch (delivery->state) {
    case mail::DeliveryState::Sent:
        return { DeliveryState::HandedOver, detail, delivery->at };
    case mail::DeliveryState::Deferred:
        return { DeliveryState::Deferred, detail, delivery->at };
    case mail::DeliveryState::Failed:
        return { DeliveryState::Failed, detail, delivery->at };
    case mail::DeliveryState::Withdrawn:
        return { DeliveryState::Withdrawn, detail, delivery->at };
    default:
        return { DeliveryState::Queued, detail, delivery->at };
    }
}

DeliveryBody delivery_of(Invitation const& invitation, std::optional<mail::Delivery> const& delivery)
{
    if (invitation.awaiting_confirmation_of)
        return mail_state(delivery);
    if (invitation.state == State::Accepted)
        return { DeliveryState::Accepted, {}, {} };
    if (invitation.opened_at)
        return { DeliveryState::Opened, {}, invitation.opened_at };
    return mail_state(delivery);
}

std::vector<teams::TeamRef> named_by(Invitation const& invitation, std::vector<teams::Team> const& all)
{
    std::vector<teams::Team> named;
    std::ranges::copy_if(all, std::back_inserter(named), [&](teams::Team const& team) {
        return std::ranges::find(invitation.teams, team.id) != invitation.teams.end();
    });
    return teams::shown_refs(named);
}

}

InvitationBody shown(Invitation const& invitation, std::string inviter, std::optional<mail::Delivery> const& delivery,
    std::vector<teams::Team> const& teams, Time now)
{
    auto const& rights = invitation.rights;
    return { invitation.id, invitation.kind, invitation.first_name, invitation.last_name, invitation.email,
        rights.roles(now), invitation.licenses, shown_grants(rights, now), named_by(invitation, teams), {},
        invitation.workspace ? std::optional { invitation.workspace->text() } : std::nullopt, state_at(invitation, now),
        invitation.approval, unless_empty(invitation.message.text()), unless_empty(invitation.decline_reason.text()),
        delivery_of(invitation, delivery), invitation.awaiting_confirmation_of, invitation.force_email,
        invitation.source, { invitation.invited_by, std::move(inviter) }, invitation.sent_at, invitation.expires_at,
        invitation.created_at };
}

InvitationBody shown(db::Transaction& tx, Invitation const& invitation)
{
    auto const inviter = memberships::find(tx, invitation.account, invitation.invited_by);
    auto const delivery = mail::find_delivery(tx, invitation.account, mail_reason(invitation.id));
    return shown(invitation, inviter ? inviter->display_name() : "", delivery,
        teams_of(tx, invitation.account, { invitation }), tx.now());
}

std::vector<teams::Team> teams_of(db::Transaction& tx, AccountId const& account, std::vector<Invitation> const& all)
{
    std::vector<teams::TeamId> ids;
    for (auto const& invitation : all)
        ids.insert(ids.end(), invitation.teams.begin(), invitation.teams.end());
    return teams::list_by_ids(tx, account, ids);
}

std::vector<InvitationBody> shown_all(db::Transaction& tx, AccountId const& account, std::vector<Invitation> const& all)
{
    std::vector<std::string> reasons;
    for (auto const& invitation : all)
        reasons.push_back(mail_reason(invitation.id));
    auto const deliveries = mail::find_deliveries(tx, account, reasons);
    auto const teams = teams_of(tx, account, all);
    std::map<MembershipId, std::string> inviters;
    std::vector<InvitationBody> bodies;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto [inviter, is_new] = inviters.try_emplace(all[i].invited_by);
        if (auto const member = is_new ? memberships::find(tx, account, all[i].invited_by) : std::nullopt)
            inviter->second = member->display_name();
        bodies.push_back(shown(all[i], inviter->second, deliveries[i], teams, tx.now()));
    }
    return bodies;
}

}
