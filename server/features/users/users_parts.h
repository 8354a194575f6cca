#pragma once

// What adding and changing users share, and nobody else needs.

#include "users/users.h"

namespace kith::users {

// What changed about licenses, to be recorded when every row is written.
struct LicenseChanges {
    std::vector<std::string> assigned;
    std::vector<std::string> released;
    bool took_last = false;
    // Of others, whose time was over: found when their licenses were taken.
    struct Ended {
        memberships::Membership user;
        std::vector<std::string> products;
    };
    std::vector<Ended> ended;
};
// What has ended is his no more; the first step of every change.
LicenseChanges end_licenses(db::Transaction&, memberships::Membership& user);
// The slots, and what the membership says of them; goes on with `changes`.
// Refuses: no_licenses_available, validation.
Result<void> set_licenses(
    db::Transaction&, memberships::Membership& user, std::vector<std::string> const& wanted, LicenseChanges& changes);
// One more license, if there is one left; whether there was.
bool take_if_left(db::Transaction&, memberships::Membership& user, std::string const& product, LicenseChanges& changes);
// The slots learn when they are free again.
void move_ends(db::Transaction&, memberships::Membership const& before, memberships::Membership const& after);
void record_licenses(db::Transaction&, events::Source const&, memberships::Membership const&, LicenseChanges const&);
std::vector<std::string> warnings_of(LicenseChanges const&);

// Refuses: validation (`ends`).
Result<void> set_end(memberships::Membership& user, End const&, Time now);

// Who is reached elsewhere, comes back or stays longer, gets anew what he has.
// Refuses: cannot_grant.
Result<void> check_access(
    db::Transaction&, Actor const&, memberships::Membership const& before, memberships::Membership const& after);
// Ends are moved by who may give what ends. Refuses: forbidden, cannot_grant.
Result<void> check_ends(
    db::Transaction&, Actor const&, memberships::Membership const& before, memberships::Membership const& after);
// Refuses: forbidden, cannot_grant, validation (no such role or product here).
Result<void> check_rights(
    db::Transaction&, Actor const&, memberships::Membership const& before, memberships::Membership const& after);

}
