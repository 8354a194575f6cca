#include "magic_links/magic_links.h"

#include "devices/devices.h"
#include "magic_links/magic_links_mail.h"
#include "magic_links/magic_links_store.h"

namespace kith::magic_links {
namespace {

using memberships::Membership;

bool is_active_client(Membership const& member, Time now)
{
    return member.kind == memberships::Kind::Client && member.is_active(now);
}

// Whose mail is written when nobody has the address.
Membership nobody(AccountId const& account)
{
    Membership member;
    member.account = account;
    member.id = MembershipId::make();
    member.first_name = member.last_name = PersonName::stored("Nobody");
    member.email = EmailAddress::stored("nobody@nowhere.invalid", "nobody@nowhere.invalid");
    return member;
}

Result<Visit> visit_of(db::Transaction& tx, store::Link const& link)
{
    auto client = memberships::find(tx, link.account, link.client);
    auto person = client ? persons::find(tx, client->person) : std::nullopt;
    if (!person || !is_active_client(*client, tx.now()))
        return refuse("inactive");
    return Visit { *std::move(client), *std::move(person) };
}

Result<store::Link> get(db::Transaction& tx, crypto::AccountToken const& token)
{
    auto const link = store::find(tx, token.account, token.token.hash());
    if (!link)
        return refuse("not_found");
    if (link->used_at)
        return refuse("link_used");
    if (link->expires_at <= tx.now())
        return refuse("link_expired");
    return *link;
}

}

void ask(http::Call const& call, db::Transaction& tx, accounts::Account const& account, EmailAddress const& email)
{
    auto const found = memberships::find_by_email(tx, account.id, email);
    bool const is_client = found && is_active_client(*found, tx.now());
    auto const client = is_client ? *found : nobody(account.id);
    auto const mailed = mail::count_since(tx, account.id, mail_reason(client.id), tx.now() - Days { 1 });
    crypto::AccountToken const token { account.id, crypto::random_token() };
    store::Link const link { account.id, token.token.hash(), client.id, tx.now() + lifetime };
    store::insert(tx, link);
    auto const queued = queue_link(tx, account, client, token);
    auto const most = devices::is_known(call, tx, client.person) ? mails_a_day_in_known : mails_a_day;
    if (is_client && mailed < most)
        return store::make_room(tx, link, most_links);
    store::remove(tx, link);
    mail::discard(tx, account.id, queued);
}

Result<Visit> look(db::Transaction& tx, crypto::AccountToken const& token)
{
    auto const link = TRY(get(tx, token));
    return visit_of(tx, link);
}

Result<Visit> spend(db::Transaction& tx, crypto::AccountToken const& token)
{
    auto const link = TRY(get(tx, token));
    if (!store::take(tx, link))
        return refuse("link_used");
    store::make_room(tx, link, 1);
    return visit_of(tx, link);
}

void sweep(db::Transaction& tx) { store::remove_ended(tx, tx.now() - Days { 1 }); }

}
