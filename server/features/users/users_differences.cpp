#include "users/users_differences.h"

#include "base/enum_text.h"
#include "roles/roles.h"

namespace kith::users {
namespace {

std::string rights_text(Rights const& rights)
{
    auto const more = rights.words();
    return enum_text(rights.standing()) + (more.empty() ? "" : " " + more);
}

std::string time_text(std::optional<Time> time) { return time ? to_text(*time) : std::string {}; }

}

events::Differences differences_of(memberships::Membership const& before, memberships::Membership const& after)
{
    events::Differences all;
    all.add("state", enum_text(before.state), enum_text(after.state));
    all.add("name", before.display_name(), after.display_name());
    all.add("email", before.email.text(), after.email.text());
    memberships::for_each_detail(
        [&](char const* what, std::string const& old, std::string const& now) { all.add(what, old, now); },
        before.details, after.details);
    all.add("roles", rights_text(before.rights), rights_text(after.rights));
    all.add("licenses", write_rights(before.licenses), write_rights(after.licenses));
    all.add_switch("call_recording", before.call_recording_enabled, after.call_recording_enabled);
    all.add("valid_until", time_text(before.valid_until), time_text(after.valid_until));
    return all;
}

std::string text_of(db::Transaction& tx, events::Differences const& differences, memberships::Membership const& before,
    memberships::Membership const& after)
{
    auto text = differences.json();
    if (before.rights == after.rights)
        return text;
    std::vector<std::string> words;
    for (auto const* rights : { &before.rights, &after.rights }) {
        for (auto const& right : rights->all())
            words.push_back(right.word);
    }
    return roles::with_names(tx, before.account, Rights { Role::User, words }, std::move(text));
}

}
