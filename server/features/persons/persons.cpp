#include "persons/persons.h"

#include "persons/persons_store.h"

namespace kith::persons {

std::optional<Person> create(db::Transaction& tx, NewPerson const& wanted)
{
    Person person { PersonId::make(), wanted.first_name, wanted.last_name, wanted.email, wanted.password_hash, 1,
        wanted.is_operator, 1, tx.now(), wanted.email_verified };
    if (!store::take_email(tx, person.email, person.id))
        return {};
    store::insert(tx, person);
    return person;
}

Person create_stand_in(db::Transaction& tx, PersonName const& first_name, PersonName const& last_name)
{
    Person person { PersonId::make(), first_name, last_name, {}, "" };
    person.created_at = tx.now();
    store::insert(tx, person);
    return person;
}

void remove_stand_in(db::Transaction& tx, PersonId const& id) { store::remove_stand_in(tx, id); }

std::optional<Person> find(db::Transaction& tx, PersonId const& id) { return store::find(tx, id); }

std::optional<Person> find_by_email(db::Transaction& tx, EmailAddress const& email)
{
    return store::find_by_email_key(tx, email.key());
}

std::optional<Person> find_by_login(db::Transaction& tx, std::string_view login)
{
    auto const email = EmailAddress::parse(login);
    return email ? find_by_email(tx, *email) : store::find_by_username_key(tx, Username::key_of(login));
}

bool is_login_of(Person const& person, std::string_view login)
{
    if (auto const email = EmailAddress::parse(login))
        return *email == person.email;
    return !person.username.is_empty() && Username::key_of(login) == person.username.text();
}

Result<Person> rename(db::Transaction& tx, Person const& person, NewName const& name)
{
    if (!store::rename(tx, person, name))
        return refuse("stale");
    auto renamed = person;
    renamed.first_name = name.first_name;
    renamed.last_name = name.last_name;
    ++renamed.version;
    return renamed;
}

Result<Person> set_profile(db::Transaction& tx, Person const& person, Username const& username,
    PhoneNumber const& phone, Pronouns const& pronouns)
{
    bool const is_new_name = username != person.username;
    if (is_new_name && !username.is_empty() && !store::take_username(tx, username, person.id))
        return refuse("username_taken");
    if (!store::set_profile(tx, person, username, phone, pronouns))
        return refuse("stale");
    if (is_new_name)
        store::free_username(tx, person.username, person.id);
    auto changed = person;
    changed.username = username;
    changed.phone = phone;
    changed.pronouns = pronouns;
    ++changed.version;
    return changed;
}

Result<Person> set_preferences(
    db::Transaction& tx, Person const& person, Language const& language, TimeZone const& time_zone)
{
    if (!store::set_preferences(tx, person, language, time_zone))
        return refuse("stale");
    auto changed = person;
    changed.language = language;
    changed.time_zone = time_zone;
    ++changed.version;
    return changed;
}

Result<Person> set_avatar(db::Transaction& tx, Person const& person, std::string const& version)
{
    if (!store::set_avatar(tx, person, version))
        return refuse("stale");
    auto changed = person;
    changed.avatar = version;
    ++changed.version;
    return changed;
}

Result<Person> set_recovery_email(db::Transaction& tx, Person const& person, std::optional<EmailAddress> const& email)
{
    auto changed = person;
    changed.recovery_email = email ? email->text() : "";
    if (!store::set_recovery_email(tx, person, changed.recovery_email))
        return refuse("stale");
    ++changed.version;
    return changed;
}

void verify_email(db::Transaction& tx, PersonId const& id, std::string const& email_key)
{
    store::verify_email(tx, id, email_key);
}

void make_operator(db::Transaction& tx, PersonId const& id) { store::make_operator(tx, id); }

bool dismiss_operator(db::Transaction& tx, PersonId const& id) { return store::dismiss_operator(tx, id); }

std::vector<Person> list_operators(db::Transaction& tx) { return store::list_operators(tx); }

void set_password_hash(db::Transaction& tx, PersonId const& id, std::string const& hash)
{
    store::set_password_hash(tx, id, hash);
}

bool replace_password_hash(db::Transaction& tx, Person const& verified, std::string const& hash)
{
    return store::replace_password_hash(tx, verified.id, verified.password_hash, hash);
}

void set_has_second_factor(db::Transaction& tx, PersonId const& id, bool has)
{
    store::set_has_second_factor(tx, id, has);
}

void set_has_passkey(db::Transaction& tx, PersonId const& id, bool has) { store::set_has_passkey(tx, id, has); }

Result<Person> change_email(
    db::Transaction& tx, Person const& person, EmailAddress const& email, std::string_view field)
{
    bool const is_his = email.key() == person.email.key() || store::owns_email(tx, email, person.id);
    if (!is_his && !store::take_email(tx, email, person.id))
        return refuse_field(std::string { field }, "taken", "belongs to somebody else");
    if (!store::change_email(tx, person, email))
        return refuse("stale");
    auto changed = person;
    changed.email = email;
    changed.email_verified = person.email_verified && email.key() == person.email.key();
    ++changed.version;
    return changed;
}

void release_email(db::Transaction& tx, PersonId const& id, std::string const& email_key)
{
    store::release_email(tx, id, email_key);
}

std::vector<std::string> emails_of(db::Transaction& tx, PersonId const& id) { return store::list_emails(tx, id); }

void raise_session_epoch(db::Transaction& tx, PersonId const& id)
{
    store::raise_session_epoch(tx, id);
    tx.wake("person:" + id.text());
}

void lock(db::Transaction& tx, PersonId const& id) { store::lock(tx, id); }

void tie_to_account(db::Transaction& tx, PersonId const& person, AccountId const& account)
{
    store::tie_to_account(tx, person, account);
}

std::vector<AccountId> accounts_of(db::Transaction& tx, PersonId const& person)
{
    return store::accounts_of(tx, person);
}

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_without_email(tx))
        findings.push_back("person " + id + ": does not own the address it has");
    for (auto const& id : store::list_without_username(tx))
        findings.push_back("person " + id + ": does not own the username it has");
    for (auto const& key : store::list_usernames_of_nobody(tx))
        findings.push_back("username " + key + ": is not that of the person who owns it");
    return findings;
}

}
