#include "persons/persons_store.h"

#define PERSON_COLUMNS                                                                                         \
    "p.id, p.first_name, p.last_name, p.email, p.email_key, p.password_hash, p.session_epoch, p.is_operator, " \
    "p.version, p.created_at, p.email_verified, p.username, p.recovery_email, p.phone, p.locale, "             \
    "p.timezone, p.avatar, p.has_second_factor, p.has_passkey, p.pronouns"

namespace kith::persons {

std::string_view const columns = PERSON_COLUMNS;

Person read(db::Row const& row)
{
    return { row.id<PersonId>(0), PersonName::stored(row.text(1)), PersonName::stored(row.text(2)),
        EmailAddress::stored(row.text(3), row.text(4)), row.string(5), row.integer(6), row.flag(7), row.integer(8),
        row.time(9), row.flag(10), Username::stored(row.text(11)), row.string(12), PhoneNumber::stored(row.text(13)),
        Language::stored(row.text(14)), TimeZone::stored(row.text(15)), row.string(16), row.flag(17), row.flag(18),
        Pronouns::stored(row.text(19)) };
}

namespace store {

bool take_email(db::Transaction& tx, EmailAddress const& email, PersonId const& person)
{
    return tx.run("insert into person_emails (email_key, person_id) values ($1, $2) on conflict (email_key) do nothing",
               email.key(), person) == 1;
}

void insert(db::Transaction& tx, Person const& person)
{
    tx.send(R"(
        insert into persons (id, first_name, last_name, email, email_key, password_hash, session_epoch, is_operator,
            version, created_at, updated_at, email_verified)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11))",
        person.id, person.first_name, person.last_name, person.email.text(), person.email.key(), person.password_hash,
        person.session_epoch, person.is_operator, person.version, person.created_at, person.email_verified);
}

std::optional<Person> find(db::Transaction& tx, PersonId const& id)
{
    return tx.first(read, "select " PERSON_COLUMNS " from persons p where p.id = $1", id);
}

std::optional<Person> find_by_email_key(db::Transaction& tx, std::string const& email_key)
{
    return tx.first(read,
        "select " PERSON_COLUMNS " from person_emails e join persons p on p.id = e.person_id"
        " where e.email_key = $1 and p.email_key = $1",
        email_key);
}

std::optional<Person> find_by_username_key(db::Transaction& tx, std::string const& username_key)
{
    return tx.first(read,
        "select " PERSON_COLUMNS
        " from person_usernames u join persons p on p.id = u.person_id where u.username_key = $1",
        username_key);
}

bool rename(db::Transaction& tx, Person const& person, NewName const& name)
{
    return tx.run(R"(
        update persons set first_name = $3, last_name = $4, version = version + 1, updated_at = $5
        where id = $1 and version = $2)",
               person.id, person.version, name.first_name, name.last_name, tx.now()) == 1;
}

bool take_username(db::Transaction& tx, Username const& username, PersonId const& person)
{
    return tx.run(R"(
        insert into person_usernames (username_key, person_id) values ($1, $2)
        on conflict (username_key) do nothing)",
               username, person) == 1;
}

void free_username(db::Transaction& tx, Username const& username, PersonId const& person)
{
    tx.run("delete from person_usernames where username_key = $1 and person_id = $2", username, person);
}

bool set_profile(db::Transaction& tx, Person const& person, Username const& username, PhoneNumber const& phone,
    Pronouns const& pronouns)
{
    return tx.run(R"(
        update persons set username = $3, phone = $4, pronouns = $5, version = version + 1, updated_at = $6
        where id = $1 and version = $2)",
               person.id, person.version, username, phone, pronouns.text(), tx.now()) == 1;
}

bool set_preferences(db::Transaction& tx, Person const& person, Language const& language, TimeZone const& time_zone)
{
    return tx.run(R"(
        update persons set locale = $3, timezone = $4, version = version + 1, updated_at = $5
        where id = $1 and version = $2)",
               person.id, person.version, language.text(), time_zone.text(), tx.now()) == 1;
}

bool set_avatar(db::Transaction& tx, Person const& person, std::string const& version)
{
    return tx.run(R"(
        update persons set avatar = $3, version = version + 1, updated_at = $4
        where id = $1 and version = $2)",
               person.id, person.version, version, tx.now()) == 1;
}

bool set_recovery_email(db::Transaction& tx, Person const& person, std::string const& email)
{
    return tx.run(R"(
        update persons set recovery_email = $3, version = version + 1, updated_at = $4
        where id = $1 and version = $2)",
               person.id, person.version, email, tx.now()) == 1;
}

