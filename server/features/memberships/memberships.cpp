#include "memberships/memberships.h"

#include "events/differences.h"
#include "memberships/memberships_list_store.h"
#include "memberships/memberships_store.h"
#include "roles/roles.h"
#include "json/json.h"

namespace kith::memberships {
namespace {

struct JoinedData {
    std::string email;
    std::vector<RoleName> roles;
    State state;
};
BOOST_DESCRIBE_STRUCT(JoinedData, (), (email, roles, state))

// The same row comes back, so that what it did before stays his.
Membership revived(Membership old, Membership const& wanted)
{
    auto back = wanted;
    back.id = old.id;
    back.version = old.version + 1;
    back.created_at = old.created_at;
    return back;
}

Result<Membership> put(db::Transaction& tx, Membership const& wanted)
{
    if (auto const old = store::find_removed(tx, wanted.account, wanted.email.key())) {
        auto back = revived(*old, wanted);
        if (!store::revive(tx, *old, back))
            return refuse("already_member");
        return back;
    }
    if (!store::insert(tx, wanted))
        return refuse("already_member");
    return wanted;
}

// The events come after all rows.
template<typename Change>
void change_everywhere(db::Transaction& tx, events::Source const& source, PersonId const& person, Change const& change)
{
    std::vector<std::pair<Membership, events::Differences>> all;
    for (auto const& before : list_of_person(tx, person)) {
        auto after = before;
        change(after);
        events::Differences differences;
        differences.add("name", before.display_name(), after.display_name());
        differences.add("picture", before.avatar, after.avatar);
        differences.add("pronouns", before.pronouns.text(), after.pronouns.text());
        if (!differences.empty() && update(tx, before, after))
            all.emplace_back(after, std::move(differences));
    }
    for (auto const& [member, differences] : all)
        events::record(tx, member.account, source, "membership.updated", target(member), differences.json());
}

// Runs the account for good: active, and neither he nor his role ends.
bool holds_for_good(Membership const& member, Role lowest)
{
    return member.state == State::Active && !member.valid_until && !member.rights.standing_until() &&
        member.rights.standing() <= lowest;
}

bool loses(Membership const& before, Membership const& after, Role lowest)
{
    return holds_for_good(before, lowest) && !holds_for_good(after, lowest);
}

Result<void> check_somebody_runs_it(db::Transaction& tx, AccountId const& account)
{
    if (store::count_standing(tx, account, { "legal_representative", "administrator" }) == 0)
        return refuse("last_administrator");
    if (store::count_standing(tx, account, { "legal_representative" }) == 0)
        return refuse("last_legal_representative");
    return {};
}

}

bool Membership::is_user() const
{
    return kind == Kind::Internal && (state == State::Active || state == State::Inactive);
}

bool Membership::is_expected() const
{
    return kind == Kind::Internal && (state == State::Quiet || (state == State::Pending && !last_seen_at));
}

std::vector<std::string> Membership::products() const
{
    std::vector<std::string> all;
    for (auto const& license : licenses)
        all.push_back(license.word);
    return all;
}

events::Target target(Membership const& member) { return { "membership", member.id.text(), member.display_name() }; }

State Membership::state_at(Time now) const
{
    bool const is_over = state == State::Active && valid_until && *valid_until <= now;
    return is_over ? State::Inactive : state;
}

std::optional<Time> Membership::end_of(Right const& license) const
{
    return valid_until && license.until ? std::min(*valid_until, *license.until)
        : valid_until                   ? valid_until
                                        : license.until;
}

bool Membership::holds(Right const& license, Time now) const
{
    auto const end = end_of(license);
    return !end || now < *end;
}

Result<Membership> enroll(db::Transaction& tx, persons::Person const& person, NewMembership const& wanted)
{
    Membership member { wanted.account, MembershipId::make(), person.id, wanted.kind, wanted.state, wanted.first_name,
        wanted.last_name, person.email, wanted.rights, {}, wanted.details };
    member.created_at = tx.now();
    member.avatar = person.avatar;
    member.pronouns = person.pronouns;
    if (wanted.has_been_here)
        member.last_seen_at = tx.now();
    member = TRY(put(tx, member));
    if (wanted.has_been_here)
        store::count_day(tx, member.account);
    persons::tie_to_account(tx, person.id, member.account);
    return member;
}

void record_joined(db::Transaction& tx, events::Source const& source, Membership const& member)
{
    JoinedData const data { member.email.text(), member.rights.roles(tx.now()), member.state };
    auto const by =
        source.id.empty() ? events::Source { "member", member.id.text(), member.display_name(), source.way } : source;
    events::record(tx, member.account, by, "membership.joined", target(member),
        roles::with_names(tx, member.account, member.rights, json::write(data)));
}

Result<Membership> join(
    db::Transaction& tx, events::Source const& source, persons::Person const& person, NewMembership const& wanted)
{
    auto const member = TRY(enroll(tx, person, wanted));
    record_joined(tx, source, member);
    return member;
}

Result<Membership> update(db::Transaction& tx, Membership const& before, Membership const& after)
{
    bool const is_guarded =
        loses(before, after, Role::Administrator) || loses(before, after, Role::LegalRepresentative);
    if (is_guarded)
        store::lock_guard(tx, before.account);
    if (!store::replace(tx, before, after))
        return refuse("stale");
    if (after.state == State::Removed)
        store::withdraw_join_request(tx, after);
    if (is_guarded)
        TRY(check_somebody_runs_it(tx, before.account));
    auto changed = after;
    changed.version = before.version + 1;
    return changed;
}

void lock_all(db::Transaction& tx, AccountId const& account, std::vector<MembershipId> ids)
{
    std::ranges::sort(ids);
    auto const again = std::ranges::unique(ids);
    ids.erase(again.begin(), again.end());
    for (auto const& id : ids)
        (void)lock(tx, account, id);
}

void note_seen(db::Transaction& tx, AccountId const& account, MembershipId const& id) { store::touch(tx, account, id); }

std::optional<Membership> find(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    return store::find(tx, account, id);
}

std::optional<Membership> find_by_person(db::Transaction& tx, AccountId const& account, PersonId const& person)
{
    return store::find_by_person(tx, account, person);
}

std::optional<Membership> find_removed(db::Transaction& tx, AccountId const& account, EmailAddress const& email)
{
    return store::find_removed(tx, account, email.key());
}

std::optional<Membership> find_by_email(db::Transaction& tx, AccountId const& account, EmailAddress const& email)
{
    return store::find_by_email_key(tx, account, email.key());
}

std::vector<Membership> list_of_person(db::Transaction& tx, PersonId const& person)
{
    std::vector<Membership> all;
    for (auto const& account : persons::accounts_of(tx, person)) {
        if (auto member = store::find_by_person(tx, account, person))
            all.push_back(std::move(*member));
    }
    return all;
}

void rename_everywhere(db::Transaction& tx, events::Source const& source, persons::Person const& person)
{
    change_everywhere(tx, source, person.id, [&](Membership& member) {
        member.first_name = person.first_name;
        member.last_name = person.last_name;
        member.pronouns = person.pronouns;
    });
}

void record_everywhere(
    db::Transaction& tx, events::Source const& source, persons::Person const& person, std::string_view operation)
{
    for (auto const& member : list_of_person(tx, person.id))
        events::record(tx, member.account, source, operation, target(member));
}

void show_avatar_everywhere(db::Transaction& tx, events::Source const& source, persons::Person const& person)
{
    change_everywhere(tx, source, person.id, [&](Membership& member) { member.avatar = person.avatar; });
}

Result<void> readdress_everywhere(
    db::Transaction& tx, PersonId const& person, EmailAddress const& from, EmailAddress const& to)
{
    for (auto const& member : list_of_person(tx, person)) {
        if (member.email.key() != from.key())
            continue;
        auto const other = find_by_email(tx, member.account, to);
        if (other && other->id != member.id)
            return refuse_field("email", "taken", "belongs to somebody else");
        auto readdressed = member;
        readdressed.email = to;
        TRY(update(tx, member, readdressed));
    }
    return {};
}

std::vector<Membership> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return store::list(tx, account, wanted);
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return store::count(tx, account, wanted);
}

std::string sort_key(Membership const& member, Sort sort)
{
    if (sort == Sort::Name)
        return store::name_key(member.first_name, member.last_name);
    return std::to_string(member.created_at.time_since_epoch().count());
}

std::vector<Membership> list_holders(
    db::Transaction& tx, AccountId const& account, std::vector<std::string> const& facets, Listing const& wanted)
{
    return store::list_holders(tx, account, facets, wanted);
}

std::vector<Membership> list_operators(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return store::list_operators(tx, account, wanted);
}

std::vector<Overdue> list_overdue(db::Transaction& tx) { return store::list_overdue(tx); }

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& account : store::list_accounts_without_administrator(tx))
        findings.push_back("account " + account + ": has no active legal representative");
    for (auto const& id : store::list_without_person(tx))
        findings.push_back("membership " + id + ": its person does not know of the account");
    for (auto const& id : store::list_without_name(tx))
        findings.push_back("membership " + id + ": cannot be found by its name");
    return findings;
}

}
