// Contacts that come and go as files (B43).

#include "support/contacting.h"

#include <gtest/gtest.h>

namespace kith::contact_cards {
namespace {

class ContactFilesTest : public tests::Contacting {
protected:
    static std::string vcard(std::string const& lines, std::string const& version = "4.0")
    {
        return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n";
    }
    tests::Answer import_csv(std::string const& file, std::string const& query = "")
    {
        return import(as_bob, file, query, "text/csv");
    }
    std::string exported(std::string const& format)
    {
        auto const answer = as_bob.get(cards("/export?format=" + format));
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.body;
    }
    // "Zoe Doe zoe@elsewhere.test +4144", of the one who is there.
    std::string only()
    {
        auto const page = as_bob.get(cards("?total=true"));
        EXPECT_EQ(page.at("/total"), "1") << page.body;
        return page.at("/items/0/first_name") + ' ' + page.at("/items/0/last_name") + ' ' + page.at("/items/0/email") +
            ' ' + page.at("/items/0/mobile");
    }
    static std::string foreseen(tests::Answer const& answer, int i)
    {
        auto const row = fmt::format("/preview/{}/", i);
        return answer.at(row + "line") + ' ' + answer.at(row + "outcome") + ' ' + answer.at(row + "first_name") + ' ' +
            answer.at(row + "mobile");
    }
    static std::string many(int lines)
    {
        std::string file = "first_name,last_name,email\n";
        for (int i = 0; i < lines; ++i)
            file += "Many,Doe,m" + std::to_string(i) + "@many.test\n";
        return file;
    }
};
KITH_ON_BOTH_ENGINES(ContactFilesTest);

// B43
TEST_P(ContactFilesTest, bring_contacts_and_say_which_lines_are_wrong)
{
    auto const file = "Vorname;Nachname;E-Mail-Adresse;Mobil\n"
                      "Zoe;Doe;zoe@elsewhere.test;0041 44 668 18 00\n"
                      ";Doe;nobody@elsewhere.test;\n"
                      "Yan;Doe;yan;\n"
                      "Xen;Doe;ZOE@elsewhere.test;\n"
                      "Wim;Doe;wim@elsewhere.test;;more\n"
                      "Una;Doe;una@elsewhere.test;\n";
    auto const answer = import_csv(file);
    EXPECT_EQ(tally(answer), "2 created, 0 updated, 0 skipped, 4 failed of 6");
    EXPECT_EQ(errors(answer), "3 first_name required, 4 email email, 5 email repeated, 6 line columns");
    EXPECT_EQ(foreseen(answer, 0), "2 create Zoe +41446681800");
    EXPECT_EQ(foreseen(answer, 1), "7 create Una ");
    EXPECT_EQ(contacts(as_bob), "Una Doe, Zoe Doe");
    EXPECT_EQ(contacts(as_eve), "");
}

// B43: the same file twice changes nothing the second time.
TEST_P(ContactFilesTest, bring_contacts_up_to_date)
{
    as_bob.post(cards(), form("Zoe", "zoe@elsewhere.test", R"(,"mobile":"+41446681800")"));
    auto const file = "first_name,last_name,email,mobile\nZora,Doe,zoe@elsewhere.test,\nYan,Doe,yan@elsewhere.test,\n";
    auto const first = import_csv(file);
    EXPECT_EQ(tally(first), "1 created, 1 updated, 0 skipped, 0 failed of 2");
    EXPECT_EQ(foreseen(first, 0), "2 update Zora +41446681800") << "an empty cell says nothing";
    auto const before = last_event();
    auto const second = import_csv(file);
    EXPECT_EQ(tally(second), "0 created, 0 updated, 2 skipped, 0 failed of 2");
    EXPECT_EQ(foreseen(second, 1), "3 skip Yan ");
    EXPECT_EQ(last_event(), before);
    EXPECT_EQ(contacts(as_bob), "Yan Doe, Zora Doe");
}

// B43: a dry run tells the same and changes nothing.
TEST_P(ContactFilesTest, are_foreseen)
{
    added(as_bob, "Zoe", "zoe@elsewhere.test");
    auto const before = last_event();
    auto const file =
        "name,email\nZora Doe,zoe@elsewhere.test\nYan Marie Doe,yan@elsewhere.test\nXen,xen@elsewhere.test\n";
    auto const dry = import_csv(file, "?dry_run=true");
    EXPECT_EQ(tally(dry), "1 created, 1 updated, 0 skipped, 1 failed of 3");
    EXPECT_EQ(foreseen(dry, 0), "2 update Zora ");
    EXPECT_EQ(foreseen(dry, 1), "3 create Yan Marie ");
    EXPECT_EQ(errors(dry), "4 last_name required");
    EXPECT_EQ(contacts(as_bob), "Zoe Doe");
    EXPECT_EQ(last_event(), before);
    EXPECT_EQ(import_csv(file).body, dry.body);
    auto const long_one = import_csv(many(25), "?dry_run=true");
    EXPECT_EQ(foreseen(long_one, 19), "21 create Many ");
    EXPECT_EQ(foreseen(long_one, 20), "   ");
}

TEST_P(ContactFilesTest, are_refused_when_nothing_in_them_is_a_contact)
{
    EXPECT_EQ(import_csv("").problem(), "422 validation");
    EXPECT_EQ(import_csv("first_name,last_name,email\n").at("/errors/0/code"), "required");
    auto const untitled = import_csv("Zoe,Doe,zoe@elsewhere.test\n");
    EXPECT_EQ(untitled.problem(), "422 validation");
    EXPECT_EQ(untitled.at("/errors/0/field"), "email");
    EXPECT_EQ(import(as_bob, "").at("/errors/0/code"), "required");
    EXPECT_EQ(import(as_bob, "{}", "", "application/json").status, 415);
    EXPECT_EQ(import(as_bob, vcard("FN:Zoe Doe\r\n"), "?dry_run=maybe").problem(), "400 malformed");
}

// B43
TEST_P(ContactFilesTest, have_limits)
{
    EXPECT_EQ(import_csv(many(5001)).at("/errors/0/code"), "length");
    EXPECT_EQ(tally(import_csv(many(5000))), "5000 created, 0 updated, 0 skipped, 0 failed of 5000");
    EXPECT_EQ(tally(import_csv(many(5000))), "0 created, 0 updated, 5000 skipped, 0 failed of 5000");
    std::string nobodies;
    for (int i = 0; i < 5001; ++i)
        nobodies += vcard("");
    EXPECT_EQ(import(as_bob, nobodies).at("/errors/0/code"), "length");
    EXPECT_EQ(as_bob.get(cards("?total=true&limit=1")).at("/total"), "5000");
}

// B43: the address and the number that are preferred; the others stay in the card.
TEST_P(ContactFilesTest, bring_vcards_of_both_versions)
{
    auto const new_one = vcard("FN:Dr. Zoe Doe\r\nN:Doe;Zoe;Marie;Dr.;\r\nEMAIL;TYPE=home:home@elsewhere.test\r\n"
                               "EMAIL;PREF=1:zoe@elsewhere.test\r\nTEL;TYPE=work:+41 1\r\n"
                               "TEL;VALUE=uri;TYPE=\"cell,voice\":tel:+41-44-668-18-00\r\n");
    EXPECT_EQ(tally(import(as_bob, new_one)), "1 created, 0 updated, 0 skipped, 0 failed of 1");
    EXPECT_EQ(only(), "Zoe Doe zoe@elsewhere.test +41446681800");
    auto const old_one = vcard("N:Doe;Zora\nFN:Zora Doe\nitem1.EMAIL;TYPE=INTERNET,PREF:zoe@elsewhere.test\n"
                               "EMAIL:other@elsewhere.test\nTEL;TYPE=CELL:044 668 18 00\n",
        "3.0");
    EXPECT_EQ(tally(import(as_bob, old_one, "", "text/x-vcard")), "0 created, 1 updated, 0 skipped, 0 failed of 1");
    EXPECT_EQ(only(), "Zora Doe zoe@elsewhere.test 044 668 18 00");
}

TEST_P(ContactFilesTest, read_names_as_far_as_they_are_there)
{
    std::pair<std::string, std::string> const names[] = { { "FN:Zoe Marie Doe\n", "Zoe Marie|Doe" },
        { "N:Doe;Zoe;;;\n", "Zoe|Doe" }, { "N:Doe;Zoe,Marie\n", "Zoe Marie|Doe" }, { "N:Doe\nFN:Zoe Doe\n", "Zoe|Doe" },
        { "N:;;;;\nFN:Zoe Doe\n", "Zoe|Doe" }, { "N:O'Doe;Zo\\\\e\nFN:x\n", "" }, { "FN:Zoe\n", "" },
        { "N:Doe\nFN:Doe\n", "" }, { "", "" } };
    for (auto const& [lines, expected] : names) {
        auto const answer = import(as_bob, vcard(lines + "EMAIL:zoe@elsewhere.test\n"), "?dry_run=true");
        EXPECT_EQ(answer.at("/failed"), expected.empty() ? "1" : "0") << lines;
        if (!expected.empty()) {
            EXPECT_EQ(answer.at("/preview/0/first_name") + '|' + answer.at("/preview/0/last_name"), expected) << lines;
        }
    }
}

// B43: bad ones are named by their line, and keep no good one out.
TEST_P(ContactFilesTest, say_which_vcards_are_wrong)
{
    auto const answer = import(as_bob,
        "BEGIN:VCARD\nVERSION:2.1\nN:Doe;Old\nEMAIL:old@elsewhere.test\nEND:VCARD\nhello\n" +
            vcard("FN:Zoe Doe\nEMAIL:zoe@elsewhere.test\n") + vcard("FN:Yan Doe\n") +
            "BEGIN:VCARD\nVERSION:4.0\nFN:Xen Doe\n");
    EXPECT_EQ(tally(answer), "1 created, 0 updated, 0 skipped, 4 failed of 5");
    EXPECT_EQ(errors(answer), "1 version invalid, 6 card invalid, 12 email required, 16 card invalid");
    EXPECT_TRUE(answer.at("/errors/0/message").contains("3.0 or 4.0"));
    EXPECT_EQ(contacts(as_bob), "Zoe Doe");
}

// B43: what Kith has no place for goes out as it came in.
TEST_P(ContactFilesTest, keep_what_they_do_not_know)
{
    std::string const kept[] = { "ORG:Elsewhere\\, Inc.", "item2.X-ABLABEL:Boss", "EMAIL;TYPE=home:home@elsewhere.test",
        "NOTE:" + std::string(60, 'x') + "\\n\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9" };
    std::string lines = "FN:Zoe Doe\r\nN:Doe;Zoe;Marie;Dr.;\r\nEMAIL;PREF=1:zoe@elsewhere.test\r\nREV:1\r\n";
    for (auto const& line : kept)
        lines += line + "\r\n";
    auto const answer = import(as_bob, vcard(lines));
    EXPECT_EQ(answer.at("/warnings"), "[]");
    auto const written = exported("vcard");
    EXPECT_EQ(tally(import(as_bob, written)), "0 created, 0 updated, 1 skipped, 0 failed of 1");
    EXPECT_EQ(tally(import_csv("name,email\nZoe Doe,zoe@elsewhere.test\n")),
        "0 created, 0 updated, 1 skipped, 0 failed of 1");
    as_bob.patch(card(as_bob.get(cards()).at("/items/0/id")), R"({"first_name":"Zora","mobile":"+41446681800"})");
    EXPECT_EQ(exported("vcard"),
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zora Doe\r\nN:Doe;Zora;Marie;Dr.;\r\nEMAIL:zoe@elsewhere.test\r\n"
        "TEL;VALUE=uri;TYPE=cell:tel:+41446681800\r\nORG:Elsewhere\\, Inc.\r\nitem2.X-ABLABEL:Boss\r\n"
        "EMAIL;TYPE=home:home@elsewhere.test\r\nNOTE:" +
            std::string(60, 'x') +
            "\\n\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\r\n \xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\r\nEND:VCARD\r\n");
}

// B43: 16 KiB of it; a picture is left out, and what follows is not.
TEST_P(ContactFilesTest, leave_out_what_is_too_long)
{
    auto const answer = import(as_bob,
        vcard("FN:Zoe Doe\nEMAIL:zoe@elsewhere.test\nPHOTO:data:image/png;base64," + std::string(16 * 1024, 'A') +
            "\nno property\nORG:Elsewhere\n"));
    EXPECT_EQ(tally(answer), "1 created, 0 updated, 0 skipped, 0 failed of 1");
    EXPECT_EQ(answer.at("/warnings"), R"(["properties_left_out"])");
    auto const written = exported("vcard");
    EXPECT_TRUE(written.contains("ORG:Elsewhere"));
    EXPECT_FALSE(written.contains("PHOTO"));
}

// B43: no cell becomes a formula, and it comes back as it was.
TEST_P(ContactFilesTest, go_out_as_tables)
{
    as_bob.post(cards(), form("Zoe", "zoe@elsewhere.test", R"(,"mobile":"+41446681800")"));
    as_bob.post(cards(), form("-Yan", "yan@elsewhere.test", R"(,"mobile":"=1+1")"));
    auto const answer = as_bob.get(cards("/export"));
    EXPECT_EQ(answer.content_type, "text/csv; charset=utf-8");
    EXPECT_EQ(answer.header("Content-Disposition"), "attachment; filename=\"contacts.csv\"");
    EXPECT_EQ(answer.body,
        "\xEF\xBB\xBF"
        "first_name,last_name,email,mobile\r\n\"'-Yan\",Doe,yan@elsewhere.test,\"'=1+1\"\r\n"
        "Zoe,Doe,zoe@elsewhere.test,\"'+41446681800\"\r\n");
    EXPECT_EQ(tally(import_csv(answer.body)), "0 created, 0 updated, 2 skipped, 0 failed of 2");
    auto const cards_of_bob = as_bob.get(cards("/export?format=vcard"));
    EXPECT_EQ(cards_of_bob.content_type, "text/vcard; charset=utf-8");
    EXPECT_EQ(cards_of_bob.header("Content-Disposition"), "attachment; filename=\"contacts.vcf\"");
    EXPECT_EQ(tally(import(as_bob, cards_of_bob.body)), "0 created, 0 updated, 2 skipped, 0 failed of 2");
    EXPECT_EQ(as_bob.get(cards("/export?format=xml")).problem(), "400 malformed");
}

TEST_P(ContactFilesTest, go_out_page_after_page)
{
    EXPECT_EQ(import_csv(many(1100)).status, 200);
    auto const written = exported("csv");
    EXPECT_EQ(std::ranges::count(written, '\n'), 1101);
    EXPECT_EQ(tally(import(as_bob, exported("vcard"))), "0 created, 0 updated, 1100 skipped, 0 failed of 1100");
}

}
}
