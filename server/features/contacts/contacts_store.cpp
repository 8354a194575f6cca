#include "contacts/contacts_store.h"

#include "base/text.h"
#include "db/like.h"

namespace kith::contacts::store {
namespace {

Ref read(db::Row const& row) { return { row.enumerator<Kind>(0), row.string(1), row.string(2) }; }

struct Asked {
    Reader const& reader;
    Listing const& wanted;
    std::string part; // of the text, or nothing
    Time now;
    // Teams, groups and who is available are lists of their own.
    bool shows(Filter filter) const
    {
        bool const is_of_all = filter == Filter::Internal || filter == Filter::Clients ||
            filter == Filter::Connections || filter == Filter::ContactCards;
        return wanted.filter == filter || (wanted.filter == Filter::All && is_of_all);
    }
};

Asked asked(db::Transaction& tx, Reader const& reader, Listing const& wanted)
{
    return { reader, wanted, wanted.text.empty() ? "" : db::holding(fold_key(wanted.text)), tx.now() };
}

void add_page(db::Query& query, Asked const& asked, std::string_view key, std::string_view ref)
{
    if (!asked.wanted.after_id.empty())
        query.add(" and (" + std::string { key } + ", " + std::string { ref } + ") > ($?, $?)", asked.wanted.after_key,
            asked.wanted.after_id);
    query.add(" order by 3, 4 limit $?", asked.wanted.limit);
}

void add_colleagues(db::Query& query, Asked const& asked)
{
    query.add("select 'internal' as kind, m.id as id, m.name_key as key, 'internal:' || m.id as ref from memberships m"
              " where m.account_id = $? and m.id <> $? and m.kind = 'internal' and m.state = 'active'"
              " and (m.valid_until is null or m.valid_until > $?)",
        asked.reader.actor.account, asked.reader.actor.membership, asked.now);
    if (!asked.part.empty())
        query.add(R"( and (m.name_key like $? escape '\' or m.email_key like $? escape '\'))", asked.part, asked.part);
}

// Users who are known before they have come.
void add_expected(db::Query& query, Asked const& asked)
{
    query.add("select 'internal' as kind, m.id as id, m.name_key as key, 'internal:' || m.id as ref from memberships m"
              " where m.account_id = $? and m.kind = 'internal' and m.state in ('quiet', 'pending')"
              " and m.last_seen_at is null",
        asked.reader.actor.account);
    if (!asked.part.empty())
        query.add(R"( and (m.name_key like $? escape '\' or m.email_key like $? escape '\'))", asked.part, asked.part);
}

void add_connected(db::Query& query, Asked const& asked)
{
    query.add("select 'connection' as kind, c.id as id, c.peer_key as key, 'connection:' || c.id as ref"
              " from connections c where c.account_id = $? and c.state = 'accepted' and c.blocks = 0"
              " and (c.expires_at is null or c.expires_at > $?)",
        asked.reader.actor.account, asked.now);
    if (!asked.part.empty())
        query.add(R"( and c.peer_key like $? escape '\')", asked.part);
}

void add_own_connections(db::Query& query, Asked const& asked)
{
    add_connected(query, asked);
    query.add(" and c.membership_id = $?", asked.reader.actor.membership);
}

// Those that colleagues share with whoever has none of his own and is not blocked; of several the first.
void add_shared_connections(db::Query& query, Asked const& asked)
{
    add_connected(query, asked);
    query.add(" and c.is_shared = 1 and c.is_requester = 1 and c.membership_id <> $? and not exists ("
              "select 1 from connections o where o.account_id = c.account_id and o.membership_id = $?"
              " and o.peer_account_id = c.peer_account_id and o.peer_id = c.peer_id"
              " and (o.state = 'accepted' or o.blocks = 1 or o.is_blocked = 1))",
        asked.reader.actor.membership, asked.reader.actor.membership);
    query.add(" and not exists (select 1 from connections o where o.account_id = c.account_id"
              " and o.peer_account_id = c.peer_account_id and o.peer_id = c.peer_id and o.is_shared = 1"
              " and o.is_requester = 1 and o.state = 'accepted' and o.id < c.id)");
}

void add_cards(db::Query& query, Asked const& asked)
{
    query.add("select 'contact' as kind, k.id as id, k.name_key as key, 'contact:' || k.id as ref"
              " from contact_cards k where k.account_id = $? and k.owner_id = $?",
        asked.reader.oneself.account, asked.reader.oneself.membership);
    if (!asked.part.empty())
        query.add(R"( and (k.name_key like $? escape '\' or k.email_key like $? escape '\'))", asked.part, asked.part);
}

// Those who have something to do with oneself, whatever one manages: the others have a page of their own.
void add_clients(db::Query& query, Asked const& asked)
{
    query.add("select 'client' as kind, m.id as id, m.name_key as key, 'client:' || m.id as ref from client_mappings y"
              " join memberships m on m.account_id = y.account_id and m.id = y.client_id"
              " join clients c on c.account_id = y.account_id and c.id = y.client_id"
              " where y.account_id = $? and y.user_id = $? and m.kind = 'client' and m.state in ('pending', 'active')",
        asked.reader.actor.account, asked.reader.actor.membership);
    if (!asked.part.empty())
        query.add(R"( and (m.name_key like $? escape '\' or m.email_key like $? escape '\')"
                  R"( or c.company_key like $? escape '\'))",
            asked.part, asked.part, asked.part);
}

void add_available_clients(db::Query& query, Asked const& asked)
{
    add_clients(query, asked);
    query.add(" and m.state = 'active' and exists (select 1 from attendances a where a.account_id = m.account_id"
              " and a.membership_id = m.id and a.is_idle = 0) and not exists (select 1 from presence_settings s"
              " where s.account_id = m.account_id and s.membership_id = m.id and s.status <> 'available' and "
              "(s.until_at is null or s.until_at > $?))",
        asked.now);
}

void add_teams(db::Query& query, Asked const& asked)
{
    query.add("select 'team' as kind, t.id as id, t.name_key as key, 'team:' || t.id as ref from teams t"
              " where t.account_id = $? and (t.created_by = $? or exists (select 1 from team_members w"
              " where w.account_id = t.account_id and w.team_id = t.id and w.membership_id = $?))",
        asked.reader.actor.account, asked.reader.actor.membership, asked.reader.actor.membership);
    if (!asked.part.empty())
        query.add(R"( and t.name_key like $? escape '\')", asked.part);
}

void add_groups(db::Query& query, Asked const& asked)
{
    auto const& me = asked.reader.actor.membership;
    query.add("select 'client_group' as kind, g.id as id, g.name_key as key, 'client_group:' || g.id as ref"
              " from client_groups g where g.account_id = $? and (g.created_by = $? or exists ("
              "select 1 from client_group_managers w where w.account_id = g.account_id and w.group_id = g.id"
              " and w.user_id = $?) or exists (select 1 from client_group_members x join client_mappings y"
              " on y.account_id = x.account_id and y.client_id = x.client_id join memberships m"
              " on m.account_id = x.account_id and m.id = x.client_id and m.kind = 'client'"
              " where x.account_id = g.account_id"
              " and x.group_id = g.id and y.user_id = $?))",
        asked.reader.actor.account, me, me, me);
    if (!asked.part.empty())
        query.add(R"( and g.name_key like $? escape '\')", asked.part);
}

// What each kind adds, in this order.
struct Branch {
    Filter filter;
    void (*add)(db::Query&, Asked const&);
    std::string_view key;
    std::string_view ref;
};
constexpr Branch branches[] = { { Filter::Internal, add_colleagues, "m.name_key", "'internal:' || m.id" },
    { Filter::Internal, add_expected, "m.name_key", "'internal:' || m.id" },
    { Filter::Clients, add_clients, "m.name_key", "'client:' || m.id" },
    { Filter::AvailableClients, add_available_clients, "m.name_key", "'client:' || m.id" },
    { Filter::Teams, add_teams, "t.name_key", "'team:' || t.id" },
    { Filter::ClientGroups, add_groups, "g.name_key", "'client_group:' || g.id" },
    { Filter::Connections, add_own_connections, "c.peer_key", "'connection:' || c.id" },
    { Filter::Connections, add_shared_connections, "c.peer_key", "'connection:' || c.id" },
    { Filter::ContactCards, add_cards, "k.name_key", "'contact:' || k.id" } };

void add_branches(db::Query& query, Asked const& asked, auto const& add)
{
    std::string_view between;
    for (auto const& branch : branches) {
        if (!asked.shows(branch.filter))
            continue;
        query.add(between);
        add(branch);
        between = " union all ";
    }
}

}

std::vector<Ref> list(db::Transaction& tx, Reader const& reader, Listing const& wanted)
{
    auto const what = asked(tx, reader, wanted);
    db::Query query { "select kind, id, key from (" };
    add_branches(query, what, [&](Branch const& branch) {
        query.add("select * from (");
        branch.add(query, what);
        add_page(query, what, branch.key, branch.ref);
        query.add(") as of_kind");
    });
    query.add(") as contacts order by key, ref limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count(db::Transaction& tx, Reader const& reader, Listing const& wanted)
{
    auto const what = asked(tx, reader, wanted);
    db::Query query { "select count(*) from (" };
    add_branches(query, what, [&](Branch const& branch) { branch.add(query, what); });
    query.add(") as contacts");
    return tx.all(db::read_integer, query).at(0);
}

}
