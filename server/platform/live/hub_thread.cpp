#include "live/hub_thread.h"

#include "log/log.h"

#include <algorithm>

#include <boost/asio/post.hpp>

namespace kith::live {
namespace {

namespace asio = boost::asio;
using Clock = Room::Clock;

constexpr auto tick_time = std::chrono::milliseconds { 500 };
constexpr auto pause_between_readings = std::chrono::milliseconds { 5 };
constexpr auto pause_after_failure = std::chrono::milliseconds { 500 };
// Then the sockets are closed: what nobody can check any more is no longer shown.
constexpr int most_failures = 10;

// With SQLite nobody else writes, so there is nothing to find but a lost hint.
Clock::duration poll_time(db::Engine engine)
{
    return engine == db::Engine::Postgres ? std::chrono::milliseconds { 500 } : std::chrono::milliseconds { 5000 };
}

std::string what(std::exception_ptr fault)
{
    try {
        std::rethrow_exception(fault);
    } catch (std::exception const& error) {
        return error.what();
    } catch (...) {
        return "unknown";
    }
}

}

HubThread::HubThread(db::Database& database, Project project, Renew renew, HubOptions options, People people)
    : project_(std::move(project))
    , renew_(std::move(renew))
    , options_(options)
    , errands_(database, context_, [this] { end_when_quiet(); })
    , presences_(errands_, context_, std::move(people))
{}

void HubThread::start()
{
    thread_ = std::thread([this] {
        wait_for_tick();
        context_.run();
    });
}

void HubThread::stop()
{
    if (!thread_.joinable())
        return;
    is_stopping_ = true;
    asio::post(context_, [this] { close_all(); });
    thread_.join();
}

void HubThread::wake(std::string const& topic)
{
    std::lock_guard const lock { wakes_mutex_ };
    bool const is_first = wakes_.empty();
    wakes_.insert(topic);
    if (is_first)
        asio::post(context_, [this] { take_wakes(); });
}

void HubThread::attend_again()
{
    asio::post(context_, [this] { presences_.tell_again(); });
}

void HubThread::look_again()
{
    asio::post(context_, [this] {
        presences_.look_again();
        for (auto const& [account, room] : Rooms { rooms_ }) {
            room->wake_all();
            attend(room);
        }
    });
}

void HubThread::take_wakes()
{
    std::unordered_set<std::string> wakes;
    {
        std::lock_guard const lock { wakes_mutex_ };
        wakes.swap(wakes_);
    }
    for (auto const& topic : wakes)
        take_wake(topic);
}

void HubThread::take_wake(std::string_view topic)
{
    auto const id = topic.substr(std::min(topic.size(), topic.find(':') + 1));
    if (topic.starts_with("presence:"))
        return presences_.wake(std::string { topic });
    if (topic.starts_with("person:")) {
        for (auto const& [account, room] : Rooms { rooms_ }) {
            room->wake_person(PersonId::from_text(id));
            attend(room);
        }
    } else if (auto const found = rooms_.find(std::string { id }); found != rooms_.end()) {
        found->second->wake();
        attend(std::shared_ptr { found->second });
    }
}

void HubThread::join(std::shared_ptr<Member> member)
{
    ++sockets_;
    if (is_stopping_)
        return member->close(closes::going_away);
    asio::post(context_, [this, member = std::move(member)]() mutable { seat(std::move(member)); });
}

void HubThread::leave(std::shared_ptr<Member> member)
{
    --sockets_;
    asio::post(context_, [this, member = std::move(member)] { unseat(member); });
}

void HubThread::seat(std::shared_ptr<Member> member)
{
    if (is_stopping_)
        return member->close(closes::going_away);
    auto& place = rooms_[member->watcher.account.text()];
    if (!place)
        place = std::make_shared<Room>(member->watcher.account, options_);
    auto const room = place;
    presences_.open(member);
    room->join(std::move(member));
    attend(room);
}

void HubThread::hear(std::shared_ptr<Member> member, std::string message)
{
    asio::post(context_, [this, member = std::move(member), message = std::move(message)] {
        if (!is_stopping_)
            presences_.hear(member, message);
    });
}

void HubThread::unseat(std::shared_ptr<Member> const& member)
{
    presences_.close(member);
    auto const found = rooms_.find(member->watcher.account.text());
    if (found == rooms_.end())
        return;
    found->second->leave(member);
    attend(std::shared_ptr { found->second });
}

// Reads for the room, if there is something to read: one reading at a time, and
// what is woken while it runs or right behind it is read together.
void HubThread::attend(std::shared_ptr<Room> const& room)
{
    if (room->is_busy || is_stopping_)
        return;
    if (room->size() == 0) {
        rooms_.erase(room->account().text());
        return;
    }
    auto const now = Clock::now();
    if (!room->has_work(now))
        return;
    if (auto const rest = room->read_at + pause_between_readings - now; rest > Clock::duration::zero())
        attend_later(room, rest);
    else
        start_reading(room);
}

void HubThread::attend_later(std::shared_ptr<Room> const& room, Clock::duration time)
{
    room->is_busy = true;
    auto const timer = std::make_shared<asio::steady_timer>(context_, time);
    timer->async_wait([this, room, timer](boost::system::error_code) {
        room->is_busy = false;
        attend(room);
    });
}

void HubThread::start_reading(std::shared_ptr<Room> const& room)
{
    room->is_busy = true;
    errands_.read(
        room->plan(Clock::now()), [this](db::Transaction& tx, Reading& reading) { reading.run(tx, project_, renew_); },
        [this, room](Reading& reading, std::exception_ptr fault) { finish_reading(room, reading, fault); });
}

void HubThread::finish_reading(std::shared_ptr<Room> const& room, Reading& reading, std::exception_ptr fault)
{
    room->is_busy = false;
    if (is_stopping_)
        return;
    room->read_at = Clock::now();
    if (fault) {
        fail(*room, reading, fault);
        return attend_later(room, pause_after_failure);
    }
    room->failures = 0;
    room->apply(std::move(reading), room->read_at);
    attend(room);
}

void HubThread::fail(Room& room, Reading const& reading, std::exception_ptr fault)
{
    room.give_back(reading);
    if (++room.failures == 1)
        log::error("live_fault", { { "account", room.account().text() }, { "what", what(fault) } });
    if (room.failures >= most_failures)
        room.close_all(closes::fault);
}

void HubThread::wait_for_tick()
{
    tick_timer_.expires_after(tick_time);
    tick_timer_.async_wait([this](boost::system::error_code canceled) {
        if (canceled || is_stopping_)
            return;
        tick();
        wait_for_tick();
    });
}

void HubThread::tick()
{
    for (auto const& [account, room] : Rooms { rooms_ })
        attend(room);
    presences_.tick();
    if (!rooms_.empty() && !is_polling_ && Clock::now() - polled_at_ >= poll_time(errands_.engine()))
        poll();
}

void HubThread::poll()
{
    is_polling_ = true;
    polled_at_ = Clock::now();
    Positions positions;
    for (auto const& [account, room] : rooms_)
        positions.emplace_back(room->account(), 0);
    errands_.read(
        std::move(positions),
        [](db::Transaction& tx, Positions& found) {
            for (auto& [account, seq] : found)
                seq = events::last_seq(tx, account);
        },
        [this](Positions& found, std::exception_ptr fault) {
            is_polling_ = false;
            if (!fault && !is_stopping_)
                finish_poll(found);
        });
}

void HubThread::finish_poll(Positions const& positions)
{
    for (auto const& [account, seq] : positions) {
        auto const found = rooms_.find(account.text());
        if (found == rooms_.end())
            continue;
        found->second->see_last(seq);
        attend(std::shared_ptr { found->second });
    }
}

void HubThread::close_all()
{
    presences_.stop();
    for (auto const& [account, room] : rooms_)
        room->close_all(closes::going_away);
    rooms_.clear();
    end_when_quiet();
}

// Not before the database is done with us: it runs functions that are ours.
void HubThread::end_when_quiet()
{
    if (is_stopping_ && !errands_.are_under_way() && rooms_.empty())
        context_.stop();
}

}
