#pragma once

// Bob's address books, as a program on his phone has them (CardDAV):
//
//     EXPECT_EQ(put("zoe.vcf", vcard("zoe", "Zoe")).status, 201);
//     EXPECT_EQ(parts(sync("")), "zoe.vcf");

#include "dav/xml.h"
#include "support/contacting.h"

#include <string>

namespace kith::tests {

class AddressBooks : public Contacting {
protected:
    void SetUp() override
    {
        Contacting::SetUp();
        program.headers = basic("bob@acme.test", made_api_token(as_bob));
    }
    std::string home() const { return "/dav/" + bob.person.text() + '/'; }
    std::string book(std::string const& name = "") const
    {
        return home() + "contacts-" + acme.account.id.text() + '/' + name;
    }
    std::string directory(std::string const& name = "") const
    {
        return home() + "directory-" + acme.account.id.text() + '/' + name;
    }
    static std::string vcard(std::string const& uid, std::string const& first_name, std::string const& more = "")
    {
        return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:" + uid + "\r\nFN:" + first_name + " Doe\r\nN:Doe;" + first_name +
            ";;;\r\nEMAIL;TYPE=WORK:" + uid + "@elsewhere.test\r\n" + more + "END:VCARD\r\n";
    }
    Answer send(http::Method method, std::string const& path, std::string const& body = "", http::Headers more = {})
    {
        Browser one { api };
        one.headers = program.headers;
        one.headers.emplace_back("content-type", method == http::Method::Put ? "text/vcard" : "application/xml");
        one.headers.insert(one.headers.end(), more.begin(), more.end());
        return one.send(method, path, body);
    }
    Answer put(std::string const& name, std::string const& card, http::Headers more = {})
    {
        return send(http::Method::Put, book(name), card, std::move(more));
    }
    Answer propfind(std::string const& path, std::string const& props, std::string const& depth = "0")
    {
        return send(http::Method::Propfind, path,
            R"(<propfind xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:S="http://calendarserver.org/ns/"><prop>)" +
                props + "</prop></propfind>",
            { { "depth", depth } });
    }
    Answer report(std::string const& name, std::string const& inner, std::string const& path = "")
    {
        return send(http::Method::Report, path.empty() ? book() : path,
            "<X:" + name + R"( xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:X=")" +
                (name == "sync-collection" ? "DAV:" : "urn:ietf:params:xml:ns:carddav") + "\">" + inner +
                "</X:" + name + '>');
    }
    Answer sync(std::string const& token)
    {
        return report("sync-collection",
            "<D:sync-token>" + token + "</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop>");
    }
    static dav::Element read(Answer const& answer)
    {
        EXPECT_EQ(answer.status, 207) << answer.body;
        return dav::read_xml(answer.body).value_or(dav::Element {});
    }
    // "/dav/.../zoe.vcf 404, ...", without the folders; 200 where a part says nothing else.
    static std::string parts(Answer const& answer)
    {
        std::string all;
        for (auto const& part : read(answer).children) {
            auto const* const href = part.find(dav::webdav, "href");
            if (!part.is(dav::webdav, "response") || !href)
                continue;
            auto const* const status = part.find(dav::webdav, "status");
            auto const folder = href->text.ends_with('/') ? "/" : href->text.substr(href->text.rfind('/') + 1);
            all += (all.empty() ? "" : ", ") + folder + (status ? ' ' + status->text.substr(9, 3) : "");
        }
        return all;
    }
    static std::string token_of(Answer const& answer)
    {
        auto const root = read(answer);
        auto const* const token = root.find(dav::webdav, "sync-token");
        return token ? token->text : "";
    }
    static bool says(Answer const& answer, std::string const& text) { return answer.body.contains(text); }

    Browser program { api };
};

}
