#pragma once

// People who sign in to Acme by its own provider, which is set up and switched on.

#include "support/open_id_server.h"
#include "support/signing_up.h"

#include <regex>

namespace kith::tests {

class SigningInElsewhere : public SigningUp {
protected:
    void SetUp() override
    {
        SigningUp::SetUp();
        auto const made = as_eve.post(path("/identity-providers"), form());
        EXPECT_EQ(made.status, 201) << made.body;
        id = made.at("/id");
        switch_to("on");
    }

    std::string form(std::string const& more = "")
    {
        return R"({"preset":"generic","name":"Acme login","address":")" + server.origin() +
            R"(","client_id":"kith","client_secret":"s3cret","client_auth":"client_secret_basic")" + more + '}';
    }
    std::string provider() const { return path("/identity-providers/" + id); }
    void switch_to(std::string const& state)
    {
        EXPECT_EQ(as_eve.patch(provider(), R"({"state":")" + state + R"("})").at("/state"), state);
    }
    static std::string parameter(std::string const& url, std::string const& name)
    {
        std::smatch found;
        return std::regex_search(url, found, std::regex { "[?&]" + name + "=([^&]*)" }) ? found[1].str() : "";
    }
    // Off to the provider; where to.
    std::string gone(Browser& browser, std::string const& query = "")
    {
        auto const answer = browser.get("/api/v1/auth/sso/acme/" + id + query);
        EXPECT_EQ(answer.status, 303) << answer.body;
        return answer.header("Location");
    }
    Answer back(Browser& browser, std::string const& state, std::string const& more = "")
    {
        return browser.post("/api/v1/auth/sso/callback",
            R"({"provider":")" + id + R"(","state":")" + state + R"(","code":"c0de")" + more + '}');
    }
    // There and back again, as that person.
    Answer came(Browser& browser, std::string const& subject, std::string const& email)
    {
        auto const url = gone(browser);
        server.say(parameter(url, "nonce"), subject, email);
        return back(browser, parameter(url, "state"));
    }
    Answer came(std::string const& subject, std::string const& email)
    {
        Browser browser { api };
        return came(browser, subject, email);
    }
    std::string me(Browser& browser, std::string const& pointer) { return browser.get("/api/v1/me").at(pointer); }

    OpenIdServer server;
    std::string id;
};

}
