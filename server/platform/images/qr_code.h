#pragma once

#include <string>
#include <string_view>

namespace kith::images {

// A QR code (ISO/IEC 18004, level M) of `size` x `size` modules; `path` draws the dark ones as
// the "d" of an SVG path, one unit each. Around it belongs a quiet zone of four units.
struct QrCode {
    int size = 0;
    std::string path;
};

// REQUIRES: at most 2,000 bytes; what does not fit is a fault.
QrCode qr_code(std::string_view text);

}
