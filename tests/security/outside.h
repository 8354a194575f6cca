#pragma once

// Everybody who has to do with an account and is no user of it, or no more, each with what he may know of it.

#include "clients/clients.h"
#include "mail/outbox.h"
#include "security/secrets.h"

#include <deque>
#include <functional>

namespace kith::tests {

struct Outsider {
    std::string_view kind;
    Browser browser;
    bool has_portal = false;                              // of this account
    std::string own_account = {};                         // an account that he runs himself
    Words may_know = {};                                  // of the secrets
    Ids ids = {};                                         // of what is open to him
    std::string membership = {};                          // of who has a portal
    std::function<void(Browser&)> sign_in = [](auto&) {}; // again, if he was signed out
};

// The columns of docs/guest_safety.md.
class Outside {
public:
    Outside(PlantedEstate& acme, Api& api) : acme_(acme), api_(api)
    {
        all.push_back({ "nobody", browser_of(api) });
        add_client("client", "Cleo", hash_of_good_password());
        add_client("client by a link", "Lily", "");
        add_token();
        set_over(add_gone("ended client", "Over"));
        remove(add_gone("removed client", "Gone"));
        add_inactive();
        add_connection();
        add_contact();
        for (auto& each : all) {
            each.browser.address = "192.0.2." + std::to_string(10 + &each - &all.front());
            each.may_know.insert(acme.account.id.text());
            if (each.has_portal) // whom to ask for help, and how who looks after him looks
                each.may_know.insert({ "Zqhelp", "zqhelp@help.test", "+41446681802", "ZqfaceAnn" });
            if (!each.own_account.empty()) { // Ann and others show themselves to everybody who has one
                each.may_know.insert({ acme.ann.membership.text(), "Zqlee", "zqleads" });
                each.may_know.merge(shown_elsewhere(acme.engine, *acme.partner));
                for (auto const& business : elsewhere_)
                    each.may_know.merge(shown_elsewhere(acme.engine, business));
            }
        }
    }

    std::deque<Outsider> all;

private:
    // What is his own, as he is shown it.
    static void know_oneself(Outsider& one)
    {
        one.may_know.merge(words_in(one.browser.get("/api/v1/me").at("/person")));
    }
    // A client in a room of his and Ann's.
    Outsider& add_client(std::string_view kind, std::string const& first_name, std::string const& hash)
    {
        auto const member = accepted_client(acme_, acme_.ann, first_name, hash);
        auto& one = all.emplace_back(Outsider { kind, browser_of(api_), true });
        auto const email = acme_.email_of(first_name).text();
        one.sign_in = hash.empty() ? std::function { [this, email](Browser& browser) { follow_link(browser, email); } }
                                   : [email](Browser& browser) { log_in(browser, email); };
        one.sign_in(one.browser);
        know_oneself(one);
        auto const room = acme_.write([&](db::Transaction& tx) {
            workspace_people::NewWorkspace const wanted { workspaces::WorkspaceName::stored("Zq" + first_name),
                { "client:" + member.id.text() } };
            return workspace_people::start(tx, acme_.ann, wanted);
        });
        one.membership = member.id.text();
        one.ids = { { "{user}", acme_.ann.membership.text() }, { "{workspace}", room.value().workspace.id.text() } };
        one.may_know.merge(words_in(member.id.text() + " Zq" + first_name));
        for (auto const& [name, id] : one.ids)
            one.may_know.insert(id);
        one.may_know.merge(words_in(one.browser.get(acme_.path("/portal")).at("/contacts")));
        return one;
    }
    static void log_in(Browser& browser, std::string const& email)
    {
        bool const is_known = browser.log_in(email).status == 200;
        EXPECT_TRUE(is_known || browser.log_in(email, "seven violins under snow").status == 200) << email;
    }
    void follow_link(Browser& browser, std::string const& email)
    {
        browser.post("/api/v1/public/signin/" + acme_.account.slug + "/magic-link", R"({"email":")" + email + R"("})");
        auto const text =
            acme_.read([&](db::Transaction& tx) { return mail::list_kept(tx, address(email).key(), 1).at(0).text; });
        auto const at = text.find("/magic/") + 7;
        auto const token = text.substr(at, text.find_first_of("\r\n ", at) - at);
        EXPECT_EQ(browser.post("/api/v1/public/magic-links/" + token, "{}").status, 200);
    }
    void add_token()
    {
        auto& owner = add_client("client's token", "Toby", hash_of_good_password());
        auto const token = made_api_token(owner.browser);
        EXPECT_NE(token, "");
        Browser program { api_ };
        program.headers = bearer(token);
        program.headers.emplace_back("origin", "http://kith.test");
        replace(owner, program);
    }
    void replace(Outsider& one, Browser const& browser)
    {
        Outsider other { one.kind, browser, one.has_portal, one.own_account, one.may_know, one.ids, one.membership };
        all.pop_back();
        all.push_back(std::move(other));
    }

