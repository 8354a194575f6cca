// Address books for programs that keep them (CardDAV): who gets in, what is there, what is refused.

#include "support/address_books.h"

#include <gtest/gtest.h>

namespace kith::carddav {
namespace {

using http::Method;

class CardDavTest : public tests::AddressBooks {};
KITH_ON_BOTH_ENGINES(CardDavTest);

TEST_P(CardDavTest, opens_to_an_application_password_and_to_nothing_else)
{
    EXPECT_EQ(propfind("/dav/", "<current-user-principal/>").status, 207);
    tests::Browser nobody { api };
    nobody.headers = { { "depth", "0" } };
    auto const refused = nobody.send(Method::Propfind, "/dav/", "");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.header("WWW-Authenticate"), R"(Basic realm="Kith", charset="UTF-8")");
    EXPECT_TRUE(refused.body.starts_with("<?xml"));
    as_bob.headers = { { "depth", "0" } };
    EXPECT_EQ(as_bob.send(Method::Propfind, "/dav/", "").status, 401) << "a cookie is nobody here";
    EXPECT_EQ(as_bob.send(Method::Delete, book("zoe.vcf"), "").status, 401);
    program.headers = tests::basic("bob@acme.test", tests::good_password);
    EXPECT_EQ(propfind("/dav/", "<displayname/>").status, 401) << "nor is the password of the person";
    program.headers = tests::basic("eve@acme.test", tests::made_api_token(as_eve));
    EXPECT_EQ(propfind(home(), "<displayname/>").status, 404);
    EXPECT_EQ(propfind(book(), "<displayname/>").status, 404);
}

TEST_P(CardDavTest, is_found_from_its_root)
{
    tests::Browser anybody { api };
    auto const known = anybody.send(Method::Propfind, "/.well-known/carddav", "");
    EXPECT_EQ(std::to_string(known.status) + known.header("Location"), "301/dav/");
    for (auto const* type : { "application/xml", "text/xml", "application/xml; charset=utf-8" }) {
        anybody.headers = { { "content-type", type }, { "depth", "0" } };
        auto const asked = anybody.send(Method::Propfind, "/.well-known/carddav", R"(<propfind xmlns="DAV:"/>)");
        EXPECT_EQ(std::to_string(asked.status) + asked.header("Location"), "301/dav/") << type;
    }
    EXPECT_EQ(anybody.send(Method::Options, book(), "").header("DAV"), "1, 3, addressbook");
    EXPECT_TRUE(says(propfind("/dav/", "<current-user-principal/>"), "<D:href>" + home() + "</D:href>"));
    auto const person = propfind(home(), "<C:addressbook-home-set/><principal-URL/>");
    EXPECT_TRUE(says(person, "<C:addressbook-home-set><D:href>" + home() + "</D:href>"));
    auto const books = propfind(home(), "<resourcetype/><displayname/><S:getctag/><sync-token/><getetag/>", "1");
    EXPECT_TRUE(says(books, book()));
    EXPECT_TRUE(says(books, directory()));
    EXPECT_TRUE(says(books, "<C:addressbook/>"));
    EXPECT_TRUE(says(books, "Contacts (Acme)"));
    EXPECT_TRUE(says(books, "HTTP/1.1 404 Not Found")) << "no book has a tag";
    EXPECT_EQ(propfind(book(), "<displayname/>", "infinity").status, 403);
    EXPECT_TRUE(says(propfind(book(), "<displayname/>", "infinity"), "<D:propfind-finite-depth/>"));
}

TEST_P(CardDavTest, slows_down_who_guesses)
{
    auto const known = program.headers;
    program.headers = tests::basic("bob@acme.test", tests::made_api_token(as_eve));
    int refused = 0;
    auto answer = propfind(home(), "<displayname/>", "1");
    for (; answer.status == 401 && refused < 500; ++refused)
        answer = propfind(home(), "<displayname/>", refused % 2 == 0 ? "0" : "1");
    EXPECT_EQ(answer.status, 429);
    EXPECT_FALSE(answer.header("Retry-After").empty());
    EXPECT_GE(refused, 100) << "nobody is locked out by a phone with an old password";
    program.headers = known;
    EXPECT_EQ(propfind(home(), "<displayname/>", "1").status, 207);
}

TEST_P(CardDavTest, lists_a_directory_seldom)
{
    int listed = 0;
    while (listed < 50 && propfind(directory(), "<getetag/>", "1").status == 207)
        ++listed;
    EXPECT_GE(listed, 12);
    EXPECT_LT(listed, 20);
    EXPECT_EQ(report("addressbook-query", "<D:prop><D:getetag/></D:prop>", directory()).status, 429);
    EXPECT_EQ(propfind(directory(), "<displayname/>").status, 207);
    EXPECT_EQ(propfind(book(), "<getetag/>", "1").status, 207);
    auto const one = "<D:href>" + directory("internal-" + eve.membership.text() + ".vcf") + "</D:href>";
    EXPECT_EQ(report("addressbook-multiget", "<D:prop><D:getetag/></D:prop>" + one, directory()).status, 207);
}

TEST_P(CardDavTest, keeps_names_lines_and_tags)
{
    auto const card = vcard("zoe", "Zoe", "TEL;TYPE=CELL:+41446681800\r\nX-SHOE-SIZE;X-UNIT=eu:42\r\nNOTE:a\\nb\r\n");
    auto const created = put("z%20oe.vcf", card, { { "if-none-match", "*" } });
    EXPECT_EQ(created.status, 201) << created.body;
    auto const got = send(Method::Get, book("z%20oe.vcf"));
    EXPECT_EQ(got.body, card);
    EXPECT_EQ(got.header("ETag"), created.header("ETag"));
    EXPECT_FALSE(got.header("ETag").empty());
    EXPECT_EQ(contacts(as_bob), "Zoe Doe");
    EXPECT_EQ(contacts(as_eve), "");
    EXPECT_EQ(put("z%20oe.vcf", card, { { "if-none-match", "*" } }).status, 412);
    EXPECT_EQ(put("z%20oe.vcf", vcard("zoe", "Zora"), { { "if-match", "\"other\"" } }).status, 412);
    auto const changed = put("z%20oe.vcf", vcard("zoe", "Zora"), { { "if-match", got.header("ETag") } });
    EXPECT_EQ(changed.status, 204) << changed.body;
    EXPECT_NE(changed.header("ETag"), got.header("ETag"));
    EXPECT_EQ(contacts(as_bob), "Zora Doe");
    auto const as_4 = send(Method::Get, book("z%20oe.vcf"), "", { { "accept", "text/vcard; version=4.0" } });
    EXPECT_TRUE(says(as_4, "VERSION:4.0"));
    EXPECT_NE(as_4.header("ETag"), changed.header("ETag"));
}

TEST_P(CardDavTest, goes_on_with_what_is_changed_elsewhere)
{
    put("zoe.vcf", vcard("zoe", "Zoe", "X-SHOE-SIZE:42\r\n"));
    auto const id = as_bob.get(cards()).at("/items/0/id");
    EXPECT_EQ(as_bob.patch(card(id), R"({"first_name":"Zora","mobile":"+41446681800"})").status, 200);
    auto const got = send(Method::Get, book("zoe.vcf"));
    EXPECT_EQ(got.body,
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:zoe\r\nFN:Zora Doe\r\nN:Doe;Zora;;;\r\n"
        "EMAIL;TYPE=WORK:zoe@elsewhere.test\r\nX-SHOE-SIZE:42\r\nTEL;TYPE=CELL:+41446681800\r\nEND:VCARD\r\n");
    auto const other = added(as_bob, "Yan", "yan@elsewhere.test");
    EXPECT_TRUE(says(send(Method::Get, book(other + ".vcf")), "UID:" + other));
}

TEST_P(CardDavTest, stays_whole_under_an_imported_file)
{
    put("zoe.vcf", vcard("zoe", "Zoe", "X-SHOE-SIZE:42\r\nTEL;TYPE=HOME:+41446681801\r\n"));
    auto const file = vcard("zoe", "Zora", "NOTE:of the file\r\n");
    EXPECT_EQ(tally(import(as_bob, file)), "0 created, 1 updated, 0 skipped, 0 failed of 1");
    EXPECT_EQ(send(Method::Get, book("zoe.vcf")).body,
        vcard("zoe", "Zora", "X-SHOE-SIZE:42\r\nTEL;TYPE=HOME:+41446681801\r\n"));
    EXPECT_EQ(tally(import(as_bob, file)), "0 created, 0 updated, 1 skipped, 0 failed of 1");
}

TEST_P(CardDavTest, puts_no_characters_in_an_answer_that_xml_has_not)
{
    put("zoe.vcf",
        vcard("zoe", "Zoe",
            "NOTE:a\xEF\xBF\xBE\xEF\xBF\xBF"
            "b\r\n"));
    auto const many =
        report("addressbook-multiget", "<D:prop><C:address-data/></D:prop><D:href>" + book("zoe.vcf") + "</D:href>");
    EXPECT_EQ(parts(many), "zoe.vcf");
    EXPECT_TRUE(says(many, "NOTE:ab"));
}

TEST_P(CardDavTest, refuses_what_is_no_contact)
{
    EXPECT_TRUE(says(put("a.vcf", "hello"), "<C:valid-address-data/>"));
    EXPECT_EQ(put("a.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoe Doe\r\nEND:VCARD\r\n").status, 403);
    EXPECT_EQ(put("a.vcf", vcard("a", "Ann") + vcard("b", "Bea")).status, 403);
    EXPECT_TRUE(
        says(put("a.vcf", vcard("a", "Ann", "NOTE:" + std::string(40'000, 'x') + "\r\n")), "<C:max-resource-size/>"));
    EXPECT_EQ(put("a.vcf", vcard("a", "Ann")).status, 201);
    EXPECT_TRUE(says(put("b.vcf", vcard("a", "Ann")), "<C:no-uid-conflict/>"));
    EXPECT_TRUE(says(put("a.vcf", vcard("other", "Ann")), "<C:no-uid-conflict/>"));
    auto same_address = vcard("c", "Cem");
    same_address.replace(same_address.find("c@else"), 1, "a");
    auto const conflict = put("c.vcf", same_address);
    EXPECT_EQ(conflict.status, 409);
    EXPECT_TRUE(says(conflict, "<C:no-uid-conflict/>"));
    EXPECT_TRUE(says(conflict, "is the address of a contact of yours"));
    EXPECT_EQ(put(std::string(300, 'n'), vcard("n", "Nia")).status, 400);
    EXPECT_EQ(send(Method::Mkcol, home() + "more/").status, 403);
    auto const patched = send(Method::Proppatch, book(),
        R"(<propertyupdate xmlns="DAV:"><set><prop><displayname>Mine</displayname></prop></set></propertyupdate>)");
    EXPECT_EQ(patched.status, 207);
    EXPECT_TRUE(says(patched, "403 Forbidden"));
    EXPECT_EQ(contacts(as_bob), "Ann Doe");
}

TEST_P(CardDavTest, shows_the_people_of_the_account_to_read)
{
    auto const people = propfind(directory(), "<getetag/><current-user-privilege-set/>", "1");
    auto const eve_card = "internal-" + eve.membership.text() + ".vcf";
    EXPECT_TRUE(says(people, directory(eve_card)));
    EXPECT_FALSE(says(people, bob.membership.text())) << "not oneself";
    EXPECT_FALSE(says(people, "<D:write/>"));
    auto const shown = send(Method::Get, directory(eve_card));
    EXPECT_EQ(shown.status, 200);
    EXPECT_TRUE(says(shown, "EMAIL;TYPE=INTERNET:eve@acme.test"));
    auto const refused = send(Method::Put, directory(eve_card), vcard("x", "Xen"));
    EXPECT_EQ(refused.status, 403);
    EXPECT_TRUE(says(refused, "<D:need-privileges/>"));
    EXPECT_EQ(send(Method::Delete, directory(eve_card)).status, 403);
    EXPECT_EQ(send(Method::Get, directory("internal-" + make_uuid() + ".vcf")).status, 404);
    EXPECT_EQ(send(Method::Get, directory("contact-" + make_uuid() + ".vcf")).status, 404);
    EXPECT_EQ(report("sync-collection", "<D:sync-token/>", directory()).status, 403);
}

TEST_P(CardDavTest, keeps_tokens_to_what_they_are_for)
{
    auto const narrow = [&](std::string const& more) {
        program.headers = tests::basic("bob@acme.test", tests::made_api_token(as_bob, more));
    };
    narrow(R"(,"scopes":["connections.use"])");
    EXPECT_EQ(propfind(book(), "<displayname/>").status, 403);
    EXPECT_EQ(put("a.vcf", vcard("a", "Ann")).status, 403);
    EXPECT_EQ(parts(propfind(home(), "<displayname/>", "1")), "/") << "he has no book then";
}

TEST_P(CardDavTest, reads_no_evil_xml)
{
    for (auto const* body :
        { R"(<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><propfind xmlns="DAV:"><prop>&b;</prop></propfind>)",
            R"(<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c "&b;&b;&b;&b;">]><propfind xmlns="DAV:"><prop>&c;</prop></propfind>)",
            "<propfind", "\xff", "<a/>" }) {
        EXPECT_EQ(send(Method::Propfind, book(), body, { { "depth", "0" } }).status, 400) << body;
        EXPECT_EQ(send(Method::Proppatch, book(), body).status, 400) << body;
    }
    std::string deep;
    for (int i = 0; i < 10'000; ++i)
        deep += "<a>";
    EXPECT_EQ(send(Method::Report, book(), deep).status, 400);
    std::string wide;
    for (int i = 0; i < 60; ++i)
        wide += "<a" + std::to_string(i) + "/>";
    EXPECT_EQ(propfind(book(), wide).status, 400);
    EXPECT_EQ(send(Method::Propfind, path("/users"), "").status, 501) << "the API speaks none of it";
}

}
}
