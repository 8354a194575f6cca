#pragma once

// The picture of a person: the middle of what he uploaded, drawn anew as a JPEG of 256 x
// 256. Its version is the beginning of its hash; persons and memberships repeat that, so
// that every list knows the address of each picture, and another picture has another one.

#include "base/result.h"
#include "events/events.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"
#include "persons/persons.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::avatars {

inline constexpr int side = 256;

struct Avatar {
    std::string version;
    std::string jpeg;
};

// Shown in every account the person is in; records membership.updated. Refuses: stale.
Result<persons::Person> set(db::Transaction&, events::Source const&, persons::Person const&, std::string const& jpeg);
// Without a picture nothing happens. Refuses: stale.
Result<persons::Person> remove(db::Transaction&, events::Source const&, persons::Person const&);

// Refuses: not_found (there is none).
Result<Avatar> get(db::Transaction&, PersonId const&);
// Of a member, for whoever is one, too; of a client, for whoever may see him. Refuses: forbidden, not_found.
Result<Avatar> get_of_member(db::Transaction&, Actor const&, MembershipId const&);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