    // Somebody who runs an account elsewhere, so that he stays signed in when this one is closed to him.
    Outsider& add_stranger(std::string_view kind, Business& business)
    {
        auto& one = all.emplace_back(Outsider { kind, browser_of(api_), false, business.account.id.text() });
        auto const email = email_of(acme_.engine, business.ann);
        one.sign_in = [email](Browser& browser) { log_in(browser, email); };
        one.sign_in(one.browser);
        know_oneself(one);
        return one;
    }
    Business& business(std::string_view name) { return elsewhere_.emplace_back(founded(acme_.engine, name)); }
    // Was a client, until now.
    Outsider& add_gone(std::string_view kind, std::string const& name)
    {
        auto& home = business(name);
        auto const email = address(email_of(acme_.engine, home.ann));
        clients::NewClients wanted { { { tests::name("Ann"), tests::name("Lee"), email } } };
        wanted.delivery = clients::Delivery::Portal;
        auto const sent = acme_.write([&](db::Transaction& tx) -> Result<invitations::Invitation> {
            auto const added = TRY(clients::add(tx, acme_.ann, wanted));
            gone_ = added.items.at(0).client.member.id;
            return invitations::newest_of_clients(tx, acme_.account.id, { gone_ }).at(gone_);
        });
        acme_.accepted(sent.value()).value();
        auto& one = add_stranger(kind, home);
        EXPECT_EQ(one.browser.get(acme_.path("/portal")).status, 200);
        one.may_know.merge(words_in(gone_.text()));
        return one;
    }
    void set_over(Outsider& one)
    {
        acme_.write([&](db::Transaction& tx) {
            tx.run("update memberships set valid_until = 1 where account_id = $1 and id = $2", acme_.account.id, gone_);
        });
        EXPECT_EQ(one.browser.get(acme_.path("/portal")).problem(), "403 inactive");
    }
    void remove(Outsider& one)
    {
        auto ann = signed_in(api_, acme_.engine, acme_.ann);
        EXPECT_EQ(ann.remove(acme_.path("/clients/" + gone_.text())).status, 204);
        EXPECT_EQ(one.browser.get(acme_.path("/portal")).problem(), "404 not_found");
    }
    void add_inactive()
    {
        auto& home = business("Idle");
        home.joined("Ida", administrator);
        auto const here = acme_.joined_from(home, "Ida", administrator);
        auto& one = all.emplace_back(Outsider { "inactive user", browser_of(api_), false, home.account.id.text() });
        one.sign_in = [](Browser& browser) { log_in(browser, "ida@idle.test"); };
        acme_.set_state(here.membership, memberships::State::Inactive);
        one.sign_in(one.browser);
        know_oneself(one);
        one.may_know.insert(here.membership.text());
    }
    // Ann is connected to him, and to nobody else of his account.
    void add_connection()
    {
        auto& home = business("Near");
        auto& one = add_stranger("connection", home);
        open(home, home.ann);
        auto ask = [&](Actor const& from, Actor const& to) {
            return acme_
                .write([&](db::Transaction& tx) {
                    return connections::request(tx, from, { to.membership, {}, {}, false });
                })
                .value();
        };
        auto const id = ask(acme_.ann, home.ann).id;
        ask(home.ann, acme_.ann);
        one.may_know.merge(words_in(id.text() + ' ' + home.ann.membership.text() + ' ' + home.account.id.text() + ' ' +
            acme_.ann.membership.text() + ' ' + email_of(acme_.engine, acme_.ann) + " Zqlee zqleads"));
    }
    // His address stands on Ann's card, and that is all.
    void add_contact()
    {
        add_stranger("on a card", business("Card"));
        auto const email = address(email_of(acme_.engine, elsewhere_.back().ann));
        acme_
            .write([&](db::Transaction& tx) {
                return contact_cards::create(tx, acme_.ann, { tests::name("Ann"), tests::name("Zqcard"), email });
            })
            .value();
    }

    PlantedEstate& acme_;
    Api& api_;
    std::deque<Business> elsewhere_;
    MembershipId gone_ = MembershipId::make();
};

}
