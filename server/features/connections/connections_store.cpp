#include "connections/connections_store.h"

#include "base/text.h"
#include "db/like.h"

#include <algorithm>

namespace kith::connections::store {
namespace {

#define CONNECTION_COLUMNS                                                                                    \
    "c.account_id, c.id, c.membership_id, c.peer_account_id, c.peer_id, c.peer_key, c.state, c.is_requester," \
    " c.note, c.scopes, c.is_shared, c.blocks, c.is_blocked, c.expires_at, c.requested_at, c.decided_at,"     \
    " c.version, c.created_at"

Connection read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<ConnectionId>(1), row.id<MembershipId>(2),
        { row.id<AccountId>(3), row.id<MembershipId>(4) }, row.string(5), row.enumerator<State>(6), row.flag(7),
        row.string(8), scopes_of(row.text(9)), row.flag(10), row.flag(11), row.flag(12), row.optional_time(13),
        row.time(14), row.optional_time(15), row.integer(16), row.time(17) };
}

void insert(db::Transaction& tx, Connection const& one)
{
    tx.send(R"(
        insert into connections (account_id, id, membership_id, peer_account_id, peer_id, peer_key, state, is_requester,
            note, scopes, is_shared, blocks, is_blocked, requested_at, version, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, 'none', 0, '', '', 0, 0, 0, $7, 1, $7, $7)
        on conflict do nothing)",
        one.account, one.id, one.member, one.peer.account, one.peer.id, one.peer_key, one.created_at);
}

struct Asked {
    AccountId const& account;
    Listing const& wanted;
    std::string part;
    Time now;
};

void add_filters(db::Query& query, Asked const& asked)
{
    auto const& wanted = asked.wanted;
    query.add(wanted.blocked_only ? " and c.blocks = 1" : " and c.blocks = 0 and c.state <> 'none'");
    if (wanted.state == State::Ended)
        query.add(" and (c.state = 'ended' or (c.state = 'accepted' and c.expires_at <= $?))", asked.now);
    else if (wanted.state)
        query.add(" and c.state = $? and (c.state not in ('pending', 'accepted') or c.expires_at is null"
                  " or c.expires_at > $?)",
            *wanted.state, asked.now);
    else if (!wanted.blocked_only)
        query.add(" and c.state in ('pending', 'accepted') and (c.expires_at is null or c.expires_at > $?)", asked.now);
    if (wanted.is_requester)
        query.add(" and c.is_requester = $?", *wanted.is_requester);
    if (!asked.part.empty())
        query.add(" and c.peer_key like $? escape '\\'", asked.part);
}

void add_own(db::Query& query, Asked const& asked)
{
    query.add(" from connections c where c.account_id = $?", asked.account);
    if (asked.wanted.of)
        query.add(" and c.membership_id = $?", *asked.wanted.of);
    add_filters(query, asked);
}

// Those that a colleague shares with whoever has none of his own, blocks nobody there and is not blocked; of
// several colleagues the first.
void add_shared(db::Query& query, Asked const& asked)
{
    query.add(" from connections c where c.account_id = $? and c.is_shared = 1 and c.is_requester = 1"
              " and c.state = 'accepted' and c.membership_id <> $?",
        asked.account, *asked.wanted.of);
    query.add(" and not exists (select 1 from connections o where o.account_id = c.account_id and o.membership_id = $?"
              " and o.peer_account_id = c.peer_account_id and o.peer_id = c.peer_id"
              " and (o.state = 'accepted' or o.blocks = 1 or o.is_blocked = 1))",
        *asked.wanted.of);
    query.add(" and not exists (select 1 from connections o where o.account_id = c.account_id"
              " and o.peer_account_id = c.peer_account_id and o.peer_id = c.peer_id and o.is_shared = 1"
              " and o.is_requester = 1 and o.state = 'accepted' and o.id < c.id)");
    add_filters(query, asked);
}

