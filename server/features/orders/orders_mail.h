#pragma once

// The words of the mails about orders.

#include "memberships/memberships.h"
#include "orders/orders.h"
#include "persons/persons.h"

namespace kith::orders {

std::string mail_reason(OrderId const&);

// To those who run the server: somebody waits for them.
void queue_waiting(db::Transaction&, Order const&, std::string const& account_name, persons::Person const& to);
// To whoever ordered: what became of it.
void queue_decided(db::Transaction&, Order const&, memberships::Membership const& to);
// To the account's billing address: there is a document more.
void queue_document(db::Transaction&, Order const&, std::string const& account_name, EmailAddress const& to);

}
