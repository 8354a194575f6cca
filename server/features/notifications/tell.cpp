// Telling members, and forgetting what they were told.

#include "notifications/notifications.h"
#include "notifications/notifications_mail.h"
#include "notifications/notifications_parts.h"

#include <algorithm>

namespace kith::notifications {
namespace {

using memberships::Membership;

bool is_named(Notification const& one, MembershipId const& member)
{
    return std::ranges::find(one.crowd.people, member.text(), &NotifiedPerson::id) != one.crowd.people.end();
}

std::vector<MembershipId> mailed_at_once(db::Transaction& tx, Notification const& one)
{
    if (one.to)
        return { *one.to };
    auto members = store::list_mailed_at_once(tx, one.account, one.type, most_told_by_mail + 1);
    return members.empty() || is_small(tx, one.account) ? members : std::vector<MembershipId> {};
}

void mail(db::Transaction& tx, Notification const& one)
{
    for (auto const& id : mailed_at_once(tx, one)) {
        auto const member = memberships::find(tx, one.account, id);
        bool const is_user = member && member->kind == memberships::Kind::Internal && member->is_active(tx.now());
        if (is_user && !is_named(one, id))
            queue_mail(tx, id, one.type, recipient_of(*member, one), letter_of(*member, one));
    }
}

Notification grown(Notification const& before, std::int64_t seq, News const& news, Time now)
{
    auto after = before;
    after.seq = seq;
    after.crowd = joined(before.crowd, news.crowd);
    after.told_at = now;
    if (before.about.id != news.about.id)
        after.about.id = after.about.name = "";
    return after;
}

}

bool is_small(db::Transaction& tx, AccountId const& account)
{
    memberships::Listing active;
    active.state = memberships::State::Active;
    active.limit = most_told_by_mail + 1;
    return memberships::list(tx, account, active).size() <= most_told_by_mail;
}

void tell(db::Transaction& tx, AccountId const& account, std::int64_t seq, News const& news)
{
    auto const& rule = rule_of(news.type);
    auto const audience = news.to ? std::string_view { news.to->text() } : store::everybody;
    auto const about = rule.is_one_for_each ? news.about.id : std::string {};
    auto const before = store::find_since(tx, account, audience, news.type, about, tx.now() - rule.combined_within);
    if (before)
        return store::replace(tx, *before, grown(*before, seq, news, tx.now()));
    Notification const one { account, news.to, seq, news.type, news.about, news.crowd, tx.now(), tx.now() };
    store::insert(tx, one);
    store::remove_beyond(tx, account, audience, most_kept);
    if (rule.writer == Writer::Here)
        mail(tx, one);
}

void queue_mail(
    db::Transaction& tx, MembershipId const& to, Type type, mail::Recipient recipient, mail::Letter const& letter)
{
    if (wish_of(tx, recipient.account, to, type).mail != Mailing::AtOnce)
        return;
    auto stoppable = recipient;
    stoppable.unsubscribe = stop_links({ recipient.account, to, type });
    mail::queue_letter(tx, stoppable, letter);
}

void take_back(
    db::Transaction& tx, AccountId const& account, MembershipId const& to, Type type, std::string const& about_id)
{
    store::remove_about(tx, account, to, type, about_id);
}

void forget(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    store::remove_of(tx, account, member);
}

void sweep(db::Transaction& tx) { store::remove_before(tx, tx.now() - kept_for); }

}
