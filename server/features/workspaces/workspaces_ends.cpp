// Places that end because something else does, and what logs say of all that changes.

#include "events/entries.h"
#include "workspaces/workspaces_parts.h"
#include "workspaces/workspaces_rules.h"

#include <boost/describe/class.hpp>

#include <algorithm>

namespace kith::workspaces {
namespace {

// `members`: whom it concerns, who may be out by now.
struct WorkspaceMoveData {
    std::vector<MembershipId> members;
    std::vector<std::string> names;
};
BOOST_DESCRIBE_STRUCT(WorkspaceMoveData, (), (members, names))

constexpr auto left = "workspace.member_left";
constexpr auto removed = "workspace.member_removed";

// One place goes, whichever account's row has led to it.
void end(db::Transaction& tx, store::Place const& found, std::string_view operation, std::string const& name,
    std::vector<Note>& notes)
{
    bool const is_at_host = found.kind != MemberKind::Connection || !found.display_name.empty();
    auto const host = is_at_host ? found.account : *found.peer_account;
    auto const held = store::lock(tx, host, found.workspace);
    auto const place = held ? store::find_place(tx, host, found.workspace, found.member) : std::nullopt;
    if (!place || place->connection != found.connection)
        return;
    auto const others = store::list_others(tx, host, found.workspace);
    take_place(tx, *place);
    auto const after = settle(tx, *held, others);
    notes.push_back({ std::string { operation }, after, others,
        { moved(*place, place->display_name.empty() ? name : place->display_name) } });
}

// Behind the lock: it may be another one's by now.
void find_owner(db::Transaction& tx, Workspace const& held, std::vector<Note>& notes)
{
    if (owner_among(store::list_users(tx, held.host, held.id), held.owner) == held.owner)
        return;
    auto const others = store::list_others(tx, held.host, held.id);
    notes.push_back({ "workspace.owner_changed", settle(tx, held, others), others });
}

// What the log of one account says: the host's all of it, another one's what concerns its own people.
std::string data_for(AccountId const& account, Note const& note)
{
    bool const is_host = account == note.workspace.host;
    if (is_host && !note.differences.empty())
        return note.differences;
    WorkspaceMoveData data;
    for (auto const& one : note.moved) {
        if (!is_host && one.account != account)
            continue;
        data.members.push_back(one.id);
        data.names.push_back(one.display_name);
    }
    return data.members.empty() ? "{}" : json::write(data);
}

events::Source seen_from(AccountId const& account, AccountId const& acting, events::Source const& source)
{
    if (account == acting || source.kind == "system")
        return source;
    events::Source outside { "other_account", "", source.name, {} };
    outside.way.via = source.way.via;
    return outside;
}

}

std::vector<Note> drop_member(db::Transaction& tx, memberships::Membership const& member)
{
    std::vector<Note> notes;
    for (auto const& place : store::list_places_of(tx, member.account, member.id))
        end(tx, place, left, member.display_name(), notes);
    return notes;
}

std::vector<Note> hand_on(db::Transaction& tx, memberships::Membership const& member)
{
    std::vector<Note> notes;
    // All he is in, and not those he owns: one that becomes his at this moment shows it behind its lock alone.
    for (auto const& place : store::list_places_of(tx, member.account, member.id)) {
        if (auto const held = store::lock(tx, member.account, place.workspace))
            find_owner(tx, *held, notes);
    }
    return notes;
}

std::vector<Note> note_joined(db::Transaction& tx, memberships::Membership const& member)
{
    std::vector<Note> notes;
    for (auto const& place : store::list_places_of(tx, member.account, member.id)) {
        if (auto const one = store::find_row(tx, member.account, place.workspace))
            notes.push_back({ "workspace.member_joined", *one, store::list_others(tx, member.account, one->id),
                { moved(place, member.display_name()) } });
    }
    return notes;
}

std::vector<Note> become_user(db::Transaction& tx, memberships::Membership const& member)
{
    std::vector<Note> notes;
    for (auto const& place : store::list_places_of(tx, member.account, member.id)) {
        auto const held = store::lock(tx, member.account, place.workspace);
        if (!held)
            continue;
        store::make_internal(tx, place);
        find_owner(tx, *held, notes);
    }
    return notes;
}

std::vector<Note> drop_connections(
    db::Transaction& tx, AccountId const& account, std::vector<std::string> const& connections)
{
    std::vector<store::Place> places;
    for (auto const& connection : connections) {
        auto const found = store::list_places_by(tx, account, connection);
        places.insert(places.end(), found.begin(), found.end());
    }
    std::ranges::sort(places, {}, &store::Place::workspace); // as everybody locks several
    std::vector<Note> notes;
    for (auto const& place : places)
        end(tx, place, removed, "", notes);
    return notes;
}

void record(db::Transaction& tx, AccountId const& acting, events::Source const& source, std::vector<Note> const& notes)
{
    std::map<AccountId, std::vector<events::Entry>> logs; // in the order of accounts, as everybody locks several
    for (auto const& note : notes) {
        auto accounts = note.accounts;
        accounts.push_back(note.workspace.host);
        for (auto const& account : accounts)
            logs[account].push_back({ note.operation,
                { "workspace", note.workspace.id.text(), note.workspace.name.text() }, data_for(account, note) });
    }
    for (auto const& [account, entries] : logs)
        events::record_all(tx, account, seen_from(account, acting, source), entries);
}

void note_renamed(db::Transaction& tx, memberships::Membership const& member)
{
    store::rename_peer(tx, member.account, member.id, member.display_name());
}

void note_company_renamed(db::Transaction& tx, AccountId const& account, std::string const& name)
{
    store::rename_company(tx, account, name);
}

std::vector<MembershipId> audience_of(db::Transaction& tx, events::Event const& event)
{
    auto members = store::list_members(tx, event.account, WorkspaceId::from_text(event.target.id));
    if (auto const data = json::parse<WorkspaceMoveData>(event.data)) {
        for (auto const& member : data->members) {
            if (std::ranges::find(members, member) == members.end())
                members.push_back(member);
        }
    }
    return members;
}

}
