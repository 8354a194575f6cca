#include "events/events.h"

#include "base/fault.h"
#include "events/entries.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/parallel.h"

namespace kith::events {
namespace {

class EventsTest : public DatabaseTest {
protected:
    void SetUp() override
    {
        for (auto const& each : { account, other })
            database().write_now([&](db::Transaction& tx) { open_stream(tx, each); });
    }

    void add(std::string const& operation, std::string const& data = "{}")
    {
        database().write_now([&](db::Transaction& tx) { record(tx, account, ann, operation, target, data); });
    }
    void add_many(int count)
    {
        for (int i = 0; i < count; ++i)
            add("thing.done" + std::to_string(i));
    }
    std::vector<Event> after(std::int64_t seq, int limit = 1000)
    {
        return database().read_now([&](db::Transaction& tx) { return list_after(tx, account, seq, limit); });
    }
    std::vector<std::string> findings()
    {
        return database().read_now([&](db::Transaction& tx) { return verify(tx, account); });
    }
    void tamper(std::string const& sql)
    {
        database().write_now([&](db::Transaction& tx) { EXPECT_GE(tx.run(sql, account), 1) << sql; });
    }

    AccountId account = AccountId::make();
    AccountId other = AccountId::make();
    Source ann { "member", "m1", "Ann", { "192.0.2.1", "r1", "Firefox/140.0", Via::Token, "CRM sync" } };
    Target target { "invitation", "i1", "Bob" };
    ClockAhead clock;
};
KITH_ON_BOTH_ENGINES(EventsTest);

TEST_P(EventsTest, keep_all_they_are_told)
{
    add("invitation.sent", R"({"email":"bob@acme.test"})");
    auto const all = after(0);
    ASSERT_EQ(all.size(), 1u);
    auto const& event = all[0];
    EXPECT_EQ(event.account, account);
    EXPECT_EQ(event.seq, 1);
    EXPECT_TRUE(is_uuid(event.id));
    EXPECT_EQ(event.operation, "invitation.sent");
    EXPECT_EQ(event.source.kind + event.source.id + event.source.name, "memberm1Ann");
    EXPECT_EQ(event.source.way.address + event.source.way.request_id, "192.0.2.1r1");
    EXPECT_EQ(event.source, ann) << "also with what, and by which way";
    EXPECT_EQ(event.target.kind + event.target.id + event.target.name, "invitationi1Bob");
    EXPECT_EQ(event.data, R"({"email":"bob@acme.test"})");
    EXPECT_EQ(event.previous_hash, "");
    EXPECT_EQ(event.hash.size(), 64u);
}

TEST_P(EventsTest, are_listed_from_either_end)
{
    add_many(5);
    auto seqs = [](std::vector<Event> const& events) {
        std::string all;
        for (auto const& event : events)
            all += std::to_string(event.seq);
        return all;
    };
    EXPECT_EQ(seqs(after(0)), "12345");
    EXPECT_EQ(seqs(after(2, 2)), "34");
    EXPECT_EQ(seqs(after(5)), "");
    database().read_now([&](db::Transaction& tx) {
        EXPECT_EQ(seqs(list_before(tx, account, 0, 2)), "54");
        EXPECT_EQ(seqs(list_before(tx, account, 4, 10)), "321");
        EXPECT_EQ(seqs(list_before(tx, account, 1, 10)), "");
        EXPECT_EQ(last_seq(tx, account), 5);
        EXPECT_EQ(last_seq(tx, other), 0);
        EXPECT_TRUE(list_after(tx, other, 0, 10).empty());
    });
}

TEST_P(EventsTest, are_recorded_many_at_once)
{
    add("account.created");
    database().write_now([&](db::Transaction& tx) {
        record_all(tx, account, ann, {});
        record_all(tx, account, ann, { { "thing.begun", target, R"({"n":1})" }, { "thing.ended", target } });
    });
    add("thing.forgotten");
    std::string told;
    for (auto const& event : after(0))
        told += std::to_string(event.seq) + event.operation + event.data + ' ';
    EXPECT_EQ(told, R"(1account.created{} 2thing.begun{"n":1} 3thing.ended{} 4thing.forgotten{} )");
    EXPECT_TRUE(findings().empty());
}

TEST_P(EventsTest, are_numbered_without_gaps_by_many_at_once)
{
    tests::in_parallel(8, 200, [&](int i) {
        auto result = database().write_now([&](db::Transaction& tx) -> Result<void> {
            record(tx, account, ann, "thing.done", target);
            return i % 4 == 0 ? refuse("changed_my_mind") : Result<void> {};
        });
        return result.has_value();
    });
    auto const all = after(0);
    ASSERT_EQ(all.size(), 150u) << "what was rolled back took no number";
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i].seq, static_cast<std::int64_t>(i) + 1);
        EXPECT_EQ(all[i].previous_hash, i == 0 ? "" : all[i - 1].hash);
    }
    EXPECT_TRUE(findings().empty());
}

