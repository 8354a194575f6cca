#include "sheets/sheets.h"

#include <gtest/gtest.h>

namespace kith::sheets {
namespace {

// "1[a|b] 2[c|]": the lines with their numbers; trouble behind an exclamation mark.
std::string shown(std::string const& text)
{
    std::string out;
    auto const read_all = read(text, [&](Line& line) -> Result<void> {
        out += (out.empty() ? "" : " ") + std::to_string(line.number) + '[';
        for (std::size_t i = 0; i < line.cells.size(); ++i)
            out += (i == 0 ? "" : "|") + line.cells[i];
        out += ']' + (line.trouble.empty() ? "" : '!' + line.trouble);
        return {};
    });
    return read_all ? out : read_all.error().errors.at(0).code;
}

TEST(Sheets, are_read_whatever_separates_their_cells)
{
    EXPECT_EQ(shown("a,b\nc,d"), "1[a|b] 2[c|d]");
    EXPECT_EQ(shown("a;b\r\nc,d;e\r\n"), "1[a|b] 2[c,d|e]");
    EXPECT_EQ(shown("a\tb\rc\t"), "1[a|b] 2[c|]");
    EXPECT_EQ(shown("a|b\n"), "1[a|b]");
    EXPECT_EQ(shown("\"a,b\";c\n"), "1[a,b|c]");
    EXPECT_EQ(shown(" a , b \n,\n\n x,"), "1[a|b] 4[x|]");
}

TEST(Sheets, keep_what_is_quoted)
{
    EXPECT_EQ(shown("\"a\"\"b\",\"c\nd\"\ne,f"), "1[a\"b|c\nd] 2[e|f]");
    EXPECT_EQ(shown("\"a\"x,b"), "1[ax|b]");
    EXPECT_EQ(shown("a,\"b\nc,d\ne,f"), "1[a|\"b]!quotes 2[c|d] 3[e|f]");
    EXPECT_EQ(shown("a,\""), "1[a|\"]!quotes");
}

TEST(Sheets, name_what_they_cannot_read)
{
    EXPECT_EQ(shown("a\n\xFF"), "1[a] 2[\xEF\xBF\xBD]!encoding");
    EXPECT_EQ(shown(std::string { "a\0b", 3 }), "encoding");
    std::string wide(most_columns, ',');
    EXPECT_TRUE(shown("a\n" + wide + "x").ends_with("!columns"));
    EXPECT_TRUE(shown("a\n" + std::string(most_line_bytes + 1, 'x') + "\nb").ends_with("!length 3[b]"));
    EXPECT_EQ(shown("PK\x03\x04"), "invalid");
}

// OWASP, CSV injection; and back.
TEST(Sheets, guard_formulas_on_their_way_out)
{
    for (std::string const cell :
        { "=1+1", "+41 44", "-1", "@x", "\tx", "\rx", "a,b", "say \"x\"", "'tis", "a\nb", "" }) {
        std::string line;
        write_line(line, std::vector { std::string { "x" }, cell });
        std::string back;
        ASSERT_TRUE(read(line, [&](Line& read) -> Result<void> {
            back = read.cells.at(1);
            return {};
        }));
        bool const is_dangerous = !cell.empty() && std::string { "=+-@\t\r" }.contains(cell[0]);
        EXPECT_EQ(back, is_dangerous ? "'" + cell : cell) << line;
        EXPECT_EQ(unguarded(back), cell);
    }
}

TEST(Sheets, end_where_nobody_wants_more)
{
    int count = 0;
    auto const stopped =
        read("a\nb\nc\n", [&](Line&) -> Result<void> { return ++count == 2 ? refuse("enough") : Result<void> {}; });
    EXPECT_EQ(stopped.error().code, "enough");
    EXPECT_EQ(count, 2);
}

}
}