void verify_email(db::Transaction& tx, PersonId const& id, std::string const& email_key)
{
    tx.run("update persons set email_verified = 1, updated_at = $3 where id = $1 and email_key = $2", id, email_key,
        tx.now());
}

void make_operator(db::Transaction& tx, PersonId const& id)
{
    tx.run("update persons set is_operator = 1, updated_at = $2 where id = $1", id, tx.now());
}

// Locks all of them first: two who dismiss each other at once would leave none.
bool dismiss_operator(db::Transaction& tx, PersonId const& id)
{
    tx.run("update persons set updated_at = updated_at where is_operator = 1");
    return tx.run(R"(
        update persons set is_operator = 0, updated_at = $2
        where id = $1 and exists (select 1 from persons o where o.is_operator = 1 and o.id <> $1))",
               id, tx.now()) == 1;
}

std::vector<Person> list_operators(db::Transaction& tx)
{
    return tx.all(read, "select " PERSON_COLUMNS " from persons p where p.is_operator = 1 order by p.id");
}

void set_password_hash(db::Transaction& tx, PersonId const& id, std::string const& hash)
{
    tx.run("update persons set password_hash = $2, updated_at = $3 where id = $1", id, hash, tx.now());
}

bool replace_password_hash(
    db::Transaction& tx, PersonId const& id, std::string const& old_hash, std::string const& new_hash)
{
    return tx.run("update persons set password_hash = $3, updated_at = $4 where id = $1 and password_hash = $2", id,
               old_hash, new_hash, tx.now()) == 1;
}

void set_has_second_factor(db::Transaction& tx, PersonId const& id, bool has)
{
    tx.run("update persons set has_second_factor = $2, updated_at = $3 where id = $1", id, has, tx.now());
}

void set_has_passkey(db::Transaction& tx, PersonId const& id, bool has)
{
    tx.run("update persons set has_passkey = $2, updated_at = $3 where id = $1", id, has, tx.now());
}

void raise_session_epoch(db::Transaction& tx, PersonId const& id)
{
    tx.run("update persons set session_epoch = session_epoch + 1, updated_at = $2 where id = $1", id, tx.now());
}

void lock(db::Transaction& tx, PersonId const& id)
{
    tx.run("update persons set updated_at = updated_at where id = $1", id);
}

void tie_to_account(db::Transaction& tx, PersonId const& person, AccountId const& account)
{
    tx.send(R"(
        insert into person_accounts (person_id, account_id) values ($1, $2)
        on conflict (person_id, account_id) do nothing)",
        person, account);
}

std::vector<AccountId> accounts_of(db::Transaction& tx, PersonId const& person)
{
    return tx.all([](db::Row const& row) { return row.id<AccountId>(0); },
        "select account_id from person_accounts where person_id = $1 order by account_id", person);
}

std::vector<std::string> list_without_email(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select p.id from persons p
        where p.email_key <> '' and not exists (
            select 1 from person_emails e where e.email_key = p.email_key and e.person_id = p.id))");
}

void remove_stand_in(db::Transaction& tx, PersonId const& id)
{
    tx.run("delete from person_accounts where person_id = $1", id);
    tx.run("delete from persons where id = $1 and email_key = ''", id);
}

bool change_email(db::Transaction& tx, Person const& person, EmailAddress const& email)
{
    return tx.run(R"(
        update persons set email_verified = case when email_key = $4 then email_verified else 0 end,
            email = $3, email_key = $4, version = version + 1, updated_at = $5
        where id = $1 and version = $2)",
               person.id, person.version, email.text(), email.key(), tx.now()) == 1;
}

bool owns_email(db::Transaction& tx, EmailAddress const& email, PersonId const& person)
{
    return tx
        .first(db::read_integer, "select 1 from person_emails where email_key = $1 and person_id = $2", email.key(),
            person)
        .has_value();
}

std::vector<std::string> list_emails(db::Transaction& tx, PersonId const& id)
{
    return tx.all(db::read_text, "select email_key from person_emails where person_id = $1 order by email_key", id);
}

void release_email(db::Transaction& tx, PersonId const& id, std::string const& email_key)
{
    tx.run(R"(
        delete from person_emails where email_key = $2 and person_id = $1
            and not exists (select 1 from persons p where p.id = $1 and p.email_key = $2))",
        id, email_key);
}

std::vector<std::string> list_without_username(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select p.id from persons p
        where p.username <> '' and not exists (
            select 1 from person_usernames u where u.username_key = p.username and u.person_id = p.id))");
}

std::vector<std::string> list_usernames_of_nobody(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select u.username_key from person_usernames u
        where not exists (select 1 from persons p where p.id = u.person_id and p.username = u.username_key))");
}

}
}