TEST_P(EventsTest, wake_who_follows_them_after_the_commit)
{
    std::vector<std::string> woken;
    std::mutex mutex;
    database().on_commit([&](std::vector<std::string> const& topics) {
        std::lock_guard const lock { mutex };
        woken.insert(woken.end(), topics.begin(), topics.end());
    });
    add("thing.done");
    database().write_now([&](db::Transaction& tx) -> Result<void> {
        record(tx, account, ann, "thing.undone", target);
        return refuse("changed_my_mind");
    });
    database().on_commit({});
    std::lock_guard const lock { mutex };
    EXPECT_EQ(woken, (std::vector<std::string> { "account:" + account.text() }));
}

TEST_P(EventsTest, cannot_be_recorded_without_a_log)
{
    auto add_elsewhere = [&](db::Transaction& tx) { record(tx, AccountId::make(), ann, "thing.done", target); };
    EXPECT_THROW(database().write_now(add_elsewhere), Fault);
}

TEST_P(EventsTest, verify_finds_nothing_in_an_honest_log)
{
    EXPECT_TRUE(findings().empty()) << "an empty one";
    add_many(3);
    clock.by(1h);
    add("thing.done", R"({"a":"ü\"$1"})");
    EXPECT_TRUE(findings().empty());
    EXPECT_TRUE(database().read_now([&](db::Transaction& tx) { return verify(tx, other); }).empty());
}

TEST_P(EventsTest, verify_finds_any_changed_column)
{
    add_many(4);
    for (auto const* change :
        { "operation = 'x'", "actor_kind = 'x'", "actor_id = 'x'", "actor_name = 'x'", "address = 'x'",
            "request_id = 'x'", "target_kind = 'x'", "target_id = 'x'", "target_name = 'x'", "data = '{ }'",
            "device = 'x'", "via = 'browser'", "via_name = 'x'", "device = '', via = '', via_name = ''", "at = at + 1",
            "id = 'x'", "hash = 'x'", "previous_hash = 'x'", "actor_id = 'm', actor_name = '1Ann'" }) {
        auto const undo = after(1, 1).at(0);
        tamper(std::string { "update events set " } + change + " where account_id = $1 and seq = 2");
        EXPECT_FALSE(findings().empty()) << change;
        database().write_now([&](db::Transaction& tx) {
            tx.run("delete from events where account_id = $1 and seq = 2", account);
            tx.run(R"(insert into events (account_id, seq, id, operation, actor_kind, actor_id, actor_name, address,
                request_id, target_kind, target_id, target_name, data, at, previous_hash, hash, device, via, via_name)
                values ($1, 2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'token', $17))",
                account, undo.id, undo.operation, undo.source.kind, undo.source.id, undo.source.name,
                undo.source.way.address, undo.source.way.request_id, undo.target.kind, undo.target.id, undo.target.name,
                undo.data, undo.at, undo.previous_hash, undo.hash, undo.source.way.device, undo.source.way.via_name);
        });
        ASSERT_TRUE(findings().empty()) << change;
    }
}

