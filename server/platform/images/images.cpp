#include "images/images.h"

#include "base/fault.h"
#include "images/decode.h"

#include <png.h>
#include <turbojpeg.h>

#define STB_IMAGE_RESIZE_IMPLEMENTATION
#define STB_IMAGE_RESIZE_STATIC
#include <stb/stb_image_resize.h>

#include <algorithm>
#include <memory>

namespace kith::images {
namespace {

constexpr int quality = 88;

std::unexpected<Refusal> refuse_image(std::string code, std::string message)
{
    return refuse_field("image", std::move(code), std::move(message));
}

// The middle of it.
Pixels square_of(Pixels const& picture, int side)
{
    int const shorter = std::min(picture.width, picture.height);
    int const left = (picture.width - shorter) / 2, top = (picture.height - shorter) / 2;
    Pixels square { side, side, std::vector<unsigned char>(static_cast<std::size_t>(side * side * 3)) };
    auto const* const from = picture.rgb.data() + (static_cast<std::ptrdiff_t>(top) * picture.width + left) * 3;
    if (!stbir_resize_uint8(from, shorter, shorter, picture.width * 3, square.rgb.data(), side, side, 0, 3))
        throw Fault("no memory for a picture");
    return square;
}

// Where a pixel of the upright square was in one that was taken so.
std::pair<int, int> source_of(int x, int y, int last, int orientation)
{
    switch (orientation) {
    case 2:
        return { last - x, y };
    case 3:
        return { last - x, last - y };
    case 4:
        return { x, last - y };
    case 5:
        return { y, x };
    case 6:
        return { y, last - x };
    case 7:
        return { last - y, last - x };
    case 8:
        return { last - y, x };
    default:
        return { x, y };
    }
}

Pixels upright(Pixels const& square, int orientation)
{
    auto turned = square;
    int const side = square.width;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            auto const [from_x, from_y] = source_of(x, y, side - 1, orientation);
            std::copy_n(square.rgb.begin() + (from_y * side + from_x) * 3, 3, turned.rgb.begin() + (y * side + x) * 3);
        }
    }
    return turned;
}

std::string to_jpeg(Pixels const& pixels)
{
    std::unique_ptr<void, decltype(&tjDestroy)> const jpeg { tjInitCompress(), tjDestroy };
    unsigned char* made = nullptr;
    unsigned long size = 0;
    int const code = tjCompress2(
        jpeg.get(), pixels.rgb.data(), pixels.width, 0, pixels.height, TJPF_RGB, &made, &size, TJSAMP_420, quality, 0);
    std::unique_ptr<unsigned char, decltype(&tjFree)> const bytes { made, tjFree };
    if (code != 0)
        throw Fault(std::string { "JPEG: " } + tjGetErrorStr2(jpeg.get()));
    return { reinterpret_cast<char const*>(bytes.get()), size };
}

}

std::string to_png(Pixels const& pixels)
{
    png_image image {};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<unsigned>(pixels.width);
    image.height = static_cast<unsigned>(pixels.height);
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.rgb.data(), 0, nullptr))
        throw Fault(std::string { "PNG: " } + image.message);
    bytes.resize(size);
    return bytes;
}

Result<std::string> make_square(std::string_view bytes, Format format, int side)
{
    auto const size = size_of(bytes, format);
    if (!size || size->width < 1 || size->height < 1)
        return refuse_image("invalid", "is not a picture of the kind that its Content-Type says");
    if (size->width > max_pixels / size->height)
        return refuse_image("pixels", "has too many pixels: 8 million are the most");
    auto const picture = decode(bytes, format);
    if (!picture)
        return refuse_image("invalid", "is damaged: it cannot be decoded");
    return to_jpeg(upright(square_of(*picture, side), orientation_of(bytes, format)));
}

}
