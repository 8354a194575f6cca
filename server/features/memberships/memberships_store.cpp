#include "memberships/memberships_store.h"

#include "base/phone_number.h"
#include "base/text.h"
#include "memberships/memberships_history.h"
#include "memberships/memberships_list_store.h"
#include "json/json.h"

namespace kith::memberships::store {
namespace {

constexpr int details_at = 19;
constexpr int column_count = details_at + detail_count;

Details read_details(db::Row const& row)
{
    Details details;
    for_each_detail([&, at = details_at](char const*, std::string& text) mutable { text = row.string(at++); }, details);
    return details;
}

RolePolicy read_policy(db::Row const& row, int at) { return { row.flag(at), row.text(at + 1) != "off" }; }

Entrance read_entrance(db::Row const& row)
{
    return { read(row), row.text(column_count) == "active", read_policy(row, column_count + 1),
        row.enumerator<SecondFactorRequired>(column_count + 3) };
}

// What lists are filtered by, and until when. Who has an end may be inactive by now.
std::vector<Right> facets_of(Membership const& member)
{
    std::vector<Right> facets;
    if (member.state != State::Active && member.state != State::Inactive)
        return facets;
    if (member.rights.standing() != Role::User)
        facets.push_back({ enum_text(member.rights.standing()), member.rights.standing_until() });
    for (auto const& right : member.rights.all())
        facets.push_back(right);
    for (auto const& license : member.licenses)
        facets.push_back({ "license:" + license.word, member.end_of(license) });
    if (member.state == State::Inactive || member.valid_until)
        facets.push_back({ "inactive", {} });
    return facets;
}

void write_facets(db::Transaction& tx, Membership const& member)
{
    auto const key = name_key(member.first_name, member.last_name);
    for (auto const& facet : facets_of(member))
        tx.send("insert into membership_facets (account_id, membership_id, facet, name_key, until_at)"
                " values ($1, $2, $3, $4, $5)",
            member.account, member.id, facet.word, key, facet.until);
}

// What other modules keep: they know when it ends.
#define IS_KEPT "facet like 'team:%'"

void rename_kept_facets(db::Transaction& tx, Membership const& member)
{
    tx.send("update membership_facets set name_key = $3 where account_id = $1 and membership_id = $2 and " IS_KEPT,
        member.account, member.id, name_key(member.first_name, member.last_name));
}

void remove_facets(db::Transaction& tx, Membership const& member)
{
    if (member.state == State::Removed)
        tx.send(
            "delete from membership_facets where account_id = $1 and membership_id = $2", member.account, member.id);
    else
        tx.send("delete from membership_facets where account_id = $1 and membership_id = $2 and not " IS_KEPT,
            member.account, member.id);
}

// What lists know of a member follows the row; mostly nothing of it has changed.
void follow(db::Transaction& tx, Membership const& before, Membership const& after)
{
    bool const is_renamed = before.display_name() != after.display_name();
    if (is_renamed) {
        learn_name(tx, after.account, name_key(after.first_name, after.last_name));
        rename_kept_facets(tx, after);
    }
    if (!is_renamed && after.state != State::Removed && facets_of(before) == facets_of(after))
        return;
    remove_facets(tx, after);
    write_facets(tx, after);
}

}

Membership read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<MembershipId>(1), row.id<PersonId>(2), row.enumerator<Kind>(3),
        row.enumerator<State>(4), PersonName::stored(row.text(5)), PersonName::stored(row.text(6)),
        EmailAddress::stored(row.text(7), row.text(8)), Rights::stored(row.enumerator<Role>(9), row.text(10)),
        read_rights(row.text(11)), read_details(row), row.flag(12), row.optional_time(13), row.integer(14),
        row.optional_time(15), row.time(16), row.string(17), Pronouns::stored(row.text(18)) };
}

