#pragma once

// Tells the other nodes what a transaction of this one has changed: the topics that it woke
// (db/transaction.h). They are hints, which may be lost, repeated or come late, and never the
// truth: whoever hears one reads on in the database.
//
//     alone       one node: nobody else is there
//     notify      LISTEN and NOTIFY of PostgreSQL, for a few nodes over one database
//     nats        NATS (core), for many

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kith::bus {

using Topics = std::vector<std::string>;

struct Listener {
    std::function<void(Topics const&)> heard; // by other nodes
    std::function<void()> missed;             // perhaps: it was connected, or is again
};

class Bus {
public:
    virtual ~Bus() = default;
    // The listener is called on a thread of the bus.
    virtual void start(Listener) = 0;
    // Returns at once. What cannot be told in time is left out, and the others are told that they missed something.
    virtual void publish(Topics const&) = 0;
    virtual void stop() = 0;
};

std::unique_ptr<Bus> make_alone();
// A connection of its own to that database (a libpq URL).
std::unique_ptr<Bus> make_notify(std::string url);
// nats://host:port, several separated by commas. StartupFault where it cannot be read.
std::unique_ptr<Bus> make_nats(std::string const& url);

}
