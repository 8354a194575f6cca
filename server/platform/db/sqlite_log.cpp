#include "db/sqlite_log.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

// "Section" is one of https://sqlite.org/fileformat2.html

namespace kith::db {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t header_bytes = 32;
constexpr std::size_t frame_header_bytes = 24;
constexpr std::uint32_t magic = 0x377f0682; // plus one where checksums take words as big-endian

std::uint32_t word_at(std::string_view bytes, std::size_t at, std::endian order = std::endian::big)
{
    std::uint32_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    return order == std::endian::native ? word : std::byteswap(word);
}

struct Checksum {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    bool operator==(Checksum const&) const = default;
};

// Section 4.2; begins with the one of all that stands before.
Checksum checksum_of(std::string_view bytes, Checksum sum, std::endian order)
{
    for (std::size_t at = 0; at < bytes.size(); at += 8) {
        sum.first += word_at(bytes, at, order) + sum.second;
        sum.second += word_at(bytes, at + 4, order) + sum.first;
    }
    return sum;
}

Checksum stored_checksum(std::string_view bytes, std::size_t at)
{
    return { word_at(bytes, at), word_at(bytes, at + 4) };
}

struct LogHeader {
    std::endian order;
    std::size_t page_bytes;
    std::string salts; // others each time the log starts over
    Checksum checksum;
};

// Nothing where SQLite would take the log for an empty one.
std::optional<LogHeader> parse_header(std::string_view bytes)
{
    auto const order = word_at(bytes, 0) == magic ? std::endian::little : std::endian::big;
    LogHeader header { order, word_at(bytes, 8), std::string { bytes.substr(16, 8) }, stored_checksum(bytes, 24) };
    bool const has_magic = (word_at(bytes, 0) & ~1u) == magic;
    bool const has_pages =
        std::has_single_bit(header.page_bytes) && header.page_bytes >= 512 && header.page_bytes <= 65'536;
    if (!has_magic || !has_pages || checksum_of(bytes.substr(0, 24), {}, order) != header.checksum)
        return {};
    return header;
}

// Looks at one frame after the other.
class LogWalk {
public:
    explicit LogWalk(LogHeader header) : header_(std::move(header)), previous_(header_.checksum) {}

    // Only the frame right behind a commit, continuing its checksum, is known to be
    // younger: frames of a transaction that was rolled back keep these salts and
    // may stand further behind.
    void take(std::string_view frame)
    {
        bool const is_good = verifies(frame);
        is_damaged_ = is_damaged_ || (is_good && follows_late_commit_);
        has_bad_ = has_bad_ || !is_good;
        follows_late_commit_ = is_good && has_bad_ && word_at(frame, 4) != 0;
        previous_ = stored_checksum(frame, 16);
    }
    bool is_damaged() const { return is_damaged_; }

private:
    bool verifies(std::string_view frame) const
    {
        if (frame.substr(8, 8) != header_.salts)
            return false;
        auto const of_header = checksum_of(frame.substr(0, 8), previous_, header_.order);
        return checksum_of(frame.substr(frame_header_bytes), of_header, header_.order) == stored_checksum(frame, 16);
    }

    LogHeader header_;
    Checksum previous_; // as stored, so that one bad frame does not make all bad behind it
    bool has_bad_ = false;
    bool follows_late_commit_ = false;
    bool is_damaged_ = false;
};

bool has_damaged_frames(std::ifstream& file, LogHeader const& header)
{
    LogWalk walk { header };
    std::string frame(frame_header_bytes + header.page_bytes, '\0');
    while (!walk.is_damaged() && file.read(frame.data(), static_cast<std::streamsize>(frame.size())))
        walk.take(frame);
    return walk.is_damaged();
}

bool is_zero(char byte) { return byte == '\0'; }

// A header is synced before the first frame is written. So one of zeros, which a
// power cut may leave, has nothing behind it.
bool has_content(std::ifstream& file)
{
    return !std::all_of(std::istreambuf_iterator<char> { file }, std::istreambuf_iterator<char> {}, is_zero);
}

std::string read_header(std::ifstream& file)
{
    std::string bytes(header_bytes, '\0');
    file.read(bytes.data(), header_bytes);
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

bool looks_damaged(std::ifstream& file, std::string_view header)
{
    if (header.size() < header_bytes)
        return false;
    if (auto const parsed = parse_header(header))
        return has_damaged_frames(file, *parsed);
    return has_content(file);
}

}

bool is_log_damaged(fs::path const& log)
{
    std::ifstream file { log, std::ios::binary };
    auto const header = read_header(file);
    if (!looks_damaged(file, header))
        return false;
    // A running server may have started the log over in between, and we have seen
    // its new frames before old ones.
    std::ifstream again { log, std::ios::binary };
    return read_header(again) == header;
}

}
