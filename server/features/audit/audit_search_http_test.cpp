// Looking through the log, handing it out, and whether it is whole.

#include "events/search.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::audit {
namespace {

using tests::Answer;

class AuditSearchTest : public tests::UserManagement {
protected:
    Answer audit(std::string const& query) { return as_eve.get(path("/audit?" + query)); }
    // Operations of the first page.
    static std::string operations_in(Answer const& page)
    {
        std::string all;
        for (int i = 0; !page.at("/items/" + std::to_string(i)).empty(); ++i)
            all += page.at("/items/" + std::to_string(i) + "/operation") + ' ';
        return all;
    }
    // Of every page; how often it was asked goes into `requests`.
    std::string all_operations(std::string const& query)
    {
        std::string all;
        std::string cursor;
        for (requests = 1; requests < 100; ++requests) {
            auto const page = audit(query + cursor);
            all += operations_in(page);
            if (page.at("/next_cursor") == "null")
                break;
            cursor = "&cursor=" + page.at("/next_cursor");
        }
        return all;
    }
    void change_bob(std::string const& body) { EXPECT_EQ(as_eve.patch(at(bob), body).status, 200) << body; }
    void record_many(int count)
    {
        acme.write([&](db::Transaction& tx) {
            for (int i = 0; i < count; ++i)
                events::record(tx, acme.account.id, {}, "thing.done", { "thing", "t", "Thing" });
        });
    }

    int requests = 0;
};
KITH_ON_BOTH_ENGINES(AuditSearchTest);

// ui 15: who did it, to whom, what, when.
TEST_P(AuditSearchTest, finds_by_who_did_what_to_whom)
{
    change_bob(R"({"job_title":"Clerk"})");
    change_bob(R"({"licenses":["suite"]})");
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.patch(path("/profile"), R"({"headline":"Flies"})").status, 200);
    auto const bobs = bob.membership.text();
    EXPECT_EQ(operations_in(audit("actor=" + bobs)), "profile.changed invitation.accepted membership.joined ");
    EXPECT_EQ(operations_in(audit("actor=" + eve.membership.text())),
        "membership.updated license.assigned membership.updated invitation.accepted membership.joined ");
    EXPECT_EQ(operations_in(audit("target=" + bobs + "&operation=membership.updated")),
        "membership.updated membership.updated ");
    EXPECT_EQ(operations_in(audit("operation=license")), "license.assigned ");
    EXPECT_EQ(operations_in(audit("operation=licens")), "") << "a category is a whole word";
    EXPECT_EQ(operations_in(audit("operation=profile&actor=" + bobs)), "profile.changed ");
    EXPECT_EQ(operations_in(audit("operation=profile&actor=" + eve.membership.text())), "");
    EXPECT_EQ(audit("operation=profile").at("/items/0/category"), "profile");
}

TEST_P(AuditSearchTest, finds_a_part_of_what_an_entry_says)
{
    change_bob(R"({"job_title":"Zoölogist"})");
    EXPECT_EQ(operations_in(audit("q=zoologist")), "membership.updated ") << "in what changed, without its marks";
    EXPECT_EQ(operations_in(audit("q=PROFILE")), "");
    EXPECT_NE(operations_in(audit("q=bob")).find("membership.updated"), std::string::npos);
    EXPECT_EQ(operations_in(audit("q=%22%27%3B--")), "");
}

TEST_P(AuditSearchTest, finds_by_time)
{
    auto const before = in(0ms);
    clock.by(24h);
    as_eve.log_in("eve@acme.test");
    auto const between = in(0ms);
    clock.by(1s);
    change_bob(R"({"job_title":"Clerk"})");
    clock.by(1s);
    auto const after = in(0ms);
    EXPECT_EQ(operations_in(audit("from=" + between)), "membership.updated ");
    EXPECT_EQ(operations_in(audit("from=" + between + "&to=" + after)), "membership.updated ");
    EXPECT_EQ(operations_in(audit("from=" + before + "&to=" + between)), "");
    EXPECT_EQ(operations_in(audit("from=" + after)), "");
    EXPECT_EQ(operations_in(audit("to=" + before)), all_operations("to=" + between));
}

// What it costs does not grow with the log: a page may be empty and still lead on.
TEST_P(AuditSearchTest, goes_through_a_long_log_in_steps)
{
    change_bob(R"({"job_title":"Clerk"})");
    record_many(12000);
    EXPECT_EQ(all_operations("operation=profile"), "");
    EXPECT_EQ(requests, 3);
    EXPECT_EQ(all_operations("q=clerk"), "membership.updated ");
    EXPECT_EQ(all_operations("target=" + bob.membership.text() + "&limit=1&operation=membership.updated"),
        "membership.updated ");
    EXPECT_EQ(operations_in(audit("operation=membership.updated")), "membership.updated ") << "an index leads there";
    EXPECT_EQ(operations_in(audit("actor=" + eve.membership.text() + "&limit=1")), "membership.updated ");
}

