#include "merges/merges_store.h"

namespace kith::merges::store {
namespace {

#define MERGE_COLUMNS \
    "account_id, id, merged_by, kept, dropped, name, is_private, state, way_back, created_at, expires_at"

Merge read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<MergeId>(1), row.id<MembershipId>(2), Ref::parse(row.text(3)).value(),
        Ref::parse(row.text(4)).value(), row.string(5), row.flag(6), row.enumerator<State>(7), row.string(8),
        row.time(9), row.time(10) };
}

}

void insert(db::Transaction& tx, Merge const& merge)
{
    tx.run("insert into merges (" MERGE_COLUMNS ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        merge.account, merge.id, merge.merged_by, merge.kept.text(), merge.dropped.text(), merge.name, merge.is_private,
        merge.state, merge.way_back, merge.created_at, merge.expires_at);
}

bool undo(db::Transaction& tx, Merge const& merge)
{
    return tx.run("update merges set state = 'undone', way_back = '{}'"
                  " where account_id = $1 and id = $2 and state = 'merged' and expires_at > $3",
               merge.account, merge.id, tx.now()) == 1;
}

std::optional<Merge> find(db::Transaction& tx, AccountId const& account, MergeId const& id)
{
    return tx.first(read, "select " MERGE_COLUMNS " from merges where account_id = $1 and id = $2", account, id);
}

bool is_followed(db::Transaction& tx, Merge const& merge, MembershipId const& member)
{
    return tx
        .first(db::read_integer, R"(
        select 1 from merges where account_id = $1 and kept = $2 and id > $3 and state = 'merged'
            and (is_private = 0 or merged_by = $4)
        union all
        select 1 from merges where account_id = $1 and dropped = $2 and id > $3 and state = 'merged'
            and (is_private = 0 or merged_by = $4)
        limit 1)",
            merge.account, merge.kept.text(), merge.id, member)
        .has_value();
}

std::vector<Merge> list(
    db::Transaction& tx, AccountId const& account, MembershipId const& member, bool sees_all, int limit)
{
    auto const now = tx.now();
    db::Query query { "select " MERGE_COLUMNS " from merges where account_id = $? and state = 'merged'"
                      " and expires_at > $?",
        account, now };
    if (sees_all)
        query.add(" and (merged_by = $? or is_private = 0)", member);
    else
        query.add(" and merged_by = $?", member);
    return tx.all(read, query.add(" order by id desc limit $?", limit));
}

std::vector<Merge> list_of(db::Transaction& tx, AccountId const& account, MembershipId const& member, int limit)
{
    return tx.all(read,
        "select " MERGE_COLUMNS " from merges where account_id = $1 and merged_by = $2 order by id desc limit $3",
        account, member, limit);
}

void remove_all_with(db::Transaction& tx, AccountId const& account, Ref const& ref)
{
    tx.send("delete from merges where account_id = $1 and kept = $2", account, ref.text());
    tx.send("delete from merges where account_id = $1 and dropped = $2", account, ref.text());
}

void remove_all_of(db::Transaction& tx, AccountId const& account, MembershipId const& owner)
{
    tx.send("delete from merges where account_id = $1 and merged_by = $2 and is_private = 1", account, owner);
}

void remove_expired(db::Transaction& tx)
{
    tx.run("delete from merges where expires_at <= $1 -- across accounts: what cannot be undone any more", tx.now());
}

}
