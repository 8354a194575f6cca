#pragma once

// What adding and changing users share, and nobody else needs.

#include "users/users.h"

namespace kith::users {

events::Target target(memberships::Membership const&);
std::vector<std::string> products_of(memberships::Membership const&);

// What changed about licenses, to be recorded when every row is written.
struct LicenseChanges {
    std::vector<std::string> assigned;
    std::vector<std::string> released;
    bool took_last = false;
};
// The slots, and what the membership says of them.
// Refuses: no_licenses_available, validation.
Result<LicenseChanges> set_licenses(
    db::Transaction&, memberships::Membership& user, std::vector<std::string> const& wanted);
void record_licenses(db::Transaction&, events::Source const&, memberships::Membership const&, LicenseChanges const&);
std::vector<std::string> warnings_of(LicenseChanges const&);

// Refuses: validation (`ends`).
Result<void> set_end(db::Transaction&, memberships::Membership& user, End const&);

// Refuses: forbidden, cannot_grant, validation (no such role or product here).
Result<void> check_rights(
    db::Transaction&, Actor const&, memberships::Membership const& before, memberships::Membership const& after);

}
