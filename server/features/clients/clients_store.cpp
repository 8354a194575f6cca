#include "clients/clients_store.h"

#include "base/text.h"
#include "db/like.h"
#include "json/json.h"

namespace kith::clients::store {
namespace {

// Of `clients c`; its membership is found by its own module.
struct Beside {
    MembershipId id;
    std::string company;
    MembershipId added_by;
    std::optional<Time> invited_at;
};

#define CLIENT_COLUMNS "c.id, c.company, c.added_by, c.invited_at"

Beside read(db::Row const& row)
{
    return { row.id<MembershipId>(0), row.string(1), row.id<MembershipId>(2), row.optional_time(3) };
}

std::optional<Client> whole(db::Transaction& tx, AccountId const& account, Beside beside)
{
    auto member = memberships::find(tx, account, beside.id);
    if (!member || member->kind != memberships::Kind::Client) // a user by now
        return {};
    return Client { *std::move(member), std::move(beside.company), beside.added_by, beside.invited_at };
}

// What is looked for, as values that queries view.
struct Part {
    explicit Part(std::string_view text) : words(db::holding(fold_key(text))), address(db::holding(fold_mailbox(text)))
    {}
    std::string words;
    std::string address;
};

void add_state(db::Query& query, State state, Time now)
{
    if (state == State::Quiet)
        query.add(" and m.state = 'pending' and c.invited_at is null");
    else if (state == State::Pending)
        query.add(" and m.state = 'pending' and c.invited_at is not null");
    else if (state == State::Active)
        query.add(" and m.state = 'active' and (m.valid_until is null or m.valid_until > $?)", now);
    else if (state == State::Inactive)
        query.add(" and (m.state = 'inactive' or (m.state = 'active' and m.valid_until <= $?))", now);
    else
        query.add(" and m.state = $?", state);
}

// Who has an end that comes soon, or has not been seen for so long.
void add_ending(db::Query& query, Ending const& ending, Time now)
{
    query.add(" and m.state in ('active', 'pending') and (m.valid_until is null or m.valid_until > $?)"
              " and (m.valid_until <= $?",
        now, ending.by);
    if (ending.unseen_since)
        query.add(
            " or (m.state = 'active' and coalesce(m.last_seen_at, 0) <= $? and m.created_at <= $? and not exists ("
            "select 1 from outsiders o where o.account_id = m.account_id and o.id = m.id and o.renewed_at > $?))",
            *ending.unseen_since, *ending.unseen_since, *ending.unseen_since);
    query.add(")");
}

// From the side where the fewest are: those of a user by his mappings, all along the names.
void add_wanted(db::Query& query, AccountId const& account, Listing const& wanted, Part const& part, Time now)
{
    query.add(" from memberships m join clients c on c.account_id = m.account_id and c.id = m.id"
              " where m.account_id = $? and m.kind = 'client' and m.state <> 'removed'",
        account);
    if (wanted.of)
        query.add(" and exists (select 1 from client_mappings y where y.account_id = m.account_id"
                  " and y.client_id = m.id and y.user_id = $?)",
            *wanted.of);
    if (wanted.group)
        query.add(" and exists (select 1 from client_group_members x where x.account_id = m.account_id"
                  " and x.client_id = m.id and x.group_id = $?)",
            *wanted.group);
    if (wanted.state)
        add_state(query, *wanted.state, now);
    if (wanted.ending)
        add_ending(query, *wanted.ending, now);
    if (!wanted.text.empty())
        query.add(R"( and (m.name_key like $? escape '\' or m.email_key like $? escape '\')"
                  R"( or c.company_key like $? escape '\' or m.phone like $? escape '\'))",
            part.words, part.address, part.words, part.words);
}

std::string texts(std::vector<MembershipId> const& ids)
{
    std::vector<std::string> texts;
    for (auto const& id : ids)
        texts.push_back(id.text());
    return json::write(texts);
}

}

void put(db::Transaction& tx, Client const& client)
{
    tx.run(R"(
        insert into clients (account_id, id, company, company_key, added_by, invited_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (account_id, id) do update set company = excluded.company, company_key = excluded.company_key,
            added_by = excluded.added_by, invited_at = excluded.invited_at)",
        client.member.account, client.member.id, client.company, fold_key(client.company), client.added_by,
        client.invited_at);
}

bool remove(db::Transaction& tx, AccountId const& account, MembershipId const& client)
{
    tx.send("delete from client_mappings where account_id = $1 and client_id = $2", account, client);
    return tx.run("delete from clients where account_id = $1 and id = $2", account, client) == 1;
}

void set_company(db::Transaction& tx, Client const& client)
{
    tx.send("update clients set company = $3, company_key = $4 where account_id = $1 and id = $2",
        client.member.account, client.member.id, client.company, fold_key(client.company));
}

void set_invited_at(db::Transaction& tx, Client const& client)
{
    tx.send("update clients set invited_at = $3 where account_id = $1 and id = $2", client.member.account,
        client.member.id, client.invited_at);
}

void set_invited(db::Transaction& tx, Client const& client, Time at)
{
    tx.send("update clients set invited_at = $3 where account_id = $1 and id = $2 and invited_at is null",
        client.member.account, client.member.id, at);
}

bool map(
    db::Transaction& tx, AccountId const& account, MembershipId const& client, MembershipId const& user, Time since)
{
    return tx.run("insert into client_mappings (account_id, client_id, user_id, mapped_at) values ($1, $2, $3, $4)"
                  " on conflict do nothing",
               account, client, user, since) == 1;
}

bool unmap(db::Transaction& tx, AccountId const& account, MembershipId const& client, MembershipId const& user)
{
    return tx.run("delete from client_mappings where account_id = $1 and client_id = $2 and user_id = $3", account,
               client, user) == 1;
}

void unmap_all_of(db::Transaction& tx, AccountId const& account, MembershipId const& user)
{
    tx.send("delete from client_mappings where account_id = $1 and user_id = $2", account, user);
}

void map_all_of(db::Transaction& tx, AccountId const& account, MembershipId const& user, MembershipId const& heir)
{
    tx.send("insert into client_mappings (account_id, client_id, user_id, mapped_at)"
            " select y.account_id, y.client_id, $3, $4 from client_mappings y"
            " join memberships m on m.account_id = y.account_id and m.id = y.client_id"
            " where y.account_id = $1 and y.user_id = $2 and y.client_id <> $3 and m.kind = 'client'"
            " and m.state <> 'removed' on conflict do nothing",
        account, user, heir, tx.now());
}

bool is_mapped(db::Transaction& tx, AccountId const& account, MembershipId const& client, MembershipId const& user)
{
    return tx
        .first(db::read_integer, R"(
        select 1 from client_mappings y join memberships m on m.account_id = y.account_id and m.id = y.client_id
        where y.account_id = $1 and y.client_id = $2 and y.user_id = $3 and m.kind = 'client')",
            account, client, user)
        .has_value();
}

