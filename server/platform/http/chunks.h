#pragma once

// A chunked body (RFC 9112 7.1), read strictly: CR LF at every line's end, no
// spaces around the size. Extensions and trailers are read over.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kith::http {

class ChunkReader {
public:
    enum class State { Incomplete, Complete, Malformed, TooLong };

    // Appends to `body` what `bytes` hold of it, up to `most` bytes in all. `used`
    // says how many of the bytes belonged to the body or to its framing.
    State read(std::string_view bytes, std::size_t& used, std::string& body, std::size_t most);

private:
    enum class Place {
        Size,
        Extension,
        SizeEnd,
        Data,
        DataEnd,
        DataEndLine,
        Line,
        Trailer,
        TrailerEnd,
        LastEnd,
        Done,
        Broken
    };
    std::size_t take_data(std::string_view bytes, std::string& body);
    Place step(char);
    Place step_size(char);
    Place step_overhead(char, Place line_end);

    Place place_ = Place::Size;
    std::uint64_t size_ = 0; // of this chunk; what is left of it in Data
    int digits_ = 0;
    std::size_t overhead_ = 0; // bytes of extensions and trailers
};

}
