#include "http/socket.h"
#include "live/hub_thread.h"

namespace kith::live {
namespace {

// A handshake that was authorized: answers it and takes the socket to its room.
class LiveUpgrade final : public http::Upgrade {
public:
    LiveUpgrade(std::weak_ptr<HubThread> hub, Member member) : hub_(std::move(hub)), member_(std::move(member)) {}

    void take(std::unique_ptr<http::Socket> socket, http::Request const& request) override
    {
        auto const hub = hub_.lock();
        if (!hub)
            return;
        auto const member = std::make_shared<Member>(std::move(member_));
        auto opened = [weak = hub_, member](std::shared_ptr<WebSocket> const& web_socket) {
            member->socket = web_socket;
            if (auto const open = weak.lock())
                open->join(member);
        };
        auto said = [weak = hub_, member](std::string text) {
            if (auto const open = weak.lock())
                open->hear(member, std::move(text));
        };
        auto ended = [weak = hub_, member] {
            if (auto const open = weak.lock())
                open->leave(member);
        };
        accept_web_socket(std::move(socket), request, hub->options().unsent_bytes, { opened, ended, said });
    }

private:
    std::weak_ptr<HubThread> hub_;
    Member member_;
};

}

struct Hub::State final : HubThread {
    using HubThread::HubThread;
};

Hub::Hub(db::Database& database, Project project, Renew renew, HubOptions options, People people)
    : state_(std::make_shared<State>(database, std::move(project), std::move(renew), options, std::move(people)))
{}

Hub::~Hub() { stop(); }

std::shared_ptr<http::Upgrade> Hub::accept(Watcher watcher, std::optional<std::int64_t> after)
{
    return std::make_shared<LiveUpgrade>(state_, Member { std::move(watcher), after });
}

void Hub::wake(std::string const& topic) { state_->wake(topic); }

void Hub::attend_again() { state_->attend_again(); }

void Hub::look_again() { state_->look_again(); }

void Hub::start() { state_->start(); }

void Hub::stop() { state_->stop(); }

std::size_t Hub::sockets() const { return state_->sockets(); }

}
