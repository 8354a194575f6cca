#include "base/id.h"
#include "bus/bus.h"
#include "bus/outbox.h"
#include "log/log.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <thread>

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace kith::bus {
namespace {

constexpr auto channel = "kith_topics";
constexpr std::size_t longest_payload = 7900; // PostgreSQL takes 8,000 bytes
constexpr auto first_pause = std::chrono::milliseconds { 100 };
constexpr auto longest_pause = std::chrono::milliseconds { 2000 };

struct CloseConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Connection = std::unique_ptr<PGconn, CloseConnection>;

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

struct FreeNotification {
    void operator()(PGnotify* notification) const { PQfreemem(notification); }
};
using Notification = std::unique_ptr<PGnotify, FreeNotification>;

// What stands in the URL goes before what stands here.
Connection connect(std::string const& url)
{
    std::array const names { "connect_timeout", "keepalives_idle", "keepalives_interval", "keepalives_count",
        "tcp_user_timeout", "fallback_application_name", "dbname", static_cast<char const*>(nullptr) };
    std::array const values { "5", "5", "2", "3", "10000", "kith-bus", url.c_str(), static_cast<char const*>(nullptr) };
    return Connection { PQconnectdbParams(names.data(), values.data(), 1) };
}

bool is_good(Answer const& answer)
{
    auto const status = PQresultStatus(answer.get());
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

class Notify final : public Bus {
public:
    explicit Notify(std::string url) : url_(std::move(url)), woken_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

    ~Notify() override
    {
        stop();
        close(woken_);
    }

    void start(Listener listener) override
    {
        listener_ = std::move(listener);
        thread_ = std::jthread { [this](std::stop_token const& stopped) { run(stopped); } };
    }

    void publish(Topics const& topics) override
    {
        outbox_.put(topics);
        wake();
    }

    void stop() override
    {
        if (!thread_.joinable())
            return;
        thread_.request_stop();
        wake();
        thread_.join();
    }

private:
    void wake() const { [[maybe_unused]] auto const ignored = eventfd_write(woken_, 1); }

    void run(std::stop_token const& stopped)
    {
        auto pause = first_pause;
        while (!stopped.stop_requested()) {
            if (auto const connection = listen()) {
                pause = first_pause;
                listener_.missed();
                attend(*connection, stopped);
            }
            rest(pause, stopped);
            pause = std::min(pause * 2, longest_pause);
        }
    }

    Connection listen() const
    {
        auto connection = connect(url_);
        if (PQstatus(connection.get()) == CONNECTION_OK &&
            is_good(Answer { PQexec(connection.get(), "listen kith_topics") }))
            return connection;
        log::warning("bus_unreachable", { { "what", PQerrorMessage(connection.get()) } });
        return {};
    }

    // Until the connection is lost.
    void attend(PGconn& connection, std::stop_token const& stopped)
    {
        while (!stopped.stop_requested() && PQconsumeInput(&connection) == 1) {
            if (!tell(connection))
                break;
            while (auto const notification = Notification { PQnotifies(&connection) })
                hear(Message::read(notification->extra));
            std::array<pollfd, 2> waiting { pollfd { PQsocket(&connection), POLLIN, 0 }, pollfd { woken_, POLLIN, 0 } };
            poll(waiting.data(), waiting.size(), -1);
            eventfd_t ignored = 0;
            eventfd_read(woken_, &ignored);
        }
        if (stopped.stop_requested())
            tell(connection); // the last words
        else
            log::warning("bus_lost", { { "what", PQerrorMessage(&connection) } });
    }

    void hear(Message const& message) const
    {
        if (message.from == name_)
            return;
        if (message.topics.empty())
            listener_.missed();
        else
            listener_.heard(message.topics);
    }

    bool tell(PGconn& connection)
    {
        auto const taken = outbox_.take();
        for (auto const& message : messages_of(name_, taken, longest_payload)) {
            auto const text = message.text();
            std::array const values { channel, text.c_str() };
            Answer const answer { PQexecParams(
                &connection, "select pg_notify($1, $2)", 2, nullptr, values.data(), nullptr, nullptr, 0) };
            if (!is_good(answer)) {
                outbox_.give_back(taken);
                return false;
            }
        }
        return true;
    }

    void rest(std::chrono::milliseconds pause, std::stop_token const& stopped)
    {
        std::mutex mutex;
        std::condition_variable_any ended;
        std::unique_lock lock { mutex };
        ended.wait_for(lock, stopped, pause, [] { return false; });
    }

    std::string const url_;
    std::string const name_ = make_uuid();
    int const woken_;
    Outbox outbox_;
    Listener listener_;
    std::jthread thread_;
};

}

std::unique_ptr<Bus> make_notify(std::string url) { return std::make_unique<Notify>(std::move(url)); }

}
