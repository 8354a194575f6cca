#include "client_groups/client_groups_store.h"

#include "base/text.h"
#include "db/like.h"
#include "json/json.h"

namespace kith::client_groups::store {
namespace {

#define GROUP_COLUMNS "g.account_id, g.id, g.name, g.description, g.created_by, g.version, g.created_at"
constexpr int column_count = 7;

Group read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<GroupId>(1), GroupName::stored(row.text(2)), row.string(3),
        row.id<MembershipId>(4), row.integer(5), row.time(6) };
}

std::string texts(auto const& all, auto const& text_of)
{
    std::vector<std::string> texts;
    for (auto const& each : all)
        texts.push_back(text_of(each));
    return json::write(texts);
}

std::string ids_of(std::vector<Group> const& groups)
{
    return texts(groups, [](Group const& group) { return group.id.text(); });
}

// Whose group it is for that user ($1 of the two).
#define IS_SEEN                                                                                              \
    " (g.created_by = $? or exists (select 1 from client_group_managers w where w.account_id = g.account_id" \
    " and w.group_id = g.id and w.user_id = $?) or exists (select 1 from client_group_members x"             \
    " join client_mappings y on y.account_id = x.account_id and y.client_id = x.client_id"                   \
    " join memberships m on m.account_id = x.account_id and m.id = x.client_id and m.kind = 'client'"        \
    " where x.account_id = g.account_id and x.group_id = g.id and y.user_id = $?))"

void add_filters(db::Query& query, std::optional<MembershipId> const& seen_by, std::string const& part)
{
    if (seen_by)
        query.add(" and" IS_SEEN, *seen_by, *seen_by, *seen_by);
    if (!part.empty())
        query.add(R"( and g.name_key like $? escape '\')", part);
}

std::string part_of(Listing const& wanted) { return wanted.text.empty() ? "" : db::holding(fold_key(wanted.text)); }

}

bool insert(db::Transaction& tx, Group const& group)
{
    return tx.run(R"(
        insert into client_groups (account_id, id, name, name_key, description, created_by, version, created_at,
            updated_at)
        values ($1, $2, $3, $4, $5, $6, 1, $7, $7) on conflict do nothing)",
               group.account, group.id, group.name, fold_key(group.name.text()), group.description, group.created_by,
               group.created_at) == 1;
}

bool is_name_of_another(db::Transaction& tx, Group const& group)
{
    auto const other = find_by_name(tx, group.account, group.name);
    return other && other->id != group.id;
}

bool update(db::Transaction& tx, Group const& group)
{
    return tx.run(R"(
        update client_groups set name = $4, name_key = $5, description = $6, version = version + 1, updated_at = $7
        where account_id = $1 and id = $2 and version = $3)",
               group.account, group.id, group.version, group.name, fold_key(group.name.text()), group.description,
               tx.now()) == 1;
}

bool remove(db::Transaction& tx, Group const& group)
{
    bool const was_there = tx.run("delete from client_groups where account_id = $1 and id = $2 and version = $3",
                               group.account, group.id, group.version) == 1;
    if (!was_there)
        return false;
    tx.send("delete from client_group_members where account_id = $1 and group_id = $2", group.account, group.id);
    tx.send("delete from client_group_managers where account_id = $1 and group_id = $2", group.account, group.id);
    return true;
}

bool raise_version(db::Transaction& tx, Group const& group)
{
    return tx.run("update client_groups set version = version + 1, updated_at = $3 where account_id = $1 and id = $2",
               group.account, group.id, tx.now()) == 1;
}

void set_managers(db::Transaction& tx, Group const& group, std::vector<MembershipId> const& managers)
{
    tx.send("delete from client_group_managers where account_id = $1 and group_id = $2", group.account, group.id);
    for (auto const& manager : managers)
        tx.send("insert into client_group_managers (account_id, group_id, user_id) values ($1, $2, $3)"
                " on conflict do nothing",
            group.account, group.id, manager);
}

bool insert_member(db::Transaction& tx, Group const& group, MembershipId const& client, Time since)
{
    return tx.run("insert into client_group_members (account_id, group_id, client_id, added_at) values ($1, $2, $3, $4)"
                  " on conflict do nothing",
               group.account, group.id, client, since) == 1;
}

bool remove_member(db::Transaction& tx, Group const& group, MembershipId const& client)
{
    return tx.run("delete from client_group_members where account_id = $1 and group_id = $2 and client_id = $3",
               group.account, group.id, client) == 1;
}

std::vector<Place> list_places(db::Transaction& tx, AccountId const& account, MembershipId const& client)
{
    return tx.all([](db::Row const& row) { return Place { row.id<GroupId>(0), row.time(1) }; },
        "select group_id, added_at from client_group_members where account_id = $1 and client_id = $2"
        " order by group_id",
        account, client);
}

void drop_member(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    tx.send("delete from client_group_members where account_id = $1 and client_id = $2", account, member);
    drop_manager(tx, account, member);
}

std::int64_t count_managed_by(db::Transaction& tx, AccountId const& account, MembershipId const& user)
{
    return tx
        .first(db::read_integer, "select count(*) from client_group_managers where account_id = $1 and user_id = $2",
            account, user)
        .value_or(0);
}

void drop_manager(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    tx.send("delete from client_group_managers where account_id = $1 and user_id = $2", account, member);
}

std::optional<Group> find(db::Transaction& tx, AccountId const& account, GroupId const& id)
{
    return tx.first(
        read, "select " GROUP_COLUMNS " from client_groups g where account_id = $1 and id = $2", account, id);
}

std::optional<Group> find_by_name(db::Transaction& tx, AccountId const& account, GroupName const& name)
{
    return tx.first(read, "select " GROUP_COLUMNS " from client_groups g where account_id = $1 and name_key = $2",
        account, fold_key(name.text()));
}

