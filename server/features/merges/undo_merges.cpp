// Making two of what became one.

#include "events/entries.h"
#include "invitations/invitations.h"
#include "memberships/memberships.h"
#include "merges/merges_parts.h"
#include "merges/merges_rules.h"
#include "merges/merges_store.h"
#include "workspaces/workspaces.h"
#include "json/json.h"

#include <algorithm>

namespace kith::merges {
namespace {

auto refuse_because(std::string field, std::string message)
{
    return refuse("undo_blocked", std::move(field), std::move(message));
}

Result<Merge> get(db::Transaction& tx, Actor const& actor, MergeId const& id)
{
    auto merge = store::find(tx, actor.account, id);
    bool const is_seen = merge &&
        (merge->merged_by == actor.membership || (!merge->is_private && actor.may(Permission::ViewAllClients)));
    if (!is_seen)
        return refuse("not_found");
    if (merge->is_private)
        TRY(check_may(actor, Permission::UseContactCards));
    bool const is_of_clients = merge->kept.kind == Kind::Client;
    if (is_of_clients && !actor.may(Permission::ViewAllClients))
        TRY(check_may(actor, Permission::InviteClients));
    return *std::move(merge);
}

// Whoever does not see any more what became of the two makes nothing of it.
Result<void> check_sees_kept(db::Transaction& tx, Actor const& actor, Merge const& merge)
{
    auto const id = MembershipId::from_text(merge.kept.id);
    bool const is_of_two_clients = merge.kept.kind == Kind::Client && !merge.is_private;
    bool const is_there = is_of_two_clients && clients::find(tx, merge.account, id);
    if (is_there)
        TRY(clients::get(tx, actor, id));
    return {};
}

Result<void> check_can_undo(Merge const& merge, Time now)
{
    if (merge.state == State::Undone)
        return refuse("wrong_state");
    return merge.expires_at <= now ? refuse("undo_expired") : Result<void> {};
}

// As merging does it.
void lock(db::Transaction& tx, Actor const& actor, Merge const& merge, WayBack const& back)
{
    std::vector<MembershipId> ids { actor.membership, merge.merged_by };
    for (auto const& ref : { merge.kept, merge.dropped }) {
        if (ref.kind == Kind::Client)
            ids.push_back(MembershipId::from_text(ref.id));
    }
    for (auto const& user : back.client ? back.client->users : std::vector<Tie> {})
        ids.push_back(MembershipId::from_text(user.id));
    if (back.client)
        ids.push_back(MembershipId::from_text(back.client->sponsor));
    memberships::lock_all(tx, merge.account, std::move(ids));
}

class Undoing {
public:
    Undoing(db::Transaction& tx, Actor const& actor, Merge const& merge, WayBack const& back)
        : tx_(tx)
        , actor_(actor)
        , merge_(merge)
        , back_(back)
    {}

    Result<Undone> carry_out()
    {
        TRY(merge_.kept.kind == Kind::Client ? give_back_of_client() : give_back_of_card());
        TRY(back_.card ? bring_back_card() : bring_back_client());
        return Undone { merge_, std::move(missing_) };
    }
    Told told;

private:
    Result<void> give_back_of_card()
    {
        auto const id = contact_cards::ContactCardId::from_text(merge_.kept.id);
        auto const now = contact_cards::get(tx_, actor_, id);
        if (!now) {
            missing_.push_back(Missing::KeptGone);
            return {};
        }
        auto after = worded(*now, taken_back(record_of(*now).words, back_.before, back_.after));
        if (now->extra == back_.extra_after)
            after.extra = back_.extra_before;
        auto const changed = contact_cards::rewrite(tx_, *now, after);
        if (!changed && changed.error().code == "already_contact")
            return refuse_because("keep", "had an address that stands on another contact of yours now");
        return changed ? Result<void> {} : std::unexpected(changed.error());
    }

    Result<void> give_back_of_client()
    {
        auto const now = find_kept();
        if (!now)
            return kept_gone();
        having_ = { clients::ties_of(tx_, *now), workspaces::stays_of(tx_, now->member) };
        for (auto const& mapping : having_.ties.users)
            told.users.push_back(mapping.user);
        auto after = worded_back(*now);
        TRY(check_address(*now, after));
        if (now->invited_at == back_.invited_after)
            after.invited_at = back_.invited_before;
        auto const changed = TRY(clients::rewrite(tx_, *now, after));
        clients::untie(tx_, changed, ties_of(back_.users, back_.groups));
        return {};
    }

    // Of a card's owner it is as good as gone when he does not see it any more.
    std::optional<clients::Client> find_kept()
    {
        auto const id = MembershipId::from_text(merge_.kept.id);
        auto found = clients::find(tx_, merge_.account, id);
        bool const is_seen = found && (!merge_.is_private || clients::get(tx_, actor_, id));
        return is_seen ? std::move(found) : std::nullopt;
    }

    // Whoever removed who was kept removed him for both: only who sees all brings one of them back.
    Result<void> kept_gone()
    {
        if (back_.client && !actor_.may(Permission::ViewAllClients))
            return refuse_because("keep", "was removed since");
        missing_.push_back(Missing::KeptGone);
        return {};
    }

    // Who is known by his phone number has no address to be parsed.
    clients::Client worded_back(clients::Client const& now) const
    {
        auto words = taken_back(record_of(now).words, back_.before, back_.after);
        if (!words.email.empty() || now.member.email.text().empty())
            return worded(now, words);
        words.email = now.member.email.text();
        auto after = worded(now, words);
        after.member.email = EmailAddress::stored("", back_.key_before);
        return after;
    }

