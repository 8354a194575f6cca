// One mail a day with what is unread.

#include "notifications/notifications.h"
#include "notifications/notifications_mail.h"
#include "notifications/notifications_parts.h"
#include "persons/persons.h"

#include <algorithm>
#include <limits>

namespace kith::notifications {
namespace {

using memberships::Membership;

// In the app they may be turned off: what counts here is that they are mailed.
bool is_daily(Wish const& wish) { return wish.mail == Mailing::Daily; }

std::vector<Notification> list_unread(db::Transaction& tx, Membership const& member)
{
    constexpr auto last = std::numeric_limits<std::int64_t>::max();
    auto reader = reader_of(tx, member, is_daily);
    reader.hears_everybody = reader.hears_everybody && is_small(tx, member.account);
    auto unread = store::list(tx, reader, { true, Time { Duration { last } }, last, most_counted });
    for (auto& one : unread)
        one = as_told_to(member, std::move(one));
    return unread;
}

}

Time next_digest(db::Transaction& tx, Membership const& member)
{
    auto const person = persons::find(tx, member.person);
    return next_at_hour(person ? person->time_zone : TimeZone {}, digest_hour, tx.now());
}

std::vector<Due> list_due(db::Transaction& tx, int limit) { return store::list_due(tx, limit); }

std::optional<std::int64_t> take_digest(db::Transaction& tx, Due const& due)
{
    auto const member = memberships::lock(tx, due.account, due.member);
    if (member && member->kind == memberships::Kind::Internal && member->state != memberships::State::Removed)
        return store::take_digest(tx, due, next_digest(tx, *member));
    store::remove_digest(tx, due.account, due.member);
    return {};
}

// What lay there the last time, too, is in the mail, but is no reason for one.
void send_digest(db::Transaction& tx, Due const& due, std::int64_t told_through)
{
    auto const member = memberships::lock(tx, due.account, due.member);
    if (!member || !member->is_active(tx.now()))
        return;
    auto const unread = list_unread(tx, *member);
    auto const newest = unread.empty() ? 0 : std::ranges::max(unread, {}, &Notification::seq).seq;
    if (newest <= told_through)
        return;
    queue_digest(tx, *member, unread, store::find_account_name(tx, due.account).value_or(""));
    store::set_told_through(tx, due, newest);
}

}
