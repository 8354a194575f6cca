#pragma once

// What a member of one account shows to people of other accounts. Everybody is hidden
// until he says otherwise; then his name, picture, pronouns, title and headline can be found where
// the account is public, his address never.

#include "base/names.h"
#include "base/result.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

namespace kith::profiles {

enum class Visibility { Hidden, Visible };
BOOST_DESCRIBE_ENUM(Visibility, Hidden, Visible)

struct Profile {
    Visibility visibility = Visibility::Hidden;
    std::string headline;
    std::int64_t version = 0; // 0: never changed
    bool operator==(Profile const&) const = default;
};

Profile get(db::Transaction&, AccountId const&, MembershipId const&);

struct Change {
    std::optional<Visibility> visibility;
    std::optional<ShortText> headline;
    std::optional<ShortText> job_title; // of the membership
};
// One's own; records profile.changed, and membership.updated for the title. Refuses: stale.
Result<memberships::Membership> change(
    db::Transaction&, Actor const&, memberships::Membership const&, Profile const& before, Change const&);
// He was removed: should he come back, he is hidden as everybody is.
void hide(db::Transaction&, memberships::Membership const&);

}
