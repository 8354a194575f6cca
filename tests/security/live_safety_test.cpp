// Every live frame, while everything happens that can: people outside hear what is theirs, and nothing of the rest.

#include "app/frames.h"
#include "security/outside.h"
#include "support/database.h"
#include "support/live_server.h"

#include <re2/re2.h>

namespace kith {
namespace {

using tests::Browser;
using tests::operations;
using tests::Outsider;
using tests::Words;

// Beside those of events; and all that somebody outside may hear of this account.
constexpr std::string_view of_no_event[] = { "hello", "presence.changed" };
constexpr std::string_view for_clients[] = { "hello", "presence.changed", "workspace.updated", "me.updated" };

struct Listener {
    Outsider* who = nullptr; // nobody: a user, who may hear it all
    tests::WebSocketClient socket;
    std::vector<std::string> heard = {};

    // All that is said until then.
    void listen_until(std::string const& last)
    {
        for (auto text = socket.receive(); !text.empty(); text = socket.receive()) {
            heard.push_back(text);
            if (text.contains(last))
                return;
        }
        ADD_FAILURE() << "never heard " << last;
    }
    std::set<std::string> types() const
    {
        std::set<std::string> all;
        std::string type;
        for (auto const& text : heard) {
            if (RE2::PartialMatch(text, R"re("type":"([a-z_.]+)")re", &type))
                all.insert(type);
        }
        return all;
    }
};

class LiveSafetyTest : public DatabaseTest {
protected:
    Listener connect(std::string const& path, Browser const& browser, Outsider* who = nullptr)
    {
        std::string credentials = "Cookie: " + browser.cookie;
        for (auto const& [name, value] : browser.headers) {
            if (name == "authorization")
                credentials = "Authorization: " + value;
        }
        return { who, live.connect(path, credentials) };
    }
    // They look at whoever there is, as soon as they are in.
    void watch(Listener& listener)
    {
        listener.heard.push_back(listener.socket.receive());
        std::string refs;
        for (auto const& id : { acme.ann.membership, acme.bob.membership, acme.eve.membership })
            refs += R"("internal:)" + id.text() + R"(",)";
        refs += R"("connection:)" + acme.connection.text() + R"(","client:)" + acme.client.member.id.text() + '"';
        listener.socket.send_text(R"({"type":"watch","data":{"refs":[)" + refs + "]}}");
    }
    // Whatever can be done in the account, in the order that leaves most to do.
    void do_everything()
    {
        auto ids = acme.ids();
        ids["{stranger}"] = acme.stranger().membership.text();
        auto bob = tests::signed_in(whole.api, database(), acme.bob);
        bob.send(http::Method::Put, "/api/v1/me/presence", R"({"status":"away","text":"zqaway"})");
        ann.patch(acme.path("/users/" + acme.ann.membership.text()), R"({"job_title":"zqboss"})");
        acme.joined("Zqned");
        acme.made_review();
        for (bool const ends : { false, true }) {
            for (auto const& operation : operations) {
                bool const is_end = operation.method == "DELETE" || operation.path.ends_with("motion");
                bool const is_wanted = operation.method != "GET" && operation.is_of_an_account() && is_end == ends;
                if (is_wanted && !operation.has("/view-as") && !operation.has("/portal"))
                    tests::send(ann, operation, ids);
            }
            secrets.merge(tests::secrets_of(acme, GetParam()));
        }
    }
    // A room of them all, which is the last that they hear of.
    std::string end_for_clients()
    {
        std::string members;
        for (auto const& who : outside.all)
            members += who.has_portal ? ",\"client:" + who.membership + '"' : "";
        auto const made =
            ann.post(acme.path("/workspaces"), R"({"name":"Last","members":[)" + members.substr(1) + "]}");
        EXPECT_EQ(made.status, 201) << made.body;
        return made.at("/id");
    }

    tests::LiveServer live { database() };
    tests::PlantedEstate acme { database() };
    tests::WholeApi whole { database() };
    tests::Outside outside { acme, whole.api };
    Browser ann = tests::signed_in(whole.api, database(), acme.ann);
    Words secrets; // of any moment
};
KITH_ON_BOTH_ENGINES(LiveSafetyTest);

// B16, WSK-02: who has no business here has no socket.
TEST_P(LiveSafetyTest, nobody_gets_in_who_is_no_member)
{
    for (auto const& who : outside.all) {
        auto const status = connect(acme.path("/live"), who.browser).socket.status();
        auto const refused = Browser { who.browser }.get(acme.path("/live")).status;
        EXPECT_EQ(status, refused) << who.kind;
        EXPECT_EQ(status == 101, who.has_portal) << who.kind << ' ' << status;
    }
}

// B16, WSK-07: of all that happens.
TEST_P(LiveSafetyTest, nobody_outside_hears_what_is_not_his)
{
    auto anns = connect(acme.path("/live"), ann);
    watch(anns);
    std::deque<Listener> listeners;
    for (auto& who : outside.all) {
        auto const home = "/api/v1/accounts/" + who.own_account + "/live";
        if (who.has_portal || !who.own_account.empty())
            watch(listeners.emplace_back(connect(who.has_portal ? acme.path("/live") : home, who.browser, &who)));
    }
    do_everything();
    auto const last = end_for_clients();
    anns.listen_until(last);
    for (auto& listener : listeners) {
        auto& who = *listener.who;
        if (!who.has_portal)
            who.browser.patch("/api/v1/accounts/" + who.own_account + "/profile", R"({"headline":"Last"})");
        listener.listen_until(who.has_portal ? last : R"("headline":"Last")");
        who.may_know.insert({ last, "zqboss" }); // and what Ann does, who looks after him or shows herself
        for (auto const& text : listener.heard)
            EXPECT_EQ(tests::betrayed(text, secrets, who.may_know), Words {}) << who.kind << ' ' << text;
        for (auto const& type : listener.types())
            EXPECT_TRUE(!who.has_portal || std::ranges::find(for_clients, type) != std::end(for_clients))
                << who.kind << " hears " << type;
    }
    // The control: everything was said, and who may hear it did.
    auto const types = anns.types();
    for (auto const& known : { std::set<std::string> { app::frame_types.begin(), app::frame_types.end() },
             std::set<std::string> { std::begin(of_no_event), std::end(of_no_event) } })
        EXPECT_TRUE(std::ranges::includes(types, known))
            << testing::PrintToString(known) << testing::PrintToString(types);
    EXPECT_EQ(types.size(), app::frame_types.size() + std::size(of_no_event)) << testing::PrintToString(types);
}

}
}
