#include "images/images.h"

#include <gd.h>

#include <algorithm>
#include <memory>

namespace kith::images {
namespace {

using Picture = std::unique_ptr<gdImage, decltype(&gdImageDestroy)>;

constexpr int quality = 88;

std::unexpected<Refusal> refuse_image(std::string code, std::string message)
{
    return refuse_field("image", std::move(code), std::move(message));
}

// It would write to the standard error what is the sender's fault.
void say_nothing(int, char const*, va_list) {}

Picture decode(std::string_view bytes, Format format)
{
    static bool const is_quiet = (gdSetErrorMethod(say_nothing), true);
    (void)is_quiet;
    auto const size = static_cast<int>(bytes.size());
    auto* const data = const_cast<char*>(bytes.data());
    switch (format) {
    case Format::Png:
        return { gdImageCreateFromPngPtr(size, data), gdImageDestroy };
    case Format::Jpeg:
        return { gdImageCreateFromJpegPtrEx(size, data, 0), gdImageDestroy };
    case Format::Webp:
        return { gdImageCreateFromWebpPtr(size, data), gdImageDestroy };
    }
    return { nullptr, gdImageDestroy };
}

Picture square_of(gdImage& picture, int side)
{
    Picture square { gdImageCreateTrueColor(side, side), gdImageDestroy };
    gdImageFilledRectangle(square.get(), 0, 0, side - 1, side - 1, gdTrueColor(255, 255, 255));
    int const width = gdImageSX(&picture), height = gdImageSY(&picture);
    int const shorter = std::min(width, height);
    gdImageCopyResampled(
        square.get(), &picture, 0, 0, (width - shorter) / 2, (height - shorter) / 2, side, side, shorter, shorter);
    return square;
}

std::string encode(gdImage& picture)
{
    int size = 0;
    std::unique_ptr<void, decltype(&gdFree)> const data { gdImageJpegPtr(&picture, &size, quality), gdFree };
    return { static_cast<char const*>(data.get()), static_cast<std::size_t>(size) };
}

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
    return encode(*square_of(*picture, side));
}

}
