// Links that an account hands around, so that people join by themselves.

#include "events/differences.h"
#include "mail/public_url.h"
#include "sign_ups/sign_ups_parts.h"
#include "sign_ups/sign_ups_store.h"
#include "totals/totals.h"

namespace kith::sign_ups {
namespace {

void record(
    db::Transaction& tx, Actor const& actor, std::string_view operation, Link const& link, std::string_view data = "{}")
{
    events::record(
        tx, link.account, actor.source(), operation, { "sign_up_link", link.id.text(), link.name.text() }, data);
}

std::string time_in_words(std::optional<Time> const& time) { return time ? to_text(*time) : std::string {}; }

events::Differences differences(Link const& before, Link const& after)
{
    auto const domain = [](Link const& link) { return link.domain ? link.domain->text() : std::string {}; };
    events::Differences all;
    all.add("name", before.name.text(), after.name.text());
    all.add_switch("needs_approval", before.needs_approval, after.needs_approval);
    all.add("domain", domain(before), domain(after));
    all.add("max_uses", std::to_string(before.max_uses), std::to_string(after.max_uses));
    all.add("expires_at", time_in_words(before.expires_at), time_in_words(after.expires_at));
    return all;
}

Result<void> check_terms(db::Transaction& tx, LinkTerms const& terms)
{
    if (terms.expires_at && *terms.expires_at <= tx.now())
        return refuse_field("expires_at", "invalid", "must lie in the future");
    return {};
}

Result<Link> store_changed(db::Transaction& tx, Actor const& actor, Link const& before, Link changed)
{
    TRY(check_may(actor, Permission::ManageUsers));
    if (before.state == LinkState::Closed)
        return refuse("wrong_state");
    if (!store::update_link(tx, changed))
        return refuse("stale");
    ++changed.version;
    return changed;
}

Refusal dead(db::Transaction& tx, AccountId const& account, std::string code)
{
    return { std::move(code), {}, { { "account", accounts::get(tx, account).name.text() } } };
}

}

crypto::AccountToken token_of(Link const& link)
{
    return { link.account,
        crypto::derived_token("sign_up_link", link.account.text(), link.id.text(), link.link_version) };
}

std::string url_of(Link const& link) { return mail::link_to("/signup/" + token_of(link).text()); }

Result<void> check_open(db::Transaction& tx, Link const& link)
{
    if (link.state == LinkState::Closed)
        return std::unexpected(dead(tx, link.account, "link_closed"));
    if (link.expires_at && *link.expires_at <= tx.now())
        return std::unexpected(dead(tx, link.account, "link_expired"));
    if (link.max_uses > 0 && link.uses >= link.max_uses)
        return std::unexpected(dead(tx, link.account, "link_full"));
    return {};
}

Result<Link> open_link(db::Transaction& tx, Actor const& actor, LinkTerms const& terms)
{
    TRY(check_may(actor, Permission::ManageUsers));
    TRY(check_terms(tx, terms));
    Link link { terms, actor.account, LinkId::make(), LinkState::Open, 1, 0, actor.membership, 1, tx.now() };
    if (!totals::raise(tx, actor.account, links_totalled, most_links))
        return refuse("too_many_links");
    store::insert_link(tx, link);
    store::insert_token(tx, link, token_of(link).token.hash());
    record(tx, actor, "sign_up_link.opened", link);
    return link;
}

Result<Link> change_link(db::Transaction& tx, Actor const& actor, Link const& before, LinkTerms const& terms)
{
    TRY(check_terms(tx, terms));
    auto wanted = before;
    static_cast<LinkTerms&>(wanted) = terms;
    auto const changes = differences(before, wanted);
    auto const link = TRY(store_changed(tx, actor, before, wanted));
    if (!changes.empty())
        record(tx, actor, "sign_up_link.changed", link, changes.json());
    return link;
}

Result<Link> refresh_link(db::Transaction& tx, Actor const& actor, Link const& before)
{
    auto wanted = before;
    ++wanted.link_version;
    auto const link = TRY(store_changed(tx, actor, before, wanted));
    store::insert_token(tx, link, token_of(link).token.hash());
    record(tx, actor, "sign_up_link.refreshed", link);
    return link;
}

Result<Link> close_link(db::Transaction& tx, Actor const& actor, Link const& before)
{
    auto wanted = before;
    wanted.state = LinkState::Closed;
    auto const link = TRY(store_changed(tx, actor, before, wanted));
    totals::lower(tx, actor.account, links_totalled);
    record(tx, actor, "sign_up_link.closed", link);
    return link;
}

std::optional<Link> find_link(db::Transaction& tx, AccountId const& account, LinkId const& id)
{
    return store::find_link(tx, account, id);
}

std::vector<Link> list_links(db::Transaction& tx, AccountId const& account) { return store::list_links(tx, account); }

bool has_open_link(db::Transaction& tx, AccountId const& account) { return store::has_open_link(tx, account); }

}
