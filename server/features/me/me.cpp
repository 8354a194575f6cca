#include "me/me.h"

#include "address_changes/address_changes.h"
#include "connections/connections.h"
#include "me/me_store.h"
#include "passwords/passwords.h"
#include "roles/roles.h"

#include <algorithm>

namespace kith::me {
namespace {

Result<persons::Person> set_profile(db::Transaction& tx, persons::Person const& person, Change const& wanted)
{
    auto const username = wanted.username.value_or(person.username);
    auto const phone = wanted.phone.value_or(person.phone);
    auto const pronouns = wanted.pronouns.value_or(person.pronouns);
    if (username == person.username && phone == person.phone && pronouns == person.pronouns)
        return person;
    return persons::set_profile(tx, person, username, phone, pronouns);
}

Result<persons::Person> set_recovery_email(db::Transaction& tx, persons::Person const& person, Change const& wanted)
{
    if (!wanted.recovery_email)
        return person;
    auto const& email = *wanted.recovery_email;
    if (person.recovery_email == (email ? email->text() : ""))
        return person;
    return passwords::set_recovery_email(tx, person, email);
}

Result<persons::Person> set_preferences(db::Transaction& tx, persons::Person const& person, Change const& wanted)
{
    auto const language = wanted.language.value_or(person.language);
    auto const time_zone = wanted.time_zone.value_or(person.time_zone);
    if (language == person.language && time_zone == person.time_zone)
        return person;
    return persons::set_preferences(tx, person, language, time_zone);
}

// Without its events, which come after all rows.
Result<persons::Person> rename(db::Transaction& tx, persons::Person const& person, Change const& wanted)
{
    persons::NewName const name { wanted.first_name.value_or(person.first_name),
        wanted.last_name.value_or(person.last_name) };
    if (name.first_name == person.first_name && name.last_name == person.last_name)
        return person;
    return persons::rename(tx, person, name);
}

// How other accounts find and list him.
void rename_outside(db::Transaction& tx, persons::Person const& before, persons::Person const& after)
{
    if (before.first_name == after.first_name && before.last_name == after.last_name)
        return;
    for (auto member : memberships::list_of_person(tx, after.id)) {
        member.first_name = after.first_name;
        member.last_name = after.last_name;
        connections::note_renamed(tx, member);
    }
}

}

std::vector<Belonging> belongings(db::Transaction& tx, PersonId const& person) { return store::list(tx, person); }

memberships::State Belonging::state_at(Time now) const
{
    bool const is_over = state == memberships::State::Active && valid_until && *valid_until <= now;
    return is_over ? memberships::State::Inactive : state;
}

Permissions permissions_in(db::Transaction& tx, persons::Person const& person, Belonging const& belonging)
{
    bool const is_user = belonging.kind == memberships::Kind::Internal;
    if (!is_user || belonging.state_at(tx.now()) != memberships::State::Active)
        return {};
    auto permissions = permissions_of(
        belonging.rights, belonging.policy, roles::named_by(tx, belonging.account, belonging.rights), tx.now());
    if (person.is_operator)
        permissions.add(Permission::ManageInstance);
    auto is_suite = [&](Right const& license) { return license.word == "suite" && license.holds_at(tx.now()); };
    return std::ranges::any_of(belonging.licenses, is_suite) ? permissions : permissions.without_suite();
}

bool has_active_membership(db::Transaction& tx, PersonId const& person)
{
    auto is_active = [&](Belonging const& belonging) {
        return belonging.state_at(tx.now()) == memberships::State::Active;
    };
    return std::ranges::any_of(belongings(tx, person), is_active);
}

void close_doors(db::Transaction& tx, memberships::Membership const& member)
{
    if (has_active_membership(tx, member.person))
        tx.wake("person:" + member.person.text());
    else
        sessions::end_all(tx, member.person);
}

Result<persons::Person> change(
    db::Transaction& tx, events::Source const& source, persons::Person const& before, Change const& wanted)
{
    auto const shown = TRY(set_profile(tx, before, wanted));
    auto const reached = TRY(set_recovery_email(tx, shown, wanted));
    auto const preferring = TRY(set_preferences(tx, reached, wanted));
    auto const renamed = TRY(rename(tx, preferring, wanted));
    if (wanted.email)
        TRY(address_changes::ask(tx, renamed, *wanted.email, ""));
    rename_outside(tx, before, renamed);
    memberships::rename_everywhere(tx, source, renamed);
    if (renamed.recovery_email != before.recovery_email)
        memberships::record_everywhere(tx, source, renamed, "membership.recovery_email_changed");
    if (!wanted.email)
        return renamed;
    memberships::record_everywhere(tx, source, renamed, "membership.login_change_asked");
    return persons::find(tx, renamed.id).value();
}

}
