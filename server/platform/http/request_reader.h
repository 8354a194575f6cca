#pragma once

// Makes requests of the bytes that come in, one after the other.

#include "http/chunks.h"
#include "http/head_scan.h"
#include "http/request_head.h"
#include "http/server.h"

#include <optional>

namespace kith::http {

class RequestReader {
public:
    explicit RequestReader(Limits const& limits) : limits_(limits) {}

    enum class Stage { Idle, Head, Body, Ready, Misused };
    // Reads on in `input` and stops behind one request; how many bytes it is done
    // with. The next call gets the others again, with what has come since.
    std::size_t read(std::string_view input);

    Stage stage() const { return stage_; }
    Misuse const& misuse() const { return misuse_; }
    // True once, when the client waits for a word before it sends its body.
    bool takes_continue();
    // How much of a body is to come at most, where it may be large: it has more time, then.
    std::size_t large_bytes() const { return stage_ == Stage::Body && most_ > limits_.body_bytes ? most_ : 0; }
    // The request that is Ready; after it the next one may be read.
    RequestHead take();

private:
    std::size_t read_head(std::string_view input);
    void begin(RequestHead);
    std::size_t read_plainly(std::string_view input);
    std::size_t read_body(std::string_view input);
    std::size_t read_chunks(std::string_view input);
    void spool(std::size_t at_least);
    void refuse(Misuse const&);

    Limits const& limits_;
    Stage stage_ = Stage::Idle;
    HeadScan scan_;
    std::size_t most_ = 0; // of this body
    ChunkReader chunks_;
    std::optional<RequestHead> head_;
    Misuse misuse_ {};
};

}
