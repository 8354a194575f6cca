#pragma once

// What an addressbook-query looks for (RFC 6352, 10.5). Pure.

#include "base/result.h"
#include "dav/xml.h"
#include "vcards/vcards.h"

#include <string>
#include <string_view>
#include <vector>

namespace kith::carddav {

inline constexpr std::size_t most_tests = 50; // in one filter, of all kinds

enum class Match { Equals, Contains, StartsWith, EndsWith };

struct TextMatch {
    std::string text; // folded, unless it is compared as it stands
    Match match = Match::Contains;
    bool is_as_it_stands = false;
    bool is_negated = false;
};

struct ParameterFilter {
    std::string name; // in capitals
    bool is_undefined = false;
    std::vector<TextMatch> texts = {}; // one at most
};

struct PropertyFilter {
    std::string name; // in capitals
    bool is_undefined = false;
    bool needs_all = false;
    std::vector<TextMatch> texts = {};
    std::vector<ParameterFilter> parameters = {};
};

struct Filter {
    bool needs_all = false;
    std::vector<PropertyFilter> properties = {}; // none: whatever there is
};

// Refuses: malformed, unsupported_filter, unsupported_collation.
Result<Filter> read_filter(dav::Element const&);
bool matches(Filter const&, vcards::Card const&);

}
