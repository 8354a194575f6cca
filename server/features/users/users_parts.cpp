#include "users/users_parts.h"

#include "licenses/licenses.h"
#include "roles/roles.h"
#include "users/users_rules.h"

#include <algorithm>

namespace kith::users {
namespace {

using memberships::Membership;

// Somebody else is changing him: then the sweep will note it.
void note_ended(db::Transaction& tx, AccountId const& account, licenses::Holder const& member, LicenseChanges& changes)
{
    auto const before = memberships::find(tx, account, MembershipId::from_text(member.id));
    if (!before)
        return;
    auto after = *before;
    auto const ended = end_licenses(tx, after);
    if (auto changed = memberships::update(tx, *before, after))
        changes.ended.push_back({ *std::move(changed), ended.released });
}

Result<void> take(db::Transaction& tx, Membership& user, std::string const& product, LicenseChanges& changes)
{
    auto const taken = TRY(licenses::take(tx, user.account, product, licenses::holder(user), {}, "licenses"));
    for (auto const& member : taken.ended)
        note_ended(tx, user.account, member, changes);
    changes.took_last = changes.took_last || taken.was_last;
    user.licenses.push_back({ product, {} });
    return {};
}

void record_released(
    db::Transaction& tx, events::Source const& source, Membership const& user, std::vector<std::string> const& products)
{
    for (auto const& product : products)
        licenses::record(tx, user.account, source, "license.released", product, { user.display_name() });
}

// Grants name products the account has, roles are roles of the account.
Result<void> check_exist(db::Transaction& tx, AccountId const& account, Rights const& rights)
{
    TRY(roles::check_known(tx, account, rights, "roles"));
    return licenses::check_known(tx, account, rights.managed_products(tx.now()), "grants");
}

}

// The slot may be somebody else's by now.
LicenseChanges end_licenses(db::Transaction& tx, Membership& user)
{
    LicenseChanges changes;
    for (auto const& license : user.licenses) {
        if (user.holds(license, tx.now()))
            continue;
        licenses::release(tx, user.account, license.word, licenses::holder(user));
        changes.released.push_back(license.word);
    }
    std::erase_if(user.licenses, [&](Right const& license) { return !user.holds(license, tx.now()); });
    return changes;
}

Result<void> set_licenses(
    db::Transaction& tx, Membership& user, std::vector<std::string> const& wanted, LicenseChanges& changes)
{
    changes.assigned = only_in(wanted, user.products());
    std::ranges::sort(changes.assigned); // pools are locked in one order
    for (auto const& product : only_in(user.products(), wanted)) {
        licenses::release(tx, user.account, product, licenses::holder(user));
        std::erase_if(user.licenses, [&](Right const& license) { return license.word == product; });
        changes.released.push_back(product);
    }
    for (auto const& product : changes.assigned)
        TRY(take(tx, user, product, changes));
    return {};
}

bool take_if_left(db::Transaction& tx, Membership& user, std::string const& product, LicenseChanges& changes)
{
    bool const is_taken = take(tx, user, product, changes).has_value();
    if (is_taken)
        changes.assigned.push_back(product);
    return is_taken;
}

void move_ends(db::Transaction& tx, Membership const& before, Membership const& after)
{
    for (auto const& license : after.licenses) {
        auto const old = std::ranges::find(before.licenses, license.word, &Right::word);
        auto const known = old == before.licenses.end() ? std::nullopt : before.end_of(*old);
        if (after.end_of(license) != known)
            licenses::set_end(tx, after.account, license.word, licenses::holder(after), after.end_of(license));
    }
}

void record_licenses(
    db::Transaction& tx, events::Source const& source, Membership const& user, LicenseChanges const& changes)
{
    for (auto const& ended : changes.ended)
        record_released(tx, {}, ended.user, ended.products);
    for (auto const& product : changes.assigned)
        licenses::record(tx, user.account, source, "license.assigned", product, { user.display_name() });
    record_released(tx, source, user, changes.released);
}

std::vector<std::string> warnings_of(LicenseChanges const& changes)
{
    return changes.took_last ? std::vector<std::string> { "last_license_assigned" } : std::vector<std::string> {};
}

Result<void> set_end(Membership& user, End const& end, Time now)
{
    if (end.at && *end.at <= now)
        return refuse_field("ends", "invalid", "must lie in the future");
    if (end.of == "membership") {
        user.valid_until = end.at;
        return {};
    }
    constexpr std::string_view prefix = "license:";
    if (!end.of.starts_with(prefix)) {
        user.rights = TRY(user.rights.with_end(end.of, end.at, "ends"));
        return {};
    }
    auto const product = end.of.substr(prefix.size());
    auto const license = std::ranges::find(user.licenses, product, &Right::word);
    if (license == user.licenses.end())
        return refuse_field("ends", "invalid", "must name a license that the user has");
    license->until = end.at;
    return {};
}

Result<void> check_rights(db::Transaction& tx, Actor const& actor, Membership const& before, Membership const& after)
{
    if (before.rights == after.rights)
        return {};
    TRY(check_standing(actor, before.rights.standing(), after.rights.standing()));
    TRY(check_may_give(actor, memberships::permissions_of(tx, before), memberships::permissions_of(tx, after)));
    return check_exist(tx, actor.account, after.rights);
}

Result<void> check_access(db::Transaction& tx, Actor const& actor, Membership const& before, Membership const& after)
{
    bool const comes_back = after.is_active(tx.now()) && !before.is_active(tx.now());
    bool const stays_longer = before.valid_until && (!after.valid_until || *after.valid_until > *before.valid_until);
    bool const is_reached_elsewhere = after.email.text() != before.email.text();
    if (!comes_back && !stays_longer && !is_reached_elsewhere)
        return {};
    auto held = after;
    held.state = memberships::State::Active;
    held.valid_until.reset();
    return check_may_hand_over(actor, held.rights, memberships::permissions_of(tx, held));
}

Result<void> check_ends(db::Transaction& tx, Actor const& actor, Membership const& before, Membership const& after)
{
    for (auto const& license : after.licenses) {
        auto const old = std::ranges::find(before.licenses, license.word, &Right::word);
        if (old != before.licenses.end() && old->until != license.until)
            TRY(check_may_license(actor, license.word));
    }
    if (!(before.rights == after.rights))
        TRY(check_may(actor, Permission::AssignRoles));
    auto extended = after;
    extended.rights = after.rights.extended_over(before.rights);
    return check_may_hand_over(actor, extended.rights, memberships::permissions_of(tx, extended));
}

}