void add_page(db::Query& query, Asked const& asked)
{
    if (!asked.wanted.after_id.empty())
        query.add(" and (c.peer_key, c.id) > ($?, $?)", asked.wanted.after_key, asked.wanted.after_id);
    query.add(" order by c.peer_key, c.id limit $?", asked.wanted.limit);
}

bool has_shared(Listing const& wanted) { return wanted.of && wanted.with_shared && !wanted.blocked_only; }

Asked asked_of(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return { account, wanted, wanted.text.empty() ? "" : db::holding(fold_key(wanted.text)), tx.now() };
}

}

void insert_pair(db::Transaction& tx, Connection const& own, Connection const& other)
{
    bool const is_first = own.account.text() < other.account.text();
    insert(tx, is_first ? own : other);
    insert(tx, is_first ? other : own);
}

// The one of the lesser account is everybody's first.
void lock_pair(db::Transaction& tx, Connection const& one)
{
    auto const& first = std::min(one.account.text(), one.peer.account.text());
    tx.run("update connections set updated_at = updated_at where account_id = $1 and id = $2", first, one.id);
}

bool update(db::Transaction& tx, Connection const& one)
{
    return tx.run(R"(
        update connections set state = $4, is_requester = $5, note = $6, scopes = $7, is_shared = $8, blocks = $9,
            is_blocked = $10, expires_at = $11, requested_at = $12, decided_at = $13, version = version + 1,
            updated_at = $14
        where account_id = $1 and id = $2 and version = $3)",
               one.account, one.id, one.version, one.state, one.is_requester, one.note, text_of(one.scopes),
               one.is_shared, one.blocks, one.is_blocked, one.expires_at, one.requested_at, one.decided_at,
               tx.now()) == 1;
}

void update_mirror(db::Transaction& tx, Connection const& one, int step)
{
    tx.send(R"(
        update connections set state = $3, is_requester = $4, note = $5, scopes = $6, is_shared = $7, blocks = $8,
            is_blocked = $9, expires_at = $10, requested_at = $11, decided_at = $12, version = version + $14,
            updated_at = $13
        where account_id = $1 and id = $2)",
        one.peer.account, one.id, one.state, one.state != State::None && !one.is_requester, one.note,
        text_of(one.scopes), one.is_shared, one.is_blocked, one.blocks, one.expires_at, one.requested_at,
        one.decided_at, tx.now(), step);
}

ConnectionId renew_id(db::Transaction& tx, Connection const& one)
{
    auto const id = ConnectionId::make();
    for (auto const& account : { one.account, one.peer.account })
        tx.run("update connections set id = $3 where account_id = $1 and id = $2", account, one.id, id);
    return id;
}

std::optional<Connection> find(db::Transaction& tx, AccountId const& account, ConnectionId const& id)
{
    return tx.first(
        read, "select " CONNECTION_COLUMNS " from connections c where account_id = $1 and id = $2", account, id);
}

std::optional<Connection> find_between(
    db::Transaction& tx, AccountId const& account, MembershipId const& member, Peer const& peer)
{
    return tx.first(read,
        "select " CONNECTION_COLUMNS " from connections c where account_id = $1 and membership_id = $2"
        " and peer_account_id = $3 and peer_id = $4",
        account, member, peer.account, peer.id);
}

std::vector<Connection> list_shared_with(db::Transaction& tx, AccountId const& account, Peer const& peer)
{
    return tx.all(read,
        "select " CONNECTION_COLUMNS " from connections c where account_id = $1 and peer_account_id = $2"
        " and peer_id = $3 and is_shared = 1 and is_requester = 1 and state = 'accepted'"
        " and (expires_at is null or expires_at > $4) order by decided_at",
        account, peer.account, peer.id, tx.now());
}