std::vector<Group> list(
    db::Transaction& tx, AccountId const& account, std::optional<MembershipId> const& seen_by, Listing const& wanted)
{
    auto const part = part_of(wanted);
    db::Query query { "select " GROUP_COLUMNS " from client_groups g where g.account_id = $?", account };
    add_filters(query, seen_by, part);
    if (!wanted.after_id.empty())
        query.add(" and (g.name_key, g.id) > ($?, $?)", wanted.after_key, wanted.after_id);
    query.add(" order by g.name_key, g.id limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count(
    db::Transaction& tx, AccountId const& account, std::optional<MembershipId> const& seen_by, Listing const& wanted)
{
    auto const part = part_of(wanted);
    db::Query query { "select count(*) from client_groups g where g.account_id = $?", account };
    add_filters(query, seen_by, part);
    return tx.all(db::read_integer, query).at(0);
}

bool is_seen_by(db::Transaction& tx, Group const& group, MembershipId const& user)
{
    db::Query query { "select count(*) from client_groups g where g.account_id = $? and g.id = $? and", group.account,
        group.id };
    query.add(IS_SEEN, user, user, user);
    return tx.all(db::read_integer, query).at(0) > 0;
}

bool is_managed_by(db::Transaction& tx, Group const& group, MembershipId const& user)
{
    return tx
        .first(db::read_integer,
            "select 1 from client_group_managers where account_id = $1 and group_id = $2 and user_id = $3",
            group.account, group.id, user)
        .has_value();
}

bool is_mapped(db::Transaction& tx, AccountId const& account, MembershipId const& client, MembershipId const& user)
{
    return tx
        .first(db::read_integer,
            "select 1 from client_mappings y join memberships m on m.account_id = y.account_id and m.id = y.client_id"
            " where y.account_id = $1 and y.client_id = $2 and y.user_id = $3 and m.kind = 'client'",
            account, client, user)
        .has_value();
}

std::map<GroupId, std::vector<Person>> managers_of(
    db::Transaction& tx, AccountId const& account, std::vector<Group> const& groups)
{
    std::map<GroupId, std::vector<Person>> all;
    auto note = [&](db::Row const& row) {
        all[row.id<GroupId>(0)].push_back({ row.id<MembershipId>(1), row.string(2) + ' ' + row.string(3) });
        return 0;
    };
    tx.all(note, R"(
        select w.group_id, m.id, m.first_name, m.last_name
        from client_group_managers w join memberships m on m.account_id = w.account_id and m.id = w.user_id
        where w.account_id = $1 and w.group_id in {list:$2} order by m.name_key, m.id)",
        account, ids_of(groups));
    return all;
}

std::map<GroupId, std::int64_t> sizes_of(
    db::Transaction& tx, AccountId const& account, std::vector<Group> const& groups)
{
    std::map<GroupId, std::int64_t> sizes;
    auto note = [&](db::Row const& row) {
        sizes[row.id<GroupId>(0)] = row.integer(1);
        return 0;
    };
    tx.all(note,
        "select x.group_id, count(*) from client_group_members x"
        " join memberships m on m.account_id = x.account_id and m.id = x.client_id and m.kind = 'client'"
        " where x.account_id = $1 and x.group_id in {list:$2} group by x.group_id",
        account, ids_of(groups));
    return sizes;
}

std::vector<Member> members_of(db::Transaction& tx, Group const& group)
{
    auto read_member = [](db::Row const& row) {
        return Member { { row.id<MembershipId>(0), row.string(1) + ' ' + row.string(2) }, row.string(3),
            row.string(4) };
    };
    return tx.all(read_member, R"(
        select m.id, m.first_name, m.last_name,
            case when m.state = 'pending' and c.invited_at is null then 'quiet' else m.state end, c.company
        from client_group_members x join memberships m on m.account_id = x.account_id and m.id = x.client_id
        join clients c on c.account_id = x.account_id and c.id = x.client_id
        where x.account_id = $1 and x.group_id = $2 and m.kind = 'client' order by m.name_key, m.id)",
        group.account, group.id);
}

std::map<MembershipId, std::vector<Group>> list_of(
    db::Transaction& tx, AccountId const& account, std::vector<MembershipId> const& clients)
{
    std::map<MembershipId, std::vector<Group>> all;
    auto note = [&](db::Row const& row) {
        all[row.id<MembershipId>(column_count)].push_back(read(row));
        return 0;
    };
    tx.all(note,
        "select " GROUP_COLUMNS ", x.client_id from client_group_members x"
        " join client_groups g on g.account_id = x.account_id and g.id = x.group_id"
        " where x.account_id = $1 and x.client_id in {list:$2} order by g.name_key, g.id",
        account, texts(clients, [](MembershipId const& id) { return id.text(); }));
    return all;
}

std::vector<MembershipId> audience_of(db::Transaction& tx, AccountId const& account, GroupId const& id)
{
    return tx.all([](db::Row const& row) { return row.id<MembershipId>(0); }, R"(
        select created_by from client_groups where account_id = $1 and id = $2
        union select user_id from client_group_managers where account_id = $1 and group_id = $2
        union select y.user_id from client_group_members x
            join client_mappings y on y.account_id = x.account_id and y.client_id = x.client_id
            where x.account_id = $1 and x.group_id = $2)",
        account, id);
}

std::vector<std::string> list_strange(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select x.client_id from client_group_members x
        where x.account_id = $1 and (not exists (
            select 1 from memberships m where m.account_id = x.account_id and m.id = x.client_id
                and m.kind in ('client', 'internal') and m.state <> 'removed')
            or not exists (select 1 from client_groups g where g.account_id = x.account_id and g.id = x.group_id)))",
        account);
}

}
