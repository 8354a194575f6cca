#include "live/presences.h"

#include "json/json.h"

namespace kith::live {
namespace {

constexpr auto coalescing_time = std::chrono::milliseconds { 100 };

struct SocketMessageData {
    std::optional<std::vector<std::string>> refs;
    std::optional<bool> idle;
};
BOOST_DESCRIBE_STRUCT(SocketMessageData, (), (refs, idle))

struct SocketMessage {
    std::string type;
    SocketMessageData data;
};
BOOST_DESCRIBE_STRUCT(SocketMessage, (), (type, data))

}

Presences::Presences(Errands& errands, boost::asio::io_context& context, People people)
    : errands_(errands)
    , people_(std::move(people))
    , timer_(context)
{}

void Presences::open(std::shared_ptr<Member> const& member)
{
    attendance_.open(*member);
    work_soon();
}

void Presences::close(std::shared_ptr<Member> const& member)
{
    attendance_.close(*member, AttendanceList::Clock::now());
    watching_.forget(member);
}

void Presences::hear(std::shared_ptr<Member> const& member, std::string const& text)
{
    auto const message = json::parse<SocketMessage>(text);
    if (!message)
        return;
    if (message->type == "watch" && message->data.refs)
        watching_.watch(member, *message->data.refs);
    else if (message->type == "idle" && message->data.idle)
        attendance_.set_idle(*member, *message->data.idle);
    work_soon();
}

void Presences::wake(std::string const& subject)
{
    watching_.wake(subject);
    work_soon();
}

void Presences::tick() { work_soon(); }

void Presences::tell_again()
{
    attendance_.tell_again();
    work_soon();
}

void Presences::look_again()
{
    watching_.wake_all();
    work_soon();
}

void Presences::stop()
{
    is_stopped_ = true;
    timer_.cancel();
}

void Presences::work_soon()
{
    bool const has_work = attendance_.has_news() || watching_.has_news();
    if (!has_work || is_waiting_ || is_stopped_)
        return;
    is_waiting_ = true;
    timer_.expires_after(coalescing_time);
    timer_.async_wait([this](boost::system::error_code) {
        is_waiting_ = false;
        work();
    });
}

void Presences::work()
{
    if (is_stopped_)
        return;
    if (!is_telling_ && people_.attend)
        tell_attendance();
    if (!is_looking_ && people_.look)
        look();
}

void Presences::tell_attendance()
{
    auto news = attendance_.take(AttendanceList::Clock::now());
    if (news.empty())
        return;
    is_telling_ = true;
    errands_.write(
        std::move(news), [this](db::Transaction& tx, std::vector<Attendance>& each) { people_.attend(tx, each); },
        [this](std::vector<Attendance>& each, std::exception_ptr fault) {
            is_telling_ = false;
            if (fault)
                attendance_.give_back(each); // until the next tick
            else
                work_soon();
        });
}

void Presences::look()
{
    auto looking = watching_.plan();
    if (looking.glances.empty())
        return;
    is_looking_ = true;
    errands_.read(
        std::move(looking),
        [this](db::Transaction& tx, Looking& found) { found.sights = people_.look(tx, found.glances); },
        [this](Looking& found, std::exception_ptr fault) {
            is_looking_ = false;
            if (fault)
                return watching_.give_back(found);
            watching_.apply(found);
            work_soon();
        });
}

}
