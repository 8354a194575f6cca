#include "json/document.h"
#include "json/json.h"

#include <boost/describe/enum.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace kith::json {
namespace {

enum class Shade { Light, VeryDark };
BOOST_DESCRIBE_ENUM(Shade, Light, VeryDark)

struct Leaf {
    std::string text;
    std::optional<bool> flag;
    bool operator==(Leaf const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (text, flag))

struct Tree {
    std::int64_t number;
    int small;
    double real;
    Shade shade;
    std::vector<Leaf> leaves;
    std::optional<Leaf> crown;
    std::vector<std::string> names;
    bool operator==(Tree const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (number, small, real, shade, leaves, crown, names))

struct Stamped {
    Time at;
    Raw data;
};
BOOST_DESCRIBE_STRUCT(Stamped, (), (at, data))

std::string written(std::string_view text)
{
    std::string out;
    write_string(out, text);
    return out;
}

TEST(JsonWrite, escapes_what_has_to_be)
{
    EXPECT_EQ(written("a\"b\\c\n\r\t"), R"("a\"b\\c\n\r\t")");
    EXPECT_EQ(written(std::string { "\0\x01\x1f", 3 }), R"("\u0000\u0001\u001f")");
    EXPECT_EQ(written("</script> Zoë 🎉 \x7f"), "\"</script> Zoë 🎉 \x7f\"");
    EXPECT_EQ(written(""), "\"\"");
}

TEST(JsonWrite, writes_members_in_their_order)
{
    Tree const tree { 1, -2, 0.5, Shade::VeryDark, { { "a", true }, { "b", {} } }, {}, {} };
    EXPECT_EQ(write(tree),
        R"({"number":1,"small":-2,"real":0.5,"shade":"very_dark","leaves":[{"text":"a","flag":true},)"
        R"({"text":"b","flag":null}],"crown":null,"names":[]})");
}

TEST(JsonWrite, writes_times_and_passes_raw_text_on)
{
    EXPECT_EQ(write(Stamped { Time { 1ms }, { R"({"a":1})" } }), R"({"at":"1970-01-01T00:00:00.001Z","data":{"a":1}})");
    EXPECT_EQ(write(Stamped {}), R"({"at":"1970-01-01T00:00:00.000Z","data":{}})");
}

TEST(JsonWrite, writes_the_whole_range_of_numbers)
{
    using Limits = std::numeric_limits<std::int64_t>;
    for (auto number : { Limits::min(), Limits::max(), std::int64_t { 0 } })
        EXPECT_EQ(write(std::vector { number }), '[' + std::to_string(number) + ']');
}

// Random values, and all they hold, come back as they were.
class Forest {
public:
    explicit Forest(unsigned seed) : random_(seed) {}

    Tree tree()
    {
        Tree tree { static_cast<std::int64_t>(random_()), static_cast<int>(random_()),
            static_cast<double>(random_() % 1'000'000) / 4 /* Boost.JSON may round other ones by the last bit */,
            chance() ? Shade::Light : Shade::VeryDark, {}, {}, {} };
        for (auto count = random_() % 4; count > 0; --count)
            tree.leaves.push_back(leaf());
        for (auto count = random_() % 4; count > 0; --count)
            tree.names.push_back(text());
        if (chance())
            tree.crown = leaf();
        return tree;
    }

private:
    bool chance() { return random_() % 2 == 0; }
    Leaf leaf() { return { text(), chance() ? std::optional { chance() } : std::nullopt }; }
    std::string text()
    {
        static constexpr char const* pieces[] = { "a", "\"", "\\", "\n", "\x01", "é", "李", "🎉", ":", "{", "}", "[",
            ",", "\u2028", " ", "/", "\\u0041" };
        std::string all;
        for (auto count = random_() % 12; count > 0; --count)
            all += pieces[random_() % std::size(pieces)];
        return all;
    }

    std::mt19937_64 random_;
};

TEST(JsonWrite, comes_back_as_it_was)
{
    for (unsigned seed = 0; seed < 1000; ++seed) {
        auto const tree = Forest { seed }.tree();
        auto const text = write(tree);
        auto const read = parse<Tree>(text);
        ASSERT_TRUE(read) << text;
        ASSERT_EQ(*read, tree) << text;
        ASSERT_EQ(write(*read), text);
        ASSERT_TRUE(parse_document(text)) << text;
    }
}

// Whatever is cut out of a document, or changed in it, is read or refused, never worse.
TEST(JsonParse, survives_any_damage)
{
    std::mt19937 random { 1 };
    for (unsigned seed = 0; seed < 300; ++seed) {
        auto const text = write(Forest { seed }.tree());
        for (int i = 0; i < 10; ++i) {
            auto damaged = text;
            damaged[random() % damaged.size()] = static_cast<char>(random());
            damaged.resize(random() % 4 ? damaged.size() : random() % damaged.size());
            if (auto const read = parse<Tree>(damaged); !read) {
                EXPECT_TRUE(read.error().code == "malformed" || read.error().code == "validation");
            }
        }
    }
}

}
}