// Logs that were begun before entries noted by which way an act came go on as they are.
TEST_P(EventsTest, verify_knows_entries_of_the_older_form)
{
    auto const old = AccountId::from_text("0198f000-0000-7000-8000-000000000001");
    std::string const hash = "8654254e64a2ebd477e884855ed3f17681c6a49e4a063932b1e0109211305d39";
    auto set = [&](std::string const& columns) {
        database().write_now([&](db::Transaction& tx) {
            tx.run("update events set " + columns + " where account_id = $1 and seq = 1", old);
        });
    };
    database().write_now([&](db::Transaction& tx) {
        open_stream(tx, old);
        tx.run(R"(insert into events (account_id, seq, id, operation, actor_kind, actor_id, actor_name, address,
            request_id, target_kind, target_id, target_name, data, at, previous_hash, hash)
            values ($1, 1, 'e1', 'invitation.sent', 'member', 'm1', 'Ann', '192.0.2.1', 'r1', 'invitation', 'i1', 'Bob',
                '{}', 1700000000000, '', $2))",
            old, hash);
        tx.run("update streams set next_seq = 2, head_hash = $2 where account_id = $1", old, hash);
        record(tx, old, ann, "thing.done", target);
    });
    auto verified = [&] { return database().read_now([&](db::Transaction& tx) { return verify(tx, old); }); };
    EXPECT_EQ(verified(), std::vector<std::string> {});
    EXPECT_EQ(database().read_now([&](db::Transaction& tx) { return list_after(tx, old, 0, 1).at(0).source.way.via; }),
        std::nullopt);
    for (auto const* invented : { "via = 'browser'", "device = 'x'", "via_name = 'x'" }) {
        set(invented);
        EXPECT_EQ(verified().size(), 1u) << invented;
        set("via = '', device = '', via_name = ''");
        EXPECT_EQ(verified(), std::vector<std::string> {});
    }
}

class TamperedEventsTest : public EventsTest {};
KITH_ON_BOTH_ENGINES(TamperedEventsTest);

TEST_P(TamperedEventsTest, verify_finds_a_removed_entry)
{
    add_many(4);
    tamper("delete from events where account_id = $1 and seq = 2");
    ASSERT_FALSE(findings().empty());
    EXPECT_NE(findings()[0].find("event 2 is missing"), std::string::npos) << findings()[0];
}

TEST_P(TamperedEventsTest, verify_finds_a_removed_beginning_and_end)
{
    add_many(4);
    tamper("delete from events where account_id = $1 and seq = 1");
    EXPECT_FALSE(findings().empty());
    tamper("delete from events where account_id = $1");
    EXPECT_FALSE(findings().empty());
}

TEST_P(TamperedEventsTest, verify_finds_the_newest_entries_missing)
{
    add_many(4);
    tamper("delete from events where account_id = $1 and seq >= 3");
    ASSERT_EQ(findings().size(), 1u);
    EXPECT_NE(findings()[0].find("the newest events are missing"), std::string::npos) << findings()[0];
}

TEST_P(TamperedEventsTest, verify_finds_entries_in_another_order)
{
    add_many(4);
    tamper("update events set seq = 99 where account_id = $1 and seq = 2");
    tamper("update events set seq = 2 where account_id = $1 and seq = 3");
    tamper("update events set seq = 3 where account_id = $1 and seq = 99");
    EXPECT_FALSE(findings().empty());
}

TEST_P(TamperedEventsTest, verify_finds_an_entry_slipped_in)
{
    add_many(2);
    tamper(
        R"(insert into events select account_id, 3, 'x', operation, actor_kind, actor_id, actor_name, target_kind, target_id,
        target_name, data, address, request_id, at, hash, 'forged', device, via, via_name from events where account_id = $1 and seq = 2)");
    EXPECT_FALSE(findings().empty());
}

// Work of many lines: nothing holds the lock of the log before the end.
TEST_P(EventsTest, may_wait_until_the_end_of_a_transaction)
{
    add("thing.before");
    database().write_now([&](db::Transaction& tx) {
        Postponed postponed { tx };
        record(tx, account, ann, "thing.first", target);
        record(tx, account, ann, "thing.taken_back", target);
        postponed.cut_to(1);
        record(tx, other, ann, "thing.elsewhere", target);
        record(tx, account, {}, "thing.second", target);
        EXPECT_EQ(last_seq(tx, account), 1);
        postponed.write();
        EXPECT_EQ(last_seq(tx, account), 3);
        record(tx, account, ann, "thing.third", target);
    });
    std::string operations;
    for (auto const& event : after(1))
        operations += event.operation + ' ';
    EXPECT_EQ(operations, "thing.first thing.second thing.third ");
    EXPECT_EQ(findings(), std::vector<std::string> {});
}

}
}
