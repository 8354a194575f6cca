#include "http/page.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

TEST(PageLimit, is_1_to_200)
{
    EXPECT_EQ(PageLimit {}.number(), 25);
    EXPECT_EQ(PageLimit::parse("1")->number(), 1);
    EXPECT_EQ(PageLimit::parse("200")->number(), 200);
    for (auto const* text :
        { "0", "201", "-1", "1.5", "1000000000", "99999999999999999999", "", " 1", "1 ", "1e2", "0x10", "+5", "ten" })
        EXPECT_EQ(PageLimit::parse(text).error().code, "limit") << text;
}

TEST(Cursor, comes_back_as_it_was)
{
    for (auto const* key : { "", "ann lee", "Zoë \"李\" \\ \n", "1777888800123", "%_'; drop table x; --" }) {
        auto const text = write_cursor({ "-name", key, "0190" });
        EXPECT_EQ(
            text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), text.npos);
        auto const cursor = read_cursor(text, "-name");
        ASSERT_TRUE(cursor) << key;
        EXPECT_EQ(cursor->key, key);
        EXPECT_EQ(cursor->id, "0190");
    }
}

TEST(Cursor, of_another_order_is_refused)
{
    EXPECT_EQ(read_cursor(write_cursor({ "name", "a", "1" }), "-name").error().code, "malformed");
    EXPECT_EQ(read_cursor(write_cursor({ "name", "a", "1" }), "").error().errors.at(0).field, "cursor");
}

TEST(Cursor, that_is_none_is_refused)
{
    auto const good = write_cursor({ "name", "a", "1" });
    for (auto const& text : { std::string {}, std::string { "x" }, std::string { "e30" }, std::string { "bnVsbA" },
             good + "=", good + "A", good.substr(1), good.substr(0, good.size() - 1), std::string(100'000, 'A'),
             std::string { "a b" }, std::string { "\xff" } })
        EXPECT_EQ(read_cursor(text, "name").error().code, "malformed") << text.substr(0, 80);
}

TEST(Cursor, that_was_tampered_with_is_refused_or_is_another_place)
{
    auto const good = write_cursor({ "name", "ann lee", "0190" });
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (char c : { 'A', 'z', '9', '_', '.', ' ' }) {
            auto changed = good;
            changed[i] = c;
            if (auto const cursor = read_cursor(changed, "name"))
                EXPECT_EQ(cursor->sort, "name");
            else
                EXPECT_EQ(cursor.error().code, "malformed");
        }
    }
}

TEST(NextPage, is_the_same_list_from_the_cursor_on)
{
    Rates rates;
    Call call { Request { Method::Get, "", "/api/v1/x", "limit=2&cursor=old&q=a%26b" }, rates };
    auto const cursor = next_page(call, { "name", "ann", "1" });
    EXPECT_EQ(read_cursor(cursor, "name")->key, "ann");
    auto const link = "</api/v1/x?limit=2&q=a%26b&cursor=" + cursor + ">; rel=\"next\"";
    EXPECT_EQ(call.headers(), (Headers { { "Link", link } }));
}

struct Listing {
    std::string after_key;
    std::string after_id;
    int limit = 25;
};

struct Asked {
    std::optional<PageLimit> limit;
    std::optional<std::string> cursor;
};

Cursor place_of(int row) { return { "number", std::to_string(row), "" }; }

TEST(Page, ends_where_the_next_one_begins)
{
    Rates rates;
    Call call { Request { Method::Get, "", "/x", "" }, rates };
    Listing listing;
    ASSERT_TRUE(begin_page(listing, Asked { *PageLimit::parse("2"), {} }, "number", Key::Time));
    EXPECT_EQ(listing.limit, 3) << "one more than fits";
    std::vector<int> rows { 7, 6, 5 };
    auto const cursor = end_page(call, rows, listing, place_of);
    EXPECT_EQ(rows, (std::vector<int> { 7, 6 }));
    ASSERT_TRUE(begin_page(listing, Asked { {}, cursor }, "number", Key::Time));
    EXPECT_EQ(listing.after_key, "6");
    EXPECT_EQ(listing.limit, 26);
}

TEST(Page, is_the_last_one_without_a_row_beyond_it)
{
    Rates rates;
    Call call { Request { Method::Get, "", "/x", "" }, rates };
    Listing listing { "", "", 3 };
    std::vector<int> rows { 7, 6 };
    EXPECT_FALSE(end_page(call, rows, listing, place_of));
    EXPECT_EQ(rows.size(), 2U);
    EXPECT_TRUE(call.headers().empty());
}

}
}
