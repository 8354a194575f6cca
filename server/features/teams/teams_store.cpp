#include "teams/teams_store.h"

#include "base/text.h"
#include "json/json.h"

namespace kith::teams::store {
namespace {

#define TEAM_COLUMNS "t.account_id, t.id, t.name, t.color, t.leader_id, t.created_by, t.version, t.created_at"
constexpr int column_count = 8;

Team read(db::Row const& row)
{
    auto const leader = row.text(4);
    return { row.id<AccountId>(0), row.id<TeamId>(1), TeamName::stored(row.text(2)), row.enumerator<Color>(3),
        leader.empty() ? std::nullopt : std::optional { MembershipId::from_text(leader) }, row.id<MembershipId>(5),
        row.integer(6), row.time(7) };
}

struct Member {
    Team team;
    MembershipId id;
};
Member read_member(db::Row const& row) { return { read(row), row.id<MembershipId>(column_count) }; }

std::string leader_of(Team const& team) { return team.leader ? team.leader->text() : std::string {}; }

std::string texts(auto const& ids)
{
    std::vector<std::string> texts;
    for (auto const& id : ids)
        texts.push_back(id.text());
    return json::write(texts);
}

// The beginning of a name, as a stretch of the index; the texts are viewed.
struct Beginning {
    explicit Beginning(std::string_view text) : first(fold_key(text)), end(first + "\U0010FFFF") {}
    std::string first;
    std::string end;
};

void add_filters(db::Query& query, Listing const& wanted, Beginning const& beginning)
{
    if (wanted.of)
        query.add(" and (t.created_by = $? or exists (select 1 from team_members m where m.account_id = t.account_id"
                  " and m.team_id = t.id and m.membership_id = $?))",
            *wanted.of, *wanted.of);
    if (!beginning.first.empty())
        query.add(
            " and t.name_key collate \"C\" >= $? and t.name_key collate \"C\" < $?", beginning.first, beginning.end);
}

}

bool insert(db::Transaction& tx, Team const& team)
{
    return tx.run(R"(
        insert into teams (account_id, id, name, name_key, color, leader_id, created_by, version, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)
        on conflict do nothing)",
               team.account, team.id, team.name, fold_key(team.name.text()), team.color, leader_of(team),
               team.created_by, team.created_at) == 1;
}

bool is_name_of_another(db::Transaction& tx, Team const& team)
{
    return tx
        .first(db::read_integer, "select 1 from teams where account_id = $1 and name_key = $2 and id <> $3",
            team.account, fold_key(team.name.text()), team.id)
        .has_value();
}

bool update(db::Transaction& tx, Team const& team)
{
    return tx.run(R"(
        update teams set name = $4, name_key = $5, color = $6, leader_id = $7, version = version + 1, updated_at = $8
        where account_id = $1 and id = $2 and version = $3)",
               team.account, team.id, team.version, team.name, fold_key(team.name.text()), team.color, leader_of(team),
               tx.now()) == 1;
}

bool remove(db::Transaction& tx, Team const& team)
{
    return tx.run("delete from teams where account_id = $1 and id = $2", team.account, team.id) == 1;
}

void remove_members(db::Transaction& tx, Team const& team)
{
    tx.send("delete from team_members where account_id = $1 and team_id = $2", team.account, team.id);
}

bool lock(db::Transaction& tx, Team const& team)
{
    return tx.run("update teams set updated_at = updated_at where account_id = $1 and id = $2", team.account,
               team.id) == 1;
}

bool insert_member(db::Transaction& tx, Team const& team, MembershipId const& member)
{
    bool const is_new = tx.run(R"(
        insert into team_members (account_id, team_id, membership_id, added_at) values ($1, $2, $3, $4)
        on conflict do nothing)",
                            team.account, team.id, member, tx.now()) == 1;
    if (is_new)
        tx.send("update teams set version = version + 1, updated_at = $3 where account_id = $1 and id = $2",
            team.account, team.id, tx.now());
    return is_new;
}

bool remove_member(db::Transaction& tx, Team const& team, MembershipId const& member)
{
    bool const was_in = tx.run("delete from team_members where account_id = $1 and team_id = $2 and membership_id = $3",
                            team.account, team.id, member) == 1;
    if (was_in)
        tx.send(R"(
            update teams set version = version + 1, updated_at = $4,
                leader_id = case when leader_id = $3 then '' else leader_id end
            where account_id = $1 and id = $2)",
            team.account, team.id, member, tx.now());
    return was_in;
}

std::int64_t count_of(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx
        .first(db::read_integer, "select count(*) from team_members where account_id = $1 and membership_id = $2",
            account, member)
        .value_or(0);
}

std::optional<Team> find(db::Transaction& tx, AccountId const& account, TeamId const& id)
{
    return tx.first(read, "select " TEAM_COLUMNS " from teams t where account_id = $1 and id = $2", account, id);
}

std::vector<Team> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    Beginning const beginning { wanted.text };
    db::Query query { "select " TEAM_COLUMNS " from teams t where t.account_id = $?", account };
    add_filters(query, wanted, beginning);
    if (!wanted.after_id.empty())
        query.add(" and (t.name_key, t.id) > ($?, $?)", wanted.after_key, wanted.after_id);
    query.add(" order by t.name_key, t.id limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    Beginning const beginning { wanted.text };
    db::Query query { "select count(*) from teams t where t.account_id = $?", account };
    add_filters(query, wanted, beginning);
    return tx.all(db::read_integer, query).at(0);
}

std::vector<Team> list_by_ids(db::Transaction& tx, AccountId const& account, std::vector<TeamId> const& ids)
{
    return ids.empty() ? std::vector<Team> {}
                       : tx.all(read,
                             "select " TEAM_COLUMNS " from teams t where account_id = $1 and id in {list:$2}"
                             " order by name_key, id",
                             account, texts(ids));
}

bool is_member(db::Transaction& tx, Team const& team, MembershipId const& member)
{
    return tx
        .first(db::read_integer,
            "select 1 from team_members where account_id = $1 and team_id = $2 and membership_id = $3", team.account,
            team.id, member)
        .has_value();
}

std::map<TeamId, Size> sizes_of(db::Transaction& tx, AccountId const& account, std::vector<Team> const& teams)
{
    std::map<TeamId, Size> sizes;
    auto note = [&](db::Row const& row) {
        sizes[row.id<TeamId>(0)] = { row.integer(2), row.integer(1) - row.integer(2) };
        return 0;
    };
    tx.all(note, R"(
        select t.team_id, count(*),
            sum(case when m.state = 'active' and (m.valid_until is null or m.valid_until > $3) then 1 else 0 end)
        from team_members t join memberships m on m.account_id = t.account_id and m.id = t.membership_id
        where t.account_id = $1 and t.team_id in {list:$2}
        group by t.team_id)",
        account, texts(teams::ids_of(teams)), tx.now());
    return sizes;
}

std::map<MembershipId, std::vector<Team>> list_of(
    db::Transaction& tx, AccountId const& account, std::vector<MembershipId> const& members)
{
    std::map<MembershipId, std::vector<Team>> all;
    auto const found = tx.all(read_member,
        "select " TEAM_COLUMNS ", m.membership_id from team_members m join teams t on t.account_id = m.account_id"
        " and t.id = m.team_id where m.account_id = $1 and m.membership_id in {list:$2} order by t.name_key, t.id",
        account, texts(members));
    for (auto const& [team, member] : found)
        all[member].push_back(team);
    return all;
}

}
