#include "users/users_had.h"

#include "events/search.h"
#include "users/users_differences.h"
#include "json/json.h"

#include <algorithm>

namespace kith::users {
namespace {

using memberships::Membership;
using memberships::State;

constexpr int most_examined = 200; // changes of one user, since he is inactive

std::vector<std::string> words_of(std::vector<Right> const& rights, Time now)
{
    std::vector<std::string> words;
    for (auto const& right : rights) {
        if (right.holds_at(now))
            words.push_back(right.word);
    }
    return words;
}

std::optional<std::string> before_of(events::Event const& event, std::string_view what)
{
    auto const data = json::parse<events::Differences>(event.data);
    if (!data)
        return {};
    auto const change = std::ranges::find(data->changes, what, &events::Difference::what);
    return change == data->changes.end() ? std::nullopt : std::optional { change->before };
}

// "administrator manager role:..." as users_differences.cpp writes it.
Rights read_rights_text(std::string const& text)
{
    auto const end = std::min(text.find(' '), text.size());
    auto const standing = RoleName::stored(text.substr(0, end)).standing().value_or(Role::User);
    return Rights::stored(standing, std::string_view { text }.substr(std::min(end + 1, text.size())));
}

// His time ran out and nobody has noted it yet: the row has all of it.
std::optional<Had> had_until_the_end(Membership const& user)
{
    if (!user.valid_until)
        return {};
    auto const moment_before = *user.valid_until - 1ms;
    return Had { *user.valid_until, user.rights.held_at(moment_before), words_of(user.licenses, moment_before) };
}

}

std::optional<Had> find_had(db::Transaction& tx, Membership const& user)
{
    if (user.state_at(tx.now()) != State::Inactive)
        return {};
    if (user.state == State::Active)
        return had_until_the_end(user);
    auto rights = user.rights;
    auto const changes = events::list_of_target(
        tx, user.account, user.id.text(), { "membership.deactivated", "membership.updated" }, most_examined);
    for (auto const& change : changes) {
        if (auto const before = before_of(change, "roles"))
            rights = read_rights_text(*before);
        if (change.operation != "membership.deactivated")
            continue;
        auto const licenses = read_rights(before_of(change, "licenses").value_or(""));
        auto const moment_before = change.at - 1ms;
        return Had { change.at, rights.held_at(moment_before), words_of(licenses, moment_before) };
    }
    return {};
}

}
