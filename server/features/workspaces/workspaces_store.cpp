#include "workspaces/workspaces_store.h"

#include "base/text.h"

#include <algorithm>

namespace kith::workspaces::store {
namespace {

#define PLACE_COLUMNS                                                                                        \
    "p.account_id, p.workspace_id, p.member_id, p.kind, p.peer_account_id, p.connection_id, p.display_name," \
    " p.company, p.joined_at"

Place read_place(db::Row const& row)
{
    auto const peer = row.text(4);
    return { row.id<AccountId>(0), row.id<WorkspaceId>(1), row.id<MembershipId>(2), row.enumerator<MemberKind>(3),
        peer.empty() ? std::nullopt : std::optional { AccountId::from_text(peer) }, row.string(5), row.string(6),
        row.string(7), row.time(8) };
}

void update_row(db::Transaction& tx, AccountId const& account, Workspace const& after, std::string_view owner)
{
    tx.run(R"(
        update workspaces set name = $3, name_key = $4, owner_id = $5, archived_at = $6, version = $7, updated_at = $8
        where account_id = $1 and id = $2)",
        account, after.id, after.name, fold_key(after.name.text()), owner, after.archived_at, after.version, tx.now());
}

}

void insert(db::Transaction& tx, Workspace const& one)
{
    tx.run(R"(
        insert into workspaces (account_id, id, host_id, host_name, name, name_key, owner_id, origin, archived_at, version,
            created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing)",
        one.account, one.id, one.host, one.host_name, one.name, fold_key(one.name.text()),
        one.owner ? one.owner->text() : std::string {}, one.origin, one.archived_at, one.version, one.created_at,
        one.updated_at);
}

std::optional<Workspace> lock(db::Transaction& tx, AccountId const& host, WorkspaceId const& id)
{
    tx.run("update workspaces set updated_at = updated_at where account_id = $1 and id = $2", host, id);
    return find_row(tx, host, id);
}

Workspace update(db::Transaction& tx, Workspace after, std::vector<AccountId> const& others)
{
    ++after.version;
    after.updated_at = tx.now();
    update_row(tx, after.host, after, after.owner ? after.owner->text() : std::string {});
    for (auto const& other : others)
        update_row(tx, other, after, "");
    return after;
}

void remove(db::Transaction& tx, Workspace const& one)
{
    tx.run("delete from workspace_members where account_id = $1 and workspace_id = $2", one.host, one.id);
    remove_row(tx, one.host, one.id);
}

void remove_row(db::Transaction& tx, AccountId const& account, WorkspaceId const& id)
{
    tx.run("delete from workspaces where account_id = $1 and id = $2", account, id);
}

bool insert_place(db::Transaction& tx, Place const& place)
{
    return tx.run(R"(
        insert into workspace_members (account_id, workspace_id, member_id, kind, peer_account_id, connection_id,
            display_name, company, joined_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing)",
               place.account, place.workspace, place.member, place.kind,
               place.peer_account ? place.peer_account->text() : std::string {}, place.connection, place.display_name,
               place.company, place.joined_at) == 1;
}

void make_internal(db::Transaction& tx, Place const& place)
{
    tx.run("update workspace_members set kind = 'internal'"
           " where account_id = $1 and workspace_id = $2 and member_id = $3 and kind = 'client'",
        place.account, place.workspace, place.member);
}

bool remove_place(db::Transaction& tx, AccountId const& account, WorkspaceId const& id, MembershipId const& member)
{
    return tx.run("delete from workspace_members where account_id = $1 and workspace_id = $2 and member_id = $3",
               account, id, member) == 1;
}

std::optional<Place> find_place(
    db::Transaction& tx, AccountId const& account, WorkspaceId const& id, MembershipId const& member)
{
    return tx.first(read_place,
        "select " PLACE_COLUMNS " from workspace_members p"
        " where account_id = $1 and workspace_id = $2 and member_id = $3",
        account, id, member);
}

std::vector<Place> list_places_of(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx.all(read_place,
        "select " PLACE_COLUMNS " from workspace_members p"
        " where account_id = $1 and member_id = $2 and kind <> 'connection' order by workspace_id",
        account, member);
}

