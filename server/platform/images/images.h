#pragma once

// Pictures that people upload. Nothing of what they sent is kept: the pixels are drawn
// anew, so that what lay hidden in the file (places, names, programs) is gone.

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::images {

enum class Format { Png, Jpeg, Webp };

struct Size {
    std::int64_t width = 0;
    std::int64_t height = 0;
    bool operator==(Size const&) const = default;
};

// As the head of the file says it, before anything is decoded.
std::optional<Size> size_of(std::string_view bytes, Format);

// 24 MiB, while it is decoded.
inline constexpr std::int64_t max_pixels = 8 * 1024 * 1024;

// Three bytes each, row by row from the top.
struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> rgb;
};
std::string to_png(Pixels const&);

// The middle of the picture as a JPEG of side x side, upright however the camera was held; what
// is transparent becomes white.
// Takes a while: on the slow pool only. Refuses: validation ("image": it cannot be
// decoded, or has too many pixels).
Result<std::string> make_square(std::string_view bytes, Format, int side);

}
