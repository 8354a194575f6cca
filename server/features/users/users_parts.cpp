#include "users/users_parts.h"

#include "licenses/licenses.h"
#include "roles/roles.h"
#include "users/users_rules.h"

#include <algorithm>

namespace kith::users {
namespace {

using memberships::Membership;

licenses::Holder holder(Membership const& user)
{
    return { licenses::HolderKind::Membership, user.id.text(), user.display_name() };
}

// A license that ended may be somebody else's by now.
void drop_ended(db::Transaction& tx, Membership& user)
{
    for (auto const& license : user.licenses) {
        if (!license.holds_at(tx.now()))
            licenses::release(tx, user.account, license.word, holder(user));
    }
    std::erase_if(user.licenses, [&](Right const& license) { return !license.holds_at(tx.now()); });
}

// Grants name products the account has, roles are roles of the account.
Result<void> check_exist(db::Transaction& tx, AccountId const& account, Rights const& rights)
{
    TRY(roles::check_known(tx, account, rights, "roles"));
    for (auto const& product : rights.managed_products(tx.now())) {
        if (!licenses::find_pool(tx, account, product))
            return refuse_field("grants", "invalid", "must name products of this account");
    }
    return {};
}

}

events::Target target(Membership const& user) { return { "membership", user.id.text(), user.display_name() }; }

std::vector<std::string> products_of(Membership const& user)
{
    std::vector<std::string> products;
    for (auto const& license : user.licenses)
        products.push_back(license.word);
    return products;
}

Result<LicenseChanges> set_licenses(db::Transaction& tx, Membership& user, std::vector<std::string> const& wanted)
{
    drop_ended(tx, user);
    LicenseChanges changes { only_in(wanted, products_of(user)), only_in(products_of(user), wanted) };
    std::ranges::sort(changes.assigned); // pools are locked in one order
    for (auto const& product : changes.released) {
        licenses::release(tx, user.account, product, holder(user));
        std::erase_if(user.licenses, [&](Right const& license) { return license.word == product; });
    }
    for (auto const& product : changes.assigned) {
        bool const was_last = TRY(licenses::take(tx, user.account, product, holder(user), {}, "licenses"));
        changes.took_last = changes.took_last || was_last;
        user.licenses.push_back({ product, {} });
    }
    return changes;
}

void record_licenses(
    db::Transaction& tx, events::Source const& source, Membership const& user, LicenseChanges const& changes)
{
    for (auto const& product : changes.assigned)
        licenses::record(tx, user.account, source, "license.assigned", product, { user.display_name() });
    for (auto const& product : changes.released)
        licenses::record(tx, user.account, source, "license.released", product, { user.display_name() });
}

std::vector<std::string> warnings_of(LicenseChanges const& changes)
{
    return changes.took_last ? std::vector<std::string> { "last_license_assigned" } : std::vector<std::string> {};
}

Result<void> set_end(db::Transaction& tx, Membership& user, End const& end)
{
    if (end.at && *end.at <= tx.now())
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
    licenses::set_end(tx, user.account, product, holder(user), end.at);
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

}
