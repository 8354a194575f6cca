// Adding clients: several at once, all or none.

#include "clients/add_clients.h"
#include "clients/clients_parts.h"
#include "clients/clients_rules.h"
#include "clients/clients_store.h"
#include "outsiders/outsiders.h"
#include "persons/persons.h"
#include "totals/totals.h"

namespace kith::clients {
namespace {

using memberships::Membership;

// He is there already: he is looked after by one more, and hears nothing of it.
Result<Added> map_known(db::Transaction& tx, Actor const& actor, Membership const& member)
{
    auto const client = find(tx, actor.account, member.id);
    if (member.state_at(tx.now()) == memberships::State::Inactive)
        return refuse("member_inactive", "email", "belongs to somebody inactive of this account");
    if (!client)
        return refuse("already_member", "email", "belongs to a user of this account");
    bool const was_seen =
        actor.may(Permission::ViewAllClients) || is_mapped(tx, actor.account, member.id, actor.membership);
    TRY(map(tx, actor, *client, actor.membership));
    return Added { *client, Outcome::Mapped, was_seen };
}

// Nobody: another one has added him at this moment.
Result<std::optional<Client>> enroll(
    db::Transaction& tx, Actor const& actor, NewMember const& wanted, NewClients const& all)
{
    auto stand_in = persons::create_stand_in(tx, wanted.first_name, wanted.last_name);
    stand_in.email = contact_of(wanted);
    memberships::NewMembership const membership { actor.account, memberships::Kind::Client, wanted.first_name,
        wanted.last_name, Rights {}, memberships::State::Pending, { .phone = wanted.phone.text() }, false };
    auto member = memberships::enroll(tx, stand_in, membership);
    if (!member) {
        persons::remove_stand_in(tx, stand_in.id);
        return std::optional<Client> {};
    }
    if (!totals::raise(tx, actor.account, counted_as, most_clients))
        return refuse("too_many_clients");
    auto ending = *member;
    ending.valid_until = TRY(outsiders::end_of_new(tx, actor.account, all.valid_until));
    if (ending.valid_until != member->valid_until)
        ending = TRY(memberships::update(tx, *member, ending));
    Client const client { ending, all.company.text(), actor.membership, {} };
    store::put(tx, client);
    store::map(tx, actor.account, client.member.id, actor.membership, tx.now());
    outsiders::put(tx, client.member, actor.membership);
    return std::optional { client };
}

Result<void> check_asked(Actor const& actor, NewClients const& wanted, Time now)
{
    TRY(check_may(actor, Permission::InviteClients));
    TRY(check_workspace(actor, wanted));
    if (wanted.members.empty() || wanted.members.size() > most_at_once)
        return refuse_field("members", "length", "must be 1 to 200 people");
    TRY(outsiders::check_end(wanted.valid_until, now));
    return check_members(wanted);
}

// Into a workspace also who was here already, unless he has accepted; then it tells him itself.
bool is_invited(NewClients const& wanted, Added const& one)
{
    if (one.outcome == Outcome::Mapped)
        return wanted.workspace && one.client.state() != State::Active;
    return wanted.delivery != Delivery::Quiet;
}

// Each row by itself; those that cannot be are all named.
Result<void> for_each_row(std::size_t rows, std::invocable<std::size_t> auto act)
{
    std::vector<Refusal> refusals;
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < rows; ++i) {
        if (Result<void> const done = act(i); !done) {
            refusals.push_back(done.error());
            add_row(errors, static_cast<int>(i) + 1, done.error());
        }
    }
    return refusals.empty() ? Result<void> {} : std::unexpected(refusal_of(refusals, std::move(errors)));
}

Result<void> add_row_of(
    db::Transaction& tx, Actor const& actor, NewClients const& wanted, NewMember const& member, AllAdded& all)
{
    auto added = TRY(add_one(tx, actor, wanted, member));
    if (all.group)
        TRY(client_groups::add(tx, actor, *all.group, added.client.member.id));
    all.items.push_back(std::move(added));
    return {};
}

}

std::optional<Membership> find_member(db::Transaction& tx, Actor const& actor, NewMember const& wanted)
{
    return memberships::find_by_email(tx, actor.account, contact_of(wanted));
}

Result<Added> add_one(db::Transaction& tx, Actor const& actor, NewClients const& wanted, NewMember const& member)
{
    if (auto const known = find_member(tx, actor, member))
        return map_known(tx, actor, *known);
    if (member.email && !invitations::hold_address(tx, actor, *member.email))
        return refuse("already_invited", "email", "is invited as a user already");
    auto client = TRY(enroll(tx, actor, member, wanted));
    if (!client) {
        auto const known = find_member(tx, actor, member);
        return known ? map_known(tx, actor, *known) : refuse("try_again");
    }
    record(tx, actor, "client.added", *client);
    return Added { *std::move(client), Outcome::Added };
}

Result<void> invite_as_wanted(
    db::Transaction& tx, Actor const& actor, NewClients const& wanted, Room const& into, Added& one)
{
    if (!is_invited(wanted, one))
        return {};
    one.client = TRY(invite(tx, actor, one.client, wanted.message, into));
    one.outcome = Outcome::Invited;
    return {};
}

Result<client_groups::Group> group_for(db::Transaction& tx, Actor const& actor, IntoGroup const& wanted)
{
    if (wanted.id.has_value() == wanted.name.has_value())
        return refuse_field("group", "invalid", "must be one of the groups, or the name of a new one");
    if (wanted.name)
        return client_groups::create(tx, actor, { *wanted.name });
    auto const group = client_groups::get(tx, actor, *wanted.id);
    if (!group)
        return refuse_field("group", "invalid", "must be a client group of yours");
    TRY(client_groups::check_may_change(tx, actor, *group));
    return *group;
}

Result<AllAdded> add(db::Transaction& tx, Actor const& actor, NewClients const& wanted)
{
    TRY(check_asked(actor, wanted, tx.now()));
    events::Postponed events { tx };
    AllAdded all;
    if (wanted.group)
        all.group = TRY(group_for(tx, actor, *wanted.group));
    all.workspace = TRY(find_workspace(tx, actor, wanted));
    auto const rows = wanted.members.size();
    TRY(for_each_row(rows, [&](std::size_t i) { return add_row_of(tx, actor, wanted, wanted.members[i], all); }));
    if (wanted.workspace)
        all.workspace = TRY(bring_in(tx, actor, *wanted.workspace, all.workspace, all.items));
    auto const into = all.workspace ? Room { all.workspace->id } : Room {};
    TRY(for_each_row(rows, [&](std::size_t i) { return invite_as_wanted(tx, actor, wanted, into, all.items[i]); }));
    events.write();
    return all;
}

Result<Client> invite(db::Transaction& tx, Actor const& actor, Client const& client,
    invitations::PersonalMessage const& message, Room const& into)
{
    if (client.member.valid_until && *client.member.valid_until <= tx.now())
        return refuse("term_over");
    TRY(invitations::invite_client(tx, actor, client.member, message, into));
    auto invited = client;
    invited.invited_at = client.invited_at.value_or(tx.now());
    store::set_invited(tx, client, tx.now());
    return invited;
}

}
