#include "memberships/memberships_store.h"

namespace kith::memberships::store {

// Each facet is walked in the order of names as far as a page, and the walks are merged: how many
// hold one PostgreSQL cannot know of a parameter, and would look at everybody.
std::vector<Membership> list_holders(
    db::Transaction& tx, AccountId const& account, std::vector<std::string> const& facets, Listing const& wanted)
{
    if (facets.empty())
        return {};
    auto const now = tx.now();
    db::Query query { "select " MEMBERSHIP_COLUMNS " from (" };
    for (auto const& facet : facets) {
        query.add(&facet == facets.data() ? "" : " union ");
        query.add(
            "select * from (select " MEMBERSHIP_COLUMNS ", f.name_key from membership_facets f"
            " cross join memberships m where f.account_id = $? and f.facet = $? and m.account_id = f.account_id"
            " and m.id = f.membership_id and m.state = 'active' and (m.valid_until is null or m.valid_until > $?)",
            account, facet, now);
        if (!wanted.after_id.empty())
            query.add(" and (f.name_key, f.membership_id) > ($?, $?)", wanted.after_key, wanted.after_id);
        query.add(" order by f.name_key, f.membership_id limit $?) as holders", wanted.limit);
    }
    query.add(") as m order by name_key, id limit $?", wanted.limit);
    return tx.all(read, query);
}

std::vector<Membership> list_operators(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    auto const now = tx.now();
    db::Query query { "select " MEMBERSHIP_COLUMNS " from persons p join memberships m on m.person_id = p.id"
                      " where p.is_operator = 1 and m.account_id = $? and m.kind = 'internal'"
                      " and m.state = 'active' and (m.valid_until is null or m.valid_until > $?)",
        account, now };
    if (!wanted.after_id.empty())
        query.add(" and (m.name_key, m.id) > ($?, $?)", wanted.after_key, wanted.after_id);
    query.add(" order by m.name_key, m.id limit $?", wanted.limit);
    return tx.all(read, query);
}

}
