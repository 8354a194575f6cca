#include "passwords/passwords.h"

#include "base/clean_text.h"
#include "mail/public_url.h"
#include "passwords/passwords_mail.h"
#include "passwords/passwords_store.h"
#include "sessions/sessions.h"

namespace kith::passwords {
namespace {

struct NewLink {
    std::string token_hash;
    std::string url;
};

NewLink insert_link(
    db::Transaction& tx, persons::Person const& person, Purpose purpose, std::optional<EmailAddress> const& mailed_to)
{
    auto const id = store::LinkId::make();
    auto const token = crypto::derived_token("password", person.id.text(), id.text(), 1);
    auto const lifetime = purpose == Purpose::Reset ? reset_lifetime : welcome_lifetime;
    store::insert(
        tx, { token.hash(), id, person.id, purpose, mailed_to ? mailed_to->key() : "", tx.now(), tx.now() + lifetime });
    return { token.hash(), mail::link_to("/reset?token=" + token.text) };
}

// Whose mail is written when nobody has the login.
persons::Person nobody()
{
    persons::Person person;
    person.id = PersonId::make();
    person.first_name = PersonName::stored("Nobody");
    person.email = EmailAddress::stored("nobody@nowhere.invalid", "nobody@nowhere.invalid");
    return person;
}

EmailAddress receiver_of(persons::Person const& person)
{
    auto recovery = EmailAddress::parse(person.recovery_email);
    return recovery ? *recovery : person.email;
}

}

std::string make_link(
    db::Transaction& tx, persons::Person const& person, Purpose purpose, std::optional<EmailAddress> const& mailed_to)
{
    persons::lock(tx, person.id);
    auto link = insert_link(tx, person, purpose, mailed_to);
    store::make_room(tx, person.id, purpose, link.token_hash, max_links);
    return std::move(link.url);
}

std::string welcome_link(db::Transaction& tx, persons::Person const& person)
{
    return make_link(tx, person, Purpose::Welcome, person.email);
}

namespace {

void mail_reset_link_to(db::Transaction& tx, persons::Person const& person, EmailAddress const& to, bool found)
{
    auto const theirs = persons::accounts_of(tx, person.id);
    auto const account = theirs.empty() ? AccountId::make() : theirs.front();
    auto const mailed = mail::count_since(tx, account, mail_reason(person.id), tx.now() - Days { 1 });
    auto const link = insert_link(tx, person, Purpose::Reset, to);
    auto const queued = mail::queue(tx, reset_message(account, person, to, link.url));
    if (found && !theirs.empty() && mailed < mails_a_day)
        return store::make_room(tx, person.id, Purpose::Reset, link.token_hash, max_links);
    store::take(tx, link.token_hash);
    mail::discard(tx, account, queued);
}

}

void mail_reset_link(db::Transaction& tx, std::optional<persons::Person> const& found)
{
    auto const person = found.value_or(nobody());
    persons::lock(tx, person.id);
    auto const to = receiver_of(person);
    mail_reset_link_to(tx, person, to, found.has_value());
    if (found && !person.email_verified && to.key() != person.email.key())
        mail_reset_link_to(tx, person, person.email, true);
}

Result<persons::Person> look(db::Transaction& tx, crypto::Token const& token)
{
    auto const link = store::find(tx, token.hash());
    auto person = link ? persons::find(tx, link->person) : std::nullopt;
    return person ? Result<persons::Person> { *std::move(person) } : refuse("not_found");
}

Place place_of(http::Call const& call)
{
    return { call.address(), one_line(call.request().header("user-agent"), 300) };
}

Result<Spent> spend(
    db::Transaction& tx, crypto::Token const& token, std::string const& password_hash, Place const& place)
{
    auto const link = store::find(tx, token.hash());
    if (!link)
        return refuse("not_found");
    persons::lock(tx, link->person); // before the row of the link, as whoever makes one does
    if (!store::take(tx, link->token_hash))
        return refuse("not_found");
    auto const before = persons::find(tx, link->person);
    persons::set_password_hash(tx, link->person, password_hash);
    store::remove_all(tx, link->person);
    sessions::end_all(tx, link->person);
    auto person = persons::find(tx, link->person);
    if (!person)
        return refuse("not_found");
    if (before && !before->password_hash.empty())
        tell(tx, *person, password_changed(*person, tx.now(), place));
    return Spent { *std::move(person), link->proves_key };
}

std::vector<std::string> own_words(db::Transaction& tx, persons::Person const& person)
{
    std::vector<std::string> words { person.first_name.text(), person.last_name.text(), person.email.text(),
        person.username.text(), "kith" };
    for (auto const& account : persons::accounts_of(tx, person.id))
        words.push_back(accounts::get(tx, account).name.text());
    return words;
}

Result<persons::Person> change(
    db::Transaction& tx, persons::Person const& verified, std::string const& password_hash, Place const& place)
{
    if (!persons::replace_password_hash(tx, verified, password_hash))
        return refuse("reauthentication_required");
    store::remove_all(tx, verified.id);
    sessions::end_all(tx, verified.id);
    auto person = persons::find(tx, verified.id);
    if (!person)
        return refuse("reauthentication_required");
    tell(tx, *person, password_changed(*person, tx.now(), place));
    return *std::move(person);
}

Result<persons::Person> set_recovery_email(
    db::Transaction& tx, persons::Person const& person, std::optional<EmailAddress> const& email)
{
    auto changed = TRY(persons::set_recovery_email(tx, person, email));
    store::remove_all(tx, person.id);
    tell(tx, person, recovery_changed(changed, tx.now()));
    return changed;
}

// From the outbox of an account of his; who is in none has none.
void tell(db::Transaction& tx, persons::Person const& person, mail::Letter const& letter)
{
    auto const theirs = persons::accounts_of(tx, person.id);
    if (theirs.empty())
        return;
    auto const name = person.first_name.text() + ' ' + person.last_name.text();
    auto const recovery = receiver_of(person);
    mail::queue_letter(tx, { theirs.front(), person.email, name, change_reason(person.id) }, letter);
    if (recovery.key() != person.email.key())
        mail::queue_letter(tx, { theirs.front(), recovery, name, change_reason(person.id) }, letter);
}

void end_links(db::Transaction& tx, PersonId const& person) { store::remove_all(tx, person); }

void sweep(db::Transaction& tx) { store::remove_ended(tx); }

}
