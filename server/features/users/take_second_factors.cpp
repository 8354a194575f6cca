#include "accounts/accounts.h"
#include "passkeys/passkeys.h"
#include "second_factors/second_factors.h"
#include "users/users.h"
#include "users/users_rules.h"

namespace kith::users {
namespace {

// What he shows is his alone to give up, unless he is in this account only.
Result<persons::Person> find_own_person(db::Transaction& tx, memberships::Membership const& user)
{
    auto person = persons::find(tx, user.person);
    bool const is_shared = !person || person->is_operator || person->email.text().empty() ||
        persons::accounts_of(tx, user.person).size() != 1;
    return is_shared ? refuse("identity_shared") : Result<persons::Person> { *std::move(person) };
}

}

Result<void> take_second_factors(db::Transaction& tx, Actor const& actor, memberships::Membership const& user)
{
    TRY(check_may(actor, Permission::ManageUsers));
    if (user.rights.standing() == Role::LegalRepresentative)
        TRY(check_may(actor, Permission::AssignLegalRepresentative));
    if (user.id == actor.membership)
        return refuse("forbidden"); // of his own he shows once more that it is he
    TRY(check_may_hand_over(actor, user.rights, memberships::permissions_of(tx, user)));
    auto const person = TRY(find_own_person(tx, user));
    auto const account = accounts::get(tx, user.account).name.text();
    auto const removed = passkeys::remove_all(tx, person.id); // they are lost with the phone
    second_factors::take_away(tx, actor.source(), person, actor.name + " of " + account);
    passkeys::record_removed(tx, actor.source(), person, removed);
    return {};
}

}
