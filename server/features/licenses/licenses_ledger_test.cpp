// Who held which license from when to when, and licenses that end (B12, B14).

#include "licenses/licenses.h"

#include "support/licensing.h"

#include <gtest/gtest.h>

namespace kith::licenses {
namespace {

class LicenseLedgerTest : public tests::Licensing {
protected:
    Time now()
    {
        return acme.read([](db::Transaction& tx) { return tx.now(); });
    }
    std::string held_at(Time at, std::optional<int> slot = {}) { return ledger({ .slot = slot, .at = at }); }
    std::vector<Span> spans(SpanListing const& wanted = {})
    {
        return acme.read([&](db::Transaction& tx) { return list_spans(tx, account, "suite", wanted); });
    }
    // Whose licenses had ended when somebody took one.
    std::string ended_when_taken(std::string_view name)
    {
        auto const taken =
            acme.write([&](db::Transaction& tx) { return take(tx, account, "suite", member(name), {}, ""); });
        std::string all;
        for (auto const& holder : taken.value().ended)
            all += holder.id + ' ';
        return all;
    }
};
KITH_ON_BOTH_ENGINES(LicenseLedgerTest);

// B12: who held license 1 on that day?
TEST_P(LicenseLedgerTest, says_who_held_a_license_at_any_moment)
{
    auto const before = now();
    clock.by(1min);
    taken("Bob");
    auto const bobs = now();
    clock.by(1min);
    taken("Cem");
    release("Bob");
    auto const nobodys = now();
    clock.by(1min);
    taken("Dan");
    auto const dans = now();
    EXPECT_EQ(held_at(before), "");
    EXPECT_EQ(held_at(bobs, 1), "1 Bob");
    EXPECT_EQ(held_at(bobs), "1 Bob");
    EXPECT_EQ(held_at(nobodys, 1), "");
    EXPECT_EQ(held_at(nobodys, 2), "2 Cem");
    EXPECT_EQ(held_at(dans, 1), "1 Dan");
    EXPECT_EQ(held_at(dans), "1 Dan, 2 Cem");
    EXPECT_EQ(ledger(), "1 Dan, 2 Cem, 1 Bob") << "all of it, newest first";
    EXPECT_EQ(ledger({}, "voice"), "");
}

// B12: the moment a license passes on belongs to the new holder only.
TEST_P(LicenseLedgerTest, never_names_two_for_one_moment)
{
    taken("Bob");
    clock.by(1min);
    acme.write([&](db::Transaction& tx) {
            licenses::release(tx, account, "suite", member("Bob"));
            return take(tx, account, "suite", member("Cem"), {}, "licenses");
        })
        .value();
    auto const bob = spans({ .slot = 1 }).at(1);
    auto const cem = spans({ .slot = 1 }).at(0);
    EXPECT_EQ(bob.until, cem.from);
    EXPECT_EQ(held_at(cem.from), "1 Cem");
    EXPECT_EQ(held_at(cem.from - 1ms), "1 Bob");
}

// B12
TEST_P(LicenseLedgerTest, tells_reservations_from_members)
{
    auto const invitation = InvitationId::make();
    taken(reservation(invitation));
    clock.by(1h);
    acme.write([&](db::Transaction& tx) { confirm(tx, account, invitation, member("Zoe")); });
    auto const all = spans();
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].holder.kind, HolderKind::Membership);
    EXPECT_EQ(all[0].holder.id, "id-of-Zoe");
    EXPECT_EQ(all[0].until, std::nullopt);
    EXPECT_EQ(all[1].holder.kind, HolderKind::Invitation);
    EXPECT_EQ(all[1].holder.id, invitation.text());
    EXPECT_EQ(all[1].until, all[0].from);
    EXPECT_GE(*all[1].until - all[1].from, 1h);
}

