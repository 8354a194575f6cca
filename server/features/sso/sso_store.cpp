#include "sso/sso_store.h"

namespace kith::sso::store {

std::optional<PersonId> find(db::Transaction& tx, Provider const& provider, std::string const& subject)
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

bool insert(db::Transaction& tx, Provider const& provider, std::string const& subject, PersonId const& person)
{
    return tx.run(R"(
        insert into sso_subjects (account_id, provider_id, subject, person_id, created_at, last_used_at)
        values ($1, $2, $3, $4, $5, $5) on conflict do nothing)",
               provider.account, provider.id, subject, person, tx.now()) == 1;
}

void touch(db::Transaction& tx, Provider const& provider, std::string const& subject)
{
    tx.send("update sso_subjects set last_used_at = $4 where account_id = $1 and provider_id = $2 and subject = $3",
        provider.account, provider.id, subject, tx.now());
}

bool insert_answer(db::Transaction& tx, std::string const& state_hash, Time expires_at)
{
    return tx.run(
               "insert into sso_answers (state_hash, expires_at) values ($1, $2) on conflict (state_hash) do nothing",
               state_hash, expires_at) == 1;
}

void remove_ended_answers(db::Transaction& tx) { tx.run("delete from sso_answers where expires_at <= $1", tx.now()); }

}
