#pragma once

// Calls the API as browsers and programs do: through the whole pipeline, on a real
// database, without sockets.
//
//     tests::Api api { database() };                  // every route of the server
//     tests::Browser ann { api };
//     ann.log_in("ann@acme.test");
//     EXPECT_EQ(ann.get("/api/v1/me").at("/person/email"), "ann@acme.test");

#include "http/pipeline.h"
#include "http/slow_pool.h"

#include <map>
#include <string>
#include <string_view>

namespace kith::tests {

// Strong enough, and what everybody of people.h signs in with.
inline constexpr std::string_view good_password = "purple lantern drifts north";

struct Answer {
    int status = 0;
    std::string content_type;
    std::string body;
    http::Headers headers;
    std::string route;

    // Empty when there is none; the first of several.
    std::string header(std::string_view name) const;
    // What stands in the JSON at that pointer (RFC 6901), texts without their quotes.
    std::string at(std::string_view pointer) const;
    // "409 already_member", of a problem document.
    std::string problem() const;
};

http::Request request(http::Method, std::string target, std::string body = {}, http::Headers more = {});

class Api {
public:
    explicit Api(db::Database&, std::string public_url = "http://kith.test");
    Api(db::Database&, http::Router const&, std::string public_url = "http://kith.test");

    Answer send(http::Request);

private:
    http::Router all_;
    http::SlowPool slow_ { 2, 256 };
    http::Pipeline pipeline_;
};

// Keeps its cookies, as browsers do.
class Browser {
public:
    explicit Browser(Api& api) : api_(api) {}

    Answer get(std::string const& path) { return send(http::Method::Get, path, ""); }
    Answer post(std::string const& path, std::string const& body = "") { return send(http::Method::Post, path, body); }
    Answer patch(std::string const& path, std::string const& body) { return send(http::Method::Patch, path, body); }
    Answer remove(std::string const& path) { return send(http::Method::Delete, path, ""); }
    Answer send(http::Method, std::string const& path, std::string const& body);
    Answer log_in(std::string_view login, std::string_view password = good_password);

    std::string cookie; // "kith_session=..."
    std::map<std::string, std::string> other_cookies;
    http::Headers headers; // sent with every request
    std::string address = "192.0.2.1";

private:
    void keep(std::string const& set_cookie);

    Api& api_;
};

// The text of a new API token of whoever is signed in; `more` are further members of
// the request: R"(,"expires_at":...)".
std::string made_api_token(Browser&, std::string const& more = "");
// What a program sends with every request instead of a cookie.
http::Headers bearer(std::string const& token);
// What one does that knows a user name and a password only (RFC 7617).
http::Headers basic(std::string_view user_name, std::string_view password);

// The token of the newest link to choose a password that was mailed to that address;
// empty when there is none.
std::string mailed_token(db::Database&, std::string_view address_key);
std::string reset_form(std::string_view token, std::string_view password);

}
