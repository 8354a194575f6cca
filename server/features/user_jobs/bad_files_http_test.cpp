// Files as people bring them, and as attackers do (S0-08, B18).

#include "support/importing.h"
#include "support/workbook.h"

namespace kith::user_jobs {
namespace {

class BadFilesTest : public tests::ImportingTest {};
KITH_ON_BOTH_ENGINES(BadFilesTest);

constexpr auto xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// Each as ASCII characters followed or led by a zero.
std::string utf16(std::string_view text, bool is_big)
{
    std::string out { is_big ? "\xFE\xFF" : "\xFF\xFE" };
    for (char c : text) {
        out += is_big ? '\0' : c;
        out += is_big ? c : '\0';
    }
    return out;
}

TEST_P(BadFilesTest, of_other_spreadsheets_are_read)
{
    std::string const files[] = { "\xEF\xBB\xBF"
                                  "Vorname;Nachname;E-Mail\r\nA;Lee;a1@acme.test\r\n",
        "first_name\tlast_name\temail\nA\tLee\ta2@acme.test", "sep=;\nfirst_name;last_name;email\nA;Lee;a3@acme.test\n",
        utf16("Vorname;Nachname;E-Mail\nA;Lee;a4@acme.test\n", false),
        utf16("Vorname;Nachname;E-Mail\nA;Lee;a5@acme.test\n", true),
        "\"first_name\",\"last_name\",\"email\"\r\"A\"\"a\",\"Le, e\",\"a6@acme.test\"\r",
        "\n\nfirst_name,last_name,email\n\nA,Lee,a7@acme.test\n,,\n", "Name,Email\nA Bee Lee,a8@acme.test\n" };
    int number = 0;
    for (auto const& file : files) {
        auto const job = done(import(file));
        EXPECT_EQ(tally(job),
            ++number == 6 ? "0 created, 0 updated, 0 skipped, 1 failed" : "1 created, 0 updated, 0 skipped, 0 failed")
            << file << job.body;
    }
    EXPECT_EQ(found("a8@acme.test").first_name.text(), "A Bee");
}

TEST_P(BadFilesTest, are_refused_with_the_reason)
{
    std::string wide = "email";
    for (int i = 0; i < 100; ++i)
        wide += ",x" + std::to_string(i);
    std::pair<std::string, char const*> const files[] = { { "", "file required" },
        { "first_name,last_name,email\n", "file required" }, { "a,b\n1,2\n", "email required" },
        { wide + "\n1\n", "file columns" }, { std::string { "first\0name", 10 }, "file encoding" },
        { "first_name,last_name,\xC3\x28mail\nA,B,c@d.test\n", "file encoding" },
        { "PK\x03\x04 no zip", "file invalid" } };
    for (auto const& [file, expected] : files) {
        auto const answer = import(file);
        EXPECT_EQ(answer.problem(), "422 validation") << file.substr(0, 40);
        EXPECT_EQ(answer.at("/errors/0/field") + ' ' + answer.at("/errors/0/code"), expected) << answer.body;
    }
    EXPECT_EQ(tests::count(database(), "user_jobs"), 0) << "nothing of them is kept";
    EXPECT_EQ(import("a,b\n1,2\n").at("/header"), R"(["a","b"])");
    EXPECT_EQ(import("x", "", "application/json").problem(), "415 unsupported_media_type");
    EXPECT_EQ(import("x", "?columns=shoe").problem(), "400 malformed");
    EXPECT_EQ(import("x", "?send=pigeon").problem(), "400 malformed");
}

// One line that cannot be read stops no other.
TEST_P(BadFilesTest, have_bad_lines_named)
{
    auto const job = done(import("first_name,last_name,email\nA,M\xFCller,a@acme.test\nB,Lee,b@acme.test,extra\n"
                                 "\"C,Lee,c@acme.test\nD,Lee,d@acme.test\nE," +
        std::string(70'000, 'x') + ",e@acme.test\n" + "F,<b>,f@acme.test\nG,Lee,g@acme.test\n"));
    EXPECT_EQ(tally(job), "2 created, 0 updated, 0 skipped, 5 failed");
    EXPECT_EQ(errors(job), "2  encoding, 3  columns, 4  quotes, 6  length, 7 last_name characters");
    EXPECT_TRUE(is_here("d@acme.test") && is_here("g@acme.test"));
}

TEST_P(BadFilesTest, say_which_columns_mean_what)
{
    auto const job = done(import("a,b,c\nLee,zoe@acme.test,Zoe\n", "?columns=last_name,email,first_name"));
    EXPECT_EQ(job.at("/columns/0/title"), "a");
    EXPECT_EQ(job.at("/columns/0/field"), "last_name");
    EXPECT_EQ(found("zoe@acme.test").display_name(), "Zoe Lee");
}

TEST_P(BadFilesTest, come_in_forms)
{
    std::string const form =
        "--XX\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--XX\r\n"
        "Content-Disposition: form-data; name=\"file\"; filename=\"Staff.csv\"\r\n"
        "Content-Type: text/csv\r\n\r\nfirst_name,last_name,email\nZoe,Lee,zoe@acme.test\n\r\n--XX--\r\n";
    auto const job = done(import(form, "", "multipart/form-data; boundary=XX"));
    EXPECT_EQ(job.at("/name"), "Staff.csv");
    EXPECT_EQ(tally(job), "1 created, 0 updated, 0 skipped, 0 failed");
    EXPECT_EQ(import("--XX--", "", "multipart/form-data; boundary=XX").problem(), "422 validation");
    EXPECT_EQ(import("--XX--", "", "multipart/form-data").problem(), "400 malformed");
}

TEST_P(BadFilesTest, may_be_workbooks)
{
    auto const book = tests::workbook({ { "First name", "Last name", "E-mail", "Phone" },
        { "Zoe", "Lee", "zoe@acme.test", "41446681800" }, { "Uma", "Lee", "uma@acme.test", "" } });
    auto const job = done(import(book, "", xlsx));
    EXPECT_EQ(tally(job), "2 created, 0 updated, 0 skipped, 0 failed");
    EXPECT_EQ(found("zoe@acme.test").details.phone, "41446681800");
}

// DOS: what unpacks to more than is allowed is left where it is.
TEST_P(BadFilesTest, that_would_burst_are_refused)
{
    auto const bomb = tests::workbook_with_sheet("<worksheet><sheetData>" + std::string(300 * 1024 * 1024, ' '));
    EXPECT_LT(bomb.size(), 1024u * 1024);
    auto const answer = import(bomb, "", xlsx);
    EXPECT_EQ(answer.at("/errors/0/code"), "limit") << answer.body;
    auto const laughs = tests::workbook_with_sheet(
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>");
    EXPECT_EQ(import(laughs, "", xlsx).at("/errors/0/code"), "invalid");
}

}
}
