// Clients that come and go as files (B43).

#include "clients/clients.h"

#include "support/parallel.h"
#include "support/serving_by_api.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::clients {
namespace {

using tests::Answer;
using tests::Browser;

class ClientFilesTest : public tests::Serving {
protected:
    Answer import(
        Browser& browser, std::string const& file, std::string const& query = "", std::string const& type = "text/csv")
    {
        auto const before = browser.headers;
        browser.headers.emplace_back("content-type", type);
        auto answer = browser.send(http::Method::Post, clients("/import" + query), file);
        browser.headers = before;
        return answer;
    }
    static std::string tally(Answer const& answer)
    {
        return answer.status != 200 ? answer.body
                                    : fmt::format("{} created, {} mapped, {} failed of {}", answer.at("/created"),
                                          answer.at("/mapped"), answer.at("/failed"), answer.at("/total"));
    }
    static std::string many(int lines)
    {
        std::string file = "first_name,last_name,email\n";
        for (int i = 0; i < lines; ++i)
            file += "Many,Doe,m" + std::to_string(i) + "@many.test\n";
        return file;
    }

    static constexpr auto three = "First name;Last name;E-mail;Phone;Company\n"
                                  "Zoe;Doe;zoe@elsewhere.test;;Doe Ltd\n"
                                  "Yan;Doe;;+41 44 668 18 00;\n"
                                  "Xen;Doe;nowhere;;\n";
};
KITH_ON_BOTH_ENGINES(ClientFilesTest);

// B43: a dry run says what would be, and does nothing.
TEST_P(ClientFilesTest, are_looked_at_before_they_come)
{
    auto const seq = last_event();
    auto const foreseen = import(as_bob, three, "?dry_run=true");
    EXPECT_EQ(tally(foreseen), "2 created, 0 mapped, 1 failed of 3");
    EXPECT_EQ(foreseen.at("/preview/0/line") + foreseen.at("/preview/0/outcome"), "2create");
    EXPECT_EQ(foreseen.at("/errors/0/line") + foreseen.at("/errors/0/field"), "4email");
    EXPECT_EQ(names(as_bob) + names(as_eve, "?all=true"), "");
    EXPECT_EQ(last_event(), seq);
    EXPECT_EQ(tally(import(as_bob, three)), "2 created, 0 mapped, 1 failed of 3");
    EXPECT_EQ(names(as_bob), "Yan quiet, Zoe quiet");
    EXPECT_EQ(mails_to("Zoe"), 0u);
}

// Who is a client already is mapped; the same file twice changes nothing the second time.
TEST_P(ClientFilesTest, are_never_doubled)
{
    EXPECT_EQ(tally(import(as_bob, three)), "2 created, 0 mapped, 1 failed of 3");
    EXPECT_EQ(tally(import(as_cem, three)), "0 created, 2 mapped, 1 failed of 3");
    EXPECT_EQ(names(as_cem), "Yan quiet, Zoe quiet");
    EXPECT_EQ(tally(import(as_cem, three)), "0 created, 2 mapped, 1 failed of 3");
    auto const twice = import(as_bob,
        "first_name,last_name,email\nUna,Doe,una@x.test\nUna,Doe,UNA@x.test\n"
        "Eve,Lee,eve@acme.test\n");
    EXPECT_EQ(tally(twice), "1 created, 0 mapped, 2 failed of 3");
    EXPECT_EQ(twice.at("/errors/0/code") + ' ' + twice.at("/errors/1/code"), "repeated already_member");
}

// Of clients whom somebody does not see he learns no more than his file says.
TEST_P(ClientFilesTest, are_not_shown_to_who_does_not_see_them)
{
    auto const secret = member("Zoe", R"(,"email":"zoe@elsewhere.test","phone":"+41 44 668 18 00")");
    ASSERT_EQ(add(as_bob, secret, "quiet", R"(,"company":"Doe Ltd")").status, 201);
    auto const file = "first_name,last_name,email\nZ,D,ZOE@elsewhere.test\n";
    auto shown = [&](Browser& browser, std::string const& query) {
        auto const answer = import(browser, file, query);
        std::string all = answer.at("/preview/0/outcome");
        for (auto const* const word : { "first_name", "last_name", "email", "phone", "company" })
            all += ' ' + answer.at(std::string { "/preview/0/" } + word);
        return all;
    };
    EXPECT_EQ(shown(as_cem, "?dry_run=true"), "map Z D ZOE@elsewhere.test  ");
    EXPECT_EQ(shown(as_bob, "?dry_run=true"), "map Zoe Doe zoe@elsewhere.test +41 44 668 18 00 Doe Ltd");
    EXPECT_EQ(shown(as_eve, "?dry_run=true"), "map Zoe Doe zoe@elsewhere.test +41 44 668 18 00 Doe Ltd");
    EXPECT_EQ(names(as_cem), "");
    EXPECT_EQ(shown(as_cem, ""), "map Z D ZOE@elsewhere.test  ");
    EXPECT_EQ(shown(as_cem, ""), "map Zoe Doe zoe@elsewhere.test +41 44 668 18 00 Doe Ltd") << "he sees him now";
}

// Whoever sends the same people in another order waits for nobody who waits for him.
TEST_P(ClientFilesTest, are_taken_in_by_several_at_once)
{
    std::vector<std::string> lines;
    for (int i = 0; i < 20; ++i)
        lines.push_back(fmt::format("Many,Doe,m{}@many.test\n", i));
    auto const file_of = [&] {
        std::string file = "first_name,last_name,email\n";
        for (auto const& line : lines)
            file += line;
        return contact_files::read_csv(file, contact_files::Reach::EmailOrMobile).value();
    };
    auto const forward = file_of();
    std::ranges::reverse(lines);
    auto const backward = file_of();
    NewClients quiet;
    quiet.delivery = Delivery::Quiet;
    acme.write([&](db::Transaction& tx) { return clients::import(tx, bob, forward, quiet, Mode::CarryOut); });
    EXPECT_EQ(tests::in_parallel(4, 8,
                  [&](int i) {
                      auto const done = acme.write([&](db::Transaction& tx) {
                          return clients::import(
                              tx, i % 4 < 2 ? cem : eve, i % 2 ? backward : forward, quiet, Mode::CarryOut);
                      });
                      return done && done->failed == 0;
                  }),
        8);
    EXPECT_EQ(tests::count(database(), "client_mappings"), 3 * 20);
}

TEST_P(ClientFilesTest, say_what_is_left_out)
{
    auto card = [](std::string const& more) {
        return "BEGIN:VCARD\r\nVERSION:4.0\r\nN:Doe;Zoe;;;\r\nFN:Zoe Doe\r\nEMAIL:zoe@x.test\r\nORG:Doe Ltd\r\n" +
            more + "END:VCARD\r\n";
    };
    EXPECT_EQ(import(as_bob, card("UID:1\r\n"), "?dry_run=true", "text/vcard").at("/warnings"), "[]");
    EXPECT_EQ(import(as_bob, card("NOTE:Likes tea\r\n"), "?dry_run=true", "text/vcard").at("/warnings"),
        R"(["properties_left_out"])");
}

TEST_P(ClientFilesTest, are_invited_put_into_a_group_and_have_a_company)
{
    auto const answer = import(as_bob, "first_name,last_name,email\nZoe,Doe,zoe@elsewhere.test\n",
        "?delivery=portal&new_group=Fair&company=Doe");
    EXPECT_EQ(tally(answer), "1 created, 0 mapped, 0 failed of 1");
    EXPECT_EQ(names(as_bob), "Zoe pending");
    EXPECT_EQ(mails_to("Zoe"), 1u);
    auto const zoe = as_bob.get(clients()).at("/items/0/id");
    EXPECT_EQ(as_bob.get(client(zoe)).at("/groups/0/name") + as_bob.get(client(zoe)).at("/company"), "FairDoe");
    EXPECT_EQ(import(as_bob, three, "?new_group=Fair").problem(), "409 name_taken");
    EXPECT_EQ(import(as_bob, three, "?delivery=workspace").problem(), "422 validation");
    auto const by_phone = import(as_bob, "first_name,last_name,phone\nYan,Doe,+41 44 668 18 00\n", "?delivery=portal");
    EXPECT_EQ(by_phone.at("/errors/0/field") + ' ' + by_phone.at("/errors/0/code"), "email required");
}

// They end as the account has decided, and whoever brings them answers for them.
TEST_P(ClientFilesTest, have_an_end_and_a_sponsor)
{
    as_eve.send(http::Method::Put, path("/outsider-policy"), R"({"valid_days":30,"inactivity_days":null})");
    EXPECT_EQ(tally(import(as_bob, three)), "2 created, 0 mapped, 1 failed of 3");
    auto const first = as_bob.get(clients()).at("/items/0/id");
    EXPECT_NE(as_bob.get(client(first)).at("/valid_until"), "null");
    EXPECT_EQ(as_bob.get(client(first)).at("/sponsor/display_name"), "Bob Lee");
    EXPECT_EQ(import(as_bob, three, "?valid_until=2001-01-01T00:00:00Z").problem(), "422 validation");
}

TEST_P(ClientFilesTest, come_as_vcards)
{
    auto const card = "BEGIN:VCARD\r\nVERSION:4.0\r\nN:Doe;Zoe;;;\r\nFN:Zoe Doe\r\nTEL:+41446681800\r\n"
                      "ORG:Doe Ltd;Sales\r\nEND:VCARD\r\n";
    EXPECT_EQ(tally(import(as_bob, card, "", "text/vcard")), "1 created, 0 mapped, 0 failed of 1");
    auto const shown = as_bob.get(clients());
    EXPECT_EQ(shown.at("/items/0/phone") + ' ' + shown.at("/items/0/company"), "+41446681800 Doe Ltd");
    auto const exported = as_bob.get(clients("/export?format=vcard"));
    EXPECT_TRUE(exported.body.contains("ORG:Doe Ltd\r\n")) << exported.body;
    EXPECT_FALSE(exported.body.contains("EMAIL:"));
}

// Only those whom one sees; and no cell is a formula.
TEST_P(ClientFilesTest, are_taken_away)
{
    ASSERT_EQ(add(as_bob, reached("Zoe"), "quiet", R"(,"company":"=1+1")").status, 201);
    added(as_cem, "Yan");
    auto const own = as_bob.get(clients("/export")).body;
    EXPECT_TRUE(own.contains(R"(Zoe,Doe,Zoe@elsewhere.test,,"'=1+1",quiet)")) << own;
    EXPECT_FALSE(own.contains("Yan"));
    EXPECT_EQ(as_bob.get(clients("/export?all=true")).problem(), "403 forbidden");
    EXPECT_TRUE(as_eve.get(clients("/export?all=true")).body.contains("Yan,Doe"));
}

TEST_P(ClientFilesTest, are_so_many_at_most)
{
    EXPECT_EQ(tally(import(as_bob, many(most_imported), "?dry_run=true")), "1000 created, 0 mapped, 0 failed of 1000");
    EXPECT_EQ(import(as_bob, many(most_imported + 1)).problem(), "422 validation");
    EXPECT_EQ(import(as_bob, "").problem(), "422 validation");
    EXPECT_EQ(import(as_bob, "first_name,last_name\nZoe,Doe\n").at("/errors/0/field"), "email");
    EXPECT_EQ(names(as_bob), "");
}

}
}
