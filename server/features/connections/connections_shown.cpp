#include "connections/connections_shown.h"

namespace kith::connections {

ConnectionBody Showing::shown(Connection const& one)
{
    auto const state = one.state_at(tx_.now());
    auto const& owner = owner_of(one.member);
    auto person = person_of(one, state);
    bool const is_mine = one.member == actor_.membership;
    bool const is_suspended = state == State::Accepted && !(person.is_active.value_or(false) && owner.is_active);
    return { one.id, ConnectionKind::Connection, state, is_suspended,
        one.is_requester ? ConnectionDirection::Sent : ConnectionDirection::Received, std::move(person),
        { one.member, owner.name }, is_mine, is_mine ? one.note : "", one.scopes, one.expires_at, one.is_shared,
        is_mine && one.blocks, one.requested_at, one.decided_at };
}

Showing::Owner const& Showing::owner_of(MembershipId const& id)
{
    auto [owner, is_new] = owners_.try_emplace(id);
    if (auto const member = is_new ? memberships::find(tx_, actor_.account, id) : std::nullopt)
        owner->second = { member->display_name(), member->is_active(tx_.now()) };
    return owner->second;
}

// Of who has asked, or was agreed with, as he is now; of anybody else the name by which he was asked for.
ConnectedPerson Showing::person_of(Connection const& one, State state) const
{
    auto const found = find_person(tx_, one.peer);
    if (!found)
        return { one.peer.id, one.peer.account, "", "", "", "", "", "", {}, {}, {} };
    auto const& member = found->member;
    bool const is_agreed = state == State::Accepted;
    bool const is_told = is_agreed || (state == State::Pending && !one.is_requester && !one.blocks);
    return { one.peer.id, one.peer.account, member.display_name(), member.first_name.text(), member.last_name.text(),
        found->company, is_told ? member.details.job_title : "", is_told ? found->headline : "",
        is_told ? member.pronouns : Pronouns {}, is_agreed ? std::optional { member.email.text() } : std::nullopt,
        is_agreed ? std::optional { member.is_active(tx_.now()) } : std::nullopt };
}

}