TEST_P(AuditSearchTest, is_asked_in_its_own_words)
{
    for (auto const* query : { "from=yesterday", "to=1", "cursor=x", "limit=0", "limit=201", "unknown=1" })
        EXPECT_EQ(audit(query).problem(), "400 malformed") << query;
    EXPECT_EQ(audit("q=" + std::string(201, 'x')).problem(), "400 malformed");
    EXPECT_EQ(as_eve.get(path("/audit/export")).problem(), "400 malformed");
    EXPECT_EQ(as_eve.get(path("/audit/export?format=xml")).problem(), "400 malformed");
    EXPECT_EQ(as_eve.get(path("/audit/verify?after=-1")).problem(), "400 malformed");
    auto as_bob = signed_in(bob);
    for (auto const* more : { "/audit?q=x", "/audit/export?format=csv", "/audit/verify" })
        EXPECT_EQ(as_bob.get(path(more)).problem(), "403 forbidden") << more;
}

// What a spreadsheet would run is text.
TEST_P(AuditSearchTest, is_handed_out_without_formulas)
{
    acme.write([&](db::Transaction& tx) {
        events::record(tx, acme.account.id, { "member", "=1+1", "=cmd|' /C calc'!A0" }, "thing.done",
            { "thing", "+1", "@\"sum\"" }, R"({"a":"b,c"})");
    });
    auto const csv = as_eve.get(path("/audit/export?format=csv&operation=thing.done"));
    EXPECT_EQ(csv.content_type, "text/csv; charset=utf-8");
    EXPECT_EQ(csv.header("Content-Disposition"), "attachment; filename=audit.csv");
    EXPECT_TRUE(csv.body.starts_with("seq,at,category,operation,")) << csv.body;
    EXPECT_NE(csv.body.find(R"("'=1+1","'=cmd|' /C calc'!A0",thing,"'+1","'@""sum""",,,"{""a"":""b,c""}")"),
        std::string::npos)
        << csv.body;
    auto const lines = as_eve.get(path("/audit/export?format=jsonl&operation=thing.done"));
    EXPECT_EQ(lines.content_type, "application/jsonl");
    EXPECT_NE(lines.body.find(R"("actor_name":"=cmd|' /C calc'!A0")"), std::string::npos) << lines.body;
    EXPECT_NE(lines.body.find(R"("data":{"a":"b,c"})"), std::string::npos);
    EXPECT_EQ(lines.body.back(), '\n');
}

// In parts: each leads to the next, and only the first has a head.
TEST_P(AuditSearchTest, is_handed_out_whole)
{
    record_many(4500);
    std::size_t lines = 0;
    std::size_t heads = 0;
    auto target = path("/audit/export?format=csv");
    for (int part = 0; part < 10 && !target.empty(); ++part) {
        auto const csv = as_eve.get(target);
        lines += static_cast<std::size_t>(std::ranges::count(csv.body, '\n'));
        heads += csv.body.starts_with("seq,");
        auto const link = csv.header("Link");
        target = link.empty() ? "" : link.substr(1, link.find('>') - 1);
    }
    EXPECT_EQ(heads, 1u);
    EXPECT_EQ(lines, static_cast<std::size_t>(last_event()) + 1);
}

class AuditChainTest : public tests::UserManagement {
protected:
    void TearDown() override {} // the check finds what these tests break
    void tamper(std::string const& sql)
    {
        acme.write([&](db::Transaction& tx) { EXPECT_EQ(tx.run(sql, acme.account.id), 1) << sql; });
    }
};
KITH_ON_BOTH_ENGINES(AuditChainTest);

TEST_P(AuditChainTest, is_verified_in_parts)
{
    acme.write([&](db::Transaction& tx) {
        for (int i = 0; i < 2500; ++i)
            events::record(tx, acme.account.id, {}, "thing.done", { "thing", "t", "Thing" });
    });
    auto const first = as_eve.get(path("/audit/verify"));
    EXPECT_EQ(first.at("/through") + first.at("/intact") + first.at("/is_end"), "2000truefalse");
    EXPECT_EQ(first.at("/last"), std::to_string(last_event()));
    auto const second = as_eve.get(path("/audit/verify?after=2000"));
    EXPECT_EQ(
        second.at("/through") + second.at("/intact") + second.at("/is_end"), std::to_string(last_event()) + "truetrue");
    tamper("update events set actor_name = 'Nobody' where account_id = $1 and seq = 3");
    EXPECT_EQ(as_eve.get(path("/audit/verify")).at("/intact"), "false");
    EXPECT_EQ(as_eve.get(path("/audit/verify")).at("/findings/0"), "event 3 was changed after it was written");
    EXPECT_EQ(as_eve.get(path("/audit/verify?after=2000")).at("/intact"), "true") << "the other part is whole";
    tamper("delete from events where account_id = $1 and seq = 2001");
    EXPECT_EQ(as_eve.get(path("/audit/verify?after=2000")).at("/findings/0"), "event 2001 is missing");
}

}
}
