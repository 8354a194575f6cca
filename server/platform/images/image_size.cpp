// Where the formats tell how large a picture is.

#include "images/images.h"

namespace kith::images {
namespace {

// Numbers of a file, which end with it: beyond its end everything is zero.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
    std::int64_t at(std::size_t i) const { return i < bytes_.size() ? static_cast<unsigned char>(bytes_[i]) : 0; }
    std::int64_t big16(std::size_t i) const { return at(i) << 8 | at(i + 1); }
    std::int64_t big32(std::size_t i) const { return big16(i) << 16 | big16(i + 2); }
    std::int64_t little16(std::size_t i) const { return at(i) | at(i + 1) << 8; }
    std::int64_t little24(std::size_t i) const { return little16(i) | at(i + 2) << 16; }
    bool has(std::size_t i, std::string_view text) const
    {
        return i <= bytes_.size() && bytes_.substr(i).starts_with(text);
    }
    std::size_t size() const { return bytes_.size(); }

private:
    std::string_view bytes_;
};

// ISO/IEC 15948 11.2.2: the first chunk is IHDR.
std::optional<Size> png_size(Bytes const& file)
{
    if (!file.has(0, "\x89PNG\r\n\x1a\n") || !file.has(12, "IHDR"))
        return {};
    return Size { file.big32(16), file.big32(20) };
}

// SOF0 to SOF15 without DHT, JPG and DAC, which stand among them.
bool begins_frame(std::int64_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// ITU-T T.81 B.1.1: segments with their length, until the one of the frame.
std::optional<Size> jpeg_size(Bytes const& file)
{
    if (!file.has(0, "\xff\xd8"))
        return {};
    for (std::size_t i = 2; i + 9 <= file.size() && file.at(i) == 0xFF;) {
        auto const marker = file.at(i + 1);
        if (begins_frame(marker))
            return Size { file.big16(i + 7), file.big16(i + 5) };
        bool const is_fill = marker == 0xFF;
        i += is_fill ? 1 : 2 + static_cast<std::size_t>(file.big16(i + 2));
    }
    return {};
}

// RFC 9649 2: simple (lossy or lossless) and extended.
std::optional<Size> webp_size(Bytes const& file)
{
    if (!file.has(0, "RIFF") || !file.has(8, "WEBP"))
        return {};
    if (file.has(12, "VP8 "))
        return Size { file.little16(26) & 0x3FFF, file.little16(28) & 0x3FFF };
    if (file.has(12, "VP8L"))
        return Size { (file.little16(21) & 0x3FFF) + 1, ((file.little24(22) >> 6) & 0x3FFF) + 1 };
    if (file.has(12, "VP8X"))
        return Size { file.little24(24) + 1, file.little24(27) + 1 };
    return {};
}

}

std::optional<Size> size_of(std::string_view bytes, Format format)
{
    Bytes const file { bytes };
    switch (format) {
    case Format::Png:
        return png_size(file);
    case Format::Jpeg:
        return jpeg_size(file);
    case Format::Webp:
        return webp_size(file);
    }
    return {};
}

}
