// What kith check asks.

#include "teams/teams_store.h"

namespace kith::teams::store {

std::vector<std::string> list_homeless(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select m.membership_id from team_members m
        where m.account_id = $1 and not exists (
            select 1 from teams t where t.account_id = m.account_id and t.id = m.team_id))",
        account);
}

std::vector<std::string> list_strangers(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select t.membership_id from team_members t
        where t.account_id = $1 and not exists (
            select 1 from memberships m
            where m.account_id = t.account_id and m.id = t.membership_id and m.kind = 'internal'
                and m.state in ('active', 'inactive')))",
        account);
}

std::vector<std::string> list_led_from_outside(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select t.id from teams t
        where t.account_id = $1 and t.leader_id <> '' and not exists (
            select 1 from team_members m
            where m.account_id = t.account_id and m.team_id = t.id and m.membership_id = t.leader_id))",
        account);
}

std::vector<std::string> list_unlike_facets(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select t.membership_id from team_members t
        where t.account_id = $1 and not exists (
            select 1 from membership_facets f join memberships m on m.account_id = f.account_id and m.id = f.membership_id
            where f.account_id = t.account_id and f.membership_id = t.membership_id and f.facet = 'team:' || t.team_id
                and f.name_key = m.name_key)
        union select f.membership_id from membership_facets f
        where f.account_id = $1 and f.facet like 'team:%' and not exists (
            select 1 from team_members t
            where t.account_id = f.account_id and t.membership_id = f.membership_id and 'team:' || t.team_id = f.facet))",
        account);
}

}
