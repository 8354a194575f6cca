#include "db/health.h"

#include "log/log.h"

namespace kith::db {
namespace {

constexpr auto long_illness = std::chrono::seconds { 3 };
constexpr auto between_tries = std::chrono::milliseconds { 500 };

}

void Health::well()
{
    std::lock_guard lock { mutex_ };
    if (why_.empty())
        return;
    why_.clear();
    log::info("database_is_back");
}

void Health::ill(std::string const& why)
{
    std::lock_guard lock { mutex_ };
    tried_at_ = Clock::now();
    if (why_.empty()) {
        ill_since_ = tried_at_;
        log::error("database_is_away", { { "why", why } });
    }
    why_ = why;
}

std::string Health::text() const
{
    std::lock_guard lock { mutex_ };
    return why_;
}

bool Health::is_worth_trying()
{
    std::lock_guard lock { mutex_ };
    if (!has_been_ill_for(long_illness))
        return true;
    if (Clock::now() - tried_at_ < between_tries)
        return false;
    tried_at_ = Clock::now();
    return true;
}

bool Health::is_worth_waiting() const
{
    std::lock_guard lock { mutex_ };
    return !has_been_ill_for(long_illness);
}

bool Health::has_been_ill_for(Clock::duration duration) const
{
    return !why_.empty() && Clock::now() - ill_since_ > duration;
}

}
