#include "images/qr_code.h"

#include "base/fault.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

namespace kith::images {
namespace {

// One stroke for each run of dark modules in a row.
std::string path_of(QRcode const& code)
{
    std::string path;
    auto is_dark = [&](int x, int y) { return (code.data[y * code.width + x] & 1) != 0; };
    for (int y = 0; y < code.width; ++y) {
        for (int x = 0; x < code.width; ++x) {
            auto const start = x;
            while (x < code.width && is_dark(x, y))
                ++x;
            if (x > start)
                path += fmt::format("M{} {}h{}v1h-{}z", start, y, x - start, x - start);
        }
    }
    return path;
}

}

QrCode qr_code(std::string_view text)
{
    std::string const terminated { text };
    std::unique_ptr<QRcode, decltype(&QRcode_free)> const code {
        QRcode_encodeString8bit(terminated.c_str(), 0, QR_ECLEVEL_M), &QRcode_free
    };
    if (!code)
        throw Fault("libqrencode draws no code of that text");
    return { code->width, path_of(*code) };
}

}
