#pragma once

// One line of a file, read as a user.

#include "base/email_address.h"
#include "base/names.h"
#include "memberships/memberships.h"
#include "teams/teams.h"
#include "user_jobs/user_jobs.h"

#include <map>

namespace kith::user_jobs {

// What the words of a file mean in an account: names of roles, products and teams, without regard
// to case and marks, and what the API calls them.
struct Meanings {
    std::map<std::string, std::string> roles;
    std::map<std::string, std::string> products;
    std::map<std::string, std::string> teams;
};
// Those that every account has.
void add_standing_roles(Meanings&);

// Nothing: the cell is empty, or there is none; then what is there stays.
struct Wanted {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    memberships::DetailsChange details;
    std::optional<std::vector<RoleName>> roles;
    std::optional<std::vector<std::string>> licenses;
    std::optional<bool> active;
    std::optional<std::vector<teams::TeamId>> teams;
};

// Refuses: validation, with everything that is wrong.
Result<Wanted> read_line(Plan const&, Meanings const&, Line const&);
// The cell of a field; empty when there is none.
std::string_view cell_of(Plan const&, Line const&, std::string_view field);

}
