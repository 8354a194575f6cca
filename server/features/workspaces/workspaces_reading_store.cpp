// Finding workspaces and who is in them; nothing here writes.

#include "base/text.h"
#include "db/like.h"
#include "workspaces/workspaces_store.h"
#include "json/json.h"

#include <algorithm>

namespace kith::workspaces::store {
namespace {

#define WORKSPACE_COLUMNS                                                                                 \
    "w.account_id, w.id, w.host_id, w.host_name, w.name, w.owner_id, w.origin, w.archived_at, w.version," \
    " w.created_at, w.updated_at"

// A place by a connection is one as long as the connection of this account holds for writing to each other.
#define HOLDS                                                                                           \
    " (p.kind <> 'connection' or exists (select 1 from connections c where c.account_id = p.account_id" \
    " and c.id = p.connection_id and c.state = 'accepted' and c.blocks = 0 and c.is_blocked = 0"        \
    " and (c.expires_at is null or c.expires_at > $?) and ' ' || c.scopes || ' ' like '% chat %'))"

Workspace read(db::Row const& row)
{
    auto const owner = row.text(5);
    return { row.id<AccountId>(0), row.id<WorkspaceId>(1), row.id<AccountId>(2), row.string(3),
        WorkspaceName::stored(row.text(4)),
        owner.empty() ? std::nullopt : std::optional { MembershipId::from_text(owner) }, row.string(6),
        row.optional_time(7), row.integer(8), row.time(9), row.time(10) };
}

template<typename Id>
std::string texts(std::vector<Id> const& ids)
{
    std::vector<std::string> texts;
    std::ranges::transform(ids, std::back_inserter(texts), &Id::text);
    return json::write(texts);
}

struct Asked {
    Reader const& reader;
    Listing const& wanted;
    std::string part;
    Time now;
};

Asked asked_of(db::Transaction& tx, Reader const& reader, Listing const& wanted)
{
    return { reader, wanted, wanted.text.empty() ? "" : db::holding(fold_key(wanted.text)), tx.now() };
}

void add_wanted(db::Query& query, Asked const& asked)
{
    query.add(" from workspace_members p join workspaces w on w.account_id = p.account_id and w.id = p.workspace_id"
              " where p.account_id = $? and p.member_id = $?",
        asked.reader.account, asked.reader.member);
    query.add(" and" HOLDS, asked.now);
    if (asked.wanted.archived)
        query.add(*asked.wanted.archived ? " and w.archived_at is not null" : " and w.archived_at is null");
    if (!asked.wanted.origin.empty())
        query.add(" and w.origin = $?", asked.wanted.origin);
    if (!asked.part.empty())
        query.add(R"( and w.name_key like $? escape '\')", asked.part);
}

}

std::optional<Workspace> find_row(db::Transaction& tx, AccountId const& account, WorkspaceId const& id)
{
    return tx.first(
        read, "select " WORKSPACE_COLUMNS " from workspaces w where account_id = $1 and id = $2", account, id);
}

std::optional<Workspace> find(db::Transaction& tx, Reader const& reader, WorkspaceId const& id)
{
    Listing const all;
    auto const asked = asked_of(tx, reader, all);
    db::Query query { "select " WORKSPACE_COLUMNS };
    add_wanted(query, asked);
    query.add(" and p.workspace_id = $?", id);
    auto found = tx.all(read, query);
    return found.empty() ? std::nullopt : std::optional { std::move(found.front()) };
}

std::vector<Workspace> list(db::Transaction& tx, Reader const& reader, Listing const& wanted)
{
    auto const asked = asked_of(tx, reader, wanted);
    db::Query query { "select " WORKSPACE_COLUMNS };
    add_wanted(query, asked);
    if (!wanted.after_id.empty())
        query.add(" and (w.name_key, w.id) > ($?, $?)", wanted.after_key, wanted.after_id);
    query.add(" order by w.name_key, w.id limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count(db::Transaction& tx, Reader const& reader, Listing const& wanted)
{
    auto const asked = asked_of(tx, reader, wanted);
    db::Query query { "select count(*)" };
    add_wanted(query, asked);
    return tx.all(db::read_integer, query).at(0);
}

std::vector<Workspace> list_newest(db::Transaction& tx, Reader const& reader, int limit)
{
    Listing const all;
    auto const asked = asked_of(tx, reader, all);
    db::Query query { "select " WORKSPACE_COLUMNS };
    add_wanted(query, asked);
    query.add(" order by w.updated_at desc, w.id limit $?", limit);
    return tx.all(read, query);
}

std::vector<WorkspaceId> list_with(db::Transaction& tx, AccountId const& host, AccountId const& account,
    MembershipId const& member, std::vector<WorkspaceId> const& ids)
{
    auto const all = texts(ids);
    auto const now = tx.now();
    auto const peer = account == host ? std::string {} : account.text();
    db::Query query { "select p.workspace_id from workspace_members p where p.account_id = $?", host };
    query.add(" and p.member_id = $? and p.peer_account_id = $?", member, peer);
    query.add(" and p.workspace_id in {list:$?}", all);
    query.add(" and" HOLDS, now);
    return tx.all([](db::Row const& row) { return row.id<WorkspaceId>(0); }, query);
}

std::vector<Member> members_of(db::Transaction& tx, AccountId const& host, WorkspaceId const& id)
{
    auto const now = tx.now();
    auto read_member = [](db::Row const& row) {
        bool const is_connection = row.text(1) == "connection";
        return Member { row.id<MembershipId>(0), row.enumerator<MemberKind>(1),
            is_connection ? row.string(2) : row.string(3) + ' ' + row.string(4), row.string(5), row.string(6),
            row.time(7) };
    };
    db::Query query { R"(
        select p.member_id, p.kind, p.display_name, coalesce(m.first_name, ''), coalesce(m.last_name, ''),
            coalesce(k.company, p.company),
            case when m.state is null then 'active' when m.state = 'pending' and k.invited_at is null then 'quiet'
                when m.state = 'active' and m.valid_until <= $? then 'inactive' else m.state end, p.joined_at
        from workspace_members p
        left join memberships m on m.id = p.member_id
            and m.account_id = case when p.peer_account_id = '' then p.account_id else p.peer_account_id end
        left join clients k on k.account_id = p.account_id and k.id = p.member_id)",
        now };
    query.add(" where p.account_id = $? and p.workspace_id = $? and" HOLDS, host, id, now);
    auto members = tx.all(read_member, query);
    std::ranges::sort(members, {}, [](Member const& one) { return std::pair { fold_key(one.display_name), one.id }; });
    return members;
}

std::map<WorkspaceId, Owner> owners_of(db::Transaction& tx, AccountId const& host, std::vector<WorkspaceId> const& ids)
{
    std::map<WorkspaceId, Owner> owners;
    auto note = [&](db::Row const& row) {
        owners[row.id<WorkspaceId>(0)] = { row.id<MembershipId>(1), row.string(2) };
        return 0;
    };
    tx.all(note, R"(
        select w.id, m.id, m.first_name || ' ' || m.last_name
        from workspaces w join memberships m on m.account_id = w.account_id and m.id = w.owner_id
        where w.account_id = $1 and w.id in {list:$2})",
        host, texts(ids));
    return owners;
}

std::map<MembershipId, std::int64_t> counts_of_members(
    db::Transaction& tx, AccountId const& account, PlaceKind kind, std::vector<MembershipId> const& members)
{
    std::map<MembershipId, std::int64_t> counts;
    auto note = [&](db::Row const& row) {
        counts[row.id<MembershipId>(0)] = row.integer(1);
        return 0;
    };
    tx.all(note, R"(
        select p.member_id, count(*)
        from workspace_members p join workspaces w on w.account_id = p.account_id and w.id = p.workspace_id
        where p.account_id = $1 and p.member_id in {list:$2} and w.archived_at is null
            and (case when p.kind = 'connection' then 1 else 0 end) = $3
        group by p.member_id)",
        account, texts(members), kind == PlaceKind::Guest ? 1 : 0);
    return counts;
}

