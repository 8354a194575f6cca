#pragma once

// Who is here and who is watched, of all sockets of this node: hears what they say, tells the
// database who came and went, and the sockets what is to be seen. Used by the hub's thread only.

#include "live/attendance.h"
#include "live/errands.h"
#include "live/watching.h"

#include <boost/asio/steady_timer.hpp>

namespace kith::live {

class Presences {
public:
    Presences(Errands&, boost::asio::io_context&, People);

    void open(std::shared_ptr<Member> const&);
    void close(std::shared_ptr<Member> const&);
    void hear(std::shared_ptr<Member> const&, std::string const& message);
    void wake(std::string const& subject);
    // Now and then: for those who have been gone for long enough, and what failed.
    void tick();
    void tell_again();
    void look_again();
    void stop();

private:
    void work_soon();
    void work();
    void tell_attendance();
    void look();

    Errands& errands_;
    People const people_;
    AttendanceList attendance_;
    Watching watching_;
    bool is_telling_ = false;
    bool is_looking_ = false;
    bool is_waiting_ = false; // for more to come
    bool is_stopped_ = false;
    boost::asio::steady_timer timer_;
};

}
