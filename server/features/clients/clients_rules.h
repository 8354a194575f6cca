#pragma once

// What is pure about clients.

#include "clients/clients.h"

namespace kith::clients {

// Where the account knows somebody by: his address, or the digits of his phone number under a key that no address has.
EmailAddress contact_of(NewMember const&);

// What one form says twice, or leaves out, by its rows. Refuses: validation.
Result<void> check_members(NewClients const&);
// `row` counts from 1.
void add_row(std::vector<FieldError>&, int row, Refusal const&);
// The code that decides the status: what is wrong with the input comes first.
Refusal refusal_of(std::vector<Refusal> const&, std::vector<FieldError>);

// Whether a user may take him out of the account. `mapped`: how many look after him.
bool may_remove(Actor const&, Client const&, bool is_mapped, std::size_t mapped);

}
