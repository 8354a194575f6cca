#include "http/coding.h"

#include <zlib.h>

#include <algorithm>

namespace kith::http {
namespace {

constexpr std::size_t worth_it = 2000; // one packet more or less
constexpr int fastest = 1;
constexpr int gzip_window = 15 + 16;

bool is_json(std::string_view type) { return type == "application/json" || type == "application/problem+json"; }

// Empty: it could not be packed.
std::string gzipped(std::string const& text)
{
    z_stream stream {};
    if (deflateInit2(&stream, fastest, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); // zlib only reads it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    bool const is_whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(is_whole ? stream.total_out : 0);
    deflateEnd(&stream);
    return out;
}

}

bool accepts(Request const& request, std::string_view coding)
{
    auto const accepted = request.header("accept-encoding");
    auto const at = accepted.find(coding);
    return at != accepted.npos && !accepted.substr(at + coding.size()).starts_with(";q=0,") &&
        !accepted.ends_with(";q=0");
}

void compress(Reply& reply, Request const& request)
{
    if (reply.body.size() < worth_it || !is_json(reply.content_type) || !accepts(request, "gzip"))
        return;
    auto packed = gzipped(reply.body);
    if (packed.empty())
        return;
    reply.body = std::move(packed);
    reply.headers.emplace_back("Content-Encoding", "gzip");
    reply.headers.emplace_back("Vary", "Accept-Encoding");
}

}
