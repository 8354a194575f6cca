// The cards and clients among which duplicates are looked for: each statement walks an index of one's own.

#include "base/text.h"
#include "db/query.h"
#include "merges/merges_store.h"
#include "json/json.h"

namespace kith::merges::store {
namespace {

#define LISTED                                                                                                \
    "kind, id, first_name, last_name, email, phone, company, state, name_key, email_key, phone_key, company," \
    " created_at, ref"
#define OF_CARDS                                                                                                  \
    "select 'contact' as kind, k.id as id, k.first_name, k.last_name, k.email, k.mobile as phone, '' as company," \
    " '' as state, k.name_key as name_key, k.email_key as email_key, k.mobile_key as phone_key,"                  \
    " k.created_at as created_at, 'contact:' || k.id as ref from contact_cards k"                                 \
    " where k.account_id = $? and k.owner_id = $?"
#define OF_CLIENTS                                                                                                     \
    "select 'client' as kind, m.id as id, m.first_name, m.last_name, m.email, m.phone as phone, c.company as company," \
    " case when m.state = 'pending' and c.invited_at is null then 'quiet' else m.state end as state,"                  \
    " m.name_key as name_key, m.email_key as email_key, m.phone_key as phone_key, m.created_at as created_at,"         \
    " 'client:' || m.id as ref from"

Listed read(db::Row const& row)
{
    auto const kind = row.enumerator<Kind>(0);
    auto const state = kind == Kind::Client ? std::optional { row.enumerator<clients::State>(7) } : std::nullopt;
    return { { kind, row.string(1) }, { row.string(2), row.string(3), row.string(4), row.string(5), row.string(6) },
        state, row.string(8), row.string(9), row.string(10), fold_key(row.text(11)), row.time(12) };
}

constexpr std::string_view is_client = " and m.kind = 'client' and m.state <> 'removed'";

// Of whom somebody looks after from the side of the mappings, which are few: a cross join keeps its order on SQLite.
void add_clients_by_name(db::Query& query, Sight const& sight)
{
    query.add(OF_CLIENTS);
    if (sight.all_clients)
        query.add(" memberships m join clients c on c.account_id = m.account_id and c.id = m.id"
                  " where m.account_id = $?",
            sight.account);
    else
        query.add(" client_mappings y cross join memberships m cross join clients c where y.account_id = $?"
                  " and y.user_id = $? and m.account_id = y.account_id and m.id = y.client_id"
                  " and c.account_id = y.account_id and c.id = y.client_id",
            sight.account, sight.clients_of);
    query.add(is_client);
}

void add_clients(db::Query& query, Sight const& sight)
{
    query.add(OF_CLIENTS " memberships m join clients c on c.account_id = m.account_id and c.id = m.id"
                         " where m.account_id = $?",
        sight.account);
    query.add(is_client);
    if (!sight.all_clients)
        query.add(" and exists (select 1 from client_mappings y where y.account_id = m.account_id"
                  " and y.client_id = m.id and y.user_id = $?)",
            sight.clients_of);
}

// Those whose column holds one of the keys, of both kinds.
void add_like(db::Query& query, Sight const& sight, std::string_view card_column, std::string_view client_column,
    std::string const& keys, int const& limit)
{
    query.add("select * from (" OF_CARDS " and ", sight.account, sight.cards_of);
    query.add(card_column);
    query.add(" in {list:$?} limit $?) as cards union all select * from (", keys, limit);
    add_clients(query, sight);
    query.add(" and ");
    query.add(client_column);
    query.add(" in {list:$?} limit $?) as clients", keys, limit);
}

std::string keys_of(std::vector<Listed> const& some, std::string Listed::* key)
{
    std::vector<std::string> keys;
    for (auto const& listed : some) {
        if (!(listed.*key).empty())
            keys.push_back(listed.*key);
    }
    return json::write(keys);
}

}

std::vector<Listed> list_some(db::Transaction& tx, Sight const& sight, Search const& search, int limit)
{
    bool const goes_on = !search.after_id.empty();
    db::Query query { "select " LISTED " from (select * from (" OF_CARDS, sight.account, sight.cards_of };
    if (goes_on)
        query.add(" and (k.name_key, 'contact:' || k.id) > ($?, $?)", search.after_key, search.after_id);
    query.add(" order by k.name_key, k.id limit $?) as cards union all select * from (", limit);
    add_clients_by_name(query, sight);
    if (goes_on)
        query.add(" and (m.name_key, 'client:' || m.id) > ($?, $?)", search.after_key, search.after_id);
    query.add(
        " order by m.name_key, m.id limit $?) as clients) as both_kinds order by name_key, ref limit $?", limit, limit);
    return tx.all(read, query);
}

std::vector<Listed> list_like(db::Transaction& tx, Sight const& sight, std::vector<Listed> const& some, int limit)
{
    auto const emails = keys_of(some, &Listed::email_key);
    auto const phones = keys_of(some, &Listed::phone_key);
    auto const names = keys_of(some, &Listed::name_key);
    db::Query query { "select distinct " LISTED " from (" };
    add_like(query, sight, "k.email_key", "m.email_key", emails, limit);
    query.add(" union all ");
    add_like(query, sight, "k.mobile_key <> '' and k.mobile_key", "m.phone_key <> '' and m.phone_key", phones, limit);
    query.add(" union all ");
    add_like(query, sight, "k.name_key", "m.name_key", names, limit);
    query.add(") as alike order by name_key, ref");
    return tx.all(read, query);
}

}
