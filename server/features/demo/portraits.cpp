#include "demo/portraits.h"

#include <gd.h>

#include <array>
#include <cstdint>
#include <memory>

namespace kith::demo {
namespace {

struct Color {
    int red, green, blue;
};

constexpr std::array grounds { Color { 214, 232, 228 }, Color { 244, 224, 203 }, Color { 222, 226, 244 },
    Color { 240, 214, 216 }, Color { 226, 236, 206 }, Color { 236, 224, 240 }, Color { 206, 228, 240 } };
constexpr std::array skins { Color { 247, 214, 188 }, Color { 226, 178, 142 }, Color { 188, 132, 98 },
    Color { 138, 92, 66 }, Color { 94, 62, 46 } };
constexpr std::array hairs { Color { 46, 36, 32 }, Color { 92, 60, 38 }, Color { 176, 128, 70 }, Color { 150, 66, 38 },
    Color { 178, 178, 184 } };
constexpr std::array clothes { Color { 36, 92, 98 }, Color { 178, 84, 62 }, Color { 66, 78, 128 },
    Color { 206, 158, 62 }, Color { 96, 112, 76 }, Color { 122, 72, 104 } };

// FNV-1a: the same name has the same face everywhere.
std::uint32_t number_of(std::string_view name)
{
    std::uint32_t number = 2166136261u;
    for (char const c : name)
        number = (number ^ static_cast<unsigned char>(c)) * 16777619u;
    return number ^ number >> 15;
}

class Canvas {
public:
    Canvas() { gdImageFilledRectangle(image_.get(), 0, 0, 255, 255, color_); }

    void use(Color const& color) { color_ = gdImageColorAllocate(image_.get(), color.red, color.green, color.blue); }
    void fill() { gdImageFilledRectangle(image_.get(), 0, 0, 255, 255, color_); }
    void oval(int x, int y, int width, int height) { gdImageFilledEllipse(image_.get(), x, y, width, height, color_); }
    void box(int left, int top, int right, int bottom)
    {
        gdImageFilledRectangle(image_.get(), left, top, right, bottom, color_);
    }
    void smile(int x, int y, int width)
    {
        gdImageSetThickness(image_.get(), 4);
        gdImageArc(image_.get(), x, y, width, width * 2 / 3, 20, 160, color_);
    }
    std::string png()
    {
        int size = 0;
        std::unique_ptr<void, void (*)(void*)> const bytes { gdImagePngPtr(image_.get(), &size), gdFree };
        return { static_cast<char const*>(bytes.get()), static_cast<std::size_t>(size) };
    }

private:
    std::unique_ptr<gdImage, void (*)(gdImagePtr)> image_ { gdImageCreateTrueColor(256, 256), gdImageDestroy };
    int color_ = 0;
};

void draw_hair(Canvas& canvas, std::uint32_t style)
{
    canvas.oval(128, 96, 112, 104);
    if (style == 1) // long
        canvas.box(72, 96, 184, 184);
    if (style == 2) // tied up
        canvas.oval(128, 40, 48, 44);
    if (style == 3) // curly
        for (int x = 84; x <= 172; x += 22)
            canvas.oval(x, 72, 44, 48);
}

}

std::string portrait_of(std::string_view name)
{
    auto const number = number_of(name);
    auto pick = [&](auto const& from, int shift) { return from[(number >> shift) % from.size()]; };
    Color const ink { 52, 40, 36 };
    auto const skin = pick(skins, 5);
    Canvas canvas;
    canvas.use(pick(grounds, 0));
    canvas.fill();
    canvas.use(pick(hairs, 9));
    draw_hair(canvas, (number >> 13) % 4);
    canvas.use(pick(clothes, 17));
    canvas.oval(128, 250, 176, 128);
    canvas.use(skin);
    canvas.box(112, 150, 144, 196);
    canvas.oval(128, 194, 32, 20);
    canvas.oval(128, 120, 88, 104);
    canvas.use(ink);
    canvas.oval(111, 116, 9, 11);
    canvas.oval(145, 116, 9, 11);
    canvas.smile(128, 136, 34);
    return canvas.png();
}

}
