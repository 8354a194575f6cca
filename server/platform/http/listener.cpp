#include "http/listener.h"

#include "base/fault.h"
#include "http/connection.h"
#include "log/log.h"

#include <sysexits.h>

#include <boost/asio/ip/v6_only.hpp>

namespace kith::http {
namespace {

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
constexpr auto back_off_time = std::chrono::milliseconds { 100 };

void allow_ipv4_too(TcpAcceptor& acceptor, Tcp::endpoint const& endpoint)
{
    if (endpoint.address().is_v6())
        acceptor.set_option(asio::ip::v6_only(false));
}

}

Address address_of(Tcp::endpoint const& endpoint)
{
    auto const address = endpoint.address();
    if (address.is_v6())
        return Address { address.to_v6().to_bytes() };
    return Address { asio::ip::make_address_v6(asio::ip::v4_mapped, address.to_v4()).to_bytes() };
}

// With SO_REUSEPORT two servers would share a port without a word, so the port is
// tried without it first.
unsigned short claim_port(Tcp::endpoint endpoint)
{
    try {
        asio::io_context context;
        TcpAcceptor acceptor { context, endpoint.protocol() };
        acceptor.set_option(TcpAcceptor::reuse_address(true));
        allow_ipv4_too(acceptor, endpoint);
        acceptor.bind(endpoint);
        acceptor.listen(1);
        return acceptor.local_endpoint().port();
    } catch (boost::system::system_error const& error) {
        throw StartupFault(EX_UNAVAILABLE,
            "cannot listen on " + endpoint.address().to_string() + ':' + std::to_string(endpoint.port()) + ": " +
                error.code().message());
    }
}

Listener::Listener(Service& service, IoThread& thread, Tcp::endpoint const& endpoint)
    : service_(service)
    , thread_(thread)
    , acceptor_(thread.context, endpoint.protocol())
    , back_off_timer_(thread.context)
{
    acceptor_.set_option(TcpAcceptor::reuse_address(true));
    acceptor_.set_option(ReusePort(true));
    allow_ipv4_too(acceptor_, endpoint);
    acceptor_.bind(endpoint);
    acceptor_.listen(4096);
    acceptor_.non_blocking(true);
}

void Listener::accept()
{
    acceptor_.async_accept([this](error_code error, TcpSocket stream) { on_accepted(error, std::move(stream)); });
}

void Listener::on_accepted(error_code error, TcpSocket stream)
{
    if (error == asio::error::operation_aborted || !acceptor_.is_open())
        return;
    if (error && error != asio::error::connection_aborted)
        return back_off(error);
    if (!error)
        welcome(std::move(stream));
    is_backing_off_ = false;
    accept();
}

// Most likely the file descriptors have run out. The connection stays in the
// queue, so that accepting again at once would fail again at once.
void Listener::back_off(error_code error)
{
    if (!is_backing_off_)
        log::warning("cannot_accept", { { "why", error.message() } });
    is_backing_off_ = true;
    back_off_timer_.expires_after(back_off_time);
    back_off_timer_.async_wait([this](error_code canceled) {
        if (!canceled && acceptor_.is_open())
            accept();
    });
}

void Listener::welcome(TcpSocket stream)
{
    error_code error;
    auto const endpoint = stream.remote_endpoint(error);
    if (error)
        return;
    auto const peer = address_of(endpoint);
    bool const is_proxy = service_.proxies.include(peer);
    auto place = service_.admission.enter(is_proxy ? std::nullopt : std::optional { peer });
    if (!place)
        return turn_away(stream, place.error() == Admission::Refused::Full ? misuse::full : misuse::too_many);
    auto const connection =
        std::make_shared<Connection>(service_, thread_, Socket { std::move(stream), peer, std::move(*place) });
    connection->start();
    if (thread_.is_draining)
        connection->drain();
}

// One write that may fail and one read, so that the close does not reset what was
// written; nobody is waited for.
void Listener::turn_away(TcpSocket& stream, Misuse const& misuse)
{
    auto const id = thread_.next_request_id();
    auto reply = problem({ misuse.code, {}, { { "retry_after", "1" } } }, { misuse.status, misuse.title }, id);
    Outgoing outgoing;
    outgoing.add(reply, { id, thread_.date(), true });
    error_code error;
    stream.non_blocking(true, error);
    stream.write_some(asio::buffer(outgoing.text()), error);
    stream.shutdown(TcpSocket::shutdown_send, error);
    stream.read_some(asio::buffer(thread_.scratch), error);
    thread_.refused_4xx.add(1);
}

void Listener::stop()
{
    back_off_timer_.cancel();
    error_code error;
    while (!error) {
        TcpSocket stream { thread_.context };
        acceptor_.accept(stream, error);
        if (!error)
            welcome(std::move(stream));
    }
    acceptor_.close(error);
}

}
