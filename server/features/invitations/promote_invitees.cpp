// Those who are known here before they come: a client who is to be a user, and a user who was added quietly. They stay
// the member that they are.

#include "invitations/invitations_parts.h"
#include "invitations/invitations_rules.h"
#include "invitations/invitations_store.h"
#include "sessions/sessions.h"

#include <algorithm>

namespace kith::invitations {
namespace {

using memberships::Membership;

bool is_client(Membership const& member)
{
    bool const is_there = member.state == memberships::State::Pending || member.state == memberships::State::Active;
    return member.kind == memberships::Kind::Client && is_there;
}

// Whoever stood in for him makes room. A client who has come before is that person and nobody else.
Result<Membership> bound(db::Transaction& tx, Membership const& member, persons::Person const& person)
{
    if (member.person == person.id)
        return member;
    if (member.state == memberships::State::Active)
        return refuse("already_member");
    auto bound = TRY(memberships::bind(tx, member, person));
    persons::remove_stand_in(tx, member.person);
    bound.last_seen_at = tx.now();
    return bound;
}

Membership let_in_as(Membership member, Acceptance const& acceptance, Rights const& rights, memberships::State state)
{
    if (is_client(member))
        member.valid_until.reset(); // it was a client's
    member.kind = memberships::Kind::Internal;
    member.state = state;
    member.first_name = acceptance.first_name;
    member.last_name = acceptance.last_name;
    member.rights = rights;
    if (!acceptance.phone.empty())
        member.details.phone = acceptance.phone;
    return member;
}

}

std::optional<Membership> lock_known(db::Transaction& tx, AccountId const& account, EmailAddress const& email)
{
    auto known = memberships::find_by_email(tx, account, email);
    if (known)
        known = memberships::lock(tx, account, known->id);
    bool const may_be_invited = known && known->email == email && (is_client(*known) || known->is_expected());
    return may_be_invited ? std::move(known) : std::nullopt;
}

void lock_all_known(db::Transaction& tx, AccountId const& account, std::vector<EmailAddress> const& emails)
{
    std::vector<MembershipId> ids;
    for (auto const& email : emails) {
        if (auto const known = memberships::find_by_email(tx, account, email))
            ids.push_back(known->id);
    }
    memberships::lock_all(tx, account, std::move(ids));
}

bool is_clients_place(db::Transaction& tx, Invitation const& invitation)
{
    auto const known = invitation.kind == Kind::Internal && invitation.membership
        ? memberships::find(tx, invitation.account, *invitation.membership)
        : std::nullopt;
    return known && known->kind == memberships::Kind::Client;
}

Result<std::vector<Invitation>> expect(db::Transaction& tx, Invitation const& invitation, Membership const& known)
{
    std::vector<Invitation> replaced;
    for (auto& old : store::list_of_members(tx, invitation.account, Kind::Internal, { known.id.text() })) {
        bool const is_closed = old.state == State::Quiet || old.state == State::Expired || old.state == State::Declined;
        if (is_closed && old.id != invitation.id && finish(tx, old, State::Revoked))
            replaced.push_back(std::move(old));
    }
    store::set_membership(tx, invitation, known.id);
    if (known.state != memberships::State::Quiet)
        return replaced;
    auto after = known;
    after.state = memberships::State::Pending;
    TRY(memberships::update(tx, known, after));
    return replaced;
}

Result<Membership> take_place(db::Transaction& tx, events::Source const& source, Invitation const& spent,
    persons::Person const& person, Acceptance const& acceptance, Rights const& rights, memberships::State state)
{
    auto const known = memberships::lock(tx, spent.account, spent.membership.value());
    if (!known || (!is_client(*known) && !known->is_expected()))
        return refuse("not_found");
    if (acceptance.is_other_address) // his place is known by that one
        return refuse("email_forced");
    auto const member = TRY(bound(tx, *known, person));
    bool const stays_client = is_client(*known) && state == memberships::State::Pending;
    if (stays_client)
        return member;
    if (is_client(*known)) {
        revoke_of_client(tx, source, member);                    // the one to the portal
        sessions::end_all_in(tx, member.person, member.account); // that a link began: it opens the portal only
    }
    tx.wake("person:" + person.id.text());
    return memberships::update(tx, member, let_in_as(member, acceptance, rights, state));
}

bool chooses_password(db::Transaction& tx, Invitation const& invitation)
{
    auto const known = invitation.kind == Kind::Internal && invitation.membership
        ? memberships::find(tx, invitation.account, *invitation.membership)
        : std::nullopt;
    bool const has_come = known && is_client(*known) && known->state == memberships::State::Active;
    auto const person = has_come ? persons::find(tx, known->person) : std::nullopt;
    return person && person->email == invitation.email && person->password_hash.empty();
}

Result<void> give_up_place(db::Transaction& tx, Invitation const& invitation)
{
    auto const known = invitation.kind == Kind::Internal && invitation.membership
        ? memberships::lock(tx, invitation.account, *invitation.membership)
        : std::nullopt;
    if (!known || !known->is_expected())
        return {};
    auto keeps_place = [&](Invitation const& other) {
        auto const state = state_at(other, tx.now());
        return other.id != invitation.id && (state == State::Quiet || state == State::Pending);
    };
    if (std::ranges::any_of(
            store::list_of_members(tx, known->account, Kind::Internal, { known->id.text() }), keeps_place))
        return {};
    auto after = *known;
    after.state = memberships::State::Removed;
    TRY(memberships::update(tx, *known, after));
    return {};
}

}
