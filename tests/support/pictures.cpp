#include "support/pictures.h"

#include <gd.h>

#include <memory>

namespace kith::tests {
namespace {

using Drawn = std::unique_ptr<gdImage, decltype(&gdImageDestroy)>;

Drawn striped(int width, int height)
{
    Drawn drawn { gdImageCreateTrueColor(width, height), gdImageDestroy };
    for (int x = 0; x < width; ++x)
        gdImageLine(drawn.get(), x, 0, x, height - 1, gdTrueColor(x % 256, width % 256, height % 256));
    return drawn;
}

std::string taken(void* data, int size)
{
    std::unique_ptr<void, decltype(&gdFree)> const owned { data, gdFree };
    return { static_cast<char const*>(data), static_cast<std::size_t>(size) };
}

}

std::string picture(int width, int height, images::Format format)
{
    auto const drawn = striped(width, height);
    int size = 0;
    void* data = nullptr;
    if (format == images::Format::Png)
        data = gdImagePngPtr(drawn.get(), &size);
    else if (format == images::Format::Jpeg)
        data = gdImageJpegPtr(drawn.get(), &size, 80);
    else
        data = gdImageWebpPtr(drawn.get(), &size);
    return taken(data, size);
}

std::string lossless_webp(int width, int height)
{
    auto const drawn = striped(width, height);
    int size = 0;
    auto* const data = gdImageWebpPtrEx(drawn.get(), &size, gdWebpLossless);
    return taken(data, size);
}

}