bool insert(db::Transaction& tx, Membership const& member)
{
    bool const is_new =
        tx.run(R"(
        insert into memberships (account_id, id, person_id, kind, state, first_name, last_name, name_key, email, email_key,
            standing_role, rights, licenses, call_recording_enabled, valid_until, version, last_seen_at, created_at,
            updated_at, avatar, pronouns, phone, job_title, department, employee_id,
            phone_key)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', 0, $13, 1, $14, $15, $15, $16, $17, $18, $19, $20,
            $21, $22)
        on conflict do nothing)",
            member.account, member.id, member.person, member.kind, member.state, member.first_name, member.last_name,
            name_key(member.first_name, member.last_name), member.email.text(), member.email.key(),
            member.rights.standing(), member.rights.words(), member.valid_until, member.last_seen_at, member.created_at,
            member.avatar, member.pronouns.text(), member.details.phone, member.details.job_title,
            member.details.department, member.details.employee_id, phone_key(member.details.phone)) == 1;
    if (is_new) {
        learn_name(tx, member.account, name_key(member.first_name, member.last_name));
        write_facets(tx, member);
        open_span(tx, member);
    }
    return is_new;
}

bool revive(db::Transaction& tx, Membership const& old, Membership const& member)
{
    bool const is_back =
        tx.run(R"(
        update memberships set person_id = $3, last_seen_at = $4, kind = $6
        where account_id = $1 and id = $2 and state = 'removed' and not exists (
            select 1 from memberships other
            where other.account_id = $1 and other.state <> 'removed' and other.person_id = $3)
            and not exists (
            select 1 from memberships other
            where other.account_id = $1 and other.state <> 'removed' and other.email_key = $5))",
            member.account, member.id, member.person, member.last_seen_at, member.email.key(), member.kind) == 1;
    return is_back && replace(tx, old, member);
}

bool replace(db::Transaction& tx, Membership const& before, Membership const& member)
{
    bool const is_changed =
        tx.run(R"(
        update memberships set state = $4, first_name = $5, last_name = $6, name_key = $7, email = $8, email_key = $9,
            standing_role = $10, rights = $11, licenses = $12, call_recording_enabled = $13, valid_until = $14,
            version = version + 1, updated_at = $15, avatar = $16, pronouns = $17, phone = $18, job_title = $19,
            department = $20, employee_id = $21, phone_key = $22, kind = $23
        where account_id = $1 and id = $2 and version = $3)",
            member.account, member.id, before.version, member.state, member.first_name, member.last_name,
            name_key(member.first_name, member.last_name), member.email.text(), member.email.key(),
            member.rights.standing(), member.rights.words(), write_rights(member.licenses),
            member.call_recording_enabled, member.valid_until, tx.now(), member.avatar, member.pronouns.text(),
            member.details.phone, member.details.job_title, member.details.department, member.details.employee_id,
            phone_key(member.details.phone), member.kind) == 1;
    if (is_changed) {
        follow(tx, before, member);
        write_span(tx, before, member);
    }
    return is_changed;
}

void touch(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    // Of two at once the row lets only one be the first of the day.
    bool const is_first_today =
        tx.run(R"(
        update memberships set last_seen_at = $3
        where account_id = $1 and id = $2 and coalesce(last_seen_at, 0) < $4)",
            account, id, tx.now(), Time { std::chrono::floor<std::chrono::days>(tx.now()) }) == 1;
    if (is_first_today)
        count_day(tx, account);
    else
        set_seen(tx, account, id);
}

void set_seen(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    tx.send("update memberships set last_seen_at = $3 where account_id = $1 and id = $2", account, id, tx.now());
}

void count_day(db::Transaction& tx, AccountId const& account)
{
    auto const today = std::chrono::floor<std::chrono::days>(tx.now());
    tx.send(R"(
        insert into days_seen (account_id, day, people) values ($1, $2, 1)
        on conflict (account_id, day) do update set people = days_seen.people + 1)",
        account, static_cast<std::int64_t>(today.time_since_epoch().count()));
}

