#include "base/fault.h"
#include "base/id.h"
#include "bus/bus.h"
#include "bus/nats_library.h"
#include "bus/outbox.h"
#include "log/log.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <sysexits.h>

namespace kith::bus {
namespace {

constexpr auto subject = "kith.topics";
constexpr std::size_t longest_message = 512 * 1024; // NATS takes a mebibyte
constexpr int connect_ms = 2000;
constexpr int reconnect_ms = 200;
constexpr int ping_ms = 2000; // a server that answers two of them no more is gone
constexpr auto stop_patience = std::chrono::seconds { 2 };

class Nats final : public Bus {
public:
    explicit Nats(std::string const& url) : nats_(nats_library())
    {
        nats_.natsOptions_Create(&options_);
        if (auto const status = nats_.natsOptions_SetURL(options_, url.c_str()); status != NATS_OK)
            throw StartupFault(EX_CONFIG, "nats_url: " + text_of(status));
        nats_.natsOptions_SetName(options_, "kith");
        nats_.natsOptions_SetNoEcho(options_, true);
        nats_.natsOptions_SetTimeout(options_, connect_ms);
        nats_.natsOptions_SetMaxReconnect(options_, -1);
        nats_.natsOptions_SetReconnectWait(options_, reconnect_ms);
        nats_.natsOptions_SetPingInterval(options_, ping_ms);
        nats_.natsOptions_SetMaxPingsOut(options_, 2);
        nats_.natsOptions_SetRetryOnFailedConnect(options_, true, on_connected, this);
        nats_.natsOptions_SetReconnectedCB(options_, on_connected, this);
        nats_.natsOptions_SetDisconnectedCB(options_, on_lost, this);
        nats_.natsOptions_SetClosedCB(options_, on_closed, this);
    }

    ~Nats() override
    {
        stop();
        nats_.natsOptions_Destroy(options_);
    }

    void start(Listener listener) override
    {
        listener_ = std::move(listener);
        auto const status = nats_.natsConnection_Connect(&connection_, options_);
        if (status != NATS_OK && status != NATS_NOT_YET_CONNECTED)
            throw StartupFault(EX_CONFIG, "nats_url: " + text_of(status));
        nats_.natsConnection_Subscribe(&subscription_, connection_, subject, on_message, this);
        nats_.natsSubscription_SetOnCompleteCB(subscription_, on_unsubscribed, this);
        thread_ = std::jthread { [this](std::stop_token const& stopped) { tell(stopped); } };
        if (status != NATS_OK)
            return; // once it is connected, on_connected
        nats_.natsConnection_FlushTimeout(connection_, connect_ms);
        listener_.missed();
    }

    void publish(Topics const& topics) override
    {
        if (!topics.empty())
            put({ topics, false });
    }

    // Its threads call back until both have ended.
    void stop() override
    {
        if (!connection_)
            return;
        is_stopping_ = true;
        thread_.request_stop();
        thread_.join();
        nats_.natsConnection_FlushTimeout(connection_, connect_ms);
        nats_.natsConnection_Close(connection_);
        std::unique_lock lock { mutex_ };
        changed_.wait_for(lock, stop_patience, [this] { return is_closed_ && is_unsubscribed_; });
        nats_.natsSubscription_Destroy(subscription_);
        nats_.natsConnection_Destroy(connection_);
        connection_ = nullptr;
    }

private:
    void put(Outbox::Taken const& said)
    {
        outbox_.give_back(said);
        note(&Nats::is_something_said_);
    }

    // The library is waited for here and nowhere else: it keeps its lock while it tries to connect. Until it is
    // connected it keeps what is told, as far as it has room.
    void tell(std::stop_token const& stopped)
    {
        std::unique_lock lock { mutex_ };
        for (;;) {
            changed_.wait(lock, stopped, [this] { return is_something_said_; });
            is_something_said_ = false;
            lock.unlock();
            for (auto const& message : messages_of(name_, outbox_.take(), longest_message))
                tell(message.text());
            if (stopped.stop_requested())
                return; // the last words
            lock.lock();
        }
    }

    void tell(std::string const& text)
    {
        nats_.natsConnection_Publish(connection_, subject, text.data(), static_cast<int>(text.size()));
    }

    static Nats& self(void* closure) { return *static_cast<Nats*>(closure); }

    static void on_message(natsConnection*, natsSubscription*, natsMsg* message, void* closure)
    {
        auto& bus = self(closure);
        std::string_view const text { bus.nats_.natsMsg_GetData(message),
            static_cast<std::size_t>(bus.nats_.natsMsg_GetDataLength(message)) };
        auto const heard = Message::read(text);
        bus.nats_.natsMsg_Destroy(message);
        if (heard.from == bus.name_)
            return;
        if (heard.topics.empty())
            bus.listener_.missed();
        else
            bus.listener_.heard(heard.topics);
    }

    // Either side may have missed what the other said meanwhile.
    static void on_connected(natsConnection*, void* closure)
    {
        auto& bus = self(closure);
        bus.listener_.missed();
        bus.put({ {}, true });
    }

    static void on_lost(natsConnection*, void* closure)
    {
        if (!self(closure).is_stopping_)
            log::warning("bus_lost", { { "what", "NATS cannot be reached" } });
    }

    static void on_closed(natsConnection*, void* closure) { self(closure).note(&Nats::is_closed_); }
    static void on_unsubscribed(void* closure) { self(closure).note(&Nats::is_unsubscribed_); }

    void note(bool Nats::* change)
    {
        std::lock_guard const lock { mutex_ };
        this->*change = true;
        changed_.notify_all();
    }

    std::string text_of(natsStatus status) const { return nats_.natsStatus_GetText(status); }

    NatsLibrary const& nats_;
    natsOptions* options_ = nullptr;
    natsConnection* connection_ = nullptr;
    natsSubscription* subscription_ = nullptr;
    std::string const name_ = make_uuid();
    Listener listener_;
    std::atomic<bool> is_stopping_ = false;
    Outbox outbox_;

    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool is_something_said_ = false;
    bool is_closed_ = false;
    bool is_unsubscribed_ = false;
    std::jthread thread_;
};

}

std::unique_ptr<Bus> make_nats(std::string const& url) { return std::make_unique<Nats>(url); }

}
