#include "users/users_differences.h"

#include "base/enum_text.h"
#include "roles/roles.h"
#include "json/json.h"

namespace kith::users {
namespace {

std::string rights_text(Rights const& rights)
{
    auto const more = rights.words();
    return enum_text(rights.standing()) + (more.empty() ? "" : " " + more);
}

std::string time_text(std::optional<Time> time) { return time ? to_text(*time) : std::string {}; }

}

Differences differences_of(memberships::Membership const& before, memberships::Membership const& after)
{
    Differences differences;
    auto add = [&](char const* what, std::string const& old, std::string const& now) {
        if (old != now)
            differences.changes.push_back({ what, old, now });
    };
    add("state", enum_text(before.state), enum_text(after.state));
    add("name", before.display_name(), after.display_name());
    add("email", before.email.text(), after.email.text());
    memberships::for_each_detail(add, before.details, after.details);
    add("roles", rights_text(before.rights), rights_text(after.rights));
    add("licenses", write_rights(before.licenses), write_rights(after.licenses));
    add("call_recording", before.call_recording_enabled ? "on" : "off", after.call_recording_enabled ? "on" : "off");
    add("valid_until", time_text(before.valid_until), time_text(after.valid_until));
    return differences;
}

std::string text_of(db::Transaction& tx, Differences const& differences, memberships::Membership const& before,
    memberships::Membership const& after)
{
    auto text = json::write(differences);
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
