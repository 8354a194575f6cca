#include "vcards/vcards.h"

#include <gtest/gtest.h>

#include <random>

namespace kith::vcards {
namespace {

// "1[VERSION=4.0|N=Lee;Ann]": the cards with their first lines; trouble behind an exclamation
// mark, and a question mark where lines were left out.
std::string shown(std::string_view text)
{
    std::string out;
    Reader reader { text };
    for (Card card; reader.next(card);) {
        out += (out.empty() ? "" : " ") + std::to_string(card.line) + '[';
        for (std::size_t i = 0; i < card.properties.size(); ++i)
            out += (i == 0 ? "" : "|") + card.properties[i].name + '=' + card.properties[i].value;
        out += ']' + std::string { card.has_left_out ? "?" : "" };
        out += card.trouble == Trouble::None ? "" : '!' + std::to_string(static_cast<int>(card.trouble));
    }
    return out;
}

std::string card(std::string const& lines) { return "BEGIN:VCARD\nVERSION:4.0\n" + lines + "\nEND:VCARD\n"; }

Property property(std::string_view line) { return parse(line).value_or(Property { "none" }); }

// B43
TEST(VcardsRules, read_any_line_end_and_a_mark)
{
    EXPECT_EQ(shown("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ann\r\nEND:VCARD\r\n"), "1[VERSION=4.0|FN=Ann]");
    EXPECT_EQ(shown("BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD"), "1[VERSION=3.0|FN=Ann]");
    EXPECT_EQ(shown("BEGIN:VCARD\rVERSION:3.0\rFN:Ann\rEND:VCARD\r"), "1[VERSION=3.0|FN=Ann]");
    EXPECT_EQ(shown("\xEF\xBB\xBF" + card("FN:Ann")), "1[VERSION=4.0|FN=Ann]");
    EXPECT_EQ(
        shown("\n\n" + card("fn:Ann\n\n") + '\n' + card("FN:Bob")), "3[VERSION=4.0|FN=Ann] 10[VERSION=4.0|FN=Bob]");
    EXPECT_EQ(shown("begin:vcard\nversion:4.0\nend:vcard "), "1[VERSION=4.0]");
    EXPECT_EQ(shown(""), "");
}

// B43: a line goes on where the next one begins with a blank, also within a character.
TEST(VcardsRules, unfold_lines)
{
    EXPECT_EQ(shown(card("FN:An\r\n n Le\r\n\te")), "1[VERSION=4.0|FN=Ann Lee]");
    EXPECT_EQ(shown(card("F\n N:Ann")), "1[VERSION=4.0|FN=Ann]");
    EXPECT_EQ(shown(card("FN:\xC3\n \xA9mile")), "1[VERSION=4.0|FN=\xC3\xA9mile]");
    EXPECT_EQ(property("FN:Ann").line, "FN:Ann");
}

TEST(VcardsRules, say_what_is_no_card)
{
    EXPECT_EQ(shown("hello\nworld\n" + card("FN:Ann")), "1[]!1 3[VERSION=4.0|FN=Ann]");
    EXPECT_EQ(shown("BEGIN:VCARD\nVERSION:4.0\nFN:Ann\n"), "1[VERSION=4.0|FN=Ann]!2");
    EXPECT_EQ(shown("BEGIN:VCARD\nVERSION:4.0\n" + card("FN:Ann")), "1[VERSION=4.0]!2 3[VERSION=4.0|FN=Ann]");
    EXPECT_EQ(shown("BEGIN:VCARD\nVERSION:2.1\nEND:VCARD\n"), "1[VERSION=2.1]!3");
    EXPECT_EQ(shown("BEGIN:VCARD\nFN:Ann\nEND:VCARD\n"), "1[FN=Ann]!3");
    EXPECT_EQ(shown(card("FN:\xFF\xFE")), "1[VERSION=4.0]!4");
    EXPECT_EQ(shown(card("FN:Ann\nno property\nX Y:1\nNOTE:a\x01")), "1[VERSION=4.0|FN=Ann]?");
    std::string many;
    for (std::size_t i = 0; i < most_properties; ++i)
        many += "X-A:1\n";
    EXPECT_TRUE(shown(card(many)).ends_with("!5"));
}

TEST(VcardsRules, read_parameters)
{
    auto const quoted = property(R"(item1.tel;VALUE=uri;TYPE="voice,home";X-A="a;b:c",d:tel:+41)");
    EXPECT_EQ(quoted.name, "TEL");
    EXPECT_EQ(quoted.value, "tel:+41");
    EXPECT_EQ(quoted.types(), (std::vector<std::string> { "voice", "home" }));
    ASSERT_EQ(quoted.parameters.size(), 4u);
    EXPECT_EQ(quoted.parameters[2].value, "a;b:c");
    EXPECT_EQ(quoted.parameters[3].value, "d");
    EXPECT_EQ(property("TEL;CELL;VOICE:1").types(), (std::vector<std::string> { "cell", "voice" }));
    EXPECT_EQ(property("TEL;type=HOME,Pref;TYPE=fax:1").types(), (std::vector<std::string> { "home", "pref", "fax" }));
    for (auto const* line : { "", ":", "TEL", ";TYPE=a:b", "TEL;X=\"a:b", "TEL;X", "TEL;=a:b", "a.b.c:d", ".A:b",
             "A B:c", "TEL;X=\"a\"b:c" })
        EXPECT_FALSE(parse(line)) << line;
}

// B43
TEST(VcardsRules, know_which_is_dearest)
{
    EXPECT_EQ(property("EMAIL:a").preference(), no_preference);
    EXPECT_EQ(property("EMAIL;PREF=2:a").preference(), 2);
    EXPECT_EQ(property("EMAIL;TYPE=work,PREF:a").preference(), 1);
    for (auto const* line : { "EMAIL;PREF=0:a", "EMAIL;PREF=101:a", "EMAIL;PREF=:a", "EMAIL;PREF=1x:a" })
        EXPECT_EQ(property(line).preference(), no_preference) << line;
}

TEST(VcardsRules, split_and_unescape_values)
{
    EXPECT_EQ(split("a;b\\;c;;d\\\\;", ';'), (std::vector<std::string_view> { "a", "b\\;c", "", "d\\\\", "" }));
    EXPECT_EQ(split("", ';'), std::vector<std::string_view> { "" });
    EXPECT_EQ(split("a\\", ';'), std::vector<std::string_view> { "a\\" });
    EXPECT_EQ(split(std::string(1000, ';'), ';').size(), most_parts);
    EXPECT_EQ(unescaped("a\\,b\\;c\\\\d\\ne\\Nf\\:g\\"), "a,b;c\\d\ne\nf:g\\");
    EXPECT_EQ(escaped("a,b;c\\d\ne:f"), "a\\,b\\;c\\\\d\\ne:f");
}

TEST(VcardsRules, unescape_what_they_escaped)
{
    for (std::string const text : { "", ",;\\\n", "a\\nb", "\\\\,", "Lee; Ann, Dr.\n" })
        EXPECT_EQ(unescaped(escaped(text)), text);
}

// B43: 75 bytes a line, and no character is cut.
TEST(VcardsRules, fold_lines)
{
    auto written = [](std::string const& line) {
        std::string out;
        write_line(out, line);
        return out;
    };
    EXPECT_EQ(written("FN:Ann"), "FN:Ann\r\n");
    EXPECT_EQ(written(std::string(75, 'a')), std::string(75, 'a') + "\r\n");
    EXPECT_EQ(written(std::string(150, 'a')), std::string(75, 'a') + "\r\n " + std::string(74, 'a') + "\r\n a\r\n");
    EXPECT_EQ(written(std::string(74, 'a') + "\xC3\xA9"), std::string(74, 'a') + "\r\n \xC3\xA9\r\n");
    std::string accents = "NOTE:";
    for (int i = 0; i < 200; ++i)
        accents += "\xC3\xA9";
    EXPECT_EQ(shown(card(written(accents))), "1[VERSION=4.0|NOTE=" + accents.substr(5) + ']');
    EXPECT_EQ(written(std::string(200, '\x80')).size(), 208u) << "what is no text is cut anyhow";
}

// B43: whatever comes, it ends, and no card has more than its limits.
TEST(VcardsRules, survive_garbage)
{
    std::mt19937 random { 7 };
    std::string_view const pieces[] = { "BEGIN:VCARD", "END:VCARD", "VERSION:3.0", "\n", "\r\n", "\r", " ", ";", ":",
        "=", "\"", "\\", ",", "N", "TYPE", "\xC3", "\xA9", "item1.", std::string_view { "\0", 1 }, "\t" };
    for (int round = 0; round < 2000; ++round) {
        std::string text = round % 2 ? "BEGIN:VCARD\n" : "";
        for (int i = 0; i < 60; ++i)
            text += pieces[random() % std::size(pieces)];
        Reader reader { text };
        int cards = 0;
        for (Card each; reader.next(each); ++cards) {
            for (auto const& one : each.properties)
                EXPECT_LE(split(unescaped(one.value), ';').size(), most_parts);
        }
        EXPECT_LE(cards, 60);
    }
}

}
}
