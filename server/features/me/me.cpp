#include "me/me.h"

#include <algorithm>

namespace kith::me {

std::vector<Belonging> belongings(db::Transaction& tx, PersonId const& person)
{
    std::vector<Belonging> all;
    for (auto& member : memberships::list_of_person(tx, person)) {
        auto account = accounts::get(tx, member.account);
        all.push_back({ std::move(member), std::move(account) });
    }
    return all;
}

bool has_active_membership(db::Transaction& tx, PersonId const& person)
{
    auto is_active = [](memberships::Membership const& member) { return member.state == memberships::State::Active; };
    return std::ranges::any_of(memberships::list_of_person(tx, person), is_active);
}

Result<persons::Person> rename(
    db::Transaction& tx, events::Source const& source, persons::Person const& person, NewName const& wanted)
{
    persons::NewName const name { wanted.first_name.value_or(person.first_name),
        wanted.last_name.value_or(person.last_name) };
    if (name.first_name == person.first_name && name.last_name == person.last_name)
        return person;
    auto const renamed = TRY(persons::rename(tx, person, name));
    memberships::rename_everywhere(tx, source, renamed);
    return renamed;
}

}
