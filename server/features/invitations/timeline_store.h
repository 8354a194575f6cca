#pragma once

// What became of an invitation: read from the log of events and the outbox, which own it.

#include "invitations/invitations.h"

#include <string>
#include <vector>

namespace kith::invitations::store {

struct Step {
    std::string what;   // an operation ("sent", "link_renewed"), or "mail_" and how far a mail has got
    std::string by;     // who did it; empty: nobody who is known
    std::string detail; // the mail server's words
    Time at {};
};

// Oldest first, the newest 200.
std::vector<Step> list_events(db::Transaction&, AccountId const&, InvitationId const&);
std::vector<Step> list_mails(db::Transaction&, AccountId const&, std::string const& reason);

}
