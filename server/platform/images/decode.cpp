#include "images/decode.h"

#include <libexif/exif-data.h>
#include <png.h>
#include <turbojpeg.h>
#include <webp/decode.h>

#include <memory>

namespace kith::images {
namespace {

unsigned char const* data_of(std::string_view bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }

// As the library itself reads the head: what our own reading missed must not decide how much is taken.
bool is_too_large(std::int64_t width, std::int64_t height) { return width * height > max_pixels; }

Pixels pixels_of(int width, int height)
{
    Pixels pixels { width, height, {} };
    pixels.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    return pixels;
}

std::optional<Pixels> decode_png(std::string_view bytes)
{
    png_image image {};
    image.version = PNG_IMAGE_VERSION;
    std::unique_ptr<png_image, decltype(&png_image_free)> const owned { &image, png_image_free };
    if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) ||
        is_too_large(image.width, image.height))
        return {};
    image.format = PNG_FORMAT_RGB;
    auto pixels = pixels_of(static_cast<int>(image.width), static_cast<int>(image.height));
    png_color const white { 255, 255, 255 };
    if (!png_image_finish_read(&image, &white, pixels.rgb.data(), 0, nullptr))
        return {};
    return pixels;
}

// What printers want, and Adobe writes with each ink inverted.
Pixels from_inks(Pixels pixels, std::vector<unsigned char> const& inks)
{
    for (std::size_t i = 0; i < pixels.rgb.size(); ++i)
        pixels.rgb[i] = static_cast<unsigned char>(inks[i / 3 * 4 + i % 3] * inks[i / 3 * 4 + 3] / 255);
    return pixels;
}

std::optional<Pixels> decode_jpeg(std::string_view bytes)
{
    std::unique_ptr<void, decltype(&tjDestroy)> const jpeg { tjInitDecompress(), tjDestroy };
    int width = 0, height = 0, subsampling = 0, colors = 0;
    if (tjDecompressHeader3(jpeg.get(), data_of(bytes), bytes.size(), &width, &height, &subsampling, &colors) != 0 ||
        is_too_large(width, height))
        return {};
    auto pixels = pixels_of(width, height);
    bool const has_inks = colors == TJCS_CMYK || colors == TJCS_YCCK;
    std::vector<unsigned char> inks(has_inks ? pixels.rgb.size() / 3 * 4 : 0);
    auto* const to = has_inks ? inks.data() : pixels.rgb.data();
    int const format = has_inks ? TJPF_CMYK : TJPF_RGB;
    if (tjDecompress2(jpeg.get(), data_of(bytes), bytes.size(), to, width, 0, height, format, TJFLAG_LIMITSCANS) != 0)
        return {};
    return has_inks ? from_inks(std::move(pixels), inks) : std::move(pixels);
}

std::optional<Pixels> decode_webp(std::string_view bytes)
{
    int width = 0, height = 0;
    if (!WebPGetInfo(data_of(bytes), bytes.size(), &width, &height) || is_too_large(width, height))
        return {};
    std::unique_ptr<unsigned char, decltype(&WebPFree)> const rgba {
        WebPDecodeRGBA(data_of(bytes), bytes.size(), &width, &height), WebPFree
    };
    if (!rgba)
        return {};
    auto pixels = pixels_of(width, height);
    for (std::size_t i = 0; i < pixels.rgb.size(); ++i) {
        int const alpha = rgba.get()[i / 3 * 4 + 3];
        pixels.rgb[i] = static_cast<unsigned char>((rgba.get()[i / 3 * 4 + i % 3] * alpha + 255 * (255 - alpha)) / 255);
    }
    return pixels;
}

}

std::optional<Pixels> decode(std::string_view bytes, Format format)
{
    switch (format) {
    case Format::Png:
        return decode_png(bytes);
    case Format::Jpeg:
        return decode_jpeg(bytes);
    case Format::Webp:
        return decode_webp(bytes);
    }
    return {};
}

int orientation_of(std::string_view bytes, Format format)
{
    if (format != Format::Jpeg)
        return 1;
    auto const size = static_cast<unsigned int>(bytes.size());
    std::unique_ptr<ExifData, decltype(&exif_data_unref)> const exif { exif_data_new_from_data(data_of(bytes), size),
        exif_data_unref };
    auto* const entry = exif ? exif_data_get_entry(exif.get(), EXIF_TAG_ORIENTATION) : nullptr;
    if (!entry || entry->format != EXIF_FORMAT_SHORT || entry->size < 2)
        return 1;
    int const said = exif_get_short(entry->data, exif_data_get_byte_order(exif.get()));
    return said >= 1 && said <= 8 ? said : 1;
}

}
