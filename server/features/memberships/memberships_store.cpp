#include "memberships/memberships_store.h"

#include "base/text.h"
#include "memberships/memberships_list_store.h"

namespace kith::memberships::store {

Membership read(db::Row const& row)
{
    auto const roles = Roles::stored(row.enumerator<Role>(9), row.text(10));
    return { row.id<AccountId>(0), row.id<MembershipId>(1), row.id<PersonId>(2), row.enumerator<Kind>(3),
        row.enumerator<State>(4), PersonName::stored(row.text(5)), PersonName::stored(row.text(6)),
        EmailAddress::stored(row.text(7), row.text(8)), roles, row.integer(11), row.optional_time(12), row.time(13) };
}

bool insert(db::Transaction& tx, Membership const& member)
{
    bool const is_new =
        tx.run(R"(
        insert into memberships (account_id, id, person_id, kind, state, first_name, last_name, name_key, email, email_key,
            standing_role, additional_roles, version, last_seen_at, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $14, $13, $13)
        on conflict do nothing)",
            member.account, member.id, member.person, member.kind, member.state, member.first_name, member.last_name,
            name_key(member.first_name, member.last_name), member.email.text(), member.email.key(),
            member.roles.standing(), member.roles.additional(), member.created_at, member.last_seen_at) == 1;
    if (is_new)
        learn_name(tx, member.account, name_key(member.first_name, member.last_name));
    return is_new;
}

std::optional<Membership> find(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    return tx.first(
        read, "select " MEMBERSHIP_COLUMNS " from memberships where account_id = $1 and id = $2", account, id);
}

std::optional<Membership> find_by_person(db::Transaction& tx, AccountId const& account, PersonId const& person)
{
    return tx.first(read,
        "select " MEMBERSHIP_COLUMNS
        " from memberships where account_id = $1 and person_id = $2 and state <> 'removed'",
        account, person);
}

std::optional<Membership> find_by_email_key(db::Transaction& tx, AccountId const& account, std::string const& email_key)
{
    return tx.first(read,
        "select " MEMBERSHIP_COLUMNS
        " from memberships where account_id = $1 and email_key = $2 and state <> 'removed'",
        account, email_key);
}

void rename(db::Transaction& tx, Membership const& member)
{
    tx.run(R"(
        update memberships set first_name = $3, last_name = $4, name_key = $5, version = version + 1, updated_at = $6
        where account_id = $1 and id = $2)",
        member.account, member.id, member.first_name, member.last_name, name_key(member.first_name, member.last_name),
        tx.now());
    learn_name(tx, member.account, name_key(member.first_name, member.last_name));
}

void touch(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    tx.run("update memberships set last_seen_at = $3 where account_id = $1 and id = $2", account, id, tx.now());
}

std::string name_key(PersonName const& first, PersonName const& last)
{
    return fold_key(first.text() + ' ' + last.text());
}

std::vector<std::string> list_accounts_without_administrator(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select m.account_id from memberships m group by m.account_id
        having count(*) filter (where state = 'active' and standing_role = 'legal_representative') = 0
        -- across accounts: an invariant of each)");
}

std::vector<std::string> list_without_person(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select m.id from memberships m
        where m.state <> 'removed' and not exists (
            select 1 from persons p join person_accounts a on a.person_id = p.id
            where p.id = m.person_id and a.account_id = m.account_id)
        -- across accounts: an invariant of each)");
}

std::vector<std::string> list_without_name(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select m.id from memberships m
        where not exists (
            select 1 from membership_names n
            where n.account_id = m.account_id and n.piece = substr(m.name_key, 1, 1) and n.name_key = m.name_key)
        -- across accounts: an invariant of each)");
}

}
