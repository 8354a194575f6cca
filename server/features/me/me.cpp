#include "me/me.h"

#include "me/me_store.h"

#include <algorithm>

namespace kith::me {

std::vector<Belonging> belongings(db::Transaction& tx, PersonId const& person) { return store::list(tx, person); }

bool has_active_membership(db::Transaction& tx, PersonId const& person)
{
    auto is_active = [](Belonging const& belonging) { return belonging.state == memberships::State::Active; };
    return std::ranges::any_of(belongings(tx, person), is_active);
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

Result<persons::Person> set_profile(db::Transaction& tx, persons::Person const& person, NewProfile const& wanted)
{
    auto const username = wanted.username.value_or(person.username);
    auto const phone = wanted.phone.value_or(person.phone);
    if (username == person.username && phone == person.phone)
        return person;
    return persons::set_profile(tx, person, username, phone);
}

}
