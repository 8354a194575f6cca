#include "domains/domains.h"

#include "crypto/token.h"
#include "domains/domains_mail.h"
#include "domains/domains_store.h"
#include "domains/public_mail.h"
#include "totals/totals.h"

#include <algorithm>

namespace kith::domains {
namespace {

constexpr Duration look_interval = 10min;

void record(db::Transaction& tx, events::Source const& source, std::string_view operation, Domain const& domain)
{
    events::record(tx, domain.account, source, operation, { "domain", domain.id.text(), domain.name.text() });
}

Finding finding_in(Domain const& domain, dns::Texts const& answer)
{
    if (!answer.trouble.empty())
        return Finding::Unreachable;
    if (answer.texts.empty())
        return Finding::Missing;
    bool const is_there = std::ranges::find(answer.texts, record_of(domain).value) != answer.texts.end();
    return is_there ? Finding::Proved : Finding::Different;
}

Result<Domain> store_changed(db::Transaction& tx, Domain domain)
{
    if (!store::update(tx, domain))
        return refuse("stale");
    ++domain.version;
    return domain;
}

// The row of its owner decides between accounts that prove it at once.
Result<Domain> prove(db::Transaction& tx, events::Source const& source, Domain domain, Proof proof)
{
    if (!store::own(tx, domain.account, domain.name))
        return refuse("domain_taken");
    domain.state = State::Proved;
    domain.proof = proof;
    domain.proved_at = tx.now();
    domain.lapsed_at = {};
    auto const proved = TRY(store_changed(tx, domain));
    record(tx, source, "domain.proved", proved);
    return proved;
}

void tell_of_lapse(db::Transaction& tx, Domain const& domain)
{
    memberships::Listing listing;
    listing.limit = 10;
    for (auto const& each :
        memberships::list_holders(tx, domain.account, { "legal_representative", "administrator" }, listing))
        queue_lapsed(tx, domain, each);
}

// Others may prove it from now on.
Result<Domain> lapse(db::Transaction& tx, events::Source const& source, Domain domain)
{
    domain.state = State::Pending;
    domain.proof = Proof::None;
    domain.proved_at = {};
    domain.missed = 0;
    domain.missed_at = {};
    domain.lapsed_at = tx.now();
    auto const lapsed = TRY(store_changed(tx, domain));
    store::disown(tx, lapsed.account, lapsed.name);
    tell_of_lapse(tx, lapsed);
    record(tx, source, "domain.lapsed", lapsed);
    return lapsed;
}

// Looks of one day count as one, whoever looks.
void count_missed(Domain& domain, Time now)
{
    if (domain.finding == Finding::Proved) {
        domain.missed = 0;
        domain.missed_at = {};
    }
    bool const is_gone = domain.finding == Finding::Missing || domain.finding == Finding::Different;
    if (!is_gone || (domain.missed_at && now - *domain.missed_at < misses_apart))
        return;
    ++domain.missed;
    domain.missed_at = now;
}

Result<Domain> note_look_again(
    db::Transaction& tx, events::Source const& source, Domain domain, dns::Texts const& answer)
{
    if (domain.proof != Proof::Dns)
        return domain;
    domain.looked_at = tx.now();
    domain.finding = finding_in(domain, answer);
    count_missed(domain, tx.now());
    return domain.missed < most_missed ? store_changed(tx, domain) : lapse(tx, source, domain);
}

Result<Domain> claim(db::Transaction& tx, events::Source const& source, AccountId const& account,
    MembershipId const& by, DomainName const& name)
{
    if (is_anybodys(name))
        return refuse_field("name", "public_domain", "belongs to nobody: anybody can have an address there");
    auto const owner = store::find_owner(tx, name);
    if (owner && *owner != account)
        return refuse("domain_taken", "name", "belongs to another account");
    Domain const domain { account, DomainId::make(), name, State::Pending, Proof::None, Finding::None, {}, {}, by, 1,
        tx.now() };
    if (!totals::raise(tx, account, "domains", most_domains))
        return refuse("too_many_domains");
    if (!store::insert(tx, domain))
        return refuse("name_taken", "name", "is a domain of this account already");
    record(tx, source, "domain.claimed", domain);
    return domain;
}

}

Record record_of(Domain const& domain)
{
    auto const token = crypto::derived_token("domain", domain.account.text(), domain.name.text(), 1);
    return { "_kith." + domain.name.text(), "kith-verification=" + token.text };
}

std::vector<Domain> list(db::Transaction& tx, AccountId const& account) { return store::list(tx, account); }

std::optional<Domain> find(db::Transaction& tx, AccountId const& account, DomainId const& id)
{
    return store::find(tx, account, id);
}

bool is_proved(db::Transaction& tx, AccountId const& account, DomainName const& name)
{
    return store::is_proved(tx, account, name);
}

std::vector<std::string> list_proved(db::Transaction& tx, AccountId const& account)
{
    return store::list_proved(tx, account);
}

Result<Domain> claim(db::Transaction& tx, Actor const& actor, DomainName const& name)
{
    TRY(check_may(actor, Permission::AccountSettings));
    return claim(tx, actor.source(), actor.account, actor.membership, name);
}

Result<Domain> note_look(
    db::Transaction& tx, events::Source const& source, Domain const& before, dns::Texts const& answer)
{
    if (before.state == State::Proved)
        return note_look_again(tx, source, before, answer);
    auto domain = before;
    domain.looked_at = tx.now();
    domain.finding = finding_in(before, answer);
    if (domain.finding != Finding::Proved)
        return store_changed(tx, domain);
    auto const proved = prove(tx, source, domain, Proof::Dns);
    if (proved || proved.error().code != "domain_taken")
        return proved;
    domain.finding = Finding::Taken;
    return store_changed(tx, domain);
}

Result<Domain> confirm(db::Transaction& tx, Actor const& actor, Domain const& before)
{
    TRY(check_may(actor, Permission::ManageInstance));
    return before.state == State::Proved ? before : prove(tx, actor.source(), before, Proof::Operator);
}

Result<Domain> confirm(
    db::Transaction& tx, events::Source const& source, AccountId const& account, DomainName const& name)
{
    auto const all = store::list(tx, account);
    auto const known = std::ranges::find(all, name, &Domain::name);
    if (known != all.end() && known->state == State::Proved)
        return *known;
    if (known != all.end())
        return prove(tx, source, *known, Proof::Operator);
    auto const claimed = TRY(claim(tx, source, account, {}, name));
    return prove(tx, source, claimed, Proof::Operator);
}

Result<void> remove(db::Transaction& tx, Actor const& actor, Domain const& domain)
{
    TRY(check_may(actor, Permission::AccountSettings));
    if (!store::remove(tx, domain))
        return refuse("stale");
    totals::lower(tx, domain.account, "domains");
    if (domain.state == State::Proved)
        store::disown(tx, domain.account, domain.name);
    record(tx, actor.source(), "domain.removed", domain);
    return {};
}

std::vector<Domain> list_awaited(db::Transaction& tx, int limit)
{
    return store::list_awaited(tx, tx.now() - looks_for, tx.now() - look_interval, limit);
}

std::vector<Domain> list_aging(db::Transaction& tx, int limit)
{
    return store::list_aging(tx, tx.now() - looks_again_after, tx.now() - misses_apart, limit);
}

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& name : store::list_at_odds(tx))
        findings.push_back("domain " + name + ": what proves it and who owns it do not agree");
    for (auto const& account : store::list_miscounted(tx))
        findings.push_back("account " + account + ": has another number of domains than is noted");
    return findings;
}

}
