#include "memberships/details.h"

namespace kith::memberships {

Details changed(Details details, DetailsChange change)
{
    for_each_detail(
        [](char const*, std::string& text, std::optional<std::string>& wanted) {
            if (wanted)
                text = *wanted;
        },
        details, change);
    return details;
}

DetailsChange change_to(Details now, DetailsChange wanted)
{
    for_each_detail(
        [](char const*, std::string const& text, std::optional<std::string>& other) {
            if (other == text)
                other.reset();
        },
        now, wanted);
    return wanted;
}

DetailsChange change_of(DetailsInput input)
{
    DetailsChange change;
    for_each_detail(
        [](char const*, std::optional<ShortText> const& said, std::optional<std::string>& wanted) {
            if (said)
                wanted = said->text();
        },
        input, change);
    return change;
}

DetailsChange all_of(Details details)
{
    DetailsChange change;
    for_each_detail([](char const*, std::string const& text, std::optional<std::string>& wanted) { wanted = text; },
        details, change);
    return change;
}

Details details_of(DetailsInput input) { return changed({}, change_of(std::move(input))); }

}