std::optional<Client> find(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto beside =
        tx.first(read, "select " CLIENT_COLUMNS " from clients c where account_id = $1 and id = $2", account, id);
    return beside ? whole(tx, account, *std::move(beside)) : std::nullopt;
}

std::vector<Client> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    Part const part { wanted.text };
    db::Query query { "select " CLIENT_COLUMNS };
    add_wanted(query, account, wanted, part, tx.now());
    if (!wanted.after_id.empty())
        query.add(" and (m.name_key, m.id) > ($?, $?)", wanted.after_key, wanted.after_id);
    query.add(" order by m.name_key, m.id limit $?", wanted.limit);
    std::vector<Client> all;
    for (auto& beside : tx.all(read, query)) {
        if (auto client = whole(tx, account, std::move(beside)))
            all.push_back(*std::move(client));
    }
    return all;
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    Part const part { wanted.text };
    db::Query query { "select count(*)" };
    add_wanted(query, account, wanted, part, tx.now());
    return tx.all(db::read_integer, query).at(0);
}

std::int64_t count_rows(db::Transaction& tx, AccountId const& account)
{
    return tx.first(db::read_integer, "select count(*) from clients where account_id = $1", account).value_or(0);
}

bool has_row(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    return tx.first(db::read_integer, "select 1 from clients where account_id = $1 and id = $2", account, id)
        .has_value();
}

std::map<MembershipId, std::vector<MappedUser>> mapped_users_of(
    db::Transaction& tx, AccountId const& account, std::vector<MembershipId> const& clients)
{
    std::map<MembershipId, std::vector<MappedUser>> all;
    auto note = [&](db::Row const& row) {
        all[row.id<MembershipId>(0)].push_back({ row.id<MembershipId>(1), row.string(2) + ' ' + row.string(3) });
        return 0;
    };
    tx.all(note, R"(
        select y.client_id, m.id, m.first_name, m.last_name
        from client_mappings y join memberships m on m.account_id = y.account_id and m.id = y.user_id
        where y.account_id = $1 and y.client_id in {list:$2} order by m.name_key, m.id)",
        account, texts(clients));
    return all;
}

std::vector<Mapping> list_mappings(db::Transaction& tx, AccountId const& account, MembershipId const& client)
{
    return tx.all([](db::Row const& row) { return Mapping { row.id<MembershipId>(0), row.time(1) }; },
        "select user_id, mapped_at from client_mappings where account_id = $1 and client_id = $2 order by user_id",
        account, client);
}

std::vector<MembershipId> list_mapped(db::Transaction& tx, AccountId const& account, MembershipId const& client)
{
    return tx.all([](db::Row const& row) { return row.id<MembershipId>(0); },
        "select user_id from client_mappings where account_id = $1 and client_id = $2 order by user_id", account,
        client);
}

std::vector<std::string> list_without_row(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select m.id from memberships m
        where m.account_id = $1 and m.kind = 'client' and m.state <> 'removed'
            and not exists (select 1 from clients c where c.account_id = m.account_id and c.id = m.id)
        union select c.id from clients c
        where c.account_id = $1 and not exists (
            select 1 from memberships m where m.account_id = c.account_id and m.id = c.id
                and m.kind in ('client', 'internal') and m.state <> 'removed'))",
        account);
}

std::vector<std::string> list_strange_mappings(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select y.client_id from client_mappings y
        where y.account_id = $1 and (not exists (
            select 1 from clients c where c.account_id = y.account_id and c.id = y.client_id)
            or not exists (select 1 from memberships m where m.account_id = y.account_id and m.id = y.user_id
                and m.kind = 'internal' and m.state <> 'removed')))",
        account);
}

}
