#pragma once

// What waits to be told to other nodes: each topic once, and not too many of them.

#include "bus/bus.h"

#include <mutex>
#include <string_view>
#include <unordered_set>

namespace kith::bus {

// Of whom a message is, and its topics: a line each. One of no topics says that some are missing.
struct Message {
    std::string from;
    Topics topics;
    std::string text() const;
    static Message read(std::string_view);
};

class Outbox {
public:
    static constexpr std::size_t most_topics = 10'000;

    void put(Topics const&);
    struct Taken {
        Topics topics;
        bool are_missing = false; // there were too many
    };
    Taken take();
    void give_back(Taken const&); // as when it could not be told

private:
    std::mutex mutex_;
    std::unordered_set<std::string> waiting_;
    bool are_missing_ = false;
};

// In messages of at most so many bytes.
std::vector<Message> messages_of(std::string const& from, Outbox::Taken const&, std::size_t longest);

}
