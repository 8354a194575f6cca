#pragma once

// What must not get out: an account with a word of its own in every text, and whatever its rows hold
// that names somebody or something.
//
//     tests::PlantedEstate acme { database() };
//     auto const secrets = tests::secrets_of(acme, GetParam());
//     EXPECT_EQ(tests::betrayed(answer, secrets, may_know), tests::Words {});

#include "app/news.h"
#include "security/estate.h"

#include <re2/re2.h>

#include <cctype>
#include <set>

namespace kith::tests {

using Words = std::set<std::string>;

// What every planted text holds.
inline constexpr std::string_view planted_mark = "zq";

// Ids, addresses, phone numbers, planted words, and whatever is too long to be guessed.
inline Words words_in(std::string_view text)
{
    static re2::RE2 const pattern { R"(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
                                    R"(|\+\d{8,}|(?i:zq)\w+|\w{43,}))" };
    Words words;
    std::string word;
    re2::StringPiece rest { text.data(), text.size() };
    while (re2::RE2::FindAndConsume(&rest, pattern, &word))
        words.insert(word);
    return words;
}

// Of the body and of every header.
inline Words words_in(Answer const& answer)
{
    auto words = words_in(answer.body);
    for (auto const& [name, value] : answer.headers)
        words.merge(words_in(value));
    return words;
}

inline Words common_to(Words const& some, Words const& others)
{
    Words both;
    std::ranges::set_intersection(some, others, std::inserter(both, both.end()));
    return both;
}

// What of the secrets is told to somebody who may know these.
inline Words betrayed(auto const& told, Words const& secrets, Words const& may_know)
{
    Words all;
    auto const known = common_to(words_in(told), secrets);
    std::ranges::set_difference(known, may_know, std::inserter(all, all.end()));
    return all;
}

// One of everything, with words in it that stand nowhere else.
struct PlantedEstate : Estate {
    explicit PlantedEstate(db::Database& database) : Estate(database, "Acme")
    {
        events::set_follower(app::tell_news);
        connect();
        write([&](db::Transaction& tx) { persons::make_operator(tx, ann.person); });
        carry_out_all();
        for (auto const* twin : { "zqone@twin.test", "zqother@twin.test" })
            made_contact(twin);
        for (auto actor : { ann, bob }) {
            actor.name = "Zqface" + actor.name;
            photograph(actor);
        }
        WholeApi whole { database };
        auto anns = signed_in(whole.api, database, ann);
        auto bobs = signed_in(whole.api, database, bob);
        auto const all = ids();
        auto plant = [&](Browser& browser, http::Method method, std::string const& where, std::string const& what) {
            auto const answer = browser.send(method, path(filled(where, all)), what);
            EXPECT_LT(answer.status, 300) << where << ' ' << answer.body;
        };
        using enum http::Method;
        for (auto const& [where, what] : planted)
            plant(anns, Patch, std::string { where }, filled(what, all));
        plant(anns, Patch, "/users/" + ann.membership.text(),
            R"({"last_name":"Zqlee","phone":"+41446681801","department":"zqboard"})");
        plant(anns, Put, "/sign-up-links/{link}", R"({"name":"zqfair"})");
        plant(anns, Post, "/orders", R"({"product":"voice","quantity":1,"note":"zqorder"})");
        plant(anns, Post, "/roles", R"({"name":"zqdesk","permissions":["audit.view"]})");
        plant(anns, Post, "/invitations/{invitation}/resend", "");
        plant(anns, Put, "/teams/{team}/members/{user}", "");
        plant(anns, Put, "/client-groups/{client_group}/members/{client}", "");
        plant(anns, Post, "/blocks", R"({"who":")" + stranger().membership.text() + R"("})");
        plant(anns, Patch, "/profile", R"({"headline":"zqleads"})");
        plant(bobs, Patch, "/profile", R"({"headline":"zqflies"})");
        EXPECT_EQ(bobs.patch("/api/v1/me",
                          R"({"pronouns":"zqthey","recovery_email":"zqbob@mail.test",)"
                          R"("current_password":"purple lantern drifts north"})")
                      .status,
            200);
        EXPECT_EQ(bobs.send(Put, "/api/v1/me/presence", R"({"status":"busy","text":"zqlunch"})").status, 200);
        whose_own = words_in("ZqfaceAnn ZqfaceBob");
        for (auto const* page : { "", "/presence", "/avatar", "/tokens", "/sessions" })
            whose_own.merge(words_in(bobs.get("/api/v1/me" + std::string { page })));
        whose_own.merge(words_in(anns.get("/api/v1/me")));
    }

    ~PlantedEstate() { events::set_follower(nullptr); }

    static constexpr std::pair<std::string_view, std::string_view> planted[] = {
        { "", R"({"support":{"name":"Zqhelp","email":"zqhelp@help.test","phone":"+41446681802"}})" },
        { "/settings", R"({"notice":"zqnotice","signup_help_url":"https://help.test/zqurl"})" },
        { "/users/{user}",
            R"({"roles":["user","{role}"],"first_name":"Zqbob","job_title":"zqpilot","department":"zqhangar",)"
            R"("employee_id":"zq007","phone":"+41446681803"})" },
        { "/clients/{client}", R"({"first_name":"Zqcarl","company":"zqfirm","phone":"+41446681804"})" },
        { "/client-groups/{client_group}", R"({"name":"zqcircle","description":"zqround"})" },
        { "/workspaces/{workspace}", R"({"name":"zqroom"})" },
        { "/teams/{team}", R"({"name":"zqsales"})" },
        { "/roles/{role}", R"({"name":"zqauditor"})" },
        { "/contact-cards/{contact_card}", R"({"last_name":"Zqdoe","mobile":"+41446681805"})" },
        { "/accounting",
            R"({"company":"zqinc","address":"zqstreet","reference":"zqref","email":"zqbills@acme.test"})" },
        { "/identity-providers/{provider}", R"({"name":"zqlogin","client_id":"zqclient"})" },
    };
    Words whose_own; // what stands with the logins of its people
};

// Who can be looked up by everybody who has an account: those of other accounts.
inline Words shown_elsewhere(db::Database& database, Business const& business)
{
    auto const ids = database.read_now([&](db::Transaction& tx) {
        return tx.all(db::read_text, "select id from memberships where account_id = $1", business.account.id);
    });
    Words words { ids.begin(), ids.end() };
    words.insert(business.account.id.text());
    return words;
}

// All that its rows hold now, of whichever table.
inline Words secrets_of(PlantedEstate& estate, db::Engine engine)
{
    auto words = words_in(dump(estate.engine, engine, estate.account.id));
    words.insert(estate.whose_own.begin(), estate.whose_own.end());
    return words;
}

}
