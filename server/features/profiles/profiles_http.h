#pragma once

#include "http/router.h"
#include "profiles/profiles.h"

namespace kith::profiles {

struct ProfileBody {
    Visibility visibility;
    std::string headline;
    std::string job_title;
    Pronouns pronouns; // of the person, who changes them in /me
};
BOOST_DESCRIBE_STRUCT(ProfileBody, (), (visibility, headline, job_title, pronouns))

ProfileBody shown(db::Transaction&, memberships::Membership const&);
void add_routes(http::Router&);

}
