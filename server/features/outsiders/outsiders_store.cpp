#include "outsiders/outsiders_store.h"

#include "json/json.h"

namespace kith::outsiders::store {
namespace {

#define OUTSIDER_COLUMNS \
    "account_id, id, sponsor_id, renewed_at, ended_at, asked_for, asked, renewal_hash, used_hash, next_at"

Outsider read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<MembershipId>(1), row.id<MembershipId>(2), row.optional_time(3),
        row.optional_time(4), row.optional_time(5), static_cast<int>(row.integer(6)), row.string(7), row.string(8),
        row.optional_time(9) };
}

MembershipId read_id(db::Row const& row) { return row.id<MembershipId>(0); }

std::optional<std::int64_t> optional_integer(db::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional { row.integer(column) };
}

std::string texts(std::vector<MembershipId> const& ids)
{
    std::vector<std::string> texts;
    for (auto const& id : ids)
        texts.push_back(id.text());
    return json::write(texts);
}

}

void put(db::Transaction& tx, Outsider const& one)
{
    tx.run(R"(
        insert into outsiders
            (account_id, id, sponsor_id, renewed_at, ended_at, asked_for, asked, renewal_hash, used_hash, next_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (account_id, id) do update set sponsor_id = excluded.sponsor_id, renewed_at = excluded.renewed_at,
            ended_at = excluded.ended_at, asked_for = excluded.asked_for, asked = excluded.asked,
            renewal_hash = excluded.renewal_hash, used_hash = excluded.used_hash, next_at = excluded.next_at)",
        one.account, one.id, one.sponsor, one.renewed_at, one.ended_at, one.asked_for, one.asked, one.renewal_hash,
        one.used_hash, one.next_at);
}

void remove(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    tx.send("delete from outsiders where account_id = $1 and id = $2", account, id);
}

bool set_sponsor(db::Transaction& tx, Outsider const& one, MembershipId const& before)
{
    return tx.run(R"(
        update outsiders set sponsor_id = $3, asked = $4, next_at = $5
        where account_id = $1 and id = $2 and sponsor_id = $6)",
               one.account, one.id, one.sponsor, one.asked, one.next_at, before) == 1;
}

void set_next(db::Transaction& tx, Due const& due, Time at)
{
    tx.run("update outsiders set next_at = $3 where account_id = $1 and id = $2", due.account, due.id, at);
}

bool spend(db::Transaction& tx, Outsider const& one)
{
    return tx.run(R"(
        update outsiders set renewal_hash = '', used_hash = $3
        where account_id = $1 and id = $2 and renewal_hash = $3 and ended_at is null)",
               one.account, one.id, one.renewal_hash) == 1;
}

void set_next_of_sponsor(db::Transaction& tx, AccountId const& account, MembershipId const& user, Time at)
{
    tx.run("update outsiders set next_at = $3 where account_id = $1 and sponsor_id = $2 and next_at is null", account,
        user, at);
}

std::optional<Outsider> find(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    return tx.first(read, "select " OUTSIDER_COLUMNS " from outsiders where account_id = $1 and id = $2", account, id);
}

std::optional<Outsider> find_by_link(db::Transaction& tx, AccountId const& account, std::string const& hash)
{
    return tx.first(read,
        "select " OUTSIDER_COLUMNS " from outsiders where account_id = $1 and renewal_hash = $2 and renewal_hash <> ''"
        " union all select " OUTSIDER_COLUMNS " from outsiders"
        " where account_id = $1 and used_hash = $2 and used_hash <> '' limit 1",
        account, hash);
}

std::vector<Due> list_due(db::Transaction& tx, int limit)
{
    return tx.all([](db::Row const& row) { return Due { row.id<AccountId>(0), row.id<MembershipId>(1) }; }, R"(
        select account_id, id from outsiders where next_at <= $1
        -- across accounts: the job goes on with each of them
        order by next_at limit $2)",
        tx.now(), limit);
}

