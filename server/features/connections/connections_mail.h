#pragma once

// The words of the mails about connections.

#include "connections/connections.h"

namespace kith::connections {

// To who is asked: who asks, and what he writes.
void queue_request(db::Transaction&, Connection const& of_requester);
// It was called back before it was sent.
void withdraw_request(db::Transaction&, Connection const& of_requester);
// To who had asked.
void queue_accepted(db::Transaction&, Connection const& of_accepter);

}
