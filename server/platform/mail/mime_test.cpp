#include "base/fault.h"
#include "base/id.h"
#include "mail/sender.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace kith::mail {
namespace {

KeptMail some_mail()
{
    return { .id = make_uuid(),
        .to = "zoe@example.com",
        .from = "Kith <kith@example.org>",
        .subject = "Welcome",
        .text = "Hello",
        .html = "<p>Hello</p>",
        .created_at = Time { std::chrono::sys_days { std::chrono::May / 4 / 2026 } + 10h },
        .state = DeliveryState::New };
}

struct Parsed {
    std::string names; // of the headers, in their order
    std::string subject;
    std::string from;
    std::string to;
    std::string text;
    std::string html;
    std::string defects;
};

constexpr auto read_with_python = R"(
import sys, email, email.policy
def part(message, kind):
    body = message.get_body([kind])
    return body.get_content().replace("\r\n", "\n") if body else ""
def defects(message):
    return [str(d) for p in message.walk() for d in p.defects] + [str(d) for h in message.values() for d in h.defects]
for text in open(sys.argv[1], "rb").read().split(b"\0")[:-1]:
    m = email.message_from_bytes(text, policy=email.policy.default)
    fields = [" ".join(m.keys()), m["subject"], m["from"], m["to"], part(m, "plain"), part(m, "html"), "; ".join(defects(m))]
    sys.stdout.write("".join(str(f) + "\x1f" for f in fields))
)";

std::string run_python(std::string const& argument)
{
    auto const command = "python3 -c '" + std::string { read_with_python } + "' " + argument;
    std::unique_ptr<FILE, int (*)(FILE*)> pipe { popen(command.c_str(), "r"), pclose };
    std::string output;
    std::array<char, 4096> buffer;
    while (auto const length = fread(buffer.data(), 1, buffer.size(), pipe.get()))
        output.append(buffer.data(), length);
    return output;
}

// What somebody else's parser makes of them: Python's, by its strictest policy.
std::vector<Parsed> parse_all(std::vector<std::string> const& mimes)
{
    auto const path = testing::TempDir() + "kith_mime_test_" + std::to_string(getpid());
    {
        std::ofstream file { path, std::ios::binary };
        for (auto const& mime : mimes)
            file << mime << '\0';
    }
    std::istringstream fields { run_python(path) };
    unlink(path.c_str());
    std::vector<Parsed> all { mimes.size() };
    for (auto& one : all) {
        for (auto* field : { &one.names, &one.subject, &one.from, &one.to, &one.text, &one.html, &one.defects })
            std::getline(fields, *field, '\x1f');
    }
    return all;
}

Parsed parse(std::string const& mime) { return parse_all({ mime }).front(); }

void expect_well_formed(std::string const& mime)
{
    std::istringstream lines { mime };
    for (std::string line; std::getline(lines, line);) {
        ASSERT_TRUE(line.ends_with('\r')) << line;
        EXPECT_LE(line.size(), 77u) << line;
        EXPECT_EQ(line.find('\r'), line.size() - 1) << line;
        EXPECT_TRUE(std::ranges::all_of(line, [](unsigned char c) { return c < 0x7F; })) << line;
    }
}

constexpr auto header_names = "Date From To Subject Message-ID Auto-Submitted MIME-Version Content-Type";

TEST(Mime, a_plain_mail_reads_as_it_was_written)
{
    auto const mail = some_mail();
    auto const mime = write_mime(mail, "Zoe Smith");
    EXPECT_TRUE(mime.starts_with("Date: Mon, 04 May 2026 10:00:00 +0000\r\n"
                                 "From: \"Kith\" <kith@example.org>\r\n"
                                 "To: \"Zoe Smith\" <zoe@example.com>\r\n"
                                 "Subject: Welcome\r\n"
                                 "Message-ID: <" +
        mail.id +
        "@example.org>\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"))
        << mime;
    expect_well_formed(mime);
    auto const seen = parse(mime);
    EXPECT_EQ(seen.names, header_names);
    EXPECT_EQ(seen.text, "Hello\n");
    EXPECT_EQ(seen.html, "<p>Hello</p>\n");
    EXPECT_EQ(seen.defects, "");
}

