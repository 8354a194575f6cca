#include "users/users.h"

namespace kith::users {

Result<Page> list(db::Transaction& tx, Actor const& actor, memberships::Listing const& wanted, bool with_total)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto one_more = wanted;
    ++one_more.limit;
    Page page { memberships::list(tx, actor.account, one_more), {}, {} };
    if (static_cast<int>(page.items.size()) > wanted.limit) {
        page.items.pop_back();
        page.last = page.items.back();
    }
    if (with_total)
        page.total = memberships::count(tx, actor.account, wanted);
    return page;
}

Result<memberships::Membership> get(db::Transaction& tx, Actor const& actor, MembershipId const& id)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto member = memberships::find(tx, actor.account, id);
    if (!member || member->kind != memberships::Kind::Internal || member->state == memberships::State::Removed)
        return refuse("not_found");
    return *std::move(member);
}

}
