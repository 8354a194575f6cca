// Those who are asked before they are in.

#include "memberships/memberships_store.h"

namespace kith::memberships {

void ask_to_join(db::Transaction& tx, Membership const& member, persons::Person const& person)
{
    store::insert_join_request(tx, { member.account, member.id, person.id, tx.now() });
}

std::vector<JoinRequest> list_join_requests(db::Transaction& tx, PersonId const& person)
{
    return store::list_join_requests(tx, person);
}

bool take_join_request(db::Transaction& tx, JoinRequest const& request)
{
    return store::take_join_request(tx, request);
}

Result<Membership> bind(db::Transaction& tx, Membership const& member, persons::Person const& person)
{
    if (!store::bind(tx, member, person))
        return refuse("already_member");
    if (member.kind == Kind::Internal)
        store::count_day(tx, member.account);
    persons::tie_to_account(tx, person.id, member.account);
    auto bound = member;
    bound.person = person.id;
    bound.avatar = person.avatar;
    bound.pronouns = person.pronouns;
    ++bound.version;
    return bound;
}

}
