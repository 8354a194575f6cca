#include "json/json.h"

#include "base/email_address.h"
#include "base/names.h"

#include <boost/describe/enum.hpp>
#include <gtest/gtest.h>

#include <limits>

namespace kith::json {
namespace {

using namespace std::string_view_literals;

enum class Color { Red, DarkBlue };
BOOST_DESCRIBE_ENUM(Color, Red, DarkBlue)

struct Row {
    PersonName name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(Row, (), (name, email))

struct Everything {
    bool flag;
    int small;
    std::int64_t large;
    double real;
    std::string text;
    Color color;
    EmailAddress email;
    Raw raw;
    std::optional<int> perhaps;
    std::vector<int> numbers;
    std::vector<Row> rows;
    std::optional<Row> row;
};
BOOST_DESCRIBE_STRUCT(Everything, (), (flag, small, large, real, text, color, email, raw, perhaps, numbers, rows, row))

struct Little {
    std::string text;
    std::optional<std::int64_t> number;
};
BOOST_DESCRIBE_STRUCT(Little, (), (text, number))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

// "field code row" of each error, behind the code of the refusal.
template<typename T>
std::vector<std::string> refused(std::string_view text)
{
    auto const value = parse<T>(text);
    if (value)
        return { "accepted" };
    std::vector<std::string> lines { value.error().code };
    for (auto const& error : value.error().errors)
        lines.push_back(error.field + ' ' + error.code + (error.row ? ' ' + std::to_string(error.row) : ""));
    return lines;
}

using Lines = std::vector<std::string>;

TEST(JsonParse, reads_every_kind)
{
    auto const read =
        parse<Everything>(R"({"flag":true,"small":-5,"large":9007199254740993,"real":2.5,"text":"Zoë\n\u0041",
        "color":"dark_blue","email":"Ann@ACME.test","raw":{"a":[1,null]},"perhaps":7,"numbers":[1,2],
        "rows":[{"name":"Ann","email":"a@b.test"}],"row":null})");
    ASSERT_TRUE(read) << read.error().errors.at(0).field;
    EXPECT_TRUE(read->flag);
    EXPECT_EQ(read->small, -5);
    EXPECT_EQ(read->large, 9007199254740993);
    EXPECT_EQ(read->real, 2.5);
    EXPECT_EQ(read->text, "Zoë\nA");
    EXPECT_EQ(read->color, Color::DarkBlue);
    EXPECT_EQ(read->email.key(), "ann@acme.test");
    EXPECT_EQ(read->raw.text, R"({"a":[1,null]})");
    EXPECT_EQ(read->perhaps, 7);
    EXPECT_EQ(read->numbers, (std::vector { 1, 2 }));
    EXPECT_EQ(read->rows.at(0).name.text(), "Ann");
    EXPECT_FALSE(read->row);
}

TEST(JsonParse, tells_every_error_at_once_by_field_and_row)
{
    EXPECT_EQ(refused<Everything>(R"({"flag":1,"small":2147483648,"large":9223372036854775808,"real":"1","text":null,
        "color":"Red","email":"no","raw":1,"numbers":[1,"2",3.5],"extra":1,
        "rows":[{"name":"Ann","email":"a@b.test"},{"name":"<b>","email":""},{"name":"Bob"},7]})"),
        (Lines { "validation", "flag type", "small type", "large type", "real type", "text type", "color enum",
            "email email", "numbers[1] type", "numbers[2] type", "name characters 2", "email required 2",
            "email required 3", "rows type 4", "extra unknown" }));
}

TEST(JsonParse, takes_absent_and_null_alike_where_a_field_is_optional)
{
    EXPECT_FALSE(parse<Little>(R"({"text":""})")->number);
    EXPECT_FALSE(parse<Little>(R"({"text":"","number":null})")->number);
    EXPECT_EQ(refused<Little>("{}"), (Lines { "validation", "text required" }));
    EXPECT_EQ(refused<Little>(R"({"text":null})"), (Lines { "validation", "text type" }));
}

TEST(JsonParse, takes_an_empty_text_for_an_empty_object)
{
    EXPECT_TRUE(parse<Nothing>(""));
    EXPECT_TRUE(parse<Nothing>(" {\n} "));
    EXPECT_EQ(refused<Nothing>(R"({"is_admin":true})"), (Lines { "validation", "is_admin unknown" }));
    for (auto text : { "[]", "1", "null", "\"\"", "true" })
        EXPECT_EQ(refused<Nothing>(text), (Lines { "validation", " type" })) << text;
}

TEST(JsonParse, refuses_what_is_no_json_document)
{
    for (auto text : { "{", "{}}", "{} x", "{}{}", "{'text':1}", "{text:1}", R"({"text":"a",})", R"({"text":"a"}//)",
             R"({"text":"a)", "\xEF\xBB\xBF{}", " ", R"({"text":NaN})", R"({"number":Infinity})", R"({"number":01})",
             R"({"number":+1})", R"({"number":.5})", R"({"number":0x10})", R"({"text":"\ud800"})",
             R"({"text":"\udc00\ud800"})", R"({"text":"\ud83dx"})", R"({"text":"\x41"})", "{\"text\":\"a\nb\"}",
             "{\"text\":\"\xff\"}", "{\"text\":\"\xed\xa0\x80\"}" })
        EXPECT_EQ(refused<Little>(text), (Lines { "malformed", " malformed" })) << text;
    EXPECT_EQ(refused<Little>("{\"text\":\"a\0b\"}"sv).front(), "malformed");
}