std::vector<Place> list_places_by(db::Transaction& tx, AccountId const& account, std::string const& connection)
{
    return tx.all(read_place,
        "select " PLACE_COLUMNS " from workspace_members p where account_id = $1 and connection_id = $2"
        " and connection_id <> '' order by workspace_id",
        account, connection);
}

std::int64_t count_owned(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx
        .first(db::read_integer,
            "select count(*) from workspaces where account_id = $1 and owner_id = $2 and owner_id <> ''", account,
            member)
        .value_or(0);
}

std::int64_t count_places(db::Transaction& tx, AccountId const& account, WorkspaceId const& id)
{
    return tx
        .first(db::read_integer, "select count(*) from workspace_members where account_id = $1 and workspace_id = $2",
            account, id)
        .value_or(0);
}

std::vector<AccountId> list_others(db::Transaction& tx, AccountId const& host, WorkspaceId const& id)
{
    return tx.all([](db::Row const& row) { return row.id<AccountId>(0); },
        "select distinct peer_account_id from workspace_members where account_id = $1 and workspace_id = $2"
        " and peer_account_id <> '' order by peer_account_id",
        host, id);
}

std::vector<Candidate> list_users(db::Transaction& tx, AccountId const& host, WorkspaceId const& id)
{
    auto read = [](db::Row const& row) { return Candidate { row.id<MembershipId>(0), row.flag(1), row.time(2) }; };
    return tx.all(read, R"(
        select p.member_id, case when m.state = 'active' and (m.valid_until is null or m.valid_until > $3) then 1 else 0 end,
            p.joined_at
        from workspace_members p join memberships m on m.account_id = p.account_id and m.id = p.member_id
        where p.account_id = $1 and p.workspace_id = $2 and p.kind = 'internal')",
        host, id, tx.now());
}

std::string company_of(db::Transaction& tx, AccountId const& account)
{
    return tx.first(db::read_text, "select name from accounts where account_id = $1", account).value_or("");
}

void rename_peer(
    db::Transaction& tx, AccountId const& account, MembershipId const& member, std::string const& display_name)
{
    tx.run(R"(
        update workspace_members set display_name = $3
        where peer_account_id = $1 and member_id = $2 and display_name <> '' and display_name <> $3
        -- across accounts: how the hosts list him)",
        account, member, display_name);
}

void rename_company(db::Transaction& tx, AccountId const& account, std::string const& name)
{
    tx.run(R"(
        update workspace_members set company = $2 where peer_account_id = $1 and company <> '' and company <> $2
        -- across accounts: how the hosts list its people)",
        account, name);
    tx.run(R"(
        update workspaces set host_name = $2 where host_id = $1 and host_name <> '' and host_name <> $2
        -- across accounts: how others list its rooms)",
        account, name);
}

std::vector<std::string> list_without_owner(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select w.id from workspaces w where w.account_id = $1 and w.host_id = $1
            and (w.owner_id <> '' or exists (select 1 from workspace_members p where p.account_id = w.account_id
                and p.workspace_id = w.id and p.kind = 'internal'))
            and not exists (select 1 from workspace_members p where p.account_id = w.account_id
                and p.workspace_id = w.id and p.member_id = w.owner_id and p.kind = 'internal'))",
        account);
}

std::vector<std::string> list_strange_places(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select p.workspace_id from workspace_members p
        where p.account_id = $1 and (not exists (
                select 1 from workspaces w where w.account_id = p.account_id and w.id = p.workspace_id)
            or (p.kind <> 'connection' and not exists (
                select 1 from memberships m where m.account_id = p.account_id and m.id = p.member_id
                    and m.kind = p.kind and m.state <> 'removed'))
            or (p.kind = 'connection' and not exists (
                select 1 from connections c where c.account_id = p.account_id and c.id = p.connection_id
                    and c.state = 'accepted'))))",
        account);
}

std::int64_t count_hosted(db::Transaction& tx, AccountId const& account)
{
    return tx
        .first(db::read_integer,
            "select count(*) from workspaces where account_id = $1 and host_id = $1 and owner_id <> ''", account)
        .value_or(0);
}

}
