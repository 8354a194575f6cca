#include "sign_ups/sign_ups.h"

#include "domains/domains.h"
#include "invitations/invitations.h"
#include "mail/outbox.h"
#include "sign_ups/sign_ups_mail.h"
#include "sign_ups/sign_ups_parts.h"
#include "sign_ups/sign_ups_store.h"
#include "totals/totals.h"
#include "users/users.h"

#include <algorithm>

namespace kith::sign_ups {
namespace {

crypto::Token mail_token(SignUp const& one)
{
    return crypto::derived_token("sign_up", one.account.text(), one.id.text(), 1);
}

Refusal dead(accounts::Account const& account, std::string code)
{
    return { std::move(code), {}, { { "account", account.name.text() } } };
}

constexpr Duration awaited_interval = 1h; // an administrator hears of those who wait so often

// Somebody whom an administrator has added, and who has yet to say that he joins: somebody stands in for him.
std::optional<memberships::Membership> asked_to_join(
    db::Transaction& tx, AccountId const& account, persons::Person const& person)
{
    auto const requests = memberships::list_join_requests(tx, person.id);
    auto const here = std::ranges::find(requests, account, &memberships::JoinRequest::account);
    return here == requests.end() ? std::nullopt : memberships::find(tx, account, here->membership);
}

bool was_here(db::Transaction& tx, AccountId const& account, EmailAddress const& email,
    std::optional<persons::Person> const& person)
{
    if (memberships::find_removed(tx, account, email))
        return true;
    auto const accounts = person ? persons::accounts_of(tx, person->id) : std::vector<AccountId> {};
    return std::ranges::find(accounts, account) != accounts.end();
}

// Nobody gets many mails because others type his address.
bool got_enough_mails(db::Transaction& tx, AccountId const& account, EmailAddress const& email)
{
    return mail::count_to(tx, account, email, mail_reasons, tx.now() - Days { 1 }) >= mails_a_day;
}

struct By {
    Way way;
    std::string came_by;
    int link_version;
    bool needs_approval;
};

// The mail says what he can do: go on, sign in, or ask his administrator.
void ask(db::Transaction& tx, accounts::Account const& account, Asking const& asking, By by)
{
    if (!account.settings.auto_signup || got_enough_mails(tx, account.id, asking.email) ||
        (by.needs_approval && are_too_many_awaiting(tx, account.id)))
        return;
    SignUp const one { account.id, SignUpId::make(), State::Mailed, by.way, std::move(by.came_by), by.link_version,
        asking.first_name, asking.last_name, asking.email, {}, {}, tx.now(), tx.now() + mail_lifetime };
    auto const person = persons::find_by_email(tx, asking.email);
    if (auto const may = check_may_join(tx, account.id, asking.email, person); !may)
        return queue_no_need(tx, account, one, may.error().code);
    store::insert_mailed(tx, one, mail_token(one).hash());
    queue_proof(tx, account, one, crypto::AccountToken { account.id, mail_token(one) }.text());
}

// The link's own state is decided before anything else.
Result<Link> look_at_link(db::Transaction& tx, crypto::AccountToken const& token, store::Found const& found)
{
    auto link = store::find_link(tx, token.account, found.link);
    if (!link)
        return refuse("not_found");
    if (link->link_version != found.link_version)
        return std::unexpected(dead(accounts::get(tx, token.account), "link_replaced"));
    TRY(check_open(tx, *link));
    return *std::move(link);
}

Result<SignUp> look_at_mail(db::Transaction& tx, crypto::AccountToken const& token)
{
    auto one = store::find_by_token(tx, token.account, token.token.hash());
    if (!one)
        return refuse("not_found");
    if (one->state != State::Mailed)
        return std::unexpected(dead(accounts::get(tx, token.account), "link_used"));
    if (one->expires_at <= tx.now())
        return std::unexpected(dead(accounts::get(tx, token.account), "link_expired"));
    return *std::move(one);
}

// What let him ask has to hold still. Whether somebody has to say yes.
// Refuses: invitation_needed, and of the link as look.
Result<bool> check_way(db::Transaction& tx, accounts::Account const& account, SignUp const& one)
{
    if (!account.settings.auto_signup)
        return refuse("invitation_needed");
    if (one.way == Way::Domain) {
        bool const is_proved = domains::is_proved(tx, account.id, one.email.domain());
        return is_proved ? Result<bool> { account.settings.sign_up_needs_approval } : refuse("invitation_needed");
    }
    auto const link = store::find_link(tx, account.id, LinkId::from_text(one.came_by));
    if (!link)
        return refuse("invitation_needed");
    if (link->link_version != one.link_version)
        return std::unexpected(dead(account, "link_replaced"));
    TRY(check_open(tx, *link));
    bool const is_for_him = !link->domain || *link->domain == one.email.domain();
    return is_for_him ? Result<bool> { link->needs_approval } : refuse("invitation_needed");
}

// Behind the link's own row: of many who come at once, no more than it is for.
Result<void> count_use(db::Transaction& tx, SignUp const& one)
{
    if (one.way != Way::Link || store::use_link(tx, one.account, LinkId::from_text(one.came_by)))
        return {};
    return std::unexpected(dead(accounts::get(tx, one.account), "link_full"));
}

void tell_of_waiting(db::Transaction& tx, accounts::Account const& account, SignUp const& one)
{
    memberships::Listing listing;
    listing.limit = 10;
    auto const administrators =
        memberships::list_holders(tx, account.id, { "legal_representative", "administrator" }, listing);
    for (auto const& each : administrators) {
        if (mail::count_to(tx, account.id, each.email, awaited_reasons, tx.now() - awaited_interval) == 0)
            queue_awaited(tx, account, one, each);
    }
}

// As its state says already: in, or waiting. Notes which member he is. Refuses: too_many_awaiting.
Result<Joined> admit(db::Transaction& tx, events::Way const& way, accounts::Account const& account, SignUp& one,
    persons::Person const& person)
{
    bool const must_wait = one.state == State::Awaiting;
    if (must_wait && !totals::raise(tx, one.account, awaiting_totalled, most_awaiting))
        return refuse("too_many_awaiting");
    auto const& products = account.settings.sign_up_products;
    auto const member = TRY(
        users::join_by_oneself(tx, way, one.account, person, { one.first_name, one.last_name, must_wait, products }));
    one.membership = member.id;
    return Joined { member, must_wait };
}

void record_arrived(db::Transaction& tx, events::Way const& way, accounts::Account const& account, SignUp const& one,
    Joined const& joined)
{
    if (joined.is_waiting)
        tell_of_waiting(tx, account, one);
    record(tx, { "member", joined.member.id.text(), joined.member.display_name(), way },
        joined.is_waiting ? "sign_up.awaiting" : "sign_up.joined", one);
}

}

void record(db::Transaction& tx, events::Source const& source, std::string_view operation, SignUp const& one)
{
    events::record(tx, one.account, source, operation, { "sign_up", one.id.text(), one.display_name() });
}

void ask_by_domain(db::Transaction& tx, accounts::Account const& account, Asking const& asking)
{
    auto const domain = asking.email.domain();
    if (domains::is_proved(tx, account.id, domain))
        ask(tx, account, asking, { Way::Domain, domain.text(), 0, account.settings.sign_up_needs_approval });
}

Result<void> ask_by_link(db::Transaction& tx, Link const& link, Asking const& asking)
{
    if (link.domain && !(asking.email.domain() == *link.domain))
        return refuse_field("email", "other_domain", "must be an address of " + link.domain->text());
    ask(tx, accounts::get(tx, link.account), asking,
        { Way::Link, link.id.text(), link.link_version, link.needs_approval });
    return {};
}

Result<Visit> look(db::Transaction& tx, crypto::AccountToken const& token)
{
    std::optional<Link> link;
    std::optional<SignUp> mail;
    if (auto const found = store::find_link_by_token(tx, token.account, token.token.hash()))
        link = TRY(look_at_link(tx, token, *found));
    else
        mail = TRY(look_at_mail(tx, token));
    auto account = accounts::get(tx, token.account);
    if (mail)
        TRY(check_way(tx, account, *mail));
    else if (!account.settings.auto_signup)
        return refuse("invitation_needed");
    return Visit { std::move(account), std::move(link), std::move(mail) };
}

Result<void> check_may_join(db::Transaction& tx, AccountId const& account, EmailAddress const& email,
    std::optional<persons::Person> const& person)
{
    auto member = person ? memberships::find_by_person(tx, account, person->id) : std::nullopt;
    if (!member)
        member = memberships::find_by_email(tx, account, email);
    if (!member && person)
        member = asked_to_join(tx, account, *person);
    if (!member && invitations::is_pending(tx, account, email))
        return refuse("already_invited");
    if (!member)
        return was_here(tx, account, email, person) ? refuse("invitation_needed") : Result<void> {};
    auto const state = member->state_at(tx.now());
    if (member->is_expected())
        return refuse("invitation_needed");
    if (member->kind == memberships::Kind::Internal && state == memberships::State::Pending)
        return refuse("awaiting_approval");
    return state == memberships::State::Inactive ? refuse("inactive") : refuse("already_member");
}

Result<Joined> complete(
    db::Transaction& tx, events::Source const& source, crypto::AccountToken const& token, persons::Person const& person)
{
    auto const visit = TRY(look(tx, token));
    if (!visit.mail)
        return refuse("not_found");
    auto one = *visit.mail;
    bool const must_wait = TRY(check_way(tx, visit.account, one));
    one.state = must_wait ? State::Awaiting : State::Joined;
    if (!store::arrive(tx, one))
        return std::unexpected(dead(visit.account, "link_used"));
    TRY(check_may_join(tx, one.account, one.email, person));
    TRY(count_use(tx, one));
    auto const joined = TRY(admit(tx, source.way, visit.account, one, person));
    store::set_membership(tx, one);
    record_arrived(tx, source.way, visit.account, one, joined);
    return joined;
}

Result<Joined> join_by_provider(db::Transaction& tx, events::Way const& way, accounts::Account const& account,
    ByProvider const& by, persons::Person const& person)
{
    if (!account.settings.auto_signup)
        return refuse("invitation_needed");
    TRY(check_may_join(tx, account.id, by.email, person));
    bool const must_wait = by.must_wait || account.settings.sign_up_needs_approval;
    SignUp one { account.id, SignUpId::make(), must_wait ? State::Awaiting : State::Joined, Way::Provider, by.provider,
        0, by.first_name, by.last_name, by.email, {}, {}, tx.now(), tx.now(), tx.now() };
    auto const joined = TRY(admit(tx, way, account, one, person));
    store::insert_arrived(tx, one);
    record_arrived(tx, way, account, one, joined);
    return joined;
}

std::optional<SignUp> find(db::Transaction& tx, AccountId const& account, SignUpId const& id)
{
    return store::find(tx, account, id);
}

void sweep(db::Transaction& tx) { store::remove_unanswered(tx); }

}
