#include "mail_stops/mail_stops.h"

#include "mail/public_url.h"
#include "mail_stops/mail_stops_store.h"

namespace kith::mail_stops {
namespace {

crypto::AccountToken token_for(AccountId const& account, EmailAddress const& address)
{
    return { account, crypto::derived_token("mail_stop", account.text(), address.key(), 1) };
}

}

bool is_stopped(db::Transaction& tx, AccountId const& account, EmailAddress const& address)
{
    auto const choice = store::find(tx, account, token_for(account, address).token.hash());
    return choice && choice->stopped_at;
}

Result<void> check(db::Transaction& tx, AccountId const& account, EmailAddress const& address)
{
    auto const choice = store::lock(tx, account, token_for(account, address).token.hash());
    if (!choice || !choice->stopped_at)
        return {};
    return refuse("mail_stopped", "email", "has asked to get no more mails of this account");
}

void queue_letter(db::Transaction& tx, mail::Recipient recipient, mail::Letter letter)
{
    auto const token = token_for(recipient.account, recipient.to);
    if (!store::note_written(tx, { recipient.account, token.token.hash(), recipient.to }))
        return;
    letter.why_url = mail::link_to("/mail/" + token.text());
    recipient.stop_url = mail::link_to("/api/v1/public/mails/" + token.text() + "/stop");
    mail::queue_letter(tx, recipient, letter);
}

std::optional<Choice> find(db::Transaction& tx, crypto::AccountToken const& token)
{
    return store::find(tx, token.account, token.token.hash());
}

Choice lock(db::Transaction& tx, Choice const& choice)
{
    return store::lock(tx, choice.account, choice.token_hash).value(); // no row ever goes
}

bool stop(db::Transaction& tx, Choice const& seen)
{
    bool const is_new = store::set_stopped(tx, seen); // whoever writes to him has done so, or does not any more
    auto const choice = store::find(tx, seen.account, seen.token_hash).value();
    if (is_new && !choice.address.text().empty())
        mail::withdraw_to(tx, choice.account, choice.address);
    return is_new;
}

bool resume(db::Transaction& tx, Choice const& choice) { return store::set_resumed(tx, choice); }

void erase(db::Transaction& tx, Choice const& seen)
{
    auto const choice = lock(tx, seen);
    store::set_erased(tx, choice);
    if (!choice.address.text().empty())
        mail::forget(tx, choice.account, choice.address);
}

}
