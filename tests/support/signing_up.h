#pragma once

// People who sign up by themselves at Acme, whose domain acme.test is proved.

#include "domains/domains.h"
#include "mail/outbox.h"
#include "sign_ups/sign_ups.h"
#include "support/user_management.h"

namespace kith::tests {

class SigningUp : public UserManagement {
protected:
    void SetUp() override
    {
        UserManagement::SetUp();
        acme.write([&](db::Transaction& tx) {
                return domains::confirm(tx, { "operator" }, acme.account.id, DomainName::stored("acme.test"));
            })
            .value();
    }

    static std::string body(std::string const& email)
    {
        return R"({"first_name":"Zoe","last_name":"Lee","email":")" + email + R"("})";
    }
    Answer ask(std::string const& email) { return nobody.post("/api/v1/public/signin/acme/signup", body(email)); }
    Answer look(std::string const& token) { return nobody.get("/api/v1/public/signup/" + token); }
    Answer complete(Browser& browser, std::string const& token, std::string_view password = good_password)
    {
        return browser.post("/api/v1/public/signup/" + token + "/complete",
            password.empty() ? "{}" : R"({"password":")" + std::string { password } + R"("})");
    }
    // The token of a link of the account, opened with these terms.
    std::string opened(std::string const& terms = "{}")
    {
        auto const link = as_eve.post(path("/sign-up-links"), terms);
        EXPECT_EQ(link.status, 201) << link.body;
        newest_link = path("/sign-up-links/" + link.at("/id"));
        return token_in(link.at("/url"));
    }
    Answer start(std::string const& token, std::string const& email)
    {
        return nobody.post("/api/v1/public/signup/" + token + "/start", body(email));
    }

    std::vector<mail::KeptMail> mails_to(std::string const& email)
    {
        return acme.read([&](db::Transaction& tx) { return mail::list_kept(tx, email, 50); });
    }
    static std::string token_in(std::string const& text)
    {
        auto const at = text.find("/signup/");
        return at == text.npos ? "" : text.substr(at + 8, text.find_first_of(" \r\n\"", at) - at - 8);
    }
    // Of the newest mail there; empty when it leads to no joining.
    std::string mailed_token_to(std::string const& email)
    {
        auto const mails = mails_to(email);
        return mails.empty() ? "" : token_in(mails.front().text);
    }
    std::int64_t users() { return count(database(), "memberships where state = 'active'"); }

    Browser nobody { api };
    std::string newest_link;
};

}
