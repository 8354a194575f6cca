#include "http/outgoing.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <boost/beast/http/status.hpp>

namespace kith::http {
namespace {

constexpr std::size_t room_for_head = 768;
constexpr std::size_t large_body = 16 * 1024;

std::string_view reason(int status)
{
    auto const text = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    return { text.data(), text.size() };
}

// RFC 9110 8.6 and 15.4.5: these have no body and do not tell the length of one.
bool has_length(int status) { return status >= 200 && status != 204 && status != 304; }

}

void Outgoing::add(Reply const& reply, Answering const& answering)
{
    auto const body = reply.lasting_body.empty() && !answering.is_head ? reply.body.size() : 0;
    if (text_.empty())
        text_.reserve(room_for_head + body);
    text_ += "HTTP/1.1 ";
    add_number(static_cast<std::size_t>(reply.status));
    text_ += ' ';
    text_ += reason(reply.status);
    text_ += "\r\n";
    add_header("Date", answering.date);
    if (!reply.content_type.empty())
        add_header("Content-Type", reply.content_type);
    if (has_length(reply.status)) {
        text_ += "Content-Length: ";
        add_number(reply.content().size());
        text_ += "\r\n";
    }
    if (answering.closes)
        add_header("Connection", "close");
    add_header("X-Request-Id", answering.request_id);
    for (auto const& [name, value] : reply.headers)
        add_header(name, value);
    text_ += "\r\n";
    if (has_length(reply.status) && !answering.is_head)
        add_body(reply);
}

// A line break in a value would begin a header, or an answer, of somebody else's
// making: it becomes a space.
void Outgoing::add_header(std::string_view name, std::string_view value)
{
    text_ += name;
    text_ += ": ";
    auto const begin = text_.size();
    text_ += value;
    std::replace_if(
        text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    text_ += "\r\n";
}

void Outgoing::add_number(std::size_t number)
{
    std::array<char, 24> digits;
    auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    text_.append(digits.data(), end);
}

void Outgoing::add_body(Reply const& reply)
{
    if (reply.lasting_body.size() >= large_body) {
        tail_ = reply.lasting_body;
        keeper_ = reply.keeper;
    } else {
        text_ += reply.content();
    }
}

void Outgoing::drop(std::size_t count)
{
    auto const of_text = std::min(count, text_.size() - sent_);
    sent_ += of_text;
    tail_.remove_prefix(std::min(count - of_text, tail_.size()));
    if (tail_.empty())
        keeper_.reset();
    if (sent_ < text_.size())
        return;
    std::string {}.swap(text_);
    sent_ = 0;
}

}
