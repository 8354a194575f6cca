#include "http/server.h"

#include "http/connection.h"
#include "http/listener.h"
#include "http/site.h"
#include "log/log.h"

#include <csignal>
#include <latch>

#include <boost/asio/post.hpp>

namespace kith::http {
namespace {

constexpr auto patience_with_handlers = std::chrono::seconds { 5 };

Tcp::endpoint endpoint_of(ListenAddress const& listen)
{
    return { asio::ip::make_address(listen.host), static_cast<unsigned short>(listen.port) };
}

ListenAddress claim(std::string const& listen)
{
    auto address = parse_listen_address(listen);
    address.port = claim_port(endpoint_of(address));
    return address;
}

Limits limits_of(Limits limits, Router const& router)
{
    limits.most_body_bytes = [&router](
                                 Method method, std::string_view path) { return router.most_body_bytes(method, path); };
    return limits;
}

int at_least_one(int number) { return std::max(number, 1); }

}

struct Server::State {
    State(ServerOptions const& options, Router const& router, db::Database& database, Meanings meanings)
        : listen(claim(options.listen))
        , site(make_site(listen, options.public_url))
        , service { limits_of(options.limits, router), TrustedProxies { options.trusted_proxies },
            { options.limits.connections, options.limits.connections_per_address },
            { at_least_one(options.slow_threads), options.slow_queue },
            { router, database, std::move(meanings), site, service.slow_pool } }
    {
        for (int i = 0; i < at_least_one(options.threads); ++i) {
            threads.push_back(std::make_unique<IoThread>());
            listeners.push_back(std::make_unique<Listener>(service, *threads.back(), endpoint_of(listen)));
        }
    }

    // Listeners go before threads, for their sockets live there; connections, which
    // the threads hold, before the service.
    ListenAddress listen;
    Site site;
    Service service;
    std::vector<std::unique_ptr<IoThread>> threads;
    std::vector<std::unique_ptr<Listener>> listeners;
    bool is_running = false;
    bool is_abandoned = false; // a handler hangs and still refers to all this

    // Runs `work` on every thread and waits for it.
    void on_each_thread(void (*work)(IoThread&, Listener&))
    {
        std::latch done { static_cast<std::ptrdiff_t>(threads.size()) };
        for (std::size_t i = 0; i < threads.size(); ++i) {
            asio::post(threads[i]->context, [&, i] {
                work(*threads[i], *listeners[i]);
                done.count_down();
            });
        }
        done.wait();
    }

    std::uint64_t sum(Counter IoThread::* counter) const
    {
        std::uint64_t total = 0;
        for (auto const& thread : threads)
            total += ((*thread).*counter).value();
        return total;
    }

    template<typename Condition>
    static bool wait_until(Condition is_met, std::chrono::steady_clock::time_point deadline)
    {
        while (!is_met()) {
            if (std::chrono::steady_clock::now() >= deadline)
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds { 2 });
        }
        return true;
    }
};

namespace {

void drain(IoThread& thread, Listener& listener)
{
    thread.is_draining = true;
    listener.stop();
    auto const connections = thread.connections;
    for (auto* connection : connections)
        connection->drain();
}

void close_all(IoThread& thread, Listener&)
{
    auto const connections = thread.connections;
    for (auto* connection : connections)
        connection->close();
}

}

Server::Server(
    ServerOptions options, Router const& router, db::Database& database, Meanings meanings, Pipeline::Identify identify)
    : state_(std::make_unique<State>(options, router, database, std::move(meanings)))
{
    state_->service.pipeline.identify_by(std::move(identify));
}

Server::~Server()
{
    stop(std::chrono::seconds { 0 });
    if (state_->is_abandoned)
        static_cast<void>(state_.release());
}

std::string Server::url() const { return "http://" + state_->listen.text(); }

std::string Server::public_url() const { return state_->site.public_url; }

void Server::on_finished(std::function<void(Finished const&)> finished)
{
    state_->service.finished = std::move(finished);
}

void Server::start()
{
    std::signal(SIGPIPE, SIG_IGN); // a client that is gone is an error of that write
    state_->is_running = true;
    for (auto const& listener : state_->listeners)
        listener->start();
    for (auto const& thread : state_->threads)
        thread->start();
}

void Server::stop(std::chrono::seconds grace)
{
    auto& state = *state_;
    if (!std::exchange(state.is_running, false))
        return;
    auto const deadline = std::chrono::steady_clock::now() + grace;
    state.on_each_thread(drain);
    State::wait_until([&] { return state.service.admission.open() == 0; }, deadline);
    state.on_each_thread(close_all);
    // Handlers know nothing of sockets, so they end by themselves, and they use what
    // we are about to destroy.
    bool const is_quiet = State::wait_until([&] { return state.sum(&IoThread::in_flight) == 0; },
        std::max(deadline, std::chrono::steady_clock::now() + patience_with_handlers));
    for (auto const& thread : state.threads)
        thread->stop_and_join();
    state.is_abandoned = !is_quiet;
    if (is_quiet)
        state.service.slow_pool.stop();
    else
        log::error("request_hangs_at_the_end");
}

Server::Counters Server::counters() const
{
    auto const& state = *state_;
    return { static_cast<std::uint64_t>(state.service.admission.open()), state.service.admission.total(),
        state.sum(&IoThread::requests), state.sum(&IoThread::refused_4xx), state.sum(&IoThread::faults_5xx),
        state.sum(&IoThread::bytes_out) };
}

}
