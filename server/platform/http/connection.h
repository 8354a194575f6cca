#pragma once

// One client's connection:
//
//   bytes -> RequestReader -> Pipeline -> Outgoing -> bytes
//
// Requests are answered in order, one at a time; those that came together and are
// answered at once leave in one write. While an answer is awaited, or too many
// bytes are unsent, nothing is read: the client waits in TCP. A connection that
// waits for its next request owns no buffer.

#include "http/exchange.h"
#include "http/io_thread.h"
#include "http/outgoing.h"
#include "http/request_reader.h"
#include "http/service.h"

#include <memory>
#include <string>

namespace kith::http {

class Connection final : public std::enable_shared_from_this<Connection>, private TimerWheel::Entry {
public:
    Connection(Service&, IoThread&, Socket);

    void start();
    // The server stops: what is idle ends now, what is busy with its answer.
    void drain();
    void close();

private:
    // What the time limit that runs is for.
    enum class Phase { Between, Idle, Head, Body, Handling, Sending, Lingering };

    void wait_readable();
    void on_readable(error_code);
    void on_end_of_input();
    void serve();
    bool may_take_request() const;
    bool read_request();
    void hand_over(RequestHead);
    void on_answered(Outcome);
    void take_answer(Outcome);
    void count(Outcome const&);
    void refuse(Misuse const&);

    bool is_full() const;
    void flush();
    std::size_t write_some(error_code&);
    void wait_writable();

    void await_next();
    void enter(Phase);
    int seconds_for(Phase) const;
    void time_is_up() override;
    void finish();
    void give_away();
    void linger();
    bool is_open() const { return socket_ != nullptr; }

    Service& service_;
    IoThread& thread_;
    std::unique_ptr<Socket> socket_; // null once closed or given away
    bool const is_from_proxy_;
    Phase phase_ = Phase::Between;
    bool is_waiting_to_read_ = false;
    bool is_waiting_to_write_ = false;
    bool is_handling_ = false;
    bool is_calling_ = false; // we are inside Pipeline::handle
    bool is_last_ = false;    // after this answer the connection ends
    bool is_misused_ = false;
    std::string input_;
    RequestReader reader_;
    Outgoing outgoing_;
    Exchange exchange_;
    std::shared_ptr<Upgrade> upgrade_;
};

}
