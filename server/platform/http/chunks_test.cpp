#include "http/chunks.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

using State = ChunkReader::State;

struct Outcome {
    State state;
    std::string body;
    std::size_t used;
    bool operator==(Outcome const&) const = default;
};

constexpr std::size_t most = 20;

Outcome read_at_once(std::string_view bytes)
{
    Outcome outcome {};
    outcome.state = ChunkReader {}.read(bytes, outcome.used, outcome.body, most);
    return outcome;
}

Outcome read_in_pieces(std::string_view bytes, std::size_t piece)
{
    ChunkReader reader;
    Outcome outcome { State::Incomplete, "", 0 };
    for (std::size_t at = 0; at < bytes.size() && outcome.state == State::Incomplete; at += piece) {
        std::size_t used = 0;
        outcome.state = reader.read(bytes.substr(at, piece), used, outcome.body, most);
        outcome.used += used;
    }
    return outcome;
}

TEST(Chunks, are_read_strictly)
{
    struct Case {
        std::string_view bytes;
        State state;
        std::string_view body;
    };
    for (auto const& [bytes, state, body] : {
             Case { "0\r\n\r\n", State::Complete, "" },
             Case { "5\r\nhello\r\n0\r\n\r\n", State::Complete, "hello" },
             Case { "5;a=\"b c\"\r\nhello\r\nA\r\n, world ok\r\n000\r\nTrailer: x\r\n\r\n", State::Complete,
                 "hello, world ok" },
             Case { "5\r\nhel", State::Incomplete, "hel" },
             Case { "5\r\nhello\r\n0\r\n\r", State::Incomplete, "hello" },
             Case { "", State::Incomplete, "" },
             Case { "5\nhello\r\n0\r\n\r\n", State::Malformed, "" },
             Case { " 5\r\nhello", State::Malformed, "" },
             Case { "5 \r\nhello", State::Malformed, "" },
             Case { "0x5\r\nhello", State::Malformed, "" },
             Case { "-5\r\nhello", State::Malformed, "" },
             Case { "\r\n", State::Malformed, "" },
             Case { "5\r\nhelloX\r\n", State::Malformed, "hello" },
             Case { "5\r\nhello\n0\r\n\r\n", State::Malformed, "hello" },
             Case { "0\r\n\n", State::Malformed, "" },
             Case { "0\r\nA: b\n\r\n", State::Malformed, "" },
             Case { "5;\x01\r\nhello", State::Malformed, "" },
             Case { "0000000000000005\r\nhello", State::Malformed, "" },
             Case { "15\r\n", State::TooLong, "" },
             Case { "fffffffffffffff\r\n", State::TooLong, "" },
             Case { "a\r\n0123456789\r\nb\r\n", State::TooLong, "0123456789" },
         }) {
        EXPECT_EQ(read_at_once(bytes).state, state) << bytes;
        EXPECT_EQ(read_at_once(bytes).body, body) << bytes;
        for (std::size_t piece : { 1U, 2U, 3U })
            EXPECT_EQ(read_in_pieces(bytes, piece).state, state) << bytes;
    }
}

TEST(Chunks, leave_the_next_request_alone)
{
    EXPECT_EQ(read_at_once("2\r\nok\r\n0\r\n\r\nGET /"), (Outcome { State::Complete, "ok", 12 }));
}

TEST(Chunks, bound_what_is_no_body)
{
    std::string body;
    std::size_t used = 0;
    EXPECT_EQ(ChunkReader {}.read("1;" + std::string(100'000, 'x'), used, body, most), State::Malformed);
    std::string trailers = "0\r\n";
    for (int i = 0; i < 10'000; ++i)
        trailers += "Trailer: x\r\n";
    EXPECT_EQ(ChunkReader {}.read(trailers, used, body, most), State::Malformed);
}

}
}
