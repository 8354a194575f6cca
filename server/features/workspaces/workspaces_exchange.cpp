// Places of two who become one, and two again.

#include "workspaces/workspaces_parts.h"

namespace kith::workspaces {
namespace {

bool has_room_for(db::Transaction& tx, Workspace const& held, memberships::Membership const& comer)
{
    auto counts = store::counts_of_members(tx, comer.account, store::PlaceKind::Own, { comer.id });
    return store::count_places(tx, held.host, held.id) < most_members && counts[comer.id] < most_of_member;
}

// In one room, behind its lock.
class Exchanging {
public:
    Exchanging(db::Transaction& tx, Workspace held, Exchange& done)
        : tx_(tx)
        , held_(std::move(held))
        , others_(store::list_others(tx, held_.host, held_.id))
        , done_(done)
    {}

    void let_out(memberships::Membership const& leaver)
    {
        if (store::remove_place(tx_, held_.host, held_.id, leaver.id))
            note("workspace.member_left", leaver);
    }
    void let_in(memberships::Membership const& comer, Stay const& stay)
    {
        store::Place const place { held_.host, held_.id, comer.id, MemberKind::Client, {}, "", "", "", stay.since };
        if (!has_room_for(tx_, held_, comer) || !store::insert_place(tx_, place))
            return;
        done_.came.push_back(stay);
        note("workspace.members_added", comer);
    }
    void settle()
    {
        if (notes_.empty())
            return;
        auto const after = workspaces::settle(tx_, held_, others_);
        for (auto& note : notes_) {
            note.workspace = after;
            done_.notes.push_back(std::move(note));
        }
    }

private:
    void note(std::string operation, memberships::Membership const& member)
    {
        notes_.push_back(
            { std::move(operation), held_, others_, { { member.account, member.id, member.display_name() } } });
    }

    db::Transaction& tx_;
    Workspace held_;
    std::vector<AccountId> others_;
    Exchange& done_;
    std::vector<Note> notes_;
};

}

std::vector<Stay> stays_of(db::Transaction& tx, memberships::Membership const& client)
{
    std::vector<Stay> stays;
    for (auto const& place : store::list_places_of(tx, client.account, client.id))
        stays.push_back({ place.workspace, place.joined_at });
    return stays;
}

Exchange exchange(db::Transaction& tx, std::optional<memberships::Membership> const& leaver,
    memberships::Membership const& comer, std::vector<Stay> const& stays)
{
    Exchange done;
    for (auto const& stay : stays) {
        auto held = store::lock(tx, comer.account, stay.workspace);
        if (!held)
            continue;
        Exchanging exchanging { tx, *std::move(held), done };
        if (leaver)
            exchanging.let_out(*leaver);
        exchanging.let_in(comer, stay);
        exchanging.settle();
    }
    return done;
}

}
