// How members want to be told, and who gets one mail a day.

#include "notifications/notifications_store.h"

namespace kith::notifications::store {
namespace {

WishFor read_wish(db::Row const& row)
{
    return { row.enumerator<Type>(0), { row.flag(1), row.enumerator<Mailing>(2) } };
}

}

std::optional<Wish> find_wish(db::Transaction& tx, AccountId const& account, MembershipId const& member, Type type)
{
    auto const found = tx.first(read_wish, R"(
        select type, in_app, mail from notification_settings
        where account_id = $1 and membership_id = $2 and type = $3)",
        account, member, type);
    return found ? std::optional { found->wish } : std::nullopt;
}

std::vector<WishFor> list_wishes(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx.all(read_wish,
        "select type, in_app, mail from notification_settings where account_id = $1 and membership_id = $2", account,
        member);
}

void put_wish(db::Transaction& tx, AccountId const& account, MembershipId const& member, WishFor const& wanted)
{
    tx.run(R"(
        insert into notification_settings (account_id, membership_id, type, in_app, mail) values ($1, $2, $3, $4, $5)
        on conflict (account_id, membership_id, type) do update set in_app = $4, mail = $5)",
        account, member, wanted.type, wanted.wish.in_app, wanted.wish.mail);
}

void stop_daily(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    tx.run(R"(
        update notification_settings set mail = 'off'
        where account_id = $1 and membership_id = $2 and mail = 'daily')",
        account, member);
}

std::vector<MembershipId> list_mailed_at_once(db::Transaction& tx, AccountId const& account, Type type, int limit)
{
    auto const read = [](db::Row const& row) { return row.id<MembershipId>(0); };
    return tx.all(read, R"(
        select membership_id from notification_settings where account_id = $1 and type = $2 and mail = 'at_once'
        order by membership_id limit $3)",
        account, type, limit);
}

void put_digest(
    db::Transaction& tx, AccountId const& account, MembershipId const& member, Time next, std::int64_t told_through)
{
    tx.run(R"(
        insert into notification_digests (account_id, membership_id, next_at, told_through) values ($1, $2, $3, $4)
        on conflict (account_id, membership_id) do update set next_at = $3
        where notification_digests.next_at > $5)", // one that is due goes out first
        account, member, next, told_through, tx.now());
}

void remove_digest(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    tx.run("delete from notification_digests where account_id = $1 and membership_id = $2", account, member);
}

std::vector<Due> list_due(db::Transaction& tx, int limit)
{
    auto const read = [](db::Row const& row) {
        return Due { row.id<AccountId>(0), row.id<MembershipId>(1), row.time(2) };
    };
    return tx.all(read, R"(
        -- across accounts: one job sends the mails of all
        select account_id, membership_id, next_at from notification_digests where next_at <= $1
        order by next_at limit $2)",
        tx.now(), limit);
}

std::optional<std::int64_t> take_digest(db::Transaction& tx, Due const& due, Time next)
{
    return tx.first(db::read_integer, R"(
        update notification_digests set next_at = $4 where account_id = $1 and membership_id = $2 and next_at = $3
        returning told_through)",
        due.account, due.member, due.at, next);
}

void set_told_through(db::Transaction& tx, Due const& due, std::int64_t through)
{
    tx.run("update notification_digests set told_through = $3 where account_id = $1 and membership_id = $2",
        due.account, due.member, through);
}

}
