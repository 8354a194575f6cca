#include "contacts/contacts_store.h"

#include "base/text.h"

namespace kith::contacts::store {
namespace {

Ref read(db::Row const& row) { return { row.enumerator<Kind>(0), row.string(1), row.string(2) }; }

struct Asked {
    Actor const& actor;
    Listing const& wanted;
    std::string part; // of the text, or nothing
    Time now;
    bool shows(Filter filter) const { return wanted.filter == Filter::All || wanted.filter == filter; }
};

Asked asked(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    return { actor, wanted, wanted.text.empty() ? "" : db::like_part(fold_key(wanted.text)), tx.now() };
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
        asked.actor.account, asked.actor.membership, asked.now);
    if (!asked.part.empty())
        query.add(R"( and (m.name_key like $? escape '\' or m.email_key like $? escape '\'))", asked.part, asked.part);
}

// One's own, and those that colleagues share with whoever has none of his own and has not been blocked.
void add_connections(db::Query& query, Asked const& asked)
{
    query.add("select 'connection' as kind, c.id as id, c.peer_key as key, 'connection:' || c.id as ref"
              " from connections c join memberships p on p.account_id = c.peer_account_id and p.id = c.peer_id"
              " where c.account_id = $? and c.state = 'accepted' and c.blocks = 0"
              " and (c.expires_at is null or c.expires_at > $?) and p.state = 'active'"
              " and (p.valid_until is null or p.valid_until > $?)",
        asked.actor.account, asked.now, asked.now);
    query.add(" and (c.membership_id = $? or (c.is_shared = 1 and c.is_requester = 1 and not exists ("
              "select 1 from connections o where o.account_id = c.account_id and o.membership_id = $?"
              " and o.peer_account_id = c.peer_account_id and o.peer_id = c.peer_id"
              " and (o.state = 'accepted' or o.blocks = 1 or o.is_blocked = 1))))",
        asked.actor.membership, asked.actor.membership);
    if (!asked.part.empty())
        query.add(R"( and c.peer_key like $? escape '\')", asked.part);
}

}

std::vector<Ref> list(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    auto const what = asked(tx, actor, wanted);
    db::Query query { "select kind, id, key, ref from (" };
    if (what.shows(Filter::Internal)) {
        query.add("select * from (");
        add_colleagues(query, what);
        add_page(query, what, "m.name_key", "'internal:' || m.id");
        query.add(") as colleagues");
    }
    if (wanted.filter == Filter::All)
        query.add(" union all ");
    if (what.shows(Filter::Connections)) {
        query.add("select * from (");
        add_connections(query, what);
        add_page(query, what, "c.peer_key", "'connection:' || c.id");
        query.add(") as connected");
    }
    query.add(") as contacts order by key, ref limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    auto const what = asked(tx, actor, wanted);
    db::Query query { "select count(*) from (" };
    if (what.shows(Filter::Internal))
        add_colleagues(query, what);
    if (wanted.filter == Filter::All)
        query.add(" union all ");
    if (what.shows(Filter::Connections))
        add_connections(query, what);
    query.add(") as contacts");
    return tx.all(db::read_integer, query).at(0);
}

}
