#include "base/id.h"

#include "base/fault.h"
#include "base/time.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace kith {
namespace {

// Random bytes bought in bulk: a system call for each id would cost more than
// everything else about it.
class RandomBytes {
public:
    void take(std::uint8_t* out, std::size_t count)
    {
        if (next_ + count > pool_.size())
            refill();
        std::copy_n(pool_.begin() + static_cast<std::ptrdiff_t>(next_), count, out);
        next_ += count;
    }

private:
    void refill()
    {
        if (getrandom(pool_.data(), pool_.size(), 0) != static_cast<ssize_t>(pool_.size()))
            throw Fault("the system has no random numbers to give");
        next_ = 0;
    }

    std::array<std::uint8_t, 256> pool_; // getrandom never gives less than 256 bytes when it gives any
    std::size_t next_ = 256;
};

// Ids that one thread makes within a millisecond go up, too (RFC 9562, section 6.2,
// method 1): what was written later is listed later.
class Counter {
public:
    std::uint16_t next(std::uint64_t now, std::uint16_t random)
    {
        bool const goes_on = now == now_ && count_ < 0xfff;
        count_ = goes_on ? static_cast<std::uint16_t>(count_ + 1) : random & 0x7ff;
        now_ = now;
        return count_;
    }

private:
    std::uint64_t now_ = 0;
    std::uint16_t count_ = 0;
};

std::string format_uuid(std::array<std::uint8_t, 16> const& bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

bool is_lower_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}

std::string make_uuid()
{
    thread_local RandomBytes random;
    thread_local Counter counter;
    std::array<std::uint8_t, 16> bytes;
    auto const now = static_cast<std::uint64_t>(wall_clock().time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(now >> (40 - 8 * i));
    random.take(bytes.data() + 6, 10);
    auto const count = counter.next(now, static_cast<std::uint16_t>(bytes[6] << 8 | bytes[7]));
    bytes[6] = static_cast<std::uint8_t>(0x70 | count >> 8); // version 7
    bytes[7] = static_cast<std::uint8_t>(count);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80); // variant of RFC 9562
    return format_uuid(bytes);
}

bool is_uuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (is_dash ? text[i] != '-' : !is_lower_hex(text[i]))
            return false;
    }
    return true;
}

}
