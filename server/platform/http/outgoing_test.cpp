#include "http/outgoing.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

std::string written(Reply const& reply, Answering const& answering)
{
    Outgoing outgoing;
    outgoing.add(reply, answering);
    return std::string { outgoing.text() } + std::string { outgoing.tail() };
}

TEST(Outgoing, writes_an_answer)
{
    EXPECT_EQ(written({ 200, "text/plain", "hello", { { "X-One", "1" } } }, { "abc", "Tue" }),
        "HTTP/1.1 200 OK\r\nDate: Tue\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nX-Request-Id: abc\r\nX-One: "
        "1\r\n\r\nhello");
    EXPECT_EQ(written({ 204, "", "" }, { "abc", "Tue", true }),
        "HTTP/1.1 204 No Content\r\nDate: Tue\r\nConnection: close\r\nX-Request-Id: abc\r\n\r\n");
    EXPECT_EQ(written({ 200, "text/plain", "hello" }, { "abc", "Tue", false, true }),
        "HTTP/1.1 200 OK\r\nDate: Tue\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nX-Request-Id: abc\r\n\r\n");
}

TEST(Outgoing, lets_no_value_begin_a_header)
{
    auto const text = written({ 200, "", "", { { "X-Name", "a\r\nSet-Cookie: b\n\nc" } } }, { "abc", "Tue" });
    EXPECT_NE(text.find("X-Name: a  Set-Cookie: b  c\r\n"), text.npos) << text;
}

TEST(Outgoing, is_sent_piece_by_piece)
{
    std::string const large(100'000, 'x');
    Reply reply { 200, "text/plain" };
    reply.lasting_body = large;
    auto const expected = written(reply, { "abc", "Tue" });
    Outgoing outgoing;
    outgoing.add(reply, { "abc", "Tue" });
    EXPECT_TRUE(outgoing.has_tail());
    std::string sent;
    while (outgoing.size() > 0) {
        auto const piece = (std::string { outgoing.text() } + std::string { outgoing.tail() }).substr(0, 777);
        sent += piece;
        outgoing.drop(piece.size());
    }
    EXPECT_EQ(sent, expected);
    EXPECT_FALSE(outgoing.has_tail());
}

}
}
