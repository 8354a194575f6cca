#include "identity_providers/identity_providers_store.h"

namespace kith::identity_providers::store {
namespace {

#define PROVIDER_COLUMNS                                                                                          \
    "account_id, id, preset, state, name, address, discovery_url, issuer, client_id, client_auth, sealed_secret," \
    " version, created_at"

Provider read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<ProviderId>(1), row.enumerator<Preset>(2), row.enumerator<State>(3),
        ShortText::stored(row.text(4)), row.string(5), row.string(6), row.string(7), row.string(8),
        row.enumerator<ClientAuth>(9), row.string(10), row.integer(11), row.time(12) };
}

}

void insert(db::Transaction& tx, Provider const& provider)
{
    tx.run(R"(
        insert into identity_providers (account_id, id, preset, state, name, address, discovery_url, issuer, client_id,
            client_auth, sealed_secret, version, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $12))",
        provider.account, provider.id, provider.preset, provider.state, provider.name.text(), provider.address,
        provider.discovery_url, provider.issuer, provider.client_id, provider.client_auth, provider.sealed_secret,
        provider.created_at);
}

bool update(db::Transaction& tx, Provider const& provider)
{
    return tx.run(R"(
        update identity_providers set state = $4, name = $5, client_id = $6, client_auth = $7, sealed_secret = $8,
            version = version + 1, updated_at = $9
        where account_id = $1 and id = $2 and version = $3)",
               provider.account, provider.id, provider.version, provider.state, provider.name.text(),
               provider.client_id, provider.client_auth, provider.sealed_secret, tx.now()) == 1;
}

bool hold(db::Transaction& tx, Provider const& provider)
{
    return tx.run(R"(
        update identity_providers set updated_at = updated_at
        where account_id = $1 and id = $2 and version = $3 and state = 'on')",
               provider.account, provider.id, provider.version) == 1;
}

bool remove(db::Transaction& tx, Provider const& provider)
{
    return tx.run("delete from identity_providers where account_id = $1 and id = $2 and version = $3", provider.account,
               provider.id, provider.version) == 1;
}

std::vector<Provider> list(db::Transaction& tx, AccountId const& account)
{
    return tx.all(
        read, "select " PROVIDER_COLUMNS " from identity_providers where account_id = $1 order by name, id", account);
}

std::optional<Provider> find(db::Transaction& tx, AccountId const& account, ProviderId const& id)
{
    return tx.first(
        read, "select " PROVIDER_COLUMNS " from identity_providers where account_id = $1 and id = $2", account, id);
}

std::optional<PersonId> find_person(db::Transaction& tx, Provider const& provider, std::string const& subject)
{
    return tx.first([](db::Row const& row) { return row.id<PersonId>(0); },
        "select person_id from sso_subjects where account_id = $1 and provider_id = $2 and subject = $3",
        provider.account, provider.id, subject);
}

bool has_subject(db::Transaction& tx, Provider const& provider, PersonId const& person)
{
    return tx
        .first(db::read_integer,
            "select 1 from sso_subjects where account_id = $1 and provider_id = $2 and person_id = $3",
            provider.account, provider.id, person)
        .has_value();
}

bool insert_subject(db::Transaction& tx, Provider const& provider, std::string const& subject, PersonId const& person)
{
    return tx.run(R"(
        insert into sso_subjects (account_id, provider_id, subject, person_id, created_at, last_used_at)
        values ($1, $2, $3, $4, $5, $5) on conflict do nothing)",
               provider.account, provider.id, subject, person, tx.now()) == 1;
}

std::vector<KnownAs> list_subjects_of(db::Transaction& tx, AccountId const& account, PersonId const& person)
{
    auto const read_known = [](db::Row const& row) {
        return KnownAs { row.string(0), row.string(1), row.time(2), row.time(3) };
    };
    return tx.all(read_known, R"(
        select p.name, s.subject, s.created_at, s.last_used_at
        from identity_providers p join sso_subjects s
            on s.account_id = p.account_id and s.provider_id = p.id and s.person_id = $2
        where p.account_id = $1 order by s.created_at, s.subject)",
        account, person);
}

void touch_subject(db::Transaction& tx, Provider const& provider, std::string const& subject)
{
    tx.send("update sso_subjects set last_used_at = $4 where account_id = $1 and provider_id = $2 and subject = $3",
        provider.account, provider.id, subject, tx.now());
}

void remove_subjects(db::Transaction& tx, Provider const& provider)
{
    tx.run("delete from sso_subjects where account_id = $1 and provider_id = $2", provider.account, provider.id);
}

Use use_of(db::Transaction& tx, Provider const& provider)
{
    return tx
        .first([](db::Row const& row) { return Use { row.integer(0), row.optional_time(1) }; },
            "select count(*), max(last_used_at) from sso_subjects where account_id = $1 and provider_id = $2",
            provider.account, provider.id)
        .value_or(Use {});
}

std::vector<std::string> list_miscounted(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select t.account_id from totals t where t.what = 'identity_providers'
            and t.total <> (select count(*) from identity_providers p where p.account_id = t.account_id)
        -- across accounts: an invariant of each)");
}

std::vector<std::string> list_with_orphans(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select distinct s.account_id from sso_subjects s where not exists (
            select 1 from identity_providers p where p.account_id = s.account_id and p.id = s.provider_id)
        -- across accounts: an invariant of each)");
}

}
