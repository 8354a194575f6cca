#include "app/end_signals.h"

#include "log/log.h"

#include <signal.h>

namespace kith::app {
namespace {

sigset_t end_signals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

}

void block_signals()
{
    auto const set = end_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    signal(SIGPIPE, SIG_IGN);
}

void wait_for_end()
{
    auto const set = end_signals();
    int received = 0;
    sigwait(&set, &received);
    log::info("stopping", { { "signal", received } });
}

}
