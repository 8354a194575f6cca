#include "memberships/memberships.h"

#include "memberships/memberships_list_store.h"
#include "memberships/memberships_store.h"
#include "sessions/sessions.h"
#include "json/json.h"

namespace kith::memberships {
namespace {

struct JoinedData {
    std::string email;
    std::vector<Role> roles;
    State state;
};
BOOST_DESCRIBE_STRUCT(JoinedData, (), (email, roles, state))

struct RenamedData {
    std::string before;
    std::string after;
};
BOOST_DESCRIBE_STRUCT(RenamedData, (), (before, after))

events::Target target(Membership const& member) { return { "membership", member.id.text(), member.display_name() }; }

void touch_later(http::Call& call, Membership const& member, Time now)
{
    if (member.last_seen_at && now - *member.last_seen_at < sessions::touch_interval)
        return;
    call.afterwards([account = member.account, id = member.id](db::Transaction& tx) { store::touch(tx, account, id); });
}

Result<void> check_entrance(sessions::Session const& session, Membership const& member, Time now)
{
    if (member.state == State::Inactive)
        return refuse("inactive");
    if (member.state != State::Active)
        return refuse("not_found");
    if (allows(member.roles, Permission::ManageUsers) && !sessions::is_fresh_for_administrators(session, now))
        return refuse("unauthenticated");
    return {};
}

}

Result<Actor> require_actor(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    auto const account = AccountId::from_text(call.path_parameter("account"));
    auto const member = find_by_person(tx, account, session.person.id);
    if (!member)
        return refuse("not_found");
    TRY(check_entrance(session, *member, tx.now()));
    touch_later(call, *member, tx.now());
    return Actor { account, member->id, session.person.id, member->display_name(), member->roles, call.address(),
        call.id() };
}

Result<Membership> join(
    db::Transaction& tx, events::Source const& source, persons::Person const& person, NewMembership const& wanted)
{
    Membership member { wanted.account, MembershipId::make(), person.id, wanted.kind, State::Active, wanted.first_name,
        wanted.last_name, person.email, wanted.roles, 1, tx.now(), tx.now() };
    if (!store::insert(tx, member))
        return refuse("already_member");
    persons::tie_to_account(tx, person.id, member.account);
    JoinedData const data { member.email.text(), member.roles.list(), member.state };
    auto const by = source.id.empty()
        ? events::Source { "member", member.id.text(), member.display_name(), source.address, source.request_id }
        : source;
    events::record(tx, member.account, by, "membership.joined", target(member), json::write(data));
    return member;
}

std::optional<Membership> find(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    return store::find(tx, account, id);
}

std::optional<Membership> find_by_person(db::Transaction& tx, AccountId const& account, PersonId const& person)
{
    return store::find_by_person(tx, account, person);
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
    for (auto& member : list_of_person(tx, person.id)) {
        auto const before = member.display_name();
        member.first_name = person.first_name;
        member.last_name = person.last_name;
        if (member.display_name() == before)
            continue;
        store::rename(tx, member);
        events::record(tx, member.account, source, "membership.updated", target(member),
            json::write(RenamedData { before, member.display_name() }));
    }
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
