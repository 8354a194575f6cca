#include "images/images.h"

#include "images/decode.h"
#include "support/pictures.h"

#include <gtest/gtest.h>

namespace kith::images {
namespace {

using tests::picture;

constexpr Format formats[] = { Format::Png, Format::Jpeg, Format::Webp };

std::string code(Result<std::string> const& result) { return result ? "" : result.error().errors.at(0).code; }

TEST(Images, say_how_large_they_are)
{
    for (auto const format : formats)
        EXPECT_EQ(size_of(picture(300, 200, format), format), (Size { 300, 200 })) << static_cast<int>(format);
    EXPECT_EQ(size_of(tests::lossless_webp(300, 200), Format::Webp), (Size { 300, 200 }));
}

TEST(Images, become_squares_of_one_size)
{
    for (auto const format : formats) {
        for (auto const& [width, height] : { std::pair { 300, 200 }, { 10, 400 }, { 1, 1 }, { 256, 256 } }) {
            auto const square = make_square(picture(width, height, format), format, 256);
            EXPECT_EQ(size_of(square.value(), Format::Jpeg), (Size { 256, 256 })) << width << 'x' << height;
        }
    }
}

// Where the stored upper left comes to lie, by the orientations of Exif.
TEST(Images, are_upright_however_the_camera_was_held)
{
    std::string corners;
    for (int orientation = 1; orientation <= 9; ++orientation) {
        auto const square = make_square(tests::turned_photo(orientation), Format::Jpeg, 64).value();
        auto const pixels = decode(square, Format::Jpeg).value();
        auto is_dark = [&](int x, int y) { return pixels.rgb[static_cast<std::size_t>(y * 64 + x) * 3] < 100; };
        corners += is_dark(8, 8) ? "a" : is_dark(56, 8) ? "b" : is_dark(56, 56) ? "c" : is_dark(8, 56) ? "d" : "?";
    }
    EXPECT_EQ(corners, "abcdabcda") << "clockwise from the upper left; what is no orientation is upright";
}

// White is what was transparent.
TEST(Images, keep_their_colors)
{
    for (auto const format : formats) {
        auto const pixels = decode(picture(200, 100, format), format).value();
        EXPECT_EQ(pixels.width, 200);
        EXPECT_EQ(pixels.height, 100);
        EXPECT_NEAR(pixels.rgb[(50 * 200 + 150) * 3], 150, 12) << static_cast<int>(format);
        EXPECT_NEAR(pixels.rgb[(50 * 200 + 150) * 3 + 1], 200, 12);
        EXPECT_NEAR(pixels.rgb[(50 * 200 + 150) * 3 + 2], 100, 12);
    }
}

TEST(Images, keep_nothing_of_the_file_but_the_pixels)
{
    auto jpeg = picture(300, 200, Format::Jpeg);
    std::string const secret = "taken at 52.5200 N 13.4050 E";
    auto const length = static_cast<char>(secret.size() + 2);
    jpeg.insert(2, std::string { "\xff\xfe\0", 3 } + length + secret); // a comment
    jpeg += "<script>alert(1)</script>";
    auto const square = make_square(jpeg, Format::Jpeg, 256).value();
    EXPECT_FALSE(square.contains("taken"));
    EXPECT_FALSE(square.contains("script"));
}

TEST(Images, are_refused_before_they_are_decoded_when_they_are_huge)
{
    auto bomb = picture(8, 8, Format::Png);
    bomb.replace(16, 8, std::string { "\0\1\0\0\0\1\0\0", 8 }); // says 65,536 x 65,536
    EXPECT_EQ(code(make_square(bomb, Format::Png, 256)), "pixels");
    bomb.replace(16, 8, std::string { "\xff\xff\xff\xff\xff\xff\xff\xff", 8 });
    EXPECT_EQ(code(make_square(bomb, Format::Png, 256)), "pixels");
}

TEST(Images, are_refused_when_they_are_none)
{
    for (auto const format : formats) {
        auto const whole = picture(64, 64, format);
        EXPECT_EQ(code(make_square("", format, 256)), "invalid");
        EXPECT_EQ(code(make_square("<svg/>", format, 256)), "invalid");
        EXPECT_EQ(code(make_square(whole.substr(0, 20), format, 256)), "invalid");
        EXPECT_EQ(code(make_square(std::string(5000, '\xff'), format, 256)), "invalid");
    }
    EXPECT_EQ(code(make_square(picture(64, 64, Format::Png), Format::Jpeg, 256)), "invalid") << "of another kind";
}

// What is cut off or bent in any place is refused or drawn, and never breaks the server.
TEST(Images, may_be_damaged_anywhere)
{
    for (auto const format : formats) {
        auto const whole = picture(40, 30, format);
        for (std::size_t i = 0; i < whole.size(); i += 3) {
            auto bent = whole;
            bent[i] = static_cast<char>(bent[i] ^ 0x5a);
            (void)make_square(bent, format, 16);
            (void)make_square(std::string_view { whole }.substr(0, i), format, 16);
        }
    }
}

}
}