// B14: free for the next taker, whoever noted it; it ended when it ended.
TEST_P(LicenseLedgerTest, ends_a_license_when_its_time_is_over)
{
    for (auto const* name : { "Bob", "Cem" })
        taken(name);
    auto const end = now() + 1h;
    taken("Dan", "suite", end);
    EXPECT_EQ(numbers(), "0 of 3");
    EXPECT_EQ(taken("Fay"), "no_licenses_available");
    clock.by(59min);
    EXPECT_EQ(taken("Fay"), "no_licenses_available") << "not a minute too early";
    clock.by(3min);
    EXPECT_EQ(numbers(), "1 of 3") << "nobody has noted it yet";
    EXPECT_EQ(taken("Fay"), "last");
    EXPECT_EQ(spans({ .slot = 3 }).at(1).until, end);
    EXPECT_EQ(held_at(end, 3), "") << "between the two it was nobody's";
    EXPECT_EQ(held_at(end - 1ms, 3), "3 Dan");
}

// B14
TEST_P(LicenseLedgerTest, ends_what_nobody_took_over_as_well)
{
    auto const end = now() + 1h;
    taken("Bob", "suite", end);
    taken("Bob", "voice", end + 1h);
    clock.by(90min);
    EXPECT_EQ(numbers("suite"), "3 of 3");
    release("Bob");
    EXPECT_EQ(spans().at(0).until, end);
    EXPECT_EQ(numbers("suite"), "3 of 3");
    EXPECT_EQ(numbers("voice"), "2 of 3");
}

// B14: and says whose they were, so that their rows can follow.
TEST_P(LicenseLedgerTest, ends_all_of_a_product_when_one_is_taken)
{
    auto const end = now() + 1h;
    taken("Bob", "suite", end);
    taken("Cem", "suite", end);
    taken(reservation(InvitationId::make()), "suite", end);
    clock.by(1h);
    EXPECT_EQ(ended_when_taken("Dan"), "id-of-Bob id-of-Cem ");
    EXPECT_EQ(ended_when_taken("Eve"), "") << "once";
    for (auto const& span : spans({ .at = end - 1ms }))
        EXPECT_EQ(span.until, end) << span.holder.name;
}

// B14
TEST_P(LicenseLedgerTest, ends_a_reservation_as_well)
{
    auto const invitation = InvitationId::make();
    taken(reservation(invitation), "suite", now() + 1h);
    EXPECT_EQ(pool().reserved, 1);
    clock.by(1h);
    EXPECT_EQ(pool().reserved, 0);
    EXPECT_EQ(pool().available(), 3);
}

// B14: an end can be moved, and taken away.
TEST_P(LicenseLedgerTest, follows_an_end_that_is_moved)
{
    auto moved = [&](std::optional<Time> until) {
        acme.write([&](db::Transaction& tx) { set_end(tx, account, "suite", member("Bob"), until); });
    };
    taken("Bob");
    moved(now() + 1h);
    moved(now() + 3h);
    clock.by(2h);
    EXPECT_EQ(numbers(), "2 of 3");
    moved({});
    clock.by(Days { 400 });
    EXPECT_EQ(numbers(), "2 of 3");
    EXPECT_EQ(ended_when_taken("Cem"), "");
}

// B14: what is given back before its end ends then, not later.
TEST_P(LicenseLedgerTest, ends_with_whatever_comes_first)
{
    auto const begin = now();
    taken("Bob", "suite", begin + 1h);
    clock.by(10min);
    release("Bob");
    EXPECT_LT(*spans().at(0).until, begin + 11min);
    taken("Cem", "suite");
    clock.by(Days { 1 });
    EXPECT_EQ(numbers(), "2 of 3") << "the end of the one before is not his";
}

// B12
TEST_P(LicenseLedgerTest, is_read_page_by_page)
{
    total_set({});
    for (int i = 0; i < 7; ++i) {
        clock.by(i % 2 ? 0ms : 1ms); // some of them at the same time
        taken("Bob" + std::to_string(i));
    }
    std::vector<std::string> ids;
    SpanListing page { .limit = 3 };
    for (auto rows = spans(page); !rows.empty(); rows = spans(page)) {
        for (auto const& row : rows)
            ids.push_back(row.id);
        page.after_key = std::to_string(rows.back().from.time_since_epoch().count());
        page.after_id = rows.back().id;
    }
    EXPECT_EQ(ids.size(), 7u);
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::unique(ids).size(), 0u) << "each once";
}

}
}
