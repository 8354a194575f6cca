#pragma once

// The one thread on which all of the hub happens. Others only post to it: the
// threads of the sockets, those of the database, and whoever wakes. So rooms need
// no locks, and nobody holds one while the database or a handler is called.

#include "live/errands.h"
#include "live/presences.h"
#include "live/room.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace kith::live {

class HubThread : public std::enable_shared_from_this<HubThread> {
public:
    HubThread(db::Database&, Project, Renew, HubOptions, People);

    void start();
    void stop();

    // From any thread.
    void wake(std::string const& topic);
    void attend_again();
    void look_again();
    void join(std::shared_ptr<Member>);
    void leave(std::shared_ptr<Member>);
    void hear(std::shared_ptr<Member>, std::string message);
    HubOptions const& options() const { return options_; }
    std::size_t sockets() const { return sockets_; }

private:
    using Rooms = std::unordered_map<std::string, std::shared_ptr<Room>>;
    using Positions = std::vector<std::pair<AccountId, std::int64_t>>;

    void take_wakes();
    void take_wake(std::string_view topic);
    void seat(std::shared_ptr<Member>);
    void unseat(std::shared_ptr<Member> const&);

    void attend(std::shared_ptr<Room> const&);
    void attend_later(std::shared_ptr<Room> const&, Room::Clock::duration);
    void start_reading(std::shared_ptr<Room> const&);
    void finish_reading(std::shared_ptr<Room> const&, Reading&, std::exception_ptr);
    void fail(Room&, Reading const&, std::exception_ptr);

    void wait_for_tick();
    void tick();
    void poll();
    void finish_poll(Positions const&);

    void close_all();
    void end_when_quiet();

    Project const project_;
    Renew const renew_;
    HubOptions const options_;

    Rooms rooms_;
    bool is_polling_ = false;
    Room::Clock::time_point polled_at_ {};
    std::atomic<bool> is_stopping_ = false;
    std::atomic<std::size_t> sockets_ = 0;

    std::mutex wakes_mutex_;
    std::unordered_set<std::string> wakes_; // a topic once, however often it is woken

    std::thread thread_;
    boost::asio::io_context context_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_ { context_.get_executor() };
    boost::asio::steady_timer tick_timer_ { context_ };
    Errands errands_;
    Presences presences_;
};

}
