#pragma once

// The sockets of this server. Their executor is the concrete one: asio's default,
// which can hold any, costs a tenth of a request. Every socket belongs to one I/O
// thread and is touched on that thread only.

#include "http/admission.h"

#include <chrono>
#include <memory>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace kith::http {

namespace asio = boost::asio;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using TcpSocket = asio::basic_stream_socket<Tcp, Executor>;
using TcpAcceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using SteadyTimer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

// What is handed over when a connection changes its protocol.
class Socket {
public:
    Socket(TcpSocket stream, Address const& peer, Admission::Place place)
        : stream(std::move(stream))
        , peer(peer)
        , place(std::move(place))
    {}

    TcpSocket stream;
    Address peer;
    Admission::Place place;
};

Address address_of(Tcp::endpoint const&);

}
