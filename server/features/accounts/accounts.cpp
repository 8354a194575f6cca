#include "accounts/accounts.h"

#include "accounts/accounts_rules.h"
#include "accounts/accounts_store.h"
#include "base/fault.h"
#include "json/json.h"

#include <algorithm>

namespace kith::accounts {
namespace {

struct NameData {
    std::optional<std::string> before;
    std::string after;
};
BOOST_DESCRIBE_STRUCT(NameData, (), (before, after))

// acme, acme-2, acme-3 ...: the unique row decides who gets which.
std::string take_slug(db::Transaction& tx, AccountName const& name, AccountId const& account)
{
    auto const wanted = slug_of(name);
    auto slug = wanted;
    for (int next = 2; !store::take_slug(tx, slug, account); ++next)
        slug = wanted + '-' + std::to_string(next);
    return slug;
}

events::Target target(Account const& account) { return { "account", account.id.text(), account.name.text() }; }

}

Founding found(
    db::Transaction& tx, events::Source const& source, AccountName const& name, persons::Person const& founder)
{
    auto const id = AccountId::make();
    Account account { id, name, take_slug(tx, name, id), Kind::Business, 1, tx.now() };
    store::insert(tx, account);
    events::open_stream(tx, id);
    auto const founder_name = founder.first_name.text() + ' ' + founder.last_name.text();
    events::Source const by { "person", founder.id.text(), founder_name, source.address, source.request_id };
    events::record(tx, id, by, "account.founded", target(account), json::write(NameData { {}, name.text() }));
    auto member = memberships::join(tx, source, founder,
        { id, memberships::Kind::Internal, founder.first_name, founder.last_name,
            Roles { Role::LegalRepresentative, false } });
    return { std::move(account), std::move(member).value() };
}

Result<void> check_may_found(db::Transaction& tx, persons::Person const& person)
{
    auto is_active_user = [](memberships::Membership const& member) {
        return member.kind == memberships::Kind::Internal && member.state == memberships::State::Active;
    };
    bool const may = std::ranges::any_of(memberships::list_of_person(tx, person.id), is_active_user);
    return may ? Result<void> {} : refuse("forbidden");
}

std::optional<Account> find(db::Transaction& tx, AccountId const& id) { return store::find(tx, id); }

Account get(db::Transaction& tx, AccountId const& id)
{
    auto account = store::find(tx, id);
    if (!account)
        throw Fault("account " + id.text() + " has members and no row");
    return *std::move(account);
}

Result<Account> rename(db::Transaction& tx, Actor const& actor, Account const& account, AccountName const& name)
{
    TRY(check_may(actor, Permission::AccountSettings));
    if (name == account.name)
        return account;
    if (!store::rename(tx, account, name))
        return refuse("stale");
    auto renamed = account;
    renamed.name = name;
    ++renamed.version;
    events::record(tx, account.id, actor.source(), "account.renamed", target(renamed),
        json::write(NameData { account.name.text(), name.text() }));
    return renamed;
}

std::vector<AccountId> list_all(db::Transaction& tx) { return store::list_all(tx); }

bool any(db::Transaction& tx) { return store::any(tx); }

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_without_slug(tx))
        findings.push_back("account " + id + ": does not own its slug");
    return findings;
}

}
