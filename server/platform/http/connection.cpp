#include "http/connection.h"

#include "http/guards.h"
#include "http/upgrade.h"

#include <array>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

namespace kith::http {

Connection::Connection(Service& service, IoThread& thread, Socket socket)
    : service_(service)
    , thread_(thread)
    , socket_(std::make_unique<Socket>(std::move(socket)))
    , is_from_proxy_(service.proxies.include(socket_->peer))
    , reader_(service.limits)
{}

void Connection::start()
{
    error_code ignored; // a socket that is gone already says so when it is read
    socket_->stream.set_option(Tcp::no_delay(true), ignored);
    socket_->stream.non_blocking(true, ignored);
    thread_.connections.insert(this);
    enter(Phase::Head); // the first request is due at once
    wait_readable();
}

void Connection::drain()
{
    bool const is_silent = phase_ == Phase::Idle || (phase_ == Phase::Head && input_.empty());
    error_code error;
    if (is_silent && socket_->stream.available(error) == 0)
        close();
}

void Connection::close()
{
    if (!is_open())
        return;
    thread_.wheel.clear(*this);
    thread_.connections.erase(this);
    socket_.reset();
}

// Waiting needs no buffer; what arrives is read into the thread's.
void Connection::wait_readable()
{
    if (is_waiting_to_read_)
        return;
    is_waiting_to_read_ = true;
    socket_->stream.async_wait(
        TcpSocket::wait_read, [self = shared_from_this()](error_code error) { self->on_readable(error); });
}

void Connection::on_readable(error_code error)
{
    is_waiting_to_read_ = false;
    if (error || !is_open())
        return close();
    auto const count = socket_->stream.read_some(asio::buffer(thread_.scratch), error);
    if (error == asio::error::would_block || (!error && phase_ == Phase::Lingering))
        return wait_readable();
    if (error)
        return on_end_of_input();
    input_.append(thread_.scratch.data(), count);
    serve();
}

// The client may have closed its side only, and still wait for what it asked.
void Connection::on_end_of_input()
{
    if (phase_ == Phase::Lingering || outgoing_.size() == 0)
        return close();
    is_last_ = true;
    await_next();
}

// Takes request after request from what has arrived, for as long as their answers
// come at once: a loop, for a client may send thousands in one piece.
void Connection::serve()
{
    bool was_full = false;
    do {
        while (may_take_request() && read_request())
            hand_over(reader_.take());
        was_full = is_full();
        flush();
    } while (was_full && may_take_request());
    await_next();
}

bool Connection::may_take_request() const { return is_open() && !is_handling_ && !is_last_ && !is_full(); }

bool Connection::is_full() const
{
    return outgoing_.has_tail() || outgoing_.size() > static_cast<std::size_t>(service_.limits.pipelined_bytes);
}

bool Connection::read_request()
{
    input_.erase(0, reader_.read(input_));
    if (reader_.stage() == RequestReader::Stage::Misused)
        refuse(reader_.misuse());
    if (reader_.takes_continue())
        outgoing_.add_continue();
    return reader_.stage() == RequestReader::Stage::Ready;
}

void Connection::hand_over(RequestHead head)
{
    auto& request = head.request;
    request.id = thread_.next_request_id();
    request.address = socket_->peer.text();
    if (is_from_proxy_)
        service_.proxies.read_forwarded(request);
    exchange_.begin(head, service_.finished);
    phase_ = Phase::Between;
    is_handling_ = true;
    thread_.in_flight.add(1);
    is_calling_ = true;
    service_.pipeline.handle(
        std::move(request), [self = shared_from_this()](Outcome outcome) { self->on_answered(std::move(outcome)); });
    is_calling_ = false;
}

// Called by the pipeline: before it returns, or later and on any thread.
void Connection::on_answered(Outcome outcome)
{
    if (thread_.is_current() && is_calling_)
        return take_answer(std::move(outcome));
    asio::post(thread_.context, [self = shared_from_this(), outcome = std::move(outcome)]() mutable {
        self->take_answer(std::move(outcome));
        self->serve();
    });
}

void Connection::take_answer(Outcome outcome)
{
    is_handling_ = false;
    thread_.in_flight.subtract(1);
    if (!is_open())
        return;
    count(outcome);
    if (outcome.upgrade) {
        upgrade_ = std::move(outcome.upgrade);
        is_last_ = true;
        return;
    }
    is_last_ = !exchange_.is_kept_alive() || thread_.is_draining;
    auto const& request = exchange_.request();
    outgoing_.add(outcome.reply, { request.id, thread_.date(), is_last_, request.method == Method::Head });
}

void Connection::count(Outcome const& outcome)
{
    auto const status = outcome.upgrade ? 101 : outcome.reply.status;
    thread_.requests.add(1);
    if (status >= 500)
        thread_.faults_5xx.add(1);
    else if (status >= 400)
        thread_.refused_4xx.add(1);
    exchange_.tell(service_.finished, outcome, status);
}

void Connection::refuse(Misuse const& misuse)
{
    auto const id = thread_.next_request_id();
    thread_.refused_4xx.add(1);
    is_misused_ = true;
    is_last_ = true;
    auto reply = problem({ misuse.code }, { misuse.status, misuse.title }, id);
    add_security_headers(reply, false);
    outgoing_.add(reply, { id, thread_.date(), true });
}

void Connection::flush()
{
    if (!is_open() || is_waiting_to_write_ || outgoing_.size() == 0)
        return;
    error_code error;
    auto const sent = write_some(error);
    if (error && error != asio::error::would_block)
        return close();
    thread_.bytes_out.add(sent);
    outgoing_.drop(sent);
    if (outgoing_.size() > 0)
        wait_writable();
}

std::size_t Connection::write_some(error_code& error)
{
    auto const text = asio::buffer(outgoing_.text());
    if (!outgoing_.has_tail())
        return socket_->stream.write_some(text, error);
    return socket_->stream.write_some(std::array { text, asio::buffer(outgoing_.tail()) }, error);
}

void Connection::wait_writable()
{
    is_waiting_to_write_ = true;
    socket_->stream.async_wait(TcpSocket::wait_write, [self = shared_from_this()](error_code error) {
        self->is_waiting_to_write_ = false;
        if (error)
            return self->close();
        self->flush();
        self->serve();
    });
}

// Everything is sent, and it was the last.
void Connection::finish()
{
    if (upgrade_)
        give_away();
    else if (is_misused_ || !input_.empty())
        linger();
    else
        close();
}

// Closing with bytes unread would reset the connection, and the client might never
// see the answer. So we close our side, and read over what it still sends.
void Connection::linger()
{
    input_.clear();
    error_code error;
    socket_->stream.shutdown(TcpSocket::shutdown_send, error);
    if (error)
        return close();
    enter(Phase::Lingering);
    wait_readable();
}

// RFC 6455 4.1: a client sends nothing more before it has our answer.
void Connection::give_away()
{
    auto const upgrade = std::move(upgrade_);
    if (!input_.empty())
        return close();
    thread_.wheel.clear(*this);
    thread_.connections.erase(this);
    upgrade->take(std::move(socket_), exchange_.request());
}

}
