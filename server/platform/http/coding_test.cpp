#include "http/coding.h"

#include <gtest/gtest.h>

#include <zlib.h>

namespace kith::http {
namespace {

Request asking(std::string accepted)
{
    Request request;
    request.headers.emplace_back("accept-encoding", std::move(accepted));
    return request;
}

std::string unpacked(std::string const& packed)
{
    z_stream stream {};
    inflateInit2(&stream, 15 + 16);
    std::string out(100'000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

TEST(Coding, is_taken_as_the_client_says)
{
    EXPECT_TRUE(accepts(asking("gzip, deflate, br"), "br"));
    EXPECT_TRUE(accepts(asking("gzip"), "gzip"));
    EXPECT_FALSE(accepts(asking("br;q=0"), "br"));
    EXPECT_FALSE(accepts(asking("gzip;q=0, br"), "gzip")) << "refused by name";
    EXPECT_FALSE(accepts(Request {}, "gzip"));
}

TEST(Coding, makes_long_json_short)
{
    std::string json = "[";
    for (int i = 0; i < 1000; ++i)
        json += R"({"name":"Ann Lee"},)";
    Reply reply { 200, "application/json", json };
    compress(reply, asking("gzip"));
    EXPECT_LT(reply.body.size(), json.size() / 10);
    EXPECT_EQ(unpacked(reply.body), json);
    EXPECT_EQ(reply.headers.at(0), (std::pair<std::string, std::string> { "Content-Encoding", "gzip" }));
}

TEST(Coding, leaves_the_rest_alone)
{
    std::string const text(5000, 'x');
    Reply plain { 200, "application/json", text }, picture { 200, "image/png", text },
        small { 200, "application/json", "{}" };
    compress(plain, Request {});
    compress(picture, asking("gzip"));
    compress(small, asking("gzip"));
    EXPECT_EQ(plain.body, text);
    EXPECT_EQ(picture.body, text);
    EXPECT_EQ(small.body, "{}");
    EXPECT_TRUE(plain.headers.empty() && picture.headers.empty() && small.headers.empty());
}

}
}
