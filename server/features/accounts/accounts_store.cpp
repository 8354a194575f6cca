#include "accounts/accounts_store.h"

namespace kith::accounts::store {
namespace {

Account read(db::Row const& row)
{
    return { row.id<AccountId>(0), AccountName::stored(row.text(1)), row.string(2), row.enumerator<Kind>(3),
        row.integer(4), row.time(5) };
}

}

bool take_slug(db::Transaction& tx, std::string const& slug, AccountId const& account)
{
    return tx.run("insert into account_slugs (slug, account_id) values ($1, $2) on conflict (slug) do nothing", slug,
               account) == 1;
}

void insert(db::Transaction& tx, Account const& account)
{
    tx.run(R"(
        insert into accounts (account_id, name, slug, kind, version, created_at, updated_at)
        values ($1, $2, $3, $4, 1, $5, $5))",
        account.id, account.name, account.slug, account.kind, account.created_at);
}

std::optional<Account> find(db::Transaction& tx, AccountId const& id)
{
    return tx.first(
        read, "select account_id, name, slug, kind, version, created_at from accounts where account_id = $1", id);
}

bool rename(db::Transaction& tx, Account const& account, AccountName const& name)
{
    return tx.run(R"(
        update accounts set name = $3, version = version + 1, updated_at = $4
        where account_id = $1 and version = $2)",
               account.id, account.version, name, tx.now()) == 1;
}

std::vector<AccountId> list_all(db::Transaction& tx)
{
    return tx.all([](db::Row const& row) { return row.id<AccountId>(0); }, R"(
        select account_id from accounts order by account_id
        -- across accounts: for sweeps and checks)");
}

bool any(db::Transaction& tx)
{
    return tx
        .first(db::read_integer, R"(
        select 1 from accounts limit 1 -- across accounts: is there any?)")
        .has_value();
}

std::vector<std::string> list_without_slug(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select a.account_id from accounts a
        where not exists (select 1 from account_slugs s where s.slug = a.slug and s.account_id = a.account_id)
        -- across accounts: an invariant of each)");
}

}
