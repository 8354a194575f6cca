#pragma once

// The words of the mails about a changed address.

#include "address_changes/address_changes_store.h"
#include "mail/letter.h"

#include <string>

namespace kith::address_changes {

std::string mail_reason(PersonId const&);

// `by`: who asked, empty for the person; `url`: where to undo it, empty where nobody can.
mail::Letter asked_letter(
    persons::Person const&, store::Change const&, std::string const& by, std::string const& undo_url);
mail::Letter confirm_letter(
    persons::Person const&, store::Change const&, std::string const& by, std::string const& url);
// To an address that has a login already.
mail::Letter known_letter(persons::Person const& owner);
mail::Letter changed_letter(persons::Person const&, store::Change const&);
mail::Letter undone_letter(persons::Person const&, store::Change const&);
mail::Letter welcome_letter(persons::Person const&, std::string const& by, std::string const& url);

}
