// A user who is a client from now on.

#include "clients/clients_parts.h"
#include "clients/clients_store.h"
#include "outsiders/outsiders.h"
#include "totals/totals.h"

namespace kith::clients {

std::int64_t count_of(db::Transaction& tx, AccountId const& account, MembershipId const& user)
{
    Listing his;
    his.of = user;
    return store::count(tx, account, his);
}

void hand_over(
    db::Transaction& tx, AccountId const& account, MembershipId const& user, std::optional<MembershipId> const& heir)
{
    if (heir)
        store::map_all_of(tx, account, user, *heir);
    store::unmap_all_of(tx, account, user);
}

Result<Client> keep_as_client(db::Transaction& tx, Actor const& actor, memberships::Membership const& member,
    std::vector<MembershipId> const& users)
{
    auto const& account = member.account;
    if (!store::has_row(tx, account, member.id)) {
        if (!totals::raise(tx, account, counted_as, most_clients))
            return refuse("too_many_clients");
        store::put(tx, { member, "", actor.membership, tx.now() });
    }
    outsiders::put(tx, member, actor.membership);
    for (auto const& user : users)
        store::map(tx, account, member.id, user, tx.now());
    return store::find(tx, account, member.id).value();
}

}
