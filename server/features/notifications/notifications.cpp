#include "notifications/notifications.h"

#include "notifications/notifications_parts.h"
#include "json/json.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace kith::notifications {
namespace {

using memberships::Membership;

constexpr auto last = std::numeric_limits<std::int64_t>::max();

bool is_shown(Wish const& wish) { return wish.in_app; }

// All types but those that are for him, and that he wants so: a JSON list.
std::string left_out(db::Transaction& tx, Membership const& member, bool (*is_wanted)(Wish const&))
{
    auto const wishes = list_wishes(tx, member);
    std::vector<std::string> others;
    for (auto const& rule : rules()) {
        auto const his = std::ranges::find(wishes, rule.type, &WishFor::type);
        if (his == wishes.end() || !is_wanted(his->wish))
            others.push_back(enum_text(rule.type));
    }
    return json::write(others);
}

std::int64_t number_of(std::string_view text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// What is told at one time in several accounts is in the order of these.
store::Page page_of(Listing const& wanted, AccountId const& account)
{
    store::Page page { wanted.unread_only, Time { Duration { last } }, last, wanted.limit };
    if (wanted.after_key.empty())
        return page;
    page.before = Time { Duration { number_of(wanted.after_key) } };
    auto const colon = std::min(wanted.after_id.find(':'), wanted.after_id.size());
    auto const order = account.text().compare(wanted.after_id.substr(0, colon));
    if (order == 0)
        page.before_seq =
            number_of(std::string_view { wanted.after_id }.substr(std::min(colon + 1, wanted.after_id.size())));
    else if (order > 0)
        page.before_seq = 0;
    return page;
}

bool is_newer(Notification const& one, Notification const& other)
{
    return std::tie(one.told_at, one.account, one.seq) > std::tie(other.told_at, other.account, other.seq);
}

}

store::Reader reader_of(db::Transaction& tx, Membership const& member, bool (*is_wanted)(Wish const&))
{
    return { member.account, member.id, member.kind == memberships::Kind::Internal, member.created_at,
        store::find_mark(tx, member.account, member.id), left_out(tx, member, is_wanted) };
}

// He is no news to himself.
Notification as_told_to(Membership const& member, Notification one)
{
    if (!one.to)
        one.crowd = without(one.crowd, member.id.text());
    return one;
}

std::vector<Notification> list(db::Transaction& tx, std::vector<Membership> const& members, Listing const& wanted)
{
    std::vector<Notification> all;
    for (auto const& member : members) {
        for (auto& one : store::list(tx, reader_of(tx, member, is_shown), page_of(wanted, member.account)))
            all.push_back(as_told_to(member, std::move(one)));
    }
    std::ranges::sort(all, is_newer);
    if (static_cast<int>(all.size()) > wanted.limit)
        all.erase(all.begin() + wanted.limit, all.end());
    return all;
}

std::string place_of(Notification const& one) { return one.account.text() + ':' + std::to_string(one.seq); }

int count_unread(db::Transaction& tx, Membership const& member)
{
    return store::count_unread(tx, reader_of(tx, member, is_shown), most_counted);
}

std::vector<Notification> list_at(db::Transaction& tx, AccountId const& account, std::int64_t seq)
{
    return store::list_at(tx, account, seq);
}

void mark_read(db::Transaction& tx, Membership const& member, std::vector<std::int64_t> const& seqs)
{
    for (auto const seq : seqs)
        store::put_read(tx, member.account, member.id, seq);
}

// Never beyond what there is: what comes later is unread, whatever he says.
void mark_all_read(db::Transaction& tx, Membership const& member, std::int64_t through)
{
    auto const newest = store::find_newest(tx, reader_of(tx, member, is_shown), through);
    if (newest > 0)
        store::raise_mark(tx, member.account, member.id, newest);
}

}
