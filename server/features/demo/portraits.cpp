#include "demo/portraits.h"

#include "images/images.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kith::demo {
namespace {

using Color = std::array<unsigned char, 3>; // red, green, blue

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
    void use(Color const& color) { color_ = color; }
    void fill() { box(0, 0, side - 1, side - 1); }
    void oval(int x, int y, int width, int height)
    {
        draw([&](int at_x, int at_y) { return distance(at_x - x, at_y - y, width, height) <= 1; });
    }
    void box(int left, int top, int right, int bottom)
    {
        draw([&](int x, int y) { return x >= left && x <= right && y >= top && y <= bottom; });
    }
    void smile(int x, int y, int width)
    {
        int const height = width * 2 / 3;
        draw([&](int at_x, int at_y) {
            bool const is_inside = distance(at_x - x, at_y - y, width - 4, height - 4) < 1;
            return at_y > y + 3 && !is_inside && distance(at_x - x, at_y - y, width + 4, height + 4) <= 1;
        });
    }
    std::string png() const { return images::to_png(pixels_); }

private:
    static constexpr int side = 256;

    // From the middle of an oval: 1 is its edge.
    static double distance(int x, int y, int width, int height)
    {
        double const across = 2.0 * x / width, down = 2.0 * y / height;
        return across * across + down * down;
    }
    template<typename IsIn>
    void draw(IsIn const& is_in)
    {
        auto* at = pixels_.rgb.data();
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x, at += 3) {
                if (is_in(x, y))
                    std::ranges::copy(color_, at);
            }
        }
    }

    images::Pixels pixels_ { side, side, std::vector<unsigned char>(side* side * 3) };
    Color color_ {};
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
