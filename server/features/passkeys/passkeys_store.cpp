#include "passkeys/passkeys_store.h"

namespace kith::passkeys::store {
namespace {

#define PASSKEY_COLUMNS "id, person_id, credential_id, name, public_key, sign_count, last_used_at, created_at"

Passkey read(db::Row const& row)
{
    return { row.id<PasskeyId>(0), row.id<PersonId>(1), row.string(2), ShortText::stored(row.text(3)),
        crypto::from_base64(row.text(4)), row.integer(5), row.optional_time(6), row.time(7) };
}

}

void insert_challenge(db::Transaction& tx, std::string const& hash, std::string const& person, Time ends)
{
    tx.send("insert into passkey_challenges (challenge_hash, person_id, expires_at) values ($1, $2, $3)", hash, person,
        ends);
}

bool has_challenge(db::Transaction& tx, std::string const& hash, std::string const& person)
{
    return tx
        .first(db::read_integer,
            "select 1 from passkey_challenges where challenge_hash = $1 and person_id = $2 and expires_at > $3", hash,
            person, tx.now())
        .has_value();
}

bool take_challenge(db::Transaction& tx, std::string const& hash, std::string const& person)
{
    return tx.run("delete from passkey_challenges where challenge_hash = $1 and person_id = $2 and expires_at > $3",
               hash, person, tx.now()) == 1;
}

void remove_ended_challenges(db::Transaction& tx)
{
    tx.run("delete from passkey_challenges where expires_at <= $1", tx.now());
}

bool insert(db::Transaction& tx, Passkey const& passkey)
{
    return tx.run(R"(
        insert into passkeys (credential_id, id, person_id, name, public_key, sign_count, last_used_at, created_at)
        values ($1, $2, $3, $4, $5, $6, null, $7)
        on conflict (credential_id) do nothing)",
               passkey.credential_id, passkey.id, passkey.person, passkey.name.text(),
               crypto::to_base64(passkey.public_key), passkey.sign_count, passkey.created_at) == 1;
}

std::optional<Passkey> find_by_credential(db::Transaction& tx, std::string const& credential_id)
{
    return tx.first(read, "select " PASSKEY_COLUMNS " from passkeys where credential_id = $1", credential_id);
}

std::optional<Passkey> find(db::Transaction& tx, PersonId const& person, PasskeyId const& id)
{
    return tx.first(read, "select " PASSKEY_COLUMNS " from passkeys where person_id = $1 and id = $2", person, id);
}

std::vector<Passkey> list(db::Transaction& tx, PersonId const& person)
{
    return tx.all(read, "select " PASSKEY_COLUMNS " from passkeys where person_id = $1 order by id", person);
}

bool note_use(db::Transaction& tx, Passkey const& before, std::int64_t sign_count)
{
    return tx.run("update passkeys set sign_count = $3, last_used_at = $4 where credential_id = $1 and sign_count = $2",
               before.credential_id, before.sign_count, sign_count, tx.now()) == 1;
}

bool rename(db::Transaction& tx, PersonId const& person, PasskeyId const& id, ShortText const& name)
{
    return tx.run("update passkeys set name = $3 where person_id = $1 and id = $2", person, id, name.text()) == 1;
}

bool remove(db::Transaction& tx, PersonId const& person, PasskeyId const& id)
{
    return tx.run("delete from passkeys where person_id = $1 and id = $2", person, id) == 1;
}

void remove_all(db::Transaction& tx, PersonId const& person)
{
    tx.run("delete from passkeys where person_id = $1", person);
}

std::vector<std::string> list_wrong_flags(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select p.id from persons p
        where p.has_passkey <> case when exists (select 1 from passkeys k where k.person_id = p.id) then 1 else 0 end)");
}

}
