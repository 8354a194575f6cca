// Who may call what, by the table of operations.h, and what each then reads.

#include "security/estate.h"
#include "support/database.h"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <set>

namespace kith {
namespace {

using tests::Browser;
using tests::Operation;
using tests::operations;

class RoleMatrixTest : public DatabaseTest {
protected:
    RoleMatrixTest()
    {
        acme.set({ .auto_signup = false });
        acme.set_total("suite", 1000);
        acme.set_total("voice", 1000);
    }

    // In the order of role_columns.
    std::vector<Actor> one_of_each()
    {
        auto holder = [&](std::string const& name, std::string const& right) {
            return acme.joined(name, Rights { Role::User, { right } });
        };
        return { acme.ann, acme.eve, acme.joined("Mia", tests::manager), acme.bob, holder("Sue", "manage:suite"),
            holder("Vic", "manage:voice"), holder("Abe", "accounting"), acme.kim };
    }
    std::vector<Browser> signed_in()
    {
        std::vector<Browser> all;
        for (auto const& actor : one_of_each()) {
            tests::set_visible(acme, actor, true);
            all.push_back(tests::signed_in(whole.api, database(), actor));
        }
        return all;
    }

    // New ones for each call, so that none finds what another has left.
    tests::Ids ids_for(Operation const& operation)
    {
        auto const number = std::to_string(++targets);
        auto ids = acme.ids();
        bool const is_awaiting = operation.path.ends_with("/approve") || operation.path.ends_with("/refuse");
        if (operation.has("{user}") && !operation.has("/avatar"))
            ids["{user}"] = acme.joined("User" + number).membership.text();
        if (operation.has("{invitation}"))
            ids["{invitation}"] = acme.invited_by(is_awaiting ? guy : acme.ann, "Guest" + number).value().id.text();
        if (operation.has("{order}"))
            ids["{order}"] = acme.ordered().id.text();
        if (operation.has("{role}"))
            ids["{role}"] = acme.made_role("Target " + number).role.id.text();
        if (operation.has("{team}"))
            ids["{team}"] = acme.made_team("Target " + number).id.text();
        if (operation.has("{contact_card}") || operation.input.contains("{contact_card}"))
            ids["{contact_card}"] = acme.made_contact("target" + number + "@elsewhere.test").id.text();
        if (operation.has("{client}") || operation.input.contains("{client}"))
            ids["{client}"] = acme.made_client("Client" + number).member.id.text();
        if (operation.has("{client_group}"))
            ids["{client_group}"] = acme.made_group("Target " + number).id.text();
        if (operation.has("{merge}"))
            ids["{merge}"] = acme.made_merge("merged" + number).id.text();
        if (operation.has("{workspace}"))
            ids["{workspace}"] = acme.made_workspace("Target " + number).id.text();
        if (operation.has("{domain}"))
            ids["{domain}"] = acme.made_domain("target" + number + ".example").id.text();
        if (operation.has("{provider}"))
            ids["{provider}"] = acme.made_provider("Target " + number).id.text();
        if (operation.has("{link}"))
            ids["{link}"] = acme.made_link("Target " + number).id.text();
        if (operation.has("{sign_up}"))
            ids["{sign_up}"] = sign_up_for(number).text();
        if (operation.has("{connection}"))
            ids["{connection}"] = acme.made_connection(stage_for(operation)).id.text();
        if (operation.has("{contact}"))
            ids["{contact}"] = "internal:" + acme.joined("Contact" + number).membership.text();
        if (operation.input.contains("{stranger}"))
            ids["{stranger}"] = acme.stranger().membership.text();
        review_for(operation, ids);
        acme.carry_out_all();
        if (operation.has("{job}"))
            ids["{job}"] = job_for(operation, "job" + number);
        return ids;
    }
    // One that is open, with somebody about whom nobody has decided; or room for another one.
    void review_for(Operation const& operation, tests::Ids& ids)
    {
        if (operation.input.contains("{due}")) {
            acme.call_off_reviews();
            ids["{due}"] = to_text(wall_clock() + Days { 14 });
        }
        if (!operation.path.ends_with("/call-off") && !operation.path.ends_with("/decisions"))
            return;
        auto const client = acme.made_client("Asked" + std::to_string(targets)).member.id;
        auto const review = acme.made_review();
        ids["{client}"] = client.text();
        ids["{review}"] = review.id.text();
        ids["{seen}"] = acme.seen_of(review, client);
    }
    static tests::Estate::Stage stage_for(Operation const& operation)
    {
        using enum tests::Estate::Stage;
        bool const answers = operation.path.ends_with("/accept") || operation.path.ends_with("/decline");
        return answers ? WasAsked : operation.path.ends_with("/cancel") ? Asked : Accepted;
    }
    sign_ups::SignUpId sign_up_for(std::string const& number)
    {
        acme.set({ .auto_signup = true });
        auto const waits = acme.made_sign_up("Sign" + number);
        acme.set({ .auto_signup = false });
        return waits;
    }
    std::string job_for(Operation const& operation, std::string const& name)
    {
        auto const job = acme.made_job(name, !operation.path.ends_with("/undo"));
        if (!operation.path.ends_with("/cancel"))
            acme.carry_out(job.id);
        return job.id.text();
    }
    static int expected(char sign, int success) { return sign == '+' ? success : sign == '-' ? 403 : 404; }

