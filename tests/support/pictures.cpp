#include "support/pictures.h"

#include <turbojpeg.h>
#include <webp/encode.h>

#include <memory>

namespace kith::tests {
namespace {

using images::Pixels;

Pixels striped(int width, int height)
{
    Pixels drawn { width, height, {} };
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (int const value : { x, width, height })
                drawn.rgb.push_back(static_cast<unsigned char>(value % 256));
        }
    }
    return drawn;
}

std::string to_jpeg(Pixels const& pixels)
{
    std::unique_ptr<void, decltype(&tjDestroy)> const jpeg { tjInitCompress(), tjDestroy };
    unsigned char* made = nullptr;
    unsigned long size = 0;
    tjCompress2(
        jpeg.get(), pixels.rgb.data(), pixels.width, 0, pixels.height, TJPF_RGB, &made, &size, TJSAMP_420, 80, 0);
    std::unique_ptr<unsigned char, decltype(&tjFree)> const bytes { made, tjFree };
    return { reinterpret_cast<char const*>(made), size };
}

std::string taken(unsigned char* data, std::size_t size)
{
    std::unique_ptr<unsigned char, decltype(&WebPFree)> const bytes { data, WebPFree };
    return { reinterpret_cast<char const*>(data), size };
}

std::string to_webp(Pixels const& pixels)
{
    unsigned char* made = nullptr;
    auto const size = WebPEncodeRGB(pixels.rgb.data(), pixels.width, pixels.height, pixels.width * 3, 80, &made);
    return taken(made, size);
}

}

std::string picture(int width, int height, images::Format format)
{
    auto const drawn = striped(width, height);
    switch (format) {
    case images::Format::Png:
        return images::to_png(drawn);
    case images::Format::Jpeg:
        return to_jpeg(drawn);
    case images::Format::Webp:
        return to_webp(drawn);
    }
    return {};
}

std::string lossless_webp(int width, int height)
{
    auto const drawn = striped(width, height);
    unsigned char* made = nullptr;
    auto const size = WebPEncodeLosslessRGB(drawn.rgb.data(), width, height, width * 3, &made);
    return taken(made, size);
}

std::string turned_photo(int orientation)
{
    Pixels drawn { 64, 64, std::vector<unsigned char>(64 * 64 * 3, 255) };
    for (int y = 0; y < 32; ++y) // dark where the upper left is
        std::fill_n(drawn.rgb.begin() + y * 64 * 3, 32 * 3, 0);
    auto jpeg = to_jpeg(drawn);
    std::string exif { "\xff\xe1\0\x22"
                       "Exif\0\0"
                       "MM\0\x2a\0\0\0\x08"
                       "\0\x01"
                       "\x01\x12\0\x03\0\0\0\x01",
        28 };
    exif += std::string { '\0', static_cast<char>(orientation), '\0', '\0' } + std::string(4, '\0');
    jpeg.insert(2, exif);
    return jpeg;
}

}
