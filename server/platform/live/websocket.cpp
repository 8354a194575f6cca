#include "live/websocket.h"

#include "http/socket.h"

#include <atomic>

#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace kith::live {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using beast::error_code;

constexpr std::size_t longest_message = 64 * 1024;
constexpr int frames_a_second = 100;
// A client that does not read leaves no way to tell it why it is dropped.
constexpr auto closing_time = std::chrono::seconds { 2 };
// Pings go out in half of the idle time.
constexpr websocket::stream_base::timeout patience { std::chrono::seconds { 10 }, std::chrono::seconds { 30 }, true };

using Handshake = beast::http::request<beast::http::empty_body>;

Handshake make_handshake(http::Request const& request)
{
    Handshake handshake { beast::http::verb::get, request.target, 11 };
    for (auto const& [name, value] : request.headers)
        handshake.insert(name, value);
    return handshake;
}

class Session final : public WebSocket, public std::enable_shared_from_this<Session> {
public:
    Session(std::unique_ptr<http::Socket> socket, std::size_t unsent_limit, WebSocketEvents events)
        : place_(std::move(socket->place))
        , stream_(std::move(socket->stream))
        , closing_timer_(stream_.get_executor())
        , unsent_limit_(unsent_limit)
        , events_(std::move(events))
    {
        stream_.read_message_max(longest_message);
        stream_.auto_fragment(false);
        stream_.set_option(patience);
        stream_.control_callback([this](websocket::frame_type, beast::string_view) { count_frames(1); });
    }

    void accept(http::Request const& request)
    {
        auto handshake = std::make_shared<Handshake>(make_handshake(request));
        stream_.async_accept(*handshake, [self = shared_from_this(), handshake](error_code error) {
            if (!error)
                self->open();
        });
    }

    void send(std::vector<Text> texts) override
    {
        std::size_t bytes = 0;
        for (auto const& text : texts)
            bytes += text->size();
        if (unsent_.fetch_add(bytes) + bytes > unsent_limit_)
            return close(closes::too_slow);
        asio::post(stream_.get_executor(),
            [self = shared_from_this(), texts = std::move(texts)]() mutable { self->enqueue(std::move(texts)); });
    }

    void close(Close close) override
    {
        asio::post(stream_.get_executor(), [self = shared_from_this(), close] { self->start_closing(close); });
    }

private:
    void open()
    {
        is_open_ = true;
        events_.opened(shared_from_this());
        read();
    }

    void read()
    {
        stream_.async_read(input_,
            [self = shared_from_this()](error_code error, std::size_t) { error ? self->end() : self->take_message(); });
    }

    void take_message()
    {
        std::string const text { static_cast<char const*>(input_.cdata().data()), input_.size() };
        input_.clear();
        input_.shrink_to_fit();
        count_frames(1 + static_cast<int>(text.size() / 1024));
        if (stream_.got_binary())
            start_closing(closes::not_text);
        else if (events_.said && !is_closing_)
            events_.said(text);
        read();
    }

    // A long one counts as several.
    void count_frames(int frames)
    {
        auto const now = std::chrono::steady_clock::now();
        if (now - second_began_at_ >= std::chrono::seconds { 1 }) {
            second_began_at_ = now;
            frames_ = 0;
        }
        if ((frames_ += frames) > frames_a_second)
            start_closing(closes::too_many);
    }

    void enqueue(std::vector<Text> texts)
    {
        if (is_closing_)
            return;
        bool const is_writing = !output_.empty();
        output_.insert(output_.end(), std::make_move_iterator(texts.begin()), std::make_move_iterator(texts.end()));
        if (!is_writing && !output_.empty())
            write();
    }

    void write()
    {
        stream_.async_write(asio::buffer(*output_[written_]),
            [self = shared_from_this()](error_code error, std::size_t count) { self->on_written(error, count); });
    }

    void on_written(error_code error, std::size_t count)
    {
        unsent_ -= count;
        if (error || is_closing_ || ++written_ == output_.size()) {
            std::vector<Text> {}.swap(output_);
            written_ = 0;
        } else {
            write();
        }
    }

    void start_closing(Close close)
    {
        if (is_closing_ || !is_open_)
            return;
        is_closing_ = true;
        closing_timer_.expires_after(closing_time);
        closing_timer_.async_wait([self = shared_from_this()](error_code canceled) {
            if (!canceled)
                self->drop();
        });
        websocket::close_reason const reason { static_cast<websocket::close_code>(close.code), close.reason };
        stream_.async_close(reason, [self = shared_from_this()](error_code) { self->drop(); });
    }

    void drop()
    {
        error_code ignored;
        stream_.next_layer().close(ignored);
    }

    // The read is the last to learn of the end, however it came.
    void end()
    {
        is_closing_ = true;
        is_open_ = false;
        closing_timer_.cancel();
        drop();
        if (auto const ended = std::exchange(events_.ended, {}))
            ended();
    }

    http::Admission::Place place_;
    websocket::stream<http::TcpSocket, false> stream_; // without permessage-deflate
    http::SteadyTimer closing_timer_;
    std::size_t const unsent_limit_;
    WebSocketEvents events_;
    bool is_open_ = false;
    bool is_closing_ = false;
    beast::flat_buffer input_;
    std::vector<Text> output_;
    std::size_t written_ = 0; // of output_
    std::atomic<std::size_t> unsent_ = 0;
    int frames_ = 0;
    std::chrono::steady_clock::time_point second_began_at_ {};
};

}

void accept_web_socket(std::unique_ptr<http::Socket> socket, http::Request const& request, std::size_t unsent_limit,
    WebSocketEvents events)
{
    std::make_shared<Session>(std::move(socket), unsent_limit, std::move(events))->accept(request);
}

}
