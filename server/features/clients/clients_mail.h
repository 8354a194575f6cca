#pragma once

// The words of the mail about a client who wanted to be forgotten.

#include "clients/clients.h"

namespace kith::clients {

// To who answered for him.
void queue_erased(db::Transaction&, memberships::Membership const& sponsor, std::string const& name);

}
