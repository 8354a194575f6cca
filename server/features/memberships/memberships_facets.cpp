// What other modules keep of a member, and show of him.

#include "memberships/memberships_store.h"

namespace kith::memberships {

Result<Membership> set_facets(db::Transaction& tx, Membership const& before, std::vector<std::string> const& added,
    std::vector<std::string> const& dropped)
{
    if (!store::raise_version(tx, before))
        return refuse("stale");
    for (auto const& facet : dropped)
        store::remove_facet(tx, before, facet);
    for (auto const& facet : added)
        store::insert_facet(tx, before, facet);
    auto after = before;
    ++after.version;
    return after;
}

void drop_facet(db::Transaction& tx, AccountId const& account, std::string const& facet)
{
    store::drop_facet(tx, account, facet);
}

std::optional<Membership> lock(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    return store::lock(tx, account, id) ? store::find(tx, account, id) : std::nullopt;
}

std::optional<std::string> avatar_url(Membership const& member)
{
    if (member.avatar.empty())
        return {};
    return "/api/v1/accounts/" + member.account.text() + "/users/" + member.id.text() + "/avatar?v=" + member.avatar;
}

}
