#pragma once

// What stands for HubSpot on loopback and says what it is told to: the truth, unless a test makes it lie. It is
// made after HubSpot's documentation; nobody has compared it with HubSpot.
//
//     HubspotServer hubspot;
//     hubspot.say(7, "zoe@acme.test");      // of whoever comes with a code next
//     hubspot.about["hub_id"] = 1;          // a lie
//     hubspot.answer();

#include "support/trusted_origin.h"
#include "support/web_server.h"

#include <boost/json.hpp>

#include <string>

namespace kith::tests {

class HubspotServer {
public:
    static constexpr auto hub = "12345678";
    static constexpr auto token_path = "/oauth/2026-03/token";
    static constexpr auto introspect_path = "/oauth/2026-03/token/introspect";

    HubspotServer(); // HubSpot is here from now on
    ~HubspotServer();
    HubspotServer(HubspotServer const&) = delete;
    HubspotServer& operator=(HubspotServer const&) = delete;

    // The next code is of that person.
    void say(std::int64_t user, std::string const& email);
    // As the members below are now.
    void answer();

    WebServer web;
    boost::json::object tokens;
    boost::json::object about; // the access token

private:
    TrustedOrigin trusted_ { web.origin() };
};

}
