// Two clients who are one person, and two again: the rows, as `merges` wants them.

#include "clients/clients_parts.h"
#include "clients/clients_store.h"
#include "outsiders/outsiders.h"
#include "totals/totals.h"

namespace kith::clients {
namespace {

bool is_user(std::optional<memberships::Membership> const& member)
{
    return member && member->kind == memberships::Kind::Internal && member->state != memberships::State::Removed;
}

}

Ties ties_of(db::Transaction& tx, Client const& client)
{
    auto const& [account, id] = std::pair { client.member.account, client.member.id };
    return { store::list_mappings(tx, account, id), client_groups::places_of(tx, account, id) };
}

Ties tie(db::Transaction& tx, Client const& client, Ties const& wanted)
{
    auto const& account = client.member.account;
    Ties made;
    auto const mapped = store::list_mapped(tx, account, client.member.id).size();
    for (auto const& mapping : wanted.users) {
        bool const has_room = mapped + made.users.size() < most_mapped;
        bool const is_here = has_room && is_user(memberships::find(tx, account, mapping.user));
        if (is_here && store::map(tx, account, client.member.id, mapping.user, mapping.since))
            made.users.push_back(mapping);
    }
    made.groups = client_groups::take_places(tx, account, client.member.id, wanted.groups);
    return made;
}

void untie(db::Transaction& tx, Client const& client, Ties const& ties)
{
    std::vector<client_groups::GroupId> groups;
    for (auto const& place : ties.groups)
        groups.push_back(place.group);
    auto const outsider = outsiders::find(tx, client.member.account, client.member.id);
    for (auto const& mapping : ties.users) {
        if (!outsider || outsider->sponsor != mapping.user)
            store::unmap(tx, client.member.account, client.member.id, mapping.user);
    }
    client_groups::leave_places(tx, client.member.account, client.member.id, groups);
}

Result<Client> rewrite(db::Transaction& tx, Client const& before, Client const& after)
{
    auto changed = after;
    changed.member = TRY(memberships::update(tx, before.member, after.member));
    store::set_company(tx, changed);
    store::set_invited_at(tx, changed);
    return changed;
}

Result<Client> bring_back(db::Transaction& tx, Actor const& actor, Client const& client, MembershipId const& sponsor)
{
    auto const& email = client.member.email;
    if (!email.text().empty() && !invitations::hold_address(tx, actor, email))
        return refuse("already_invited");
    auto back = client;
    back.member = TRY(memberships::bring_back(tx, client.member, memberships::State::Pending));
    if (!totals::raise(tx, client.member.account, counted_as, most_clients))
        return refuse("too_many_clients");
    store::put(tx, back);
    auto const user = memberships::find(tx, client.member.account, sponsor);
    outsiders::put(tx, back.member, is_user(user) && user->is_active(tx.now()) ? sponsor : actor.membership);
    return back;
}

}
