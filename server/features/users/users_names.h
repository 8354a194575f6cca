#pragma once

// Names that would be taken for somebody who runs the account. They are shown with a
// warning and not refused, since two people may honestly be called the same.

#include "memberships/memberships.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::users {

enum class NameWarning { LikeAdministrator, LikeLegalRepresentative };
BOOST_DESCRIBE_ENUM(NameWarning, LikeAdministrator, LikeLegalRepresentative)

// Whether it reads as the name of a role, or of us.
bool claims_office(PersonName const& first_name, PersonName const& last_name);

// What an account's names are held against; read once for a whole page.
class NameWatch {
public:
    NameWatch(db::Transaction&, AccountId const&);
    // Nothing of a legal representative himself.
    std::optional<NameWarning> warning_about(memberships::Membership const&) const;

private:
    struct Known {
        MembershipId id;
        std::string key;
    };
    std::vector<Known> legal_representatives_;
};

}
