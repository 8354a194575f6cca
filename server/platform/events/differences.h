#pragma once

// What a change did, in words that the log keeps and its page shows:
//
//     {"changes": [{"what": "email", "before": "bob@acme.test", "after": "bo@acme.test"}]}

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace kith::events {

struct Difference {
    std::string what;
    std::string before;
    std::string after;
};
BOOST_DESCRIBE_STRUCT(Difference, (), (what, before, after))

struct Differences {
    std::vector<Difference> changes;

    // Nothing where both are the same.
    void add(std::string what, std::string before, std::string after);
    // "on" and "off".
    void add_switch(std::string what, bool before, bool after);
    bool empty() const { return changes.empty(); }
    std::string json() const;
};
BOOST_DESCRIBE_STRUCT(Differences, (), (changes))

}
