#pragma once

// A listening socket of one I/O thread.

#include "http/io_thread.h"
#include "http/misuse.h"
#include "http/service.h"

namespace kith::http {

class Listener {
public:
    // Binds and listens; every thread has its own socket on the same port.
    Listener(Service&, IoThread&, Tcp::endpoint const&);

    void start() { accept(); }
    // Takes in who has connected already, then listens no more.
    void stop();

private:
    void accept();
    void on_accepted(error_code, TcpSocket);
    void welcome(TcpSocket);
    void turn_away(TcpSocket&, Misuse const&);
    void back_off(error_code);

    Service& service_;
    IoThread& thread_;
    TcpAcceptor acceptor_;
    SteadyTimer back_off_timer_;
    bool is_backing_off_ = false;
};

// The port that `endpoint` gets: its own, or a free one if that is 0. StartupFault
// if another process listens there.
unsigned short claim_port(Tcp::endpoint endpoint);

}
