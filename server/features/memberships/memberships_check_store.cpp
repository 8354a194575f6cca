// What kith check asks.

#include "memberships/memberships_store.h"

namespace kith::memberships::store {

std::vector<std::string> list_accounts_without_administrator(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select m.account_id from memberships m group by m.account_id
        having count(*) filter (where state = 'active' and standing_role = 'legal_representative') = 0
        -- across accounts: an invariant of each)");
}

std::vector<std::string> list_without_person(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select m.id from memberships m
        where m.state <> 'removed' and not exists (
            select 1 from persons p join person_accounts a on a.person_id = p.id
            where p.id = m.person_id and a.account_id = m.account_id)
        -- across accounts: an invariant of each)");
}

std::vector<std::string> list_without_name(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select m.id from memberships m
        where not exists (
            select 1 from membership_names n
            where n.account_id = m.account_id and n.piece = substr(m.name_key, 1, 1) and n.name_key = m.name_key)
        -- across accounts: an invariant of each)");
}

}