std::map<WorkspaceId, std::int64_t> sizes_of(
    db::Transaction& tx, AccountId const& host, std::vector<WorkspaceId> const& ids)
{
    auto const all = texts(ids);
    auto const now = tx.now();
    std::map<WorkspaceId, std::int64_t> sizes;
    auto note = [&](db::Row const& row) {
        sizes[row.id<WorkspaceId>(0)] = row.integer(1);
        return 0;
    };
    db::Query query { "select p.workspace_id, count(*) from workspace_members p where p.account_id = $?"
                      " and p.workspace_id in {list:$?} and" HOLDS " group by p.workspace_id",
        host, all, now };
    tx.all(note, query);
    return sizes;
}

std::vector<std::string> list_companies(db::Transaction& tx, AccountId const& host, WorkspaceId const& id)
{
    auto const now = tx.now();
    db::Query query { "select distinct p.company from workspace_members p where p.account_id = $?"
                      " and p.workspace_id = $? and p.company <> '' and" HOLDS " order by p.company",
        host, id, now };
    return tx.all(db::read_text, query);
}

std::vector<MembershipId> list_members(db::Transaction& tx, AccountId const& account, WorkspaceId const& id)
{
    return tx.all([](db::Row const& row) { return row.id<MembershipId>(0); },
        "select member_id from workspace_members where account_id = $1 and workspace_id = $2", account, id);
}

}