std::vector<Connection> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    auto const asked = asked_of(tx, account, wanted);
    db::Query query { "select * from (select " CONNECTION_COLUMNS };
    add_own(query, asked);
    add_page(query, asked);
    query.add(") as own");
    if (has_shared(wanted)) {
        query.add(" union all select * from (select " CONNECTION_COLUMNS);
        add_shared(query, asked);
        add_page(query, asked);
        query.add(") as shared");
    }
    query.add(" order by peer_key, id limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    auto const asked = asked_of(tx, account, wanted);
    db::Query query { "select count(*) from (select c.id" };
    add_own(query, asked);
    if (has_shared(wanted)) {
        query.add(" union all select c.id");
        add_shared(query, asked);
    }
    query.add(") as found");
    return tx.all(db::read_integer, query).at(0);
}

std::int64_t count_held(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx
        .first(db::read_integer,
            "select count(*) from connections where account_id = $1 and membership_id = $2"
            " and (blocks = 1 or (is_requester = 1 and state in ('pending', 'accepted')))",
            account, member)
        .value_or(0);
}

std::int64_t count_waiting(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx
        .first(db::read_integer,
            "select count(*) from connections where account_id = $1 and membership_id = $2 and state = 'pending'"
            " and is_requester = 1",
            account, member)
        .value_or(0);
}

std::vector<Connection> list_expired(db::Transaction& tx, Time now)
{
    return tx.all(read,
        "select " CONNECTION_COLUMNS " from connections c where state = 'accepted' and expires_at <= $1"
        " and is_requester = 1 limit 200 -- across accounts: the sweep",
        now);
}

std::vector<Connection> list_live(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx.all(read,
        "select " CONNECTION_COLUMNS " from connections c where account_id = $1 and membership_id = $2"
        " and state in ('pending', 'accepted') order by peer_account_id, id",
        account, member);
}

void end_all(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    tx.send(R"(
        update connections set state = 'ended', decided_at = $3, version = version + 1, updated_at = $3
        where account_id = $1 and membership_id = $2 and state in ('pending', 'accepted'))",
        account, member, tx.now());
    tx.send(R"(
        update connections set state = 'ended', decided_at = $3, version = version + 1, updated_at = $3
        where peer_account_id = $1 and peer_id = $2 and state in ('pending', 'accepted')
        -- across accounts: the other sides of all of them)",
        account, member, tx.now());
}

std::vector<MembershipId> list_members_of(db::Transaction& tx, AccountId const& account)
{
    return tx.all([](db::Row const& row) { return row.id<MembershipId>(0); },
        "select distinct membership_id from connections where account_id = $1", account);
}

void rename_peer(db::Transaction& tx, Peer const& peer, std::string const& peer_key)
{
    tx.send(R"(
        update connections set peer_key = $3 where peer_account_id = $1 and peer_id = $2 and peer_key <> $3
        -- across accounts: how others list him)",
        peer.account, peer.id, peer_key);
}

std::optional<AccountId> find_account_of(db::Transaction& tx, MembershipId const& member)
{
    return tx.first([](db::Row const& row) { return row.id<AccountId>(0); },
        "select account_id from memberships where id = $1 -- across accounts: whom somebody means", member);
}

std::optional<Company> find_company(db::Transaction& tx, AccountId const& account)
{
    return tx.first(
        [](db::Row const& row) { return Company { row.string(0), row.text(1) == "public", row.text(2) == "active" }; },
        "select name, visibility, status from accounts where account_id = $1", account);
}

std::vector<std::string> list_unlike_mirror(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select c.id from connections c
        left join connections o on o.account_id = c.peer_account_id and o.id = c.id
        where o.id is null or o.peer_account_id <> c.account_id or o.peer_id <> c.membership_id or o.state <> c.state
            or o.scopes <> c.scopes or o.is_shared <> c.is_shared or o.blocks <> c.is_blocked
            or coalesce(o.expires_at, 0) <> coalesce(c.expires_at, 0)
            or (c.state <> 'none' and o.is_requester = c.is_requester)
        -- across accounts: a check of all)");
}

std::vector<std::string> list_of_nobody(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select c.id from connections c
        left join memberships m on m.account_id = c.account_id and m.id = c.membership_id
        where c.state in ('pending', 'accepted') and (m.id is null or m.kind <> 'internal' or m.state = 'removed')
        -- across accounts: a check of all)");
}

}