    int targets = 0;
    tests::Estate acme { database(), "Acme" };
    connections::ConnectionId connected = acme.connect();
    Actor guy = acme.joined("Guy");
    tests::WholeApi whole { database() };
    std::map<std::string, int> const published = tests::published_operations();
};
KITH_ON_BOTH_ENGINES(RoleMatrixTest);

// TEN-04, S0-07: and the control of TEN-01, because whoever may succeeds.
TEST_P(RoleMatrixTest, is_as_the_table_says)
{
    auto browsers = signed_in();
    for (auto const& operation : operations) {
        if (!operation.is_of_an_account())
            continue;
        for (std::size_t i = 0; i < browsers.size(); ++i) {
            auto const answer = tests::send(browsers[i], operation, ids_for(operation));
            EXPECT_EQ(answer.status, expected(operation.by_role[i], published.at(operation.text())))
                << operation.text() << " by " << tests::role_columns[i] << ' ' << answer.body;
        }
    }
}

// TEN-04: what somebody may not do is refused before his body is read.
TEST_P(RoleMatrixTest, refuses_before_it_reads)
{
    auto browsers = signed_in();
    for (auto const& operation : operations) {
        for (std::size_t i = 0; i < operation.by_role.size(); ++i) {
            bool const is_named_in_body = operation.by_role[i] == '0' && !operation.names_one();
            if (operation.by_role[i] == '+' || operation.method == "GET" || is_named_in_body)
                continue;
            auto const path = "/api/v1" + tests::filled(operation.path, acme.ids());
            tests::UploadsCsv const uploading { browsers[i], operation };
            EXPECT_EQ(browsers[i].send(operation.verb(), path, R"({"no_such_field":1})").problem(),
                operation.by_role[i] == '0' ? "404 not_found" : "403 forbidden")
                << operation.text() << " by " << tests::role_columns[i];
        }
    }
}

// TEN-04: a grant is for its product and no other.
TEST_P(RoleMatrixTest, a_grant_opens_one_product_only)
{
    auto browsers = signed_in();
    for (auto const& operation : operations) {
        if (!operation.has("{product}") || !operation.is_of_an_account())
            continue;
        for (std::size_t i = 0; i < browsers.size(); ++i) {
            auto ids = ids_for(operation);
            ids["{product}"] = "voice";
            std::size_t const mirrored = i == 4 ? 5 : i == 5 ? 4 : i;
            EXPECT_EQ(tests::send(browsers[i], operation, ids).status,
                expected(operation.by_role[mirrored], published.at(operation.text())))
                << operation.text() << " by " << tests::role_columns[i];
        }
    }
}

// INV-16, INV-17: who may give what by an invitation.
TEST_P(RoleMatrixTest, nobody_gives_by_an_invitation_what_he_has_not)
{
    auto const custom = acme.auditor.role.id.text();
    std::pair<std::string, std::string_view> const gifts[] = { { R"("roles":["legal_representative"])", "+-------" },
        { R"("roles":["administrator"])", "++------" }, { R"("roles":["manager"])", "++------" },
        { R"("roles":["user"])", "++++++++" }, { R"("roles":["user",")" + custom + "\"]", "++------" },
        { R"("grants":{"manage":["suite"]})", "++------" }, { R"("grants":{"manage":["voice"]})", "++------" },
        { R"("grants":{"accounting":true})", "++------" }, { R"("licenses":["suite"])", "++--+---" },
        { R"("licenses":["voice"])", "++---+--" }, { R"("licenses":["suite","voice"])", "++------" },
        { R"("licenses":["suite"],"roles":["administrator"])", "++------" } };
    auto browsers = signed_in();
    for (auto const& [gift, by_role] : gifts) {
        for (std::size_t i = 0; i < browsers.size(); ++i) {
            auto const body = tests::filled(
                R"({"kind":"internal","first_name":"New","last_name":"Lee","email":"gift{n}@acme.test",)", {});
            auto const answer = browsers[i].post(acme.path("/invitations"), body + gift + '}');
            EXPECT_EQ(answer.status, expected(by_role[i], 201))
                << gift << " by " << tests::role_columns[i] << ' ' << answer.body;
        }
    }
}

// TEN-04: nor by changing a user, oneself included, or by a role of one's own.
TEST_P(RoleMatrixTest, an_administrator_does_not_make_himself_more)
{
    auto eve = tests::signed_in(whole.api, database(), acme.eve);
    for (auto const& user : { acme.eve, acme.bob }) {
        auto const path = acme.path("/users/" + user.membership.text());
        EXPECT_EQ(eve.patch(path, R"({"roles":["legal_representative"]})").problem(), "403 cannot_grant");
    }
    auto const anns = acme.path("/users/" + acme.ann.membership.text());
    for (auto const* body : { R"({"roles":["user"]})", R"({"active":false})", R"({"email":"eve2@acme.test"})",
             R"({"ends":[{"of":"membership","at":"2099-01-01T00:00:00Z"}]})" })
        EXPECT_EQ(eve.patch(anns, body).problem(), "403 forbidden") << body;
    EXPECT_EQ(eve.remove(anns).problem(), "403 forbidden");
    EXPECT_EQ(eve.post(acme.path("/roles"), R"({"name":"King","permissions":["role.assign_legal_representative"]})")
                  .problem(),
        "403 cannot_grant");
    auto const role = acme.path("/roles/" + acme.auditor.role.id.text());
    EXPECT_EQ(eve.patch(role, R"({"permissions":["role.assign_legal_representative"]})").problem(), "403 cannot_grant");
    acme.set({ .auto_signup = false, .administrators_manage_products = false });
    EXPECT_EQ(
        eve.patch(acme.path("/users/" + acme.eve.membership.text()), R"({"grants":{"manage":["suite"]}})").problem(),
        "403 cannot_grant");
}

// The names of the members of an object.
std::set<std::string> names_in(std::string const& json)
{
    std::set<std::string> names;
    boost::json::error_code error;
    auto const value = boost::json::parse(json, error);
    if (auto const* object = value.if_object()) {
        for (auto const& member : *object)
            names.emplace(member.key());
    }
    return names;
}

std::set<std::string> with(std::set<std::string> names, std::set<std::string> const& more)
{
    names.insert(more.begin(), more.end());
    return names;
}

// TEN-05: which members a reader finds, per role; nothing but these.
TEST_P(RoleMatrixTest, shows_only_these_fields)
{
    auto browsers = signed_in();
    std::set<std::string> const user { "id", "person_id", "first_name", "last_name", "display_name", "email", "phone",
        "job_title", "department", "employee_id", "roles", "licenses", "grants", "teams", "state",
        "call_recording_enabled", "ends", "last_seen_at", "created_at", "name_warning", "avatar_url", "pronouns" };
    std::set<std::string> const invitation { "id", "kind", "first_name", "last_name", "email", "roles", "licenses",
        "grants", "teams", "channels", "workspace", "state", "approval", "message", "delivery", "force_email", "source",
        "invited_by", "sent_at", "expires_at", "created_at", "decline_reason", "awaiting_confirmation_of" };
    struct Reading {
        std::string path;
        std::string pointer;
        std::set<std::string> fields;
        std::string_view by_role;
    };
    Reading const readings[] = { { acme.path("/users"), "/items/0", user, "++------" },
        { acme.path("/users/" + acme.bob.membership.text()), "",
            with(user, { "had", "pending_email", "has_second_factor" }), "++------" },
        { acme.path("/products/suite/users"), "/items/0", user, "++--+---" },
        { acme.path("/invitations"), "/items/0", invitation, "++------" },
        { acme.path("/invitations/" + acme.zoe.id.text()), "", invitation, "++------" },
        { acme.path("/products"), "/items/0", { "slug", "name", "total", "assigned", "reserved", "available" },
            "++--++--" },
        { acme.path("/products/suite/ledger"), "/items/0", { "id", "slot", "holder", "from", "until" }, "++--+---" },
        { acme.path("/contact-cards/" + acme.contact.id.text()), "",
            { "id", "kind", "first_name", "last_name", "email", "mobile", "is_colleague", "created_at", "updated_at" },
            "+0000000" },
        { acme.path("/clients/" + acme.client.member.id.text()), "",
            { "id", "display_name", "first_name", "last_name", "email", "phone", "company", "state", "avatar_url",
                "mapped_users", "groups", "invitation", "sponsor", "valid_until", "created_at" },
            "++000000" },
        { acme.path("/client-groups/" + acme.circle.id.text()), "",
            { "id", "name", "description", "managers", "member_count", "created_by", "may_change", "created_at",
                "members" },
            "++000000" },
        { acme.path("/workspaces/" + acme.room.id.text()), "",
            { "id", "name", "host", "owner", "member_count", "archived", "may_change", "may_invite", "last_activity_at",
                "created_at", "members", "shared_with" },
            "+0000000" },
        { acme.path("/reviews"), "/items/0",
            { "id", "role", "state", "undecided", "started_by", "started_at", "due_at", "closed_at", "called_off",
                "may_run", "totals" },
            "++------" },
        { acme.path("/reviews/" + acme.review.id.text() + "/people"), "/items/0",
            { "id", "display_name", "email", "kind", "state", "created_at", "last_seen_at", "valid_until", "added_by",
                "reviewer", "outcome", "until", "because", "decided_by", "decided_at", "may_decide", "seen" },
            "++000000" },
        { acme.path("/domains"), "/items/0",
            { "id", "name", "state", "proof", "record", "finding", "found", "looked_at", "proved_at", "missed",
                "lapsed_at", "created_at" },
            "++------" },
        { acme.path("/identity-providers"), "/items/0",
            { "id", "preset", "state", "name", "address", "issuer", "client_id", "client_auth", "redirect_uri",
                "backchannel_uri", "jwks_uri", "people", "last_used_at", "version", "created_at" },
            "++------" },
        { acme.path("/sign-up-links"), "/items/0",
            { "id", "name", "state", "url", "needs_approval", "domain", "max_uses", "uses", "expires_at", "created_by",
                "version", "created_at" },
            "++------" },
        { acme.path("/sign-ups"), "/items/0",
            { "id", "state", "way", "came_by", "first_name", "last_name", "email", "user_id", "decided_by",
                "created_at", "decided_at" },
            "++------" },
        { acme.path("/connections/" + acme.connection.text()), "",
            { "id", "kind", "state", "is_suspended", "direction", "person", "owner", "is_mine", "note", "scopes",
                "expires_at", "share_with_colleagues", "is_blocked", "requested_at", "decided_at" },
            "++000000" },
        { acme.path("/directory?q=stranger"), "/items/0",
            { "id", "account_id", "display_name", "first_name", "last_name", "job_title", "headline", "pronouns",
                "company", "relation", "connection_id", "connected_through" },
            "++++++++" },
        { acme.path("/contacts"), "/items/0",
            { "ref", "kind", "id", "display_name", "first_name", "last_name", "email", "phone", "company", "job_title",
                "pronouns", "avatar_url", "may", "shared_by", "presence", "state", "member_count", "is_own" },
            "++++++++" },
        { acme.path("/audit"), "/items/0",
            { "id", "seq", "category", "operation", "actor", "target", "data", "at", "address", "request_id", "device",
                "via", "via_name" },
            "++-----+" },
        { acme.path(), "",
            { "id", "name", "slug", "kind", "visibility", "support", "signup_help_url", "notice", "created_at" },
            "++++++++" } };
    for (auto const& [path, pointer, fields, by_role] : readings) {
        for (std::size_t i = 0; i < browsers.size(); ++i) {
            auto const answer = browsers[i].get(path);
            EXPECT_EQ(answer.status, expected(by_role[i], 200)) << path << " by " << tests::role_columns[i];
            auto const shown = pointer.empty() ? answer.body : answer.at(pointer);
            if (by_role[i] == '+') {
                EXPECT_EQ(names_in(shown), fields) << path << " by " << tests::role_columns[i];
            }
        }
    }
}

// TEN-05: of lists that several read, each sees his part.
TEST_P(RoleMatrixTest, shows_each_his_part)
{
    auto browsers = signed_in();
    auto products = [&](std::size_t i) {
        auto const listed = browsers[i].get(acme.path("/products"));
        return listed.at("/items/0/slug") + ' ' + listed.at("/items/1/slug");
    };
    EXPECT_EQ(products(1), "suite voice");
    EXPECT_EQ(products(4), "suite ");
    EXPECT_EQ(products(5), "voice ");
    auto const bobs = acme.invited_by(acme.bob, "Una").value();
    for (std::size_t i : { 2u, 3u, 4u, 6u, 7u }) {
        auto const mine = browsers[i].get(acme.path("/invitations?mine=true&total=true"));
        EXPECT_EQ(mine.at("/total"), i == 3 ? "1" : "0") << "TEN-17";
        EXPECT_EQ(mine.at("/items/0/id"), i == 3 ? bobs.id.text() : "");
        auto const others = acme.path("/users/" + acme.ann.membership.text() + "/why?permission=users.manage");
        EXPECT_EQ(browsers[i].get(others).problem(), "403 forbidden");
        auto const about = acme.path("/can?permission=users.manage&user=" + acme.ann.membership.text());
        EXPECT_EQ(browsers[i].get(about).problem(), "403 forbidden");
    }
}

// TEN-04: his own invitation is his, the yes to it is not.
TEST_P(RoleMatrixTest, who_invites_does_not_approve)
{
    auto bob = tests::signed_in(whole.api, database(), acme.bob);
    auto const path = acme.path("/invitations/" + acme.invited_by(acme.bob, "Una").value().id.text());
    EXPECT_EQ(bob.get(path).at("/approval"), "awaiting");
    EXPECT_EQ(bob.post(path + "/approve").problem(), "403 forbidden");
    EXPECT_EQ(bob.post(path + "/refuse").problem(), "403 forbidden");
    EXPECT_EQ(bob.post(path + "/resend").status, 200);
    EXPECT_EQ(bob.post(path + "/revoke").status, 200);
}

}
}
