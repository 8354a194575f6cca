#include "accounts/accounts.h"

#include "accounts/accounts_rules.h"
#include "accounts/accounts_store.h"
#include "base/fault.h"
#include "base/text.h"
#include "connections/connections.h"
#include "events/differences.h"
#include "licenses/licenses.h"
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

Founders founders = Founders::Internal;
constexpr std::size_t max_accounts = 20;

// What differs, in words that the audit page shows.
events::Differences differences(Account const& before, Account const& after)
{
    events::Differences all;
    all.add("visibility", enum_text(before.visibility), enum_text(after.visibility));
    all.add("support_name", before.support.name, after.support.name);
    all.add("support_email", before.support.email, after.support.email);
    all.add("support_phone", before.support.phone, after.support.phone);
    auto const &old = before.settings, &now = after.settings;
    all.add_switch("auto_signup", old.auto_signup, now.auto_signup);
    all.add("signup_products", enumerated(old.sign_up_products), enumerated(now.sign_up_products));
    all.add_switch("signup_needs_approval", old.sign_up_needs_approval, now.sign_up_needs_approval);
    all.add("internal_invites_by_users", enum_text(old.internal_invites_by_users),
        enum_text(now.internal_invites_by_users));
    all.add_switch(
        "administrators_manage_products", old.administrators_manage_products, now.administrators_manage_products);
    all.add_switch("call_recording", old.call_recording, now.call_recording);
    all.add("call_recording_days", std::to_string(old.call_recording_days), std::to_string(now.call_recording_days));
    all.add("signup_help_url", old.signup_help_url, now.signup_help_url);
    all.add("notice", old.notice, now.notice);
    all.add("second_factor_required", enum_text(old.second_factor_required), enum_text(now.second_factor_required));
    return all;
}

// Else he would close the account to himself.
Result<void> check_has_second_factor(db::Transaction& tx, Actor const& actor, Settings const& old, Settings const& now)
{
    using memberships::SecondFactorRequired;
    if (now.second_factor_required == old.second_factor_required ||
        now.second_factor_required == SecondFactorRequired::None)
        return {};
    auto const person = persons::find(tx, actor.person);
    return person && (person->has_second_factor || person->has_passkey)
        ? Result<void> {}
        : refuse("no_second_factor", "second_factor_required", "needs a second factor of your own first");
}

events::Target target(Account const& account) { return { "account", account.id.text(), account.name.text() }; }

}

Founding found(
    db::Transaction& tx, events::Source const& source, AccountName const& name, persons::Person const& founder)
{
    auto const id = AccountId::make();
    Account account { id, name, take_slug(tx, name, id) };
    account.is_trusted = founder.is_operator;
    account.created_at = tx.now();
    store::insert(tx, account);
    licenses::open_pools(tx, id);
    events::open_stream(tx, id);
    auto const founder_name = founder.first_name.text() + ' ' + founder.last_name.text();
    events::Source const by { "person", founder.id.text(), founder_name, source.way };
    events::record(tx, id, by, "account.founded", target(account), json::write(NameData { {}, name.text() }));
    auto member = memberships::join(tx, source, founder,
        { id, memberships::Kind::Internal, founder.first_name, founder.last_name,
            Rights { Role::LegalRepresentative } });
    return { std::move(account), std::move(member).value() };
}

void set_founders(Founders who) { founders = who; }

Result<void> check_may_found(db::Transaction& tx, persons::Person const& person)
{
    auto const mine = memberships::list_of_person(tx, person.id);
    auto is_active_user = [&](memberships::Membership const& member) {
        return member.kind == memberships::Kind::Internal && member.is_active(tx.now());
    };
    auto runs_it = [](memberships::Membership const& member) {
        return member.rights.standing() == Role::LegalRepresentative;
    };
    bool const may = person.is_operator || founders == Founders::Anyone ||
        (founders == Founders::Internal && std::ranges::any_of(mine, is_active_user));
    if (!may)
        return refuse("forbidden");
    if (static_cast<std::size_t>(std::ranges::count_if(mine, runs_it)) >= max_accounts)
        return refuse("too_many_requests", "name", "would be your 21st account: one person may run 20");
    return {};
}

std::optional<Account> find(db::Transaction& tx, AccountId const& id) { return store::find(tx, id); }

std::optional<Account> find_by_slug(db::Transaction& tx, std::string_view slug)
{
    auto const id = store::find_by_slug(tx, slug);
    return id ? store::find(tx, *id) : std::nullopt;
}

Account get(db::Transaction& tx, AccountId const& id)
{
    auto account = store::find(tx, id);
    if (!account)
        throw Fault("account " + id.text() + " has members and no row");
    return *std::move(account);
}

Result<Account> change(db::Transaction& tx, Actor const& actor, Account const& before, Account const& after)
{
    TRY(check_may(actor, Permission::AccountSettings));
    auto const data = differences(before, after);
    if (before.name == after.name && data.empty())
        return before;
    TRY(check_has_second_factor(tx, actor, before.settings, after.settings));
    if (!store::update(tx, after))
        return refuse("stale");
    if (!(before.name == after.name))
        connections::note_company_renamed(tx, after.id, after.name.text());
    auto changed = after;
    ++changed.version;
    if (before.name != after.name)
        events::record(tx, after.id, actor.source(), "account.renamed", target(changed),
            json::write(NameData { before.name.text(), after.name.text() }));
    if (!data.empty())
        events::record(tx, after.id, actor.source(), "account.settings_changed", target(changed), data.json());
    return changed;
}

std::vector<AccountId> list_all(db::Transaction& tx) { return store::list_all(tx); }

std::vector<Account> list(db::Transaction& tx, Listing const& wanted)
{
    return store::list(tx, wanted, slug_of(AccountName::stored(wanted.text)));
}

std::int64_t count(db::Transaction& tx, Listing const& wanted)
{
    return store::count(tx, wanted, slug_of(AccountName::stored(wanted.text)));
}

bool any(db::Transaction& tx) { return store::any(tx); }

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_without_slug(tx))
        findings.push_back("account " + id + ": does not own its slug");
    return findings;
}

}
