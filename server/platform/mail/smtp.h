#pragma once

// One connection to the mail server, opened for the first mail and kept for those
// that follow. Not for two threads at once, save for the flag that abandons.

#include "mail/sender.h"

#include <atomic>
#include <memory>
#include <string>

namespace kith::mail {

class Smtp {
public:
    // Once `abandoned` is set, a delivery ends unless its content is already on its
    // way: nobody could then say whether the mail had been taken.
    Smtp(SmtpOptions const&, std::atomic<bool> const& abandoned);
    ~Smtp();

    // Faults on an address that no mail can be sent to.
    Answer deliver(std::string const& to, std::string const& mime);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
