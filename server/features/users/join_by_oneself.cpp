// Members whom nobody has added.

#include "users/users.h"
#include "users/users_parts.h"

#include <algorithm>

namespace kith::users {
namespace {

using memberships::Membership;
using memberships::State;

// Pools are locked in one order. A product that has no license left is left out: joining does not depend on it.
Result<Membership> give_what_is_left(
    db::Transaction& tx, Membership const& member, std::vector<std::string> products, LicenseChanges& changes)
{
    auto after = member;
    std::ranges::sort(products);
    for (auto const& product : products)
        take_if_left(tx, after, product, changes);
    return changes.assigned.empty() ? member : memberships::update(tx, member, after);
}

}

Result<Membership> join_by_oneself(db::Transaction& tx, events::Way const& way, AccountId const& account,
    persons::Person const& person, Newcomer const& newcomer)
{
    auto member = TRY(memberships::enroll(tx, person,
        { account, memberships::Kind::Internal, newcomer.first_name, newcomer.last_name, Rights {},
            newcomer.must_wait ? State::Pending : State::Active }));
    LicenseChanges changes;
    if (!newcomer.must_wait)
        member = TRY(give_what_is_left(tx, member, newcomer.licenses, changes));
    events::Source const himself { "member", member.id.text(), member.display_name(), way };
    memberships::record_joined(tx, himself, member);
    record_licenses(tx, himself, member, changes);
    return member;
}

Result<Membership> admit(db::Transaction& tx, events::Source const& source, Membership const& waiting,
    std::vector<std::string> const& licenses)
{
    if (waiting.state != State::Pending)
        return refuse("wrong_state");
    auto active = waiting;
    active.state = State::Active;
    auto member = TRY(memberships::update(tx, waiting, active));
    LicenseChanges changes;
    member = TRY(give_what_is_left(tx, member, licenses, changes));
    events::record(tx, member.account, source, "membership.admitted", target(member));
    record_licenses(tx, source, member, changes);
    return member;
}

Result<void> send_away(db::Transaction& tx, events::Source const& source, Membership const& waiting)
{
    if (waiting.state != State::Pending)
        return refuse("wrong_state");
    auto after = waiting;
    after.state = State::Removed;
    TRY(memberships::update(tx, waiting, after));
    events::record(tx, waiting.account, source, "membership.not_admitted", target(waiting));
    return {};
}

}
