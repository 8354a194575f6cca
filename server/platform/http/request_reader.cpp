#include "http/request_reader.h"

#include "base/fault.h"

#include <algorithm>

namespace kith::http {
namespace {

constexpr std::size_t most_in_memory = 64 * 1024; // of a large body

}

std::size_t RequestReader::read(std::string_view input)
{
    std::size_t used = 0;
    // RFC 9112 2.2: empty lines before a request are of no account.
    while (stage_ == Stage::Idle && input.substr(used).starts_with("\r\n"))
        used += 2;
    if (stage_ == Stage::Idle && input.substr(used) == "\r")
        return used;
    if (stage_ == Stage::Idle || stage_ == Stage::Head)
        used += read_head(input.substr(used));
    if (stage_ == Stage::Body)
        used += read_body(input.substr(used));
    return used;
}

std::size_t RequestReader::read_head(std::string_view input)
{
    if (input.empty())
        return 0;
    stage_ = Stage::Head;
    auto const state = scan_.scan(input.substr(0, limits_.head_bytes));
    if (state == HeadScan::State::Malformed) {
        refuse(misuse::malformed);
    } else if (state == HeadScan::State::Complete) {
        auto head = parse_request_head(input.substr(0, scan_.end()));
        head ? begin(std::move(*head)) : refuse(head.error());
        return scan_.end();
    } else if (input.size() >= limits_.head_bytes) {
        refuse(misuse::head_too_long);
    }
    return 0;
}

void RequestReader::begin(RequestHead head)
{
    most_ = limits_.body_bytes;
    if (limits_.most_body_bytes)
        most_ = std::max(most_, limits_.most_body_bytes(head.request.method, head.request.path));
    if (head.content_length > most_)
        return refuse(misuse::body_too_long);
    stage_ = head.has_body() ? Stage::Body : Stage::Ready;
    head_ = std::move(head);
}

std::size_t RequestReader::read_body(std::string_view input)
{
    try {
        auto const used = head_->is_chunked ? read_chunks(input) : read_plainly(input);
        if (most_ > limits_.body_bytes && stage_ != Stage::Misused)
            spool(stage_ == Stage::Ready ? 1 : most_in_memory);
        return used;
    } catch (Unavailable const&) { // the disk is full
        refuse(misuse::no_room);
        return input.size();
    }
}

std::size_t RequestReader::read_plainly(std::string_view input)
{
    auto& request = head_->request;
    auto const had = request.body.size() + (request.large_body ? request.large_body->size() : 0);
    auto const count = std::min<std::uint64_t>(input.size(), head_->content_length - had);
    request.body.append(input.substr(0, count));
    if (had + count == head_->content_length)
        stage_ = Stage::Ready;
    return count;
}

// What has come of a large body leaves the memory.
void RequestReader::spool(std::size_t at_least)
{
    auto& request = head_->request;
    if (request.body.size() < at_least)
        return;
    if (!request.large_body)
        request.large_body = std::make_shared<Spool>();
    request.large_body->append(request.body);
    request.body.clear();
}

std::size_t RequestReader::read_chunks(std::string_view input)
{
    std::size_t used = 0;
    auto& request = head_->request;
    auto const most = most_ - (request.large_body ? request.large_body->size() : 0);
    switch (chunks_.read(input, used, request.body, most)) {
    case ChunkReader::State::Incomplete:
        break;
    case ChunkReader::State::Complete:
        stage_ = Stage::Ready;
        break;
    case ChunkReader::State::Malformed:
        refuse(misuse::malformed);
        break;
    case ChunkReader::State::TooLong:
        refuse(misuse::body_too_long);
        break;
    }
    return used;
}

void RequestReader::refuse(Misuse const& misuse)
{
    misuse_ = misuse;
    stage_ = Stage::Misused;
    head_.reset();
}

bool RequestReader::takes_continue()
{
    if (stage_ != Stage::Body || !head_->expects_continue)
        return false;
    head_->expects_continue = false;
    return head_->request.content().empty();
}

RequestHead RequestReader::take()
{
    auto head = std::move(*head_);
    head_.reset();
    scan_ = {};
    chunks_ = {};
    stage_ = Stage::Idle;
    return head;
}

}
