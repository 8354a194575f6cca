#include "presence/presence_store.h"

namespace kith::presence::store {
namespace {

Setting read_setting(db::Row const& row)
{
    return { row.enumerator<Status>(0), ShortText::stored(row.string(1)), row.optional_time(2) };
}

Member read_member(db::Row const& row) { return { row.id<AccountId>(0), row.id<MembershipId>(1) }; }

}

std::optional<Setting> find_setting(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx.first(read_setting,
        "select status, text, until_at from presence_settings where account_id = $1 and membership_id = $2", account,
        member);
}

void put_setting(db::Transaction& tx, AccountId const& account, MembershipId const& member, Setting const& setting)
{
    tx.send(R"(
        insert into presence_settings (account_id, membership_id, status, text, until_at, updated_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (account_id, membership_id) do update set status = $3, text = $4, until_at = $5, updated_at = $6)",
        account, member, setting.status, setting.text.text(), setting.until, tx.now());
}

void remove_setting(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    tx.send("delete from presence_settings where account_id = $1 and membership_id = $2", account, member);
}

std::vector<Member> take_overdue(db::Transaction& tx)
{
    return tx.all(read_member, R"(
        -- across accounts: what is over is over in each
        delete from presence_settings where until_at <= $1 returning account_id, membership_id)",
        tx.now());
}

live::Attention find_attention(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    auto const read = [](db::Row const& row) {
        return row.integer(0) != 0 ? live::Attention::Idle : live::Attention::Here;
    };
    return tx
        .first(read,
            "select is_idle from attendances where account_id = $1 and membership_id = $2 order by is_idle limit 1",
            account, member)
        .value_or(live::Attention::Gone);
}

void put_attendance(
    db::Transaction& tx, AccountId const& account, MembershipId const& member, nodes::NodeId const& node, bool is_idle)
{
    tx.send(R"(
        insert into attendances (account_id, membership_id, node_id, is_idle, since_at) values ($1, $2, $3, $4, $5)
        on conflict (account_id, membership_id, node_id) do update set is_idle = $4, since_at = $5)",
        account, member, node, is_idle, tx.now());
}

void remove_attendance(
    db::Transaction& tx, AccountId const& account, MembershipId const& member, nodes::NodeId const& node)
{
    tx.send(
        "delete from attendances where account_id = $1 and membership_id = $2 and node_id = $3", account, member, node);
}

std::vector<Member> take_attendances_of(db::Transaction& tx, nodes::NodeId const& node)
{
    return tx.all(read_member, R"(
        -- across accounts: a server holds the sockets of all of them
        delete from attendances where node_id = $1 returning account_id, membership_id)",
        node);
}

void remove_attendances(db::Transaction& tx)
{
    tx.send("-- across accounts: no socket is open anywhere\ndelete from attendances");
}

}
