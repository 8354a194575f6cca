#include "domains/domains_store.h"

namespace kith::domains::store {
namespace {

#define DOMAIN_COLUMNS                                                                                     \
    "account_id, id, name, state, proof, finding, looked_at, proved_at, created_by, version, created_at, " \
    "missed, missed_at, lapsed_at"

Domain read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<DomainId>(1), DomainName::stored(row.text(2)), row.enumerator<State>(3),
        row.enumerator<Proof>(4), row.enumerator<Finding>(5), row.optional_time(6), row.optional_time(7),
        row.id<MembershipId>(8), row.integer(9), row.time(10), static_cast<int>(row.integer(11)), row.optional_time(12),
        row.optional_time(13) };
}

}

bool insert(db::Transaction& tx, Domain const& domain)
{
    return tx.run(R"(
        insert into domains (account_id, id, name, state, proof, finding, created_by, version, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)
        on conflict (account_id, name) do nothing)",
               domain.account, domain.id, domain.name.text(), domain.state, domain.proof, domain.finding,
               domain.created_by, domain.created_at) == 1;
}

bool update(db::Transaction& tx, Domain const& domain)
{
    return tx.run(R"(
        update domains set state = $4, proof = $5, finding = $6, looked_at = $7, proved_at = $8, version = version + 1,
            updated_at = $9, missed = $10, missed_at = $11, lapsed_at = $12
        where account_id = $1 and id = $2 and version = $3)",
               domain.account, domain.id, domain.version, domain.state, domain.proof, domain.finding, domain.looked_at,
               domain.proved_at, tx.now(), domain.missed, domain.missed_at, domain.lapsed_at) == 1;
}

bool remove(db::Transaction& tx, Domain const& domain)
{
    return tx.run("delete from domains where account_id = $1 and id = $2 and version = $3", domain.account, domain.id,
               domain.version) == 1;
}

std::vector<Domain> list(db::Transaction& tx, AccountId const& account)
{
    return tx.all(read, "select " DOMAIN_COLUMNS " from domains where account_id = $1 order by name", account);
}

std::optional<Domain> find(db::Transaction& tx, AccountId const& account, DomainId const& id)
{
    return tx.first(read, "select " DOMAIN_COLUMNS " from domains where account_id = $1 and id = $2", account, id);
}

std::vector<std::string> list_proved(db::Transaction& tx, AccountId const& account)
{
    return tx.all(
        db::read_text, "select name from domains where account_id = $1 and state = 'proved' order by name", account);
}

bool is_proved(db::Transaction& tx, AccountId const& account, DomainName const& name)
{
    return tx
        .first(db::read_integer, "select 1 from domains where account_id = $1 and name = $2 and state = 'proved'",
            account, name.text())
        .has_value();
}

std::vector<Domain> list_awaited(db::Transaction& tx, Time claimed_since, Time looked_before, int limit)
{
    return tx.all(read, R"(
        select )" DOMAIN_COLUMNS R"( from domains
        where state = 'pending' and created_at > $1 and coalesce(looked_at, 0) < $2
        order by coalesce(looked_at, 0), id limit $3 -- across accounts: the server looks by itself)",
        claimed_since, looked_before, limit);
}

std::vector<Domain> list_aging(db::Transaction& tx, Time seen_before, Time missed_before, int limit)
{
    return tx.all(read, R"(
        select )" DOMAIN_COLUMNS R"( from domains
        where state = 'proved' and proof = 'dns' and looked_at < $2 and (finding <> 'proved' or looked_at < $1)
        order by looked_at, id limit $3 -- across accounts: the server looks by itself)",
        seen_before, missed_before, limit);
}

std::optional<AccountId> find_owner(db::Transaction& tx, DomainName const& name)
{
    return tx.first([](db::Row const& row) { return row.id<AccountId>(0); },
        "select account_id from domain_owners where name = $1 -- across accounts: a domain has one owner", name.text());
}

bool own(db::Transaction& tx, AccountId const& account, DomainName const& name)
{
    return tx.run("insert into domain_owners (name, account_id) values ($1, $2) on conflict (name) do nothing",
               name.text(), account) == 1;
}

void disown(db::Transaction& tx, AccountId const& account, DomainName const& name)
{
    tx.send("delete from domain_owners where name = $1 and account_id = $2", name.text(), account);
}

std::vector<std::string> list_at_odds(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select d.name from domains d where d.state = 'proved'
            and not exists (select 1 from domain_owners o where o.name = d.name and o.account_id = d.account_id)
        union all
        select o.name from domain_owners o
        where not exists (select 1 from domains d where d.account_id = o.account_id and d.name = o.name and d.state = 'proved')
        -- across accounts: an invariant of each)");
}

std::vector<std::string> list_miscounted(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select t.account_id from totals t where t.what = 'domains'
            and t.total <> (select count(*) from domains d where d.account_id = t.account_id)
        -- across accounts: an invariant of each)");
}

}
