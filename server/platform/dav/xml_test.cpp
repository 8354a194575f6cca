#include "dav/xml.h"

#include <gtest/gtest.h>

namespace kith::dav {
namespace {

std::string many(std::string_view text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

bool is_refused(std::string_view text) { return !read_xml(text); }

TEST(Xml, is_read_with_its_namespaces)
{
    auto const root = read_xml(R"(<?xml version="1.0"?><propfind xmlns="DAV:" xmlns:x="urn:x"><prop>
        <getetag/><x:thing kind="a&amp;b" x:other="1">text &lt; <![CDATA[& more]]></x:thing></prop></propfind>)")
                          .value();
    EXPECT_TRUE(root.is(webdav, "propfind"));
    auto const* const prop = root.find(webdav, "prop");
    ASSERT_TRUE(prop);
    EXPECT_TRUE(prop->find(webdav, "getetag"));
    EXPECT_FALSE(prop->find(webdav, "thing"));
    auto const* const thing = prop->find("urn:x", "thing");
    ASSERT_TRUE(thing);
    EXPECT_EQ(thing->text, "text < & more");
    EXPECT_EQ(thing->attribute("kind"), "a&b");
    EXPECT_EQ(thing->attribute("other"), "") << "has a namespace";
}

TEST(Xml, that_is_none_is_refused)
{
    for (auto const* text : { "", " ", "no", "<a>", "<a></b>", "<a/><b/>", "<a b=1/>", "<a>&nothing;</a>", "<x:a/>",
             "<a>\x01</a>", "<a>\xff</a>", "<a b='1' b='2'/>" })
        EXPECT_TRUE(is_refused(text)) << text;
}

TEST(Xml, has_no_document_type)
{
    EXPECT_TRUE(is_refused(R"(<!DOCTYPE a><a/>)"));
    EXPECT_TRUE(is_refused(R"(<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>)"));
    EXPECT_TRUE(is_refused(R"(<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>)"));
    EXPECT_TRUE(is_refused(R"(<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>)"));
}

TEST(Xml, is_bounded)
{
    EXPECT_FALSE(is_refused(many("<a>", 32) + many("</a>", 32)));
    EXPECT_TRUE(is_refused(many("<a>", 100'000)));
    EXPECT_TRUE(is_refused(many("<a>", 40) + many("</a>", 40)));
    EXPECT_FALSE(is_refused("<a>" + many("<b/>", 20'000) + "</a>"));
    EXPECT_TRUE(is_refused("<a>" + many("<b/>", 40'000) + "</a>"));
    std::string attributes;
    for (int i = 0; i < 60; ++i)
        attributes += " a" + std::to_string(i) + "=''";
    EXPECT_TRUE(is_refused("<a" + attributes + "/>"));
}

TEST(Xml, has_no_long_namespaces)
{
    auto const space = many("n", 900'000);
    EXPECT_TRUE(is_refused("<a xmlns='" + space + "'>" + many("<b/>", 20'000) + "</a>"));
    EXPECT_TRUE(is_refused("<a xmlns:x='" + space + "'>" + many("<x:b/>", 20'000) + "</a>"));
    EXPECT_TRUE(is_refused("<a xmlns:x='" + space + "'>" + many("<b x:c=''/>", 20'000) + "</a>"));
    EXPECT_TRUE(is_refused('<' + space + "/>"));
    EXPECT_FALSE(is_refused("<a xmlns='" + many("n", 200) + "'>" + many("<b/>", 20'000) + "</a>"));
}

TEST(Xml, is_written_so_that_it_can_be_read)
{
    Writer writer { { std::string { webdav }, "multistatus" } };
    writer.open("D:response")
        .text("D:href", "/a&b\"<>\x01\r\n")
        .text("D:displayname", "\uFFFEZo\uFFFFë \uFFFD\xEF\xBF\xBF")
        .empty(Name { "urn:\"&", "thing" })
        .empty(Name { "", "bare" });
    auto const root = read_xml(writer.finish()).value();
    auto const* const response = root.find(webdav, "response");
    ASSERT_TRUE(response);
    EXPECT_EQ(response->find(webdav, "href")->text, "/a&b\"<>\r\n");
    EXPECT_EQ(response->find(webdav, "displayname")->text, "Zoë \uFFFD");
    EXPECT_TRUE(response->find("urn:\"&", "thing"));
    EXPECT_TRUE(response->find("", "bare"));
}

}
}
