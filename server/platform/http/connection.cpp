#include "http/connection.h"

#include "http/upgrade.h"

#include <algorithm>
#include <array>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

namespace kith::http {
namespace {

constexpr int linger_seconds = 2;
constexpr std::size_t least_bytes_per_second = 4096;

}

Connection::Connection(Service& service, IoThread& thread, Socket socket)
    : service_(service)
    , thread_(thread)
    , socket_(std::make_unique<Socket>(std::move(socket)))
    , is_from_proxy_(service.proxies.include(socket_->peer))
    , reader_(service.limits)
{
}

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
    remember(head);
    phase_ = Phase::Between;
    is_handling_ = true;
    thread_.in_flight.add(1);
    is_calling_ = true;
    service_.pipeline.handle(
        std::move(request), [self = shared_from_this()](Outcome outcome) { self->on_answered(std::move(outcome)); });
    is_calling_ = false;
}

void Connection::remember(RequestHead const& head)
{
    auto const& request = head.request;
    exchange_.is_kept_alive = head.is_kept_alive;
    exchange_.request.method = request.method;
    exchange_.request.id = request.id;
    if (service_.finished) {
        exchange_.began_at = std::chrono::steady_clock::now();
        exchange_.request.target = request.target;
        exchange_.request.path = request.path;
        exchange_.request.query = request.query;
        exchange_.request.address = request.address;
        exchange_.request.secure = request.secure;
    }
    if (request.count_headers("upgrade") > 0)
        exchange_.request = request;
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
    is_last_ = !exchange_.is_kept_alive || thread_.is_draining;
    outgoing_.add(outcome.reply,
        { exchange_.request.id, thread_.date(), is_last_, exchange_.request.method == Method::Head });
}

void Connection::count(Outcome const& outcome)
{
    auto const status = outcome.upgrade ? 101 : outcome.reply.status;
    thread_.requests.add(1);
    if (status >= 500)
        thread_.faults_5xx.add(1);
    else if (status >= 400)
        thread_.refused_4xx.add(1);
    if (!service_.finished)
        return;
    auto const took = std::chrono::steady_clock::now() - exchange_.began_at;
    service_.finished({ exchange_.request, outcome.route, outcome.principal, status,
        std::chrono::duration_cast<std::chrono::microseconds>(took) });
}

void Connection::refuse(Misuse const& misuse)
{
    auto const id = thread_.next_request_id();
    thread_.refused_4xx.add(1);
    is_misused_ = true;
    is_last_ = true;
    outgoing_.add(problem({ misuse.code }, { misuse.status, misuse.title }, id), { id, thread_.date(), true });
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

// Nothing more can be done now: what is awaited, and for how long?
void Connection::await_next()
{
    if (!is_open())
        return;
    if (is_handling_)
        return enter(Phase::Handling);
    if (is_last_ || is_full())
        return outgoing_.size() > 0 ? enter(Phase::Sending) : finish();
    switch (reader_.stage()) {
    case RequestReader::Stage::Head: enter(Phase::Head); break;
    case RequestReader::Stage::Body: enter(Phase::Body); break;
    default: enter(Phase::Idle);
    }
    if (input_.empty())
        std::string {}.swap(input_);
    wait_readable();
}

// A limit begins with its phase and is not put off by what trickles in later.
void Connection::enter(Phase phase)
{
    if (phase_ == phase)
        return;
    phase_ = phase;
    if (phase == Phase::Handling)
        thread_.wheel.clear(*this);
    else
        thread_.wheel.set(*this, seconds_for(phase));
}

int Connection::seconds_for(Phase phase) const
{
    switch (phase) {
    case Phase::Head: return service_.limits.head_seconds;
    case Phase::Body: return service_.limits.body_seconds;
    case Phase::Lingering: return linger_seconds;
    case Phase::Sending: return service_.limits.body_seconds + static_cast<int>(outgoing_.size() / least_bytes_per_second);
    default: return service_.limits.idle_seconds;
    }
}

void Connection::time_is_up()
{
    auto const self = shared_from_this();
    bool const has_begun = (phase_ == Phase::Head && !input_.empty()) || phase_ == Phase::Body;
    if (!has_begun || is_waiting_to_write_)
        return close();
    refuse(misuse::timed_out);
    flush();
    await_next();
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
    upgrade->take(std::move(socket_), exchange_.request);
}

}
