#include "me/me_store.h"

namespace kith::me::store {
namespace {

Belonging read(db::Row const& row)
{
    return { row.id<MembershipId>(0), row.enumerator<memberships::Kind>(1), row.enumerator<memberships::State>(2),
        Rights::stored(row.enumerator<Role>(3), row.text(4)), row.optional_time(9), row.id<AccountId>(5),
        AccountName::stored(row.text(6)), row.string(7), row.enumerator<accounts::Kind>(8), read_rights(row.text(10)),
        { row.flag(11), row.enumerator<accounts::InvitesByUsers>(12) != accounts::InvitesByUsers::Off },
        row.enumerator<memberships::SecondFactorRequired>(13) };
}

}

std::vector<Belonging> list(db::Transaction& tx, PersonId const& person)
{
    return tx.all(read, R"(
        select m.id, m.kind, m.state, m.standing_role, m.rights, a.account_id, a.name, a.slug, a.kind, m.valid_until,
            m.licenses, a.administrators_manage_products, a.internal_invites_by_users, a.second_factor_required
        from person_accounts p
        join memberships m on m.account_id = p.account_id and m.person_id = p.person_id and m.state <> 'removed'
        join accounts a on a.account_id = p.account_id
        where p.person_id = $1
        order by a.account_id)",
        person);
}

}
