// What a connection waits for, and how long it is borne.

#include "http/connection.h"

namespace kith::http {
namespace {

constexpr int linger_seconds = 2;
constexpr std::size_t least_bytes_per_second = 4096;
constexpr std::size_t least_of_a_file_per_second = 128 * 1024;

}

// Nothing more can be done now: what is awaited, and for how long?
void Connection::await_next()
{
    if (!is_open())
        return;
    if (is_handling_)
        return enter(Phase::Handling);
    if (is_last_ || is_full())
        return outgoing_.size() > 0 ? enter(Phase::Sending) : finish();
    switch (reader_.stage()) {
    case RequestReader::Stage::Head:
        enter(Phase::Head);
        break;
    case RequestReader::Stage::Body:
        enter(Phase::Body);
        break;
    default:
        enter(Phase::Idle);
    }
    if (input_.empty())
        std::string {}.swap(input_);
    wait_readable();
}

// A limit begins with its phase and is not put off by what trickles in later.
void Connection::enter(Phase phase)
{
    if (phase_ == phase)
        return;
    phase_ = phase;
    if (phase == Phase::Handling)
        thread_.wheel.clear(*this);
    else
        thread_.wheel.set(*this, seconds_for(phase));
}

int Connection::seconds_for(Phase phase) const
{
    switch (phase) {
    case Phase::Head:
        return service_.limits.head_seconds;
    case Phase::Body:
        return service_.limits.body_seconds + static_cast<int>(reader_.large_bytes() / least_of_a_file_per_second);
    case Phase::Lingering:
        return linger_seconds;
    case Phase::Sending:
        return service_.limits.body_seconds + static_cast<int>(outgoing_.size() / least_bytes_per_second);
    default:
        return service_.limits.idle_seconds;
    }
}

void Connection::time_is_up()
{
    auto const self = shared_from_this();
    bool const has_begun = (phase_ == Phase::Head && !input_.empty()) || phase_ == Phase::Body;
    if (!has_begun || is_waiting_to_write_)
        return close();
    refuse(misuse::timed_out);
    flush();
    await_next();
}

}
