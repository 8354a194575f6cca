#pragma once

// The only code that reads or writes the tables identity_providers and sso_subjects.

#include "identity_providers/identity_providers.h"

namespace kith::identity_providers::store {

void insert(db::Transaction&, Provider const&);
// False if it is not the version any more.
bool update(db::Transaction&, Provider const&);
// It is on still, and the same version.
bool hold(db::Transaction&, Provider const&);
bool remove(db::Transaction&, Provider const&);
std::vector<Provider> list(db::Transaction&, AccountId const&);
std::optional<Provider> find(db::Transaction&, AccountId const&, ProviderId const&);

// Who is known there.
std::optional<PersonId> find_person(db::Transaction&, Provider const&, std::string const& subject);
bool has_subject(db::Transaction&, Provider const&, PersonId const&);
// False when another has it, or he has another, meanwhile.
bool insert_subject(db::Transaction&, Provider const&, std::string const& subject, PersonId const&);
std::vector<KnownAs> list_subjects_of(db::Transaction&, AccountId const&, PersonId const&);
void touch_subject(db::Transaction&, Provider const&, std::string const& subject);
void remove_subjects(db::Transaction&, Provider const&);
Use use_of(db::Transaction&, Provider const&);

// Accounts where another number of them is noted.
std::vector<std::string> list_miscounted(db::Transaction&);
// Accounts with subjects of a provider that is not there.
std::vector<std::string> list_with_orphans(db::Transaction&);

}