std::vector<MembershipId> list_of_sponsor(
    db::Transaction& tx, AccountId const& account, MembershipId const& user, int limit)
{
    return tx.all(read_id, "select id from outsiders where account_id = $1 and sponsor_id = $2 order by id limit $3",
        account, user, limit);
}

bool is_sponsor(db::Transaction& tx, AccountId const& account, MembershipId const& user)
{
    return !list_of_sponsor(tx, account, user, 1).empty();
}

std::vector<MembershipId> list_after(
    db::Transaction& tx, AccountId const& account, std::string const& after_id, int limit)
{
    return tx.all(read_id, "select id from outsiders where account_id = $1 and id > $2 order by id limit $3", account,
        after_id, limit);
}

// Of the kinds that there are: a kind more has its users looked up by one line more.
std::optional<MembershipId> find_heir(
    db::Transaction& tx, AccountId const& account, MembershipId const& outsider, MembershipId const& besides)
{
    return tx.first(read_id, R"(
        select m.id from client_mappings y join memberships m on m.account_id = y.account_id and m.id = y.user_id
        where y.account_id = $1 and y.client_id = $2 and y.user_id <> $3 and m.kind = 'internal'
            and m.state = 'active' and (m.valid_until is null or m.valid_until > $4)
        order by y.mapped_at, m.id limit 1)",
        account, outsider, besides, tx.now());
}

std::map<MembershipId, Shown> sponsors_of(
    db::Transaction& tx, AccountId const& account, std::vector<MembershipId> const& outsiders)
{
    std::map<MembershipId, Shown> all;
    auto note = [&](db::Row const& row) {
        all[row.id<MembershipId>(0)] = { row.id<MembershipId>(1), row.string(2) + ' ' + row.string(3) };
        return 0;
    };
    tx.all(note, R"(
        select o.id, m.id, m.first_name, m.last_name
        from outsiders o join memberships m on m.account_id = o.account_id and m.id = o.sponsor_id
        where o.account_id = $1 and o.id in {list:$2})",
        account, texts(outsiders));
    return all;
}

std::optional<Policy> find_policy(db::Transaction& tx, AccountId const& account)
{
    auto read = [&](db::Row const& row) {
        return Policy { account, optional_integer(row, 0), optional_integer(row, 1), row.integer(2),
            row.optional_time(3) };
    };
    return tx.first(read, R"(
        select valid_days, inactivity_days, version, inactivity_since from outsider_policies where account_id = $1)",
        account);
}

bool put_policy(db::Transaction& tx, Policy const& before, Policy const& after)
{
    return tx.run(R"(
        insert into outsider_policies (account_id, valid_days, inactivity_days, inactivity_since, version)
        values ($1, $2, $3, $4, 1)
        on conflict (account_id) do update set valid_days = excluded.valid_days,
            inactivity_days = excluded.inactivity_days, inactivity_since = excluded.inactivity_since,
            version = outsider_policies.version + 1
        where outsider_policies.version = $5)",
               before.account, after.valid_days, after.inactivity_days, after.inactivity_since, before.version) == 1;
}

std::vector<std::string> list_odd(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select o.id from outsiders o where o.account_id = $1 and not exists (
            select 1 from memberships m where m.account_id = o.account_id and m.id = o.id
                and m.state <> 'removed')
        union select m.id from memberships m
        where m.account_id = $1 and m.kind <> 'internal' and m.state <> 'removed' and not exists (
            select 1 from outsiders o where o.account_id = m.account_id and o.id = m.id))",
        account);
}

std::vector<std::string> list_without_sponsor(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select o.id from outsiders o join memberships m on m.account_id = o.account_id and m.id = o.id
        where o.account_id = $1 and o.next_at is null and o.ended_at is null and m.kind <> 'internal'
            and m.state in ('active', 'pending') and not exists (
                select 1 from memberships s where s.account_id = o.account_id and s.id = o.sponsor_id
                    and s.kind = 'internal' and s.state = 'active')
        order by o.id)",
        account);
}

}
