#pragma once

// Who is in the demo: invented people in invented companies. Their addresses end in
// .example (RFC 2606), so that no mail about them ever reaches anybody.

#include <array>
#include <string>
#include <vector>

namespace kith::demo {

enum class Came { Invited, Added };

struct Someone {
    char const* first_name;
    char const* last_name;
    char const* roles; // as the API spells them, with a space between
    char const* job_title;
    char const* department;
    std::vector<std::string> licenses;
    int came_days_ago;
    Came how = Came::Invited;
    int seen_hours_ago = -1; // never
};

struct Company {
    char const* name;
    char const* domain;
    Someone founder;
    std::vector<Someone> people; // in the order in which they came
};

Company studio();
Company law_firm();
Company clinic();

}
