// Facets that other modules keep.

#include "memberships/memberships_store.h"

namespace kith::memberships::store {

bool raise_version(db::Transaction& tx, Membership const& member)
{
    return tx.run("update memberships set version = version + 1, updated_at = $4"
                  " where account_id = $1 and id = $2 and version = $3",
               member.account, member.id, member.version, tx.now()) == 1;
}

void insert_facet(db::Transaction& tx, Membership const& member, std::string const& facet)
{
    tx.send("insert into membership_facets (account_id, membership_id, facet, name_key) values ($1, $2, $3, $4)"
            " on conflict do nothing",
        member.account, member.id, facet, name_key(member.first_name, member.last_name));
}

void remove_facet(db::Transaction& tx, Membership const& member, std::string const& facet)
{
    tx.send("delete from membership_facets where account_id = $1 and membership_id = $2 and facet = $3", member.account,
        member.id, facet);
}

void drop_facet(db::Transaction& tx, AccountId const& account, std::string const& facet)
{
    tx.send(R"(
        update memberships set version = version + 1, updated_at = $3
        where account_id = $1 and id in (
            select f.membership_id from membership_facets f where f.account_id = $1 and f.facet = $2))",
        account, facet, tx.now());
    tx.send("delete from membership_facets where account_id = $1 and facet = $2", account, facet);
}

bool lock(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    return tx.run("update memberships set updated_at = updated_at where account_id = $1 and id = $2", account, id) == 1;
}

}