TEST(JsonParse, refuses_the_same_key_twice_wherever_it_is)
{
    for (auto text : { R"({"text":"a","text":"b"})", R"({"text":"a","text":"a"})", R"({"text":{"a":1,"a":2}})",
             R"({"text":[{"a":1,"a":2}]})", R"({"a":{"b":1},"a":{"b":1}})", R"({"a":1,"\u0061":2})" })
        EXPECT_EQ(refused<Little>(text).front(), "malformed") << text;
    EXPECT_EQ(parse<Little>(R"({"text":"a:b\":c\\"})")->text, "a:b\":c\\");
}

TEST(JsonParse, refuses_numbers_out_of_range)
{
    for (auto text : { R"({"number":1e999})", R"({"number":-1e999})", R"({"text":[1e999]})" })
        EXPECT_EQ(refused<Little>(text).front(), "malformed") << text;
    for (auto text : { "9223372036854775808", "-9223372036854775809", "1.5", "1e2", "18446744073709551615",
             "100000000000000000000000000", "\"1\"", "true", "[]", "{}" })
        EXPECT_EQ(refused<Little>(std::string { R"({"text":"","number":)" } + text + '}'),
            (Lines { "validation", "number type" }))
            << text;
    EXPECT_EQ(parse<Little>(R"({"text":"","number":-9223372036854775808})")->number,
        std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(refused<Little>(R"({"text":"","number":)" + std::string(1'000'000, '9') + '}').front(), "malformed");
}

TEST(JsonParse, refuses_depth_beyond_32)
{
    auto nested = [](std::size_t depth) {
        return R"({"text":)" + std::string(depth, '[') + std::string(depth, ']') + '}';
    };
    EXPECT_EQ(refused<Little>(nested(31)).front(), "validation");
    EXPECT_EQ(refused<Little>(nested(32)).front(), "malformed");
    EXPECT_EQ(refused<Little>(nested(100'000)).front(), "malformed");
    EXPECT_EQ(refused<Little>(std::string(100'000, '[')).front(), "malformed");
}

TEST(JsonParse, refuses_nul_in_texts_as_a_wrong_field)
{
    EXPECT_EQ(refused<Little>(R"({"text":"a\u0000b"})"), (Lines { "validation", "text characters" }));
    EXPECT_EQ(refused<Row>(R"({"name":"\u0000","email":"a@b.test\u0000"})"),
        (Lines { "validation", "name characters", "email characters" }));
}

TEST(JsonParse, tells_at_most_fifty_errors)
{
    std::string text = R"({"text":"")";
    for (int i = 0; i < 1000; ++i)
        text += ",\"x" + std::to_string(i) + "\":1";
    EXPECT_EQ(refused<Little>(text + '}').size(), 51u);
}

struct Filter {
    std::optional<Color> color;
    std::optional<bool> total;
    std::optional<std::int64_t> after;
    std::optional<std::string> q;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (color, total, after, q))

Result<Filter> parse_filter(std::vector<std::pair<std::string, std::string>> const& parameters)
{
    Filter filter;
    TRY(parse_query_into(type_of<Filter>(), &filter, parameters));
    return filter;
}

TEST(JsonQuery, reads_texts_by_the_kind_of_their_field)
{
    auto const filter = parse_filter({ { "color", "red" }, { "total", "true" }, { "after", "-3" }, { "q", "7" } });
    ASSERT_TRUE(filter);
    EXPECT_EQ(filter->color, Color::Red);
    EXPECT_EQ(filter->total, true);
    EXPECT_EQ(filter->after, -3);
    EXPECT_EQ(filter->q, "7");
    EXPECT_TRUE(parse_filter({}));
}

TEST(JsonQuery, refuses_every_wrong_parameter_as_malformed)
{
    struct {
        char const* name;
        char const* text;
        char const* code;
    } const cases[] = { { "color", "Red", "enum" }, { "color", "", "enum" }, { "total", "1", "type" },
        { "total", "TRUE", "type" }, { "after", "1.5", "type" }, { "after", "", "type" }, { "after", "1e3", "type" },
        { "after", "99999999999999999999", "type" }, { "after", " 1", "type" }, { "unknown", "1", "unknown" },
        { "offset", "0", "unknown" } };
    for (auto const& [name, text, code] : cases) {
        auto const filter = parse_filter({ { name, text } });
        ASSERT_FALSE(filter) << name << '=' << text;
        EXPECT_EQ(filter.error().code, "malformed");
        EXPECT_EQ(filter.error().errors.at(0).field, name);
        EXPECT_EQ(filter.error().errors.at(0).code, code) << name << '=' << text;
    }
    EXPECT_EQ(parse_filter({ { "q", "a" }, { "q", "b" } }).error().errors.at(0).code, "repeated");
}

struct Meeting {
    Time starts_at;
    std::optional<Time> ends_at;
};
BOOST_DESCRIBE_STRUCT(Meeting, (), (starts_at, ends_at))

TEST(JsonParse, reads_times_in_any_zone)
{
    auto const parsed = parse<Meeting>(R"({"starts_at":"2026-05-04T12:00:00+02:00"})").value();
    EXPECT_EQ(to_text(parsed.starts_at), "2026-05-04T10:00:00.000Z");
    EXPECT_FALSE(parsed.ends_at);
    auto const wrong = parse<Meeting>(R"({"starts_at":"tomorrow","ends_at":7})");
    ASSERT_EQ(wrong.error().errors.size(), 2u);
    EXPECT_EQ(wrong.error().errors[0].code, "invalid");
    EXPECT_EQ(wrong.error().errors[1].code, "type");
}

}
}
