#pragma once

// How many connections there may be: in all, and of one client. A socket that
// becomes a WebSocket keeps its place.

#include "http/address.h"

#include <atomic>
#include <cstdint>
#include <expected>
#include <map>
#include <mutex>
#include <utility>

namespace kith::http {

class Admission {
public:
    Admission(int most, int most_of_one) : most_(most), most_of_one_(most_of_one) {}

    // A place among the connections, given back when it is destroyed.
    class Place {
    public:
        Place(Place&& other) noexcept : admission_(std::exchange(other.admission_, nullptr)), client_(other.client_) {}
        Place& operator=(Place&&) = delete;
        ~Place();

    private:
        friend class Admission;
        Place(Admission& admission, std::optional<Address> client) : admission_(&admission), client_(client) {}
        Admission* admission_;
        std::optional<Address> client_;
    };

    enum class Refused { Full, TooManyOfOne };
    // Without a client only the whole is counted: a proxy brings many.
    std::expected<Place, Refused> enter(std::optional<Address> client);

    int open() const { return open_.load(std::memory_order_relaxed); }
    std::uint64_t total() const { return total_.load(std::memory_order_relaxed); }

private:
    bool enter_client(Address const&);
    void leave(std::optional<Address> const& client);

    int const most_;
    int const most_of_one_;
    std::atomic<int> open_ = 0;
    std::atomic<std::uint64_t> total_ = 0;
    std::mutex mutex_;
    std::map<Address::Bytes, int> of_client_;
};

}
