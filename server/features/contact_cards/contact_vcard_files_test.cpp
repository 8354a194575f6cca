#include "contact_cards/contact_vcard_files.h"

#include <gtest/gtest.h>

namespace kith::contact_cards {
namespace {

std::string card(std::string const& version, std::string const& lines)
{
    return "BEGIN:VCARD\r\nVERSION:" + version + "\r\nUID:zoe\r\n" + lines + "END:VCARD\r\n";
}

std::string const person = "FN:Dr. Zoe Doe\r\nN:Doe;Zoe;M.;Dr.;\r\n";

ContactCard contact_of(std::string const& text)
{
    auto const file = read_file(text).value();
    ContactCard contact;
    contact.id = ContactCardId::make();
    contact.first_name = file.first_name;
    contact.last_name = file.last_name;
    contact.email = file.email;
    contact.mobile = file.mobile;
    contact.extra = file.extra;
    contact.uid = file.uid;
    return contact;
}

TEST(VcardFile, comes_back_as_it_was)
{
    auto const text = card("3.0",
        person + "item1.EMAIL;TYPE=INTERNET,pref:zoe@x.test\r\nitem1.X-ABLabel:Boat\r\nEMAIL:other@x.test\r\n" +
            "TEL;TYPE=CELL:+41 44 668 18 00\r\nX-A;B=\"c;d\":e\\,f\r\n");
    EXPECT_EQ(write_file(contact_of(text), VcardVersion::V3), text);
}

TEST(VcardFile, says_what_was_changed_and_keeps_the_rest)
{
    auto contact =
        contact_of(card("3.0", person + "item1.EMAIL:zoe@x.test\r\nTEL;TYPE=CELL:+41446681800\r\nNOTE:n\r\n"));
    contact.email = EmailAddress::parse("zora@x.test").value();
    contact.mobile = "";
    EXPECT_EQ(write_file(contact, VcardVersion::V3), card("3.0", person + "item1.EMAIL:zora@x.test\r\nNOTE:n\r\n"));
    contact.first_name = PersonName::parse("Zora").value();
    EXPECT_TRUE(write_file(contact, VcardVersion::V3).contains("FN:Zora Doe\r\nN:Doe;Zora;M.;Dr.;\r\n"));
}

TEST(VcardFile, is_read_in_either_version)
{
    auto const in_4 =
        card("4.0", person + "EMAIL;PREF=1;TYPE=work:zoe@x.test\r\nTEL;VALUE=uri;TYPE=cell:tel:+41446681800\r\n");
    auto const in_3 = card("3.0", person + "EMAIL;TYPE=work;TYPE=pref:zoe@x.test\r\nTEL;TYPE=cell:+41446681800\r\n");
    EXPECT_EQ(write_file(contact_of(in_4), VcardVersion::V3), in_3);
    EXPECT_EQ(write_file(contact_of(in_4), VcardVersion::V4), in_4);
    EXPECT_TRUE(write_file(contact_of(in_3), VcardVersion::V4).contains("EMAIL;TYPE=work;PREF=1:zoe@x.test\r\n"));
}

TEST(VcardFile, is_one_contact)
{
    auto const email = std::string { "EMAIL:zoe@x.test\r\n" };
    EXPECT_TRUE(read_file(card("3.0", person + email)));
    for (auto const& text : { std::string {}, card("2.1", person + email), card("3.0", person), card("3.0", email),
             card("3.0", person + email) + card("3.0", person + email),
             card("3.0", person + email + "no property\r\n") })
        EXPECT_EQ(read_file(text).error().code, "invalid_card") << text;
    EXPECT_EQ(read_file(card("3.0", person + email + "NOTE:" + std::string(40'000, 'n') + "\r\n")).error().code,
        "card_too_long");
}

}
}