    // Where he was invited since, or signs in, he stays.
    Result<void> check_address(clients::Client const& now, clients::Client const& after)
    {
        if (now.member.email.text() == after.member.email.text())
            return {};
        auto const sent = invitations::newest_of_clients(tx_, merge_.account, { now.member.id });
        bool const is_written_to = !sent.empty() && sent.at(now.member.id).created_at >= merge_.created_at;
        if (is_written_to || now.member.state != memberships::State::Pending)
            return refuse_because("keep", "was invited at the address since");
        auto const other = memberships::find_by_email(tx_, merge_.account, after.member.email);
        if (other && other->id != now.member.id)
            return refuse_because("keep", "had an address that belongs to somebody else now");
        return {};
    }

    Result<void> bring_back_card()
    {
        auto const& before = *back_.card;
        contact_cards::ContactCard card;
        card.account = merge_.account;
        card.id = contact_cards::ContactCardId::from_text(before.id);
        card.owner = merge_.merged_by;
        card.extra = before.extra;
        card.version = before.version;
        card.created_at = before.created_at;
        card.updated_at = before.updated_at;
        card.file_name = before.file_name;
        card.uid = before.uid;
        auto const back = contact_cards::put_back(tx_, worded(card, before.words));
        bool const is_there = !back && (back.error().code == "already_contact" || back.error().code == "uid_taken");
        if (is_there)
            return refuse_because("drop", "is there again, or its address stands on another contact of yours now");
        return back;
    }

    Result<void> bring_back_client()
    {
        auto const& before = *back_.client;
        auto const removed = memberships::find(tx_, merge_.account, MembershipId::from_text(merge_.dropped.id));
        bool const is_as_it_was =
            removed && removed->state == memberships::State::Removed && removed->version == before.version;
        if (!is_as_it_was)
            return refuse_because("drop", "was added again since");
        Having const had { ties_of(before.users, before.groups), stays_of(before.rooms) };
        auto const his = still_his(had, having_);
        auto const client = clients::bring_back(tx_, actor_,
            { *removed, before.company, MembershipId::from_text(before.added_by), before.invited_at },
            sponsor_among(had.ties, his.ties));
        if (!client && client.error().code != "too_many_clients")
            return refuse_because("drop", "has an address that belongs to somebody of this account again");
        TRY(client);
        tie_again(*client, his.ties, had.ties);
        return_rooms(client->member, his.rooms, had.rooms.size());
        return {};
    }

    // Who looks after him no more does not answer for him, either.
    MembershipId sponsor_among(clients::Ties const& had, clients::Ties const& his) const
    {
        auto const sponsor = MembershipId::from_text(back_.client->sponsor);
        auto looks = [&](clients::Ties const& ties) {
            return std::ranges::find(ties.users, sponsor, &clients::Mapping::user) != ties.users.end();
        };
        return looks(had) && !looks(his) ? actor_.membership : sponsor;
    }

    // In the order of rooms, as everybody locks several. Where who is kept is by the merge alone he goes.
    void return_rooms(memberships::Membership const& back, std::vector<workspaces::Stay> const& rooms, std::size_t had)
    {
        auto const kept = find_kept();
        auto const leaver = kept ? std::optional { kept->member } : std::nullopt;
        std::size_t came = 0;
        for (auto const& stay : rooms) {
            bool const is_by_merge =
                std::ranges::find(back_.rooms, stay.workspace.text(), &Tie::id) != back_.rooms.end();
            auto const moved = workspaces::exchange(tx_, is_by_merge ? leaver : std::nullopt, back, { stay });
            came += moved.came.size();
            workspaces::record(tx_, actor_.account, actor_.source(), moved.notes);
        }
        if (came < had)
            missing_.push_back(Missing::WorkspacesGone);
    }

    void tie_again(clients::Client const& client, clients::Ties const& ties, clients::Ties const& had)
    {
        auto const made = clients::tie(tx_, client, ties);
        if (made.users.size() < had.users.size())
            missing_.push_back(Missing::UsersGone);
        if (made.groups.size() < had.groups.size())
            missing_.push_back(Missing::GroupsGone);
        for (auto const& mapping : made.users)
            told.users.push_back(mapping.user);
        for (auto const& place : made.groups)
            told.groups.push_back(place.group);
    }

    db::Transaction& tx_;
    Actor const& actor_;
    Merge const& merge_;
    WayBack const& back_;
    Having having_; // nothing, where he is gone
    std::vector<Missing> missing_;
};

void keep_each_once(std::vector<MembershipId>& users)
{
    std::ranges::sort(users);
    auto const [rest, end] = std::ranges::unique(users);
    users.erase(rest, end);
}

}

Result<Undone> undo(db::Transaction& tx, Actor const& actor, MergeId const& id)
{
    auto const merge = TRY(get(tx, actor, id));
    TRY(check_can_undo(merge, tx.now()));
    auto const back = json::parse<WayBack>(merge.way_back).value();
    events::Postponed events { tx };
    lock(tx, actor, merge, back);
    TRY(check_is_user(tx, actor));
    TRY(check_sees_kept(tx, actor, merge));
    if (!store::undo(tx, merge))
        return refuse("wrong_state");
    if (store::is_followed(tx, merge, actor.membership))
        return refuse_because("keep", "was merged once more since: undo that first");
    Undoing undoing { tx, actor, merge, back };
    auto undone = TRY(undoing.carry_out());
    undone.merge.state = State::Undone;
    keep_each_once(undoing.told.users);
    record(tx, actor, "merge.undone", undone.merge, undoing.told);
    events.write();
    return undone;
}

}
