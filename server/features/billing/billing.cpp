#include "billing/billing.h"

#include "billing/billing_store.h"
#include "events/differences.h"

namespace kith::billing {
namespace {

constexpr std::size_t max_lines = 6;
constexpr int max_line = 100;

std::string text_of(std::optional<EmailAddress> const& email) { return email ? email->text() : std::string {}; }

events::Differences differences(Details const& before, Details const& after)
{
    events::Differences all;
    all.add("company", before.company.text(), after.company.text());
    all.add("address", before.address.text(), after.address.text());
    all.add("vat_id", before.vat_id.text(), after.vat_id.text());
    all.add("email", text_of(before.email), text_of(after.email));
    all.add("reference", before.reference.text(), after.reference.text());
    all.add_switch("reminders", before.reminders, after.reminders);
    return all;
}

}

Result<PostalAddress> PostalAddress::parse(std::string_view text)
{
    std::string lines;
    std::size_t count = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto raw = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (raw.ends_with('\r'))
            raw.remove_suffix(1);
        auto line = TRY(parse_line(raw, max_line));
        if (line.empty())
            continue;
        if (++count > max_lines)
            return refuse("length", "", "must be at most 6 lines");
        lines += (lines.empty() ? "" : "\n") + line;
    }
    return PostalAddress { std::move(lines) };
}

Details get(db::Transaction& tx, AccountId const& account) { return store::find(tx, account).value_or(Details {}); }

Result<Details> change(db::Transaction& tx, Actor const& actor, Details const& before, Details const& after)
{
    TRY(check_may(actor, Permission::Accounting));
    if (after.reminders && !after.email)
        return refuse_field("email", "required", "must say who is reminded");
    auto const data = differences(before, after);
    if (data.empty())
        return before;
    if (!store::put(tx, actor.account, after))
        return refuse("stale");
    events::record(tx, actor.account, actor.source(), "billing.changed",
        { "billing", actor.account.text(), after.company.text() }, data.json());
    auto changed = after;
    ++changed.version;
    return changed;
}

}
