#include "presence/presence.h"

#include "presence/presence_store.h"

namespace kith::presence {
namespace {

using memberships::Membership;

void wake(db::Transaction& tx, std::vector<store::Member> const& members)
{
    for (auto const& [account, id] : members)
        tx.wake(topic_of(account, id));
}

Setting still(Setting setting, Time now)
{
    bool const is_over = setting.until && *setting.until <= now;
    return is_over ? Setting {} : std::move(setting);
}

}

Setting find_setting(db::Transaction& tx, std::vector<Membership> const& own)
{
    for (auto const& member : own) {
        auto const said = store::find_setting(tx, member.account, member.id);
        if (said && still(*said, tx.now()) != Setting {})
            return *said;
    }
    return {};
}

Result<Setting> set(db::Transaction& tx, std::vector<Membership> const& own, Setting const& setting)
{
    if (setting.until && *setting.until <= tx.now())
        return refuse_field("until", "invalid", "must lie ahead");
    for (auto const& member : own) {
        if (setting == Setting {})
            store::remove_setting(tx, member.account, member.id);
        else
            store::put_setting(tx, member.account, member.id, setting);
        tx.wake(topic_of(member.account, member.id));
    }
    return setting;
}

void end_overdue(db::Transaction& tx) { wake(tx, store::take_overdue(tx)); }

Presence presence_of(Setting const& said, live::Attention attention, Time now)
{
    auto const setting = still(said, now);
    if (setting.status == Status::Invisible)
        return {};
    Presence seen { State::Offline, setting.text.text(), setting.until, setting.status == Status::OutOfOffice };
    if (attention == live::Attention::Gone)
        return seen;
    if (setting.status == Status::Busy)
        seen.state = State::Busy;
    else if (setting.status == Status::Available && attention == live::Attention::Here)
        seen.state = State::Available;
    else
        seen.state = State::Away;
    return seen;
}

Presence find(db::Transaction& tx, Membership const& member)
{
    auto const setting = store::find_setting(tx, member.account, member.id).value_or(Setting {});
    return presence_of(setting, store::find_attention(tx, member.account, member.id), tx.now());
}

std::string topic_of(AccountId const& account, MembershipId const& member)
{
    return "presence:" + account.text() + '/' + member.text();
}

void note(db::Transaction& tx, nodes::NodeId const& node, std::vector<live::Attendance> const& news)
{
    for (auto const& [account, member, attention] : news) {
        if (attention == live::Attention::Gone)
            store::remove_attendance(tx, account, member, node);
        else
            store::put_attendance(tx, account, member, node, attention == live::Attention::Idle);
        tx.wake(topic_of(account, member));
    }
}

void leave(db::Transaction& tx, nodes::NodeId const& node) { wake(tx, store::take_attendances_of(tx, node)); }

void forget_all(db::Transaction& tx) { store::remove_attendances(tx); }

}
