// Adding a user directly, and what the person says to it.

#include "accounts/accounts.h"
#include "invitations/invitations.h"
#include "licenses/licenses.h"
#include "users/users.h"
#include "users/users_mail.h"
#include "users/users_parts.h"
#include "users/users_rules.h"

#include <algorithm>

namespace kith::users {
namespace {

using memberships::Membership;
using memberships::State;

Result<void> check_is_new_here(db::Transaction& tx, Actor const& actor, EmailAddress const& email)
{
    if (auto const user = memberships::find_by_email(tx, actor.account, email)) {
        if (user->state_at(tx.now()) == State::Inactive)
            return refuse("member_inactive", "email", "belongs to an inactive user of this account");
        return refuse("already_member", "email", "belongs to a user of this account already");
    }
    if (!invitations::hold_address(tx, actor, email))
        return refuse("already_invited", "email", "has a pending invitation already");
    return {};
}

// A person who is known here has said yes to other accounts, not to this one.
struct Arrival {
    persons::Person person; // himself, or who stands in for him
    std::optional<persons::Person> known;
};

// Who is known is asked of the row of the address: somebody may be adding him just now.
Arrival arrive(db::Transaction& tx, NewUser const& wanted)
{
    if (auto person = persons::create(tx, { wanted.first_name, wanted.last_name, wanted.email, "" }))
        return { *std::move(person), {} };
    auto stand_in = persons::create_stand_in(tx, wanted.first_name, wanted.last_name);
    stand_in.email = wanted.email;
    return { std::move(stand_in), persons::find_by_email(tx, wanted.email).value() };
}

void tell(db::Transaction& tx, Actor const& actor, Membership const& user, Arrival const& arrival, bool send_welcome)
{
    if (!arrival.known && !send_welcome)
        return;
    auto const account = accounts::get(tx, actor.account).name.text();
    if (arrival.known) {
        memberships::ask_to_join(tx, user, *arrival.known);
        queue_join_request(tx, user, account, actor.name, *arrival.known);
    } else {
        queue_welcome(tx, user, account, actor.name, arrival.person);
    }
}

std::optional<memberships::JoinRequest> find_request(
    db::Transaction& tx, persons::Person const& person, AccountId const& account)
{
    auto const requests = memberships::list_join_requests(tx, person.id);
    auto const found = std::ranges::find(requests, account, &memberships::JoinRequest::account);
    return found == requests.end() ? std::nullopt : std::optional { *found };
}

// Nobody answers for an address that he has not shown to be his.
Result<Membership> spend_request(db::Transaction& tx, persons::Person const& person, AccountId const& account)
{
    if (!person.email_verified)
        return refuse("not_found");
    auto const request = find_request(tx, person, account);
    if (!request || !memberships::take_join_request(tx, *request))
        return refuse("not_found");
    auto user = memberships::find(tx, account, request->membership);
    if (!user || user->state == State::Removed)
        return refuse("not_found");
    return *std::move(user);
}

}

Result<Changed> create(db::Transaction& tx, Actor const& actor, NewUser const& wanted)
{
    TRY(check_may(actor, Permission::ManageUsers));
    TRY(check_is_new_here(tx, actor, wanted.email));
    auto const arrival = arrive(tx, wanted);
    auto const plain = TRY(memberships::enroll(tx, arrival.person,
        { actor.account, memberships::Kind::Internal, wanted.first_name, wanted.last_name, Rights {}, State::Active,
            wanted.details, false }));
    auto user = plain;
    user.rights = wanted.rights;
    TRY(check_rights(tx, actor, plain, user));
    for (auto const& product : wanted.licenses)
        TRY(check_may_license(actor, product));
    LicenseChanges licenses;
    TRY(set_licenses(tx, user, wanted.licenses, licenses));
    for (auto const& end : wanted.ends)
        TRY(set_end(user, end, tx.now()));
    move_ends(tx, plain, user);
    if (!(user.rights == Rights {}) || !user.licenses.empty() || user.valid_until)
        user = TRY(memberships::update(tx, plain, user));
    auto const moves = TRY(teams::plan(tx, actor, {}, wanted.teams));
    user = TRY(teams::move(tx, user, moves));
    tell(tx, actor, user, arrival, wanted.send_welcome);
    memberships::record_joined(tx, actor.source(), user);
    record_licenses(tx, actor.source(), user, licenses);
    teams::record(tx, actor.source(), user, moves);
    return Changed { std::move(user), warnings_of(licenses) };
}

Result<Membership> join(
    db::Transaction& tx, events::Source const& source, persons::Person const& person, AccountId const& account)
{
    auto const user = TRY(spend_request(tx, person, account));
    if (!user.is_active(tx.now()))
        return refuse("inactive");
    auto const joined = TRY(memberships::bind(tx, user, person));
    persons::remove_stand_in(tx, user.person);
    events::record(tx, account, source, "membership.confirmed", target(joined));
    return joined;
}

Result<void> decline_to_join(
    db::Transaction& tx, events::Source const& source, persons::Person const& person, AccountId const& account)
{
    auto const user = TRY(spend_request(tx, person, account));
    auto after = user;
    after.state = State::Removed;
    licenses::release_all(tx, account, licenses::holder(user));
    after.licenses.clear();
    auto const moves = teams::plan_to_leave(tx, user);
    auto const removed = TRY(memberships::update(tx, user, after));
    TRY(teams::move(tx, removed, moves));
    teams::record(tx, source, removed, moves);
    for (auto const& license : user.licenses)
        licenses::record(tx, account, source, "license.released", license.word, { user.display_name() });
    events::record(tx, account, source, "membership.declined", target(user));
    return {};
}

}
