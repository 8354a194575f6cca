#include "workspace_people/workspace_people.h"

#include "client_groups/client_groups.h"
#include "clients/clients.h"
#include "connections/connections.h"
#include "memberships/memberships.h"
#include "teams/teams.h"

#include <algorithm>
#include <map>
#include <set>

namespace kith::workspace_people {
namespace {

using workspaces::Newcomer;
using workspaces::Outcome;

// Somebody who was named, found but not held yet.
struct Found {
    std::string ref;
    AccountId account;
    MembershipId member;
    std::optional<connections::Connection> connection = {};
    std::string refused = {}; // a code
};

Found refused(std::string const& ref, std::string reason) { return { ref, {}, {}, {}, std::move(reason) }; }

Found find_connection(db::Transaction& tx, Actor const& actor, std::string const& ref, std::string_view id)
{
    auto const one = connections::find(tx, actor.account, connections::ConnectionId::from_text(id));
    bool const is_own = one && one->member == actor.membership;
    return is_own ? Found { ref, one->peer.account, one->peer.id, one } : refused(ref, "not_found");
}

// Whom the actor may bring in by that name.
Found find(db::Transaction& tx, Actor const& actor, std::string const& ref)
{
    auto const colon = ref.find(':');
    auto const kind = ref.substr(0, colon);
    auto const id = colon == ref.npos ? std::string {} : ref.substr(colon + 1);
    if (kind == "connection" && actor.may(Permission::UseConnections))
        return find_connection(tx, actor, ref, id);
    if (kind == "client" && clients::get(tx, actor, MembershipId::from_text(id)))
        return { ref, actor.account, MembershipId::from_text(id) };
    if (kind == "internal" && actor.may(Permission::UseContacts))
        return { ref, actor.account, MembershipId::from_text(id) };
    return refused(ref, "not_found");
}

std::vector<Found> find_all(db::Transaction& tx, Actor const& actor, std::vector<std::string> const& refs)
{
    std::vector<Found> all;
    std::set<std::string> known;
    for (auto const& ref : refs) {
        if (known.insert(ref).second)
            all.push_back(find(tx, actor, ref));
    }
    return all;
}

void drop_repeated(std::vector<Found>& all)
{
    std::set<std::string> known;
    std::erase_if(all, [&](Found const& one) { return !known.insert(one.ref).second; });
}

// Whoever is needed for it, once each and in their order, and who does it.
std::map<std::pair<AccountId, MembershipId>, std::optional<memberships::Membership>> hold_members(
    db::Transaction& tx, Actor const& actor, std::vector<Found> const& all)
{
    std::map<std::pair<AccountId, MembershipId>, std::optional<memberships::Membership>> held;
    held.try_emplace({ actor.account, actor.membership });
    for (auto const& one : all) {
        if (one.refused.empty())
            held.try_emplace({ one.account, one.member });
    }
    for (auto& [key, member] : held)
        member = memberships::lock(tx, key.first, key.second);
    return held;
}

// Why he cannot be in a workspace of the actor's account; empty: he can. A client need not have accepted yet.
std::string check_held(Found const& one, std::optional<memberships::Membership> const& member, Time now)
{
    using memberships::Kind, memberships::State;
    auto const kind = one.ref.starts_with("client:") ? Kind::Client : Kind::Internal;
    bool const waits = member && member->state == State::Pending;
    if (!member || member->kind != kind || member->state == State::Removed || (waits && kind != Kind::Client))
        return "not_found";
    if (waits || member->is_active(now))
        return "";
    return one.connection ? "not_connected" : "member_inactive";
}

// In the order of their connections; then nothing of it ends before the transaction does.
void hold_connections(db::Transaction& tx, Actor const& actor, std::vector<Found>& all)
{
    std::vector<Found*> connected;
    for (auto& one : all) {
        if (one.connection && one.refused.empty())
            connected.push_back(&one);
    }
    std::ranges::sort(connected, {}, [](Found* one) { return one->connection->id; });
    auto const self = memberships::find(tx, actor.account, actor.membership);
    for (auto* one : connected) {
        auto const held = self ? connections::hold_to_reach(tx, *self, *one->connection, connections::Scope::Chat)
                               : refuse("not_connected");
        if (!held)
            one->refused = "not_connected";
    }
}

std::vector<Newcomer> hold(db::Transaction& tx, Actor const& actor, std::vector<Found>& all)
{
    auto const held = hold_members(tx, actor, all);
    for (auto& one : all) {
        if (one.refused.empty())
            one.refused = check_held(one, held.at({ one.account, one.member }), tx.now());
    }
    hold_connections(tx, actor, all);
    std::vector<Newcomer> newcomers;
    for (auto const& one : all) {
        if (!one.refused.empty())
            continue;
        Newcomer newcomer { held.at({ one.account, one.member }).value() };
        if (one.connection) {
            auto const person = connections::find_person(tx, one.connection->peer);
            newcomer.company = person ? person->company : "";
            newcomer.connection = one.connection->id.text();
        }
        newcomers.push_back(std::move(newcomer));
    }
    return newcomers;
}

// Those who are held, into it.
Result<std::vector<Answer>> bring(db::Transaction& tx, Actor const& actor, workspaces::Workspace const& into,
    std::vector<Found> const& all, std::vector<Newcomer> const& newcomers)
{
    auto const brought = TRY(workspaces::add(tx, actor, into, newcomers));
    std::vector<Answer> answers;
    auto next = brought.begin(); // in the same order, without those who are refused already
    for (auto const& one : all) {
        if (one.refused.empty()) {
            answers.push_back({ one.ref, next->outcome, next->reason });
            ++next;
        } else {
            answers.push_back({ one.ref, Outcome::Refused, one.refused });
        }
    }
    return answers;
}

Result<void> check_refs(std::vector<std::string> const& refs)
{
    return refs.size() <= most_at_once ? Result<void> {}
                                       : refuse_field("members", "length", "must be 200 people at most");
}

std::vector<Found> of_account(Actor const& actor, std::string const& kind, std::vector<MembershipId> const& ids)
{
    std::vector<Found> all;
    for (auto const& id : ids)
        all.push_back({ kind + ':' + id.text(), actor.account, id });
    return all;
}

// Everybody who is in that team or group, whoever looks after them.
Result<std::vector<Found>> find_from(db::Transaction& tx, Actor const& actor, std::string const& from)
{
    std::vector<MembershipId> ids;
    if (from.starts_with("client_group:")) {
        auto const group = client_groups::get(tx, actor, client_groups::GroupId::from_text(from.substr(13)));
        if (!group)
            return refuse_field("from", "invalid", "must be a team or a client group of yours");
        for (auto const& member : client_groups::members_of(tx, *group)) {
            if (member.state != "inactive")
                ids.push_back(member.id);
        }
        return of_account(actor, "client", ids);
    }
    auto const team = from.starts_with("team:") ? teams::get(tx, actor, teams::TeamId::from_text(from.substr(5)))
                                                : refuse("not_found");
    if (!team)
        return refuse_field("from", "invalid", "must be a team or a client group of yours");
    memberships::Listing listing;
    listing.state = memberships::State::Active;
    listing.facet = teams::facet_of(team->id);
    listing.limit = workspaces::most_members;
    for (auto const& member : memberships::list(tx, actor.account, listing)) {
        if (member.id != actor.membership)
            ids.push_back(member.id);
    }
    return of_account(actor, "internal", ids);
}

}

Result<Started> start(db::Transaction& tx, Actor const& actor, NewWorkspace const& wanted)
{
    TRY(check_may(actor, Permission::UseWorkspaces));
    TRY(check_refs(wanted.members));
    auto all = find_all(tx, actor, wanted.members);
    if (wanted.from) {
        auto const more = TRY(find_from(tx, actor, *wanted.from));
        all.insert(all.end(), more.begin(), more.end());
        drop_repeated(all);
    }
    auto const newcomers = hold(tx, actor, all); // before the workspace is made
    auto const made = TRY(workspaces::create(tx, actor, { wanted.name, wanted.from.value_or("") }));
    auto answers = TRY(bring(tx, actor, made, all, newcomers));
    auto const now = TRY(workspaces::get(tx, workspaces::reader_of(actor), made.id));
    return Started { now, std::move(answers) };
}

Result<std::vector<Answer>> bring_in(
    db::Transaction& tx, Actor const& actor, workspaces::Workspace const& into, std::vector<std::string> const& members)
{
    TRY(workspaces::check_may_invite(actor, into));
    TRY(check_refs(members));
    auto all = find_all(tx, actor, members);
    auto const newcomers = hold(tx, actor, all);
    return bring(tx, actor, into, all, newcomers);
}

}
