#pragma once

// An OpenID provider on loopback that says what it is told to: the truth, unless a test makes it lie.
//
//     OpenIdServer provider;
//     provider.say("nonce", "ann", "ann@acme.test");      // of whoever comes with a code next
//     provider.id_token["aud"] = "somebody else";         // a lie
//     provider.answer();

#include "jose/jose.h"
#include "support/trusted_origin.h"
#include "support/web_server.h"

#include <boost/json.hpp>

#include <string>

namespace kith::tests {

class OpenIdServer {
public:
    OpenIdServer(); // fetch asks it from now on

    std::string origin() const { return web.origin(); }
    // What it says of itself, and the keys it signs with.
    void publish();
    // The next code is of that person, whose address it vouches for.
    void say(std::string const& nonce, std::string const& subject, std::string const& email);
    // As the members below are now.
    void answer();
    // Another key, which it tells of.
    void rotate();
    std::string logout_token(boost::json::object more) const;

    WebServer web;
    jose::PrivateKey key = jose::PrivateKey::make();
    boost::json::object configuration;
    boost::json::object id_token;
    boost::json::object userinfo;

private:
    TrustedOrigin trusted_ { web.origin() };
};

}
