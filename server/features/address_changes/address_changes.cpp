#include "address_changes/address_changes.h"

#include "address_changes/address_changes_mail.h"
#include "address_changes/address_changes_store.h"
#include "directory/directory.h"
#include "mail/public_url.h"
#include "memberships/memberships.h"
#include "passkeys/passkeys.h"
#include "passwords/passwords.h"
#include "second_factors/second_factors.h"
#include "sessions/sessions.h"

namespace kith::address_changes {
namespace {

using persons::Person;
using store::Change;
using store::State;

crypto::Token token_of(Change const& change, std::string_view act)
{
    return crypto::derived_token(act, change.person.text(), change.id.text(), 1);
}

std::string url_of(crypto::Token const& token) { return mail::link_to("/address/" + token.text); }

// From the outbox of an account of his: everybody who can ask has one.
void tell(db::Transaction& tx, Person const& person, EmailAddress const& to, mail::Letter const& letter)
{
    auto const theirs = persons::accounts_of(tx, person.id);
    auto const name = person.first_name.text() + ' ' + person.last_name.text();
    if (!theirs.empty())
        mail::queue_letter(tx, { theirs.front(), to, name, mail_reason(person.id) }, letter);
}

Result<void> check_limit(db::Transaction& tx, Person const& person)
{
    auto const theirs = persons::accounts_of(tx, person.id);
    if (theirs.empty())
        return refuse("wrong_state");
    auto const mailed = mail::count_since(tx, theirs.front(), mail_reason(person.id), tx.now() - Days { 1 });
    return mailed < std::int64_t { 2 } * mails_a_day ? Result<void> {} : refuse("too_many_requests");
}

bool was_never_here(Person const& person) { return person.password_hash.empty() && !person.email_verified; }

// Whoever reads the mistaken address must find nothing that opens.
Result<void> change_at_once(db::Transaction& tx, Person const& person, EmailAddress const& email, std::string const& by)
{
    passwords::end_links(tx, person.id);
    if (persons::find_by_email(tx, email))
        return {};
    auto const changed = TRY(persons::change_email(tx, person, email, "email"));
    persons::release_email(tx, person.id, person.email.key());
    tell(tx, changed, email, welcome_letter(changed, by, passwords::welcome_link(tx, changed)));
    return {};
}

Result<void> ask_both(db::Transaction& tx, Person const& person, EmailAddress const& email, std::string const& by)
{
    Change change { store::ChangeId::make(), person.id, State::Asked, person.email, email, "", "",
        tx.now() + confirm_lifetime };
    auto const confirm = token_of(change, "address_confirm");
    auto const undo = token_of(change, "address_undo");
    auto const known = persons::find_by_email(tx, email);
    change.confirm_hash = known ? "" : confirm.hash();
    change.undo_hash = person.email_verified ? undo.hash() : "";
    store::insert(tx, change);
    tell(tx, person, person.email, asked_letter(person, change, by, person.email_verified ? url_of(undo) : ""));
    tell(tx, person, email, known ? known_letter(*known) : confirm_letter(person, change, by, url_of(confirm)));
    return {};
}

Act act_of(Change const& change, crypto::Token const& token)
{
    return token.hash() == change.undo_hash ? Act::Undo : Act::Confirm;
}

// What is spent opens nothing: a confirmed change is undone only.
std::optional<Change> find_open(db::Transaction& tx, crypto::Token const& token)
{
    auto change = store::find(tx, token.hash());
    bool const is_spent = change && act_of(*change, token) == Act::Confirm && change->state == State::Changed;
    return is_spent ? std::nullopt : change;
}

// Other accounts find him by it from now on, where he shows himself.
Result<void> readdress(db::Transaction& tx, Person const& person, EmailAddress const& from, EmailAddress const& to)
{
    TRY(memberships::readdress_everywhere(tx, person.id, from, to));
    for (auto const& member : memberships::list_of_person(tx, person.id))
        directory::note_changed(tx, member);
    return {};
}

Result<Done> confirm(db::Transaction& tx, events::Source const& source, Change const& change, Person const& person)
{
    if (!store::confirm(tx, change, tx.now() + undo_lifetime))
        return refuse("not_found");
    auto const changed = TRY(persons::change_email(tx, person, change.to, "email"));
    persons::verify_email(tx, person.id, change.to.key());
    passwords::end_links(tx, person.id);
    TRY(readdress(tx, person, change.from, change.to));
    for (auto const& to : { change.from, change.to })
        tell(tx, person, to, changed_letter(person, change));
    auto url = person.password_hash.empty() ? passwords::welcome_link(tx, changed) : std::string {};
    memberships::record_everywhere(tx, source, changed, "membership.login_changed");
    return Done { Act::Confirm, change.to, std::move(url) };
}

// Nothing of what was done in his place opens the login any more.
Result<std::string> take_back(db::Transaction& tx, Change const& change, Person const& person)
{
    auto const back = TRY(persons::change_email(tx, person, change.from, "email"));
    persons::verify_email(tx, person.id, change.from.key());
    for (auto const& later : store::list_of(tx, person.id)) {
        if (later.id < change.id)
            continue;
        store::remove(tx, later);
        persons::release_email(tx, person.id, later.to.key());
    }
    passwords::end_links(tx, person.id);
    sessions::end_all(tx, person.id);
    return passwords::make_link(tx, back, passwords::Purpose::Reset, change.from);
}

// An id tells when it was made (UUIDv7, RFC 9562, 5.7).
Time asked_at(Change const& change)
{
    auto const text = change.id.text();
    return Time { Duration { std::stoll(text.substr(0, 8) + text.substr(9, 4), nullptr, 16) } };
}

// Other ways in that whoever confirmed the change may have left behind. The rows of the address are changed by now.
void take_away_what_came_since(
    db::Transaction& tx, events::Source const& source, Change const& change, Person const& person)
{
    auto const second = second_factors::find(tx, person);
    if (second.totp_since && *second.totp_since >= asked_at(change))
        second_factors::remove(tx, source, person);
    for (auto const& passkey : passkeys::list(tx, person.id)) {
        if (passkey.created_at >= asked_at(change))
            (void)passkeys::remove(tx, source, person, passkey);
    }
}

Result<Done> undo(db::Transaction& tx, events::Source const& source, Change const& change, Person const& person)
{
    if (!store::remove(tx, change))
        return refuse("not_found");
    std::string url;
    if (change.state == State::Changed)
        url = TRY(take_back(tx, change, person));
    TRY(readdress(tx, person, change.to, change.from));
    tell(tx, person, change.from, undone_letter(person, change));
    if (change.state == State::Changed)
        take_away_what_came_since(tx, source, change, person);
    memberships::record_everywhere(tx, source, person, "membership.login_change_undone");
    return Done { Act::Undo, change.from, std::move(url) };
}

// As they are under the lock: rows before events.
Result<void> end_other_ways_in(db::Transaction& tx, events::Source const& source, Person const& person, Proof proof)
{
    TRY(persons::set_recovery_email(tx, person, {}));
    sessions::end_all(tx, person.id);
    passwords::end_links(tx, person.id);
    if (proof == Proof::Provider && second_factors::find(tx, person).totp_since)
        second_factors::remove(tx, source, person);
    for (auto const& passkey : passkeys::list(tx, person.id))
        TRY(passkeys::remove(tx, source, person, passkey));
    return {};
}

}

Result<Person> prove(
    db::Transaction& tx, events::Source const& source, Person const& before, std::string const& email_key, Proof proof)
{
    if (before.email_verified || before.email.key() != email_key)
        return before;
    persons::lock(tx, before.id);
    persons::verify_email(tx, before.id, email_key);
    if (proof != Proof::NewPassword)
        persons::set_password_hash(tx, before.id, "");
    TRY(end_other_ways_in(tx, source, persons::find(tx, before.id).value_or(before), proof));
    return persons::find(tx, before.id).value_or(before);
}

Result<void> ask(db::Transaction& tx, Person const& person, EmailAddress const& email, std::string const& by)
{
    persons::lock(tx, person.id);
    store::remove_asked(tx, person.id);
    if (email.key() == person.email.key()) {
        if (email.text() != person.email.text())
            TRY(persons::change_email(tx, person, email, "email"));
        return {};
    }
    TRY(check_limit(tx, person));
    return was_never_here(person) ? change_at_once(tx, person, email, by) : ask_both(tx, person, email, by);
}

std::optional<EmailAddress> find_asked(db::Transaction& tx, PersonId const& person)
{
    auto const change = store::find_asked(tx, person);
    return change ? std::optional { change->to } : std::nullopt;
}

Result<Offer> look(db::Transaction& tx, crypto::Token const& token)
{
    auto const change = find_open(tx, token);
    if (!change)
        return refuse("not_found");
    return Offer { act_of(*change, token), change->from, change->to, change->ends_at };
}

Result<Done> follow(db::Transaction& tx, events::Source const& asking, crypto::Token const& token)
{
    auto const seen = find_open(tx, token);
    if (!seen)
        return refuse("not_found");
    persons::lock(tx, seen->person);
    auto const change = find_open(tx, token); // as it is behind the lock
    auto const person = persons::find(tx, seen->person);
    if (!change || !person)
        return refuse("not_found");
    auto source = asking;
    source.id = person->id.text();
    source.name = person->first_name.text() + ' ' + person->last_name.text();
    return act_of(*change, token) == Act::Undo ? undo(tx, source, *change, *person)
                                               : confirm(tx, source, *change, *person);
}

void sweep(db::Transaction& tx)
{
    for (auto const& change : store::list_ended(tx)) {
        store::remove(tx, change);
        if (change.state == State::Changed)
            persons::release_email(tx, change.person, change.from.key());
    }
}

}
