#pragma once

#include "mail/outbox_store.h"
#include "mail/sender.h"

namespace kith::mail {

// What becomes of a leased mail after an attempt: its state, and when it is due again.
struct Outcome {
    Delivery delivery;
    Time due_at;
};

// Deferred mails wait 60 s, doubling to 4 h; five days after it was queued a mail
// fails instead.
Outcome judge(Answer const&, store::Leased const&, Time now);

}
