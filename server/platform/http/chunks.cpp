#include "http/chunks.h"

#include <algorithm>

namespace kith::http {
namespace {

constexpr int most_digits = 15;
constexpr std::size_t most_overhead = 16 * 1024;

int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool is_text(char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\t'; }

}

ChunkReader::State ChunkReader::read(std::string_view bytes, std::size_t& used, std::string& body, std::size_t most)
{
    used = 0;
    while (used < bytes.size() && place_ != Place::Done && place_ != Place::Broken) {
        if (place_ == Place::Data)
            used += take_data(bytes.substr(used), body);
        else
            place_ = step(bytes[used++]);
        if (size_ > most - std::min(most, body.size()))
            return State::TooLong;
    }
    if (place_ == Place::Broken)
        return State::Malformed;
    return place_ == Place::Done ? State::Complete : State::Incomplete;
}

std::size_t ChunkReader::take_data(std::string_view bytes, std::string& body)
{
    auto const count = std::min<std::uint64_t>(size_, bytes.size());
    body.append(bytes.substr(0, count));
    size_ -= count;
    if (size_ == 0)
        place_ = Place::DataEnd;
    return count;
}

ChunkReader::Place ChunkReader::step(char c)
{
    switch (place_) {
    case Place::Size:
        return step_size(c);
    case Place::Extension:
        return step_overhead(c, Place::SizeEnd);
    case Place::SizeEnd:
        digits_ = 0;
        if (c != '\n')
            return Place::Broken;
        return size_ > 0 ? Place::Data : Place::Line;
    case Place::DataEnd:
        return c == '\r' ? Place::DataEndLine : Place::Broken;
    case Place::DataEndLine:
        return c == '\n' ? Place::Size : Place::Broken;
    case Place::Line:
        return c == '\r' ? Place::LastEnd : step_overhead(c, Place::Broken);
    case Place::Trailer:
        return step_overhead(c, Place::TrailerEnd);
    case Place::TrailerEnd:
        return c == '\n' ? Place::Line : Place::Broken;
    case Place::LastEnd:
        return c == '\n' ? Place::Done : Place::Broken;
    default:
        return Place::Broken;
    }
}

ChunkReader::Place ChunkReader::step_size(char c)
{
    if (auto const value = hex_value(c); value >= 0 && digits_ < most_digits) {
        size_ = digits_++ == 0 ? value : size_ * 16 + value;
        return Place::Size;
    }
    if (digits_ == 0)
        return Place::Broken;
    if (c == ';')
        return Place::Extension;
    return c == '\r' ? Place::SizeEnd : Place::Broken;
}

// Within an extension or a trailer, whose line ends in `line_end`.
ChunkReader::Place ChunkReader::step_overhead(char c, Place line_end)
{
    if (c == '\r')
        return line_end;
    if (!is_text(c) || ++overhead_ > most_overhead)
        return Place::Broken;
    return place_ == Place::Line ? Place::Trailer : place_;
}

}
