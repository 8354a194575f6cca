#include "second_factors/second_factors_store.h"

namespace kith::second_factors::store {
namespace {

Secret read(db::Row const& row) { return { row.string(0), row.integer(1), row.time(2) }; }

}

bool insert_begun(db::Transaction& tx, PersonId const& person, std::string const& sealed)
{
    return tx.run(R"(
        insert into totp_secrets (person_id, state, sealed_secret, last_step, created_at)
        values ($1, 'begun', $2, 0, $3)
        on conflict (person_id) do update set sealed_secret = $2, created_at = $3
        where totp_secrets.state = 'begun')",
               person, sealed, tx.now()) == 1;
}

std::optional<Secret> find_begun(db::Transaction& tx, PersonId const& person, Time since)
{
    return tx.first(read,
        "select sealed_secret, last_step, created_at from totp_secrets"
        " where person_id = $1 and state = 'begun' and created_at > $2",
        person, since);
}

std::optional<Secret> find_active(db::Transaction& tx, PersonId const& person)
{
    return tx.first(read,
        "select sealed_secret, last_step, created_at from totp_secrets where person_id = $1 and state = 'active'",
        person);
}

bool activate(db::Transaction& tx, PersonId const& person, Secret const& secret, std::int64_t step)
{
    return tx.run(R"(
        update totp_secrets set state = 'active', last_step = $3, created_at = $4
        where person_id = $1 and state = 'begun' and sealed_secret = $2)",
               person, secret.sealed, step, tx.now()) == 1;
}

bool spend_step(db::Transaction& tx, PersonId const& person, std::int64_t step)
{
    return tx.run("update totp_secrets set last_step = $2 where person_id = $1 and state = 'active' and last_step < $2",
               person, step) == 1;
}

bool remove_secret(db::Transaction& tx, PersonId const& person)
{
    return tx.run("delete from totp_secrets where person_id = $1 and state = 'active'", person) == 1;
}

void insert_recovery_code(db::Transaction& tx, PersonId const& person, std::string const& hash)
{
    tx.send("insert into recovery_codes (person_id, code_hash, used_at) values ($1, $2, null)", person, hash);
}

void remove_recovery_codes(db::Transaction& tx, PersonId const& person)
{
    tx.run("delete from recovery_codes where person_id = $1", person);
}

bool spend_recovery_code(db::Transaction& tx, PersonId const& person, std::string const& hash)
{
    return tx.run("update recovery_codes set used_at = $3 where person_id = $1 and code_hash = $2 and used_at is null",
               person, hash, tx.now()) == 1;
}

bool knows_recovery_code(db::Transaction& tx, PersonId const& person, std::string const& hash)
{
    return tx
        .first(db::read_integer, "select 1 from recovery_codes where person_id = $1 and code_hash = $2", person, hash)
        .has_value();
}

int count_recovery_codes(db::Transaction& tx, PersonId const& person)
{
    auto const left = tx.first(
        db::read_integer, "select count(*) from recovery_codes where person_id = $1 and used_at is null", person);
    return static_cast<int>(left.value_or(0));
}

bool count_attempt(db::Transaction& tx, PersonId const& person)
{
    return tx.run(R"(
        insert into second_factor_attempts (person_id, attempts, began_at) values ($1, 1, $2)
        on conflict (person_id) do update set
            attempts = case when second_factor_attempts.began_at <= $3 then 1
                else second_factor_attempts.attempts + 1 end,
            began_at = case when second_factor_attempts.began_at <= $3 then $2
                else second_factor_attempts.began_at end
        where second_factor_attempts.began_at <= $3 or second_factor_attempts.attempts < $4)",
               person, tx.now(), tx.now() - attempts_interval, max_attempts) == 1;
}

bool take_telling(db::Transaction& tx, PersonId const& person)
{
    return tx.run(R"(
        update second_factor_attempts set told_at = $2
        where person_id = $1 and attempts >= $3 and (told_at is null or told_at <= $4))",
               person, tx.now(), attempts_to_tell_of, tx.now() - telling_interval) == 1;
}

void take_attempt_back(db::Transaction& tx, PersonId const& person)
{
    tx.run("update second_factor_attempts set attempts = attempts - 1 where person_id = $1 and attempts > 0", person);
}

std::optional<Time> find_first_attempt(db::Transaction& tx, PersonId const& person)
{
    return tx.first([](db::Row const& row) { return row.time(0); },
        "select began_at from second_factor_attempts where person_id = $1", person);
}

void remove_old(db::Transaction& tx)
{
    tx.run(R"(
        delete from second_factor_attempts where began_at <= $1 and (told_at is null or told_at <= $2))",
        tx.now() - attempts_interval, tx.now() - telling_interval);
    tx.run("delete from totp_secrets where state = 'begun' and created_at <= $1", tx.now() - enrolment_lifetime);
}

std::vector<std::string> list_wrong_flags(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select p.id from persons p left join totp_secrets t on t.person_id = p.id and t.state = 'active'
        where p.has_second_factor <> case when t.person_id is null then 0 else 1 end)");
}

}