TEST(Mime, names_and_subjects_of_any_script_survive)
{
    auto const long_ascii = std::string { "The quick brown fox jumps over the lazy dog, again and again, " } +
        "until the line is far too long to be one line of a header, and then once more";
    std::string long_unicode;
    for (int i = 0; i < 30; ++i)
        long_unicode += "Ünïcödé 会議 🎉 ";
    long_unicode.pop_back();
    std::vector<std::string> const texts { "Zoë Müller", "山田太郎", "O'Brien, \"Bob\" \\ (Sales) <x>",
        "=?utf-8?Q?not_encoded?=", "Smith; Group: a, b", std::string(200, 'x'), long_ascii, long_unicode };
    std::vector<std::string> mimes;
    for (auto const& text : texts) {
        auto mail = some_mail();
        mail.subject = text;
        mimes.push_back(write_mime(mail, text));
        expect_well_formed(mimes.back());
    }
    auto const seen = parse_all(mimes);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        EXPECT_EQ(seen[i].subject, texts[i]);
        EXPECT_TRUE(seen[i].to.ends_with(" <zoe@example.com>")) << seen[i].to;
        EXPECT_EQ(seen[i].names, header_names);
        EXPECT_EQ(seen[i].defects, "") << texts[i];
    }
    EXPECT_EQ(seen[0].to, "Zoë Müller <zoe@example.com>");
}

TEST(Mime, nothing_in_a_value_begins_a_header_of_its_own)
{
    using namespace std::string_literals;
    std::vector<std::string> mimes;
    for (auto const& attack : { "a\r\nBcc: eve@example.net"s, "a\nBcc: eve@example.net"s, "a\rBcc: eve@example.net"s,
             "a\0b\r\n\r\nbody"s, "a\u2028Bcc: eve"s, "a\u0085Bcc: eve"s, "\xff\xfe\r\n.\r\nQUIT"s }) {
        auto mail = some_mail();
        mail.subject = attack;
        mail.from = attack + " <kith@example.org>";
        mimes.push_back(write_mime(mail, attack));
        expect_well_formed(mimes.back());
    }
    for (auto const& seen : parse_all(mimes))
        EXPECT_EQ(seen.names, header_names) << seen.subject;
}

TEST(Mime, an_address_that_would_break_out_is_refused)
{
    using namespace std::string_literals;
    for (auto const& address : { "a@b.c>\r\nRCPT TO:<eve@example.net"s, "a@b.c\r\nBcc: eve"s, "a b@c.d"s, "a@b\0c"s,
             "nobody"s, "@b.c"s, "a@"s, ""s, std::string(300, 'a') + "@b.c", "\xff@b.c"s }) {
        auto mail = some_mail();
        mail.to = address;
        EXPECT_THROW(write_mime(mail, ""), Fault) << address;
    }
    auto mail = some_mail();
    mail.id = "x\"\r\nBcc: eve";
    EXPECT_THROW(write_mime(mail, ""), Fault);
}

TEST(Mime, an_international_domain_travels_in_ascii)
{
    auto mail = some_mail();
    mail.to = "zoe@bücher.example";
    EXPECT_NE(write_mime(mail, "").find("To: zoe@xn--bcher-kva.example\r\n"), std::string::npos);
}

TEST(Mime, long_lines_dots_and_blanks_survive)
{
    std::string text;
    for (auto const& line : { std::string(998, 'x'), std::string(5000, '='), std::string { ".leading dot" },
             std::string { "." }, std::string { "trailing blank " }, std::string { "tab\t" }, std::string { "" },
             std::string { "é 会議 🎉 = =3D" }, std::string { "--=_" } })
        text += line + "\n";
    auto mail = some_mail();
    mail.text = text;
    mail.html = "<p>" + text + "</p>\n";
    expect_well_formed(write_mime(mail, ""));
    auto const seen = parse(write_mime(mail, ""));
    EXPECT_EQ(seen.text, text);
    EXPECT_EQ(seen.html, mail.html);
    EXPECT_EQ(seen.defects, "");
}

TEST(Mime, any_line_break_is_one)
{
    auto mail = some_mail();
    mail.text = "a\r\nb\rc\nd\n\ne";
    EXPECT_EQ(parse(write_mime(mail, "")).text, "a\nb\nc\nd\n\ne\n");
}

TEST(Mime, without_html_there_is_one_part)
{
    auto mail = some_mail();
    mail.html = "";
    EXPECT_EQ(write_mime(mail, "").find("multipart"), std::string::npos);
    EXPECT_EQ(parse(write_mime(mail, "")).text, "Hello\n");
}

}
}
