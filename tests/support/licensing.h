#pragma once

// The pools of a new account, and who takes from them. A holder here is only a name:
//
//     EXPECT_EQ(taken("Bob"), "yes");
//     EXPECT_EQ(taken("Cem", "voice"), "yes");
//     EXPECT_EQ(numbers("suite"), "2 of 3");

#include "licenses/licenses.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <fmt/format.h>

namespace kith::tests {

class Licensing : public DatabaseTest {
protected:
    static licenses::Holder member(std::string_view name)
    {
        return { licenses::HolderKind::Membership, "id-of-" + std::string { name }, std::string { name } };
    }
    static licenses::Holder reservation(InvitationId const& id)
    {
        return { licenses::HolderKind::Invitation, id.text(), "Invited" };
    }

    // "yes", "last" (yes, and there is none left), or why not.
    std::string taken(
        licenses::Holder const& holder, std::string_view product = "suite", std::optional<Time> until = {})
    {
        auto const taken = acme.write(
            [&](db::Transaction& tx) { return licenses::take(tx, account, product, holder, until, "licenses"); });
        return !taken ? code(taken) : taken->was_last ? "last" : "yes";
    }
    std::string taken(std::string_view name, std::string_view product = "suite", std::optional<Time> until = {})
    {
        return taken(member(name), product, until);
    }
    void release(std::string_view name, std::string_view product = "suite")
    {
        acme.write([&](db::Transaction& tx) { licenses::release(tx, account, product, member(name)); });
    }
    // The total it has then, or why not.
    std::string total_set(std::optional<std::int64_t> total, std::string_view product = "suite")
    {
        auto const pool =
            acme.write([&](db::Transaction& tx) { return licenses::set_total(tx, {}, account, product, total); });
        return !pool ? code(pool) : pool->total ? std::to_string(*pool->total) : "unlimited";
    }

    licenses::Pool pool(std::string_view product = "suite")
    {
        return acme.read([&](db::Transaction& tx) { return licenses::find_pool(tx, account, product).value(); });
    }
    // "2 of 3" are available; "unlimited".
    std::string numbers(std::string_view product = "suite")
    {
        auto const now = pool(product);
        return now.total ? fmt::format("{} of {}", now.available().value(), *now.total) : "unlimited";
    }
    // Who held which slot: "1 Bob, 2 Cem", newest first.
    std::string ledger(licenses::SpanListing const& wanted = {}, std::string_view product = "suite")
    {
        std::string all;
        for (auto const& span :
            acme.read([&](db::Transaction& tx) { return licenses::list_spans(tx, account, product, wanted); }))
            all += fmt::format("{}{} {}", all.empty() ? "" : ", ", span.slot, span.holder.name);
        return all;
    }

    ClockAhead clock;
    Business acme = founded(database(), "Acme");
    AccountId account = acme.account.id;
};

}