std::optional<Membership> find(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    return tx.first(
        read, "select " MEMBERSHIP_COLUMNS " from memberships m where account_id = $1 and id = $2", account, id);
}

std::optional<Membership> find_by_person(db::Transaction& tx, AccountId const& account, PersonId const& person)
{
    return tx.first(read,
        "select " MEMBERSHIP_COLUMNS
        " from memberships m where account_id = $1 and person_id = $2 and state <> 'removed'",
        account, person);
}

// By the index that has also those who left: it is in that order.
std::optional<Membership> find_removed(db::Transaction& tx, AccountId const& account, std::string const& email_key)
{
    return tx.first(read,
        "select " MEMBERSHIP_COLUMNS
        " from memberships m where account_id = $1 and email_key collate \"C\" = $2 and state = 'removed'"
        " order by updated_at desc, id desc limit 1",
        account, email_key);
}

std::optional<Membership> find_by_email_key(db::Transaction& tx, AccountId const& account, std::string const& email_key)
{
    return tx.first(read,
        "select " MEMBERSHIP_COLUMNS
        " from memberships m where account_id = $1 and email_key = $2 and state <> 'removed'",
        account, email_key);
}

std::optional<Entrance> find_entrance(db::Transaction& tx, AccountId const& account, PersonId const& person)
{
    return tx.first(read_entrance,
        "select " MEMBERSHIP_COLUMNS ", a.status, a.administrators_manage_products, a.internal_invites_by_users,"
        " a.second_factor_required"
        " from memberships m join accounts a on a.account_id = m.account_id"
        " where m.account_id = $1 and m.person_id = $2 and m.state <> 'removed'",
        account, person);
}

RolePolicy find_policy(db::Transaction& tx, AccountId const& account)
{
    auto policy = [](db::Row const& row) { return read_policy(row, 0); };
    return tx
        .first(policy,
            "select administrators_manage_products, internal_invites_by_users from accounts where account_id = $1",
            account)
        .value_or(RolePolicy {});
}

SecondFactorRequired find_second_factor_required(db::Transaction& tx, AccountId const& account)
{
    auto required = [](db::Row const& row) { return row.enumerator<SecondFactorRequired>(0); };
    return tx.first(required, "select second_factor_required from accounts where account_id = $1", account)
        .value_or(SecondFactorRequired::None);
}

void lock_guard(db::Transaction& tx, AccountId const& account)
{
    tx.run(R"(
        insert into membership_guards (account_id, changes) values ($1, 1)
        on conflict (account_id) do update set changes = membership_guards.changes + 1)",
        account);
}

std::int64_t count_standing(db::Transaction& tx, AccountId const& account, std::vector<std::string> const& roles)
{
    return tx
        .first(db::read_integer, R"(
        select count(*) from memberships
        where account_id = $1 and state = 'active' and standing_role in {list:$2} and standing_role <> 'user'
            and valid_until is null and rights not like 'standing@%'
            and not exists (select 1 from join_requests j
                where j.account_id = $1 and j.membership_id = memberships.id))",
            account, json::write(roles))
        .value_or(0);
}

std::string name_key(PersonName const& first, PersonName const& last)
{
    return fold_key(first.text() + ' ' + last.text());
}

std::vector<Overdue> list_overdue(db::Transaction& tx)
{
    auto read = [](db::Row const& row) { return Overdue { row.id<AccountId>(0), row.id<MembershipId>(1) }; };
    return tx.all(read, R"(
        select distinct account_id, membership_id from (
            select account_id, id as membership_id from memberships
                where valid_until <= $1 and state = 'active' and kind = 'internal'
            union all select account_id, membership_id from membership_facets
                where facet like 'license:%' and until_at <= $1) as overdue
        -- across accounts: the sweep goes on with each of them
        order by account_id, membership_id limit 1000)",
        tx.now());
}

}
