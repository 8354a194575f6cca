// Looking at an account with the eyes of somebody else.

#include "memberships/viewings_store.h"
#include "roles/roles.h"
#include "sessions/sessions.h"
#include "json/json.h"

namespace kith::memberships {
namespace {

struct ViewingData {
    std::string viewer;
    std::optional<Time> until;
};
BOOST_DESCRIBE_STRUCT(ViewingData, (), (viewer, until))

void record(db::Transaction& tx, events::Source const& source, std::string_view operation, Viewing const& viewing,
    std::optional<Time> until)
{
    auto const viewer = find(tx, viewing.account, viewing.viewer);
    events::Target const target = viewing.user
        ? events::Target { "membership", viewing.user->text(), viewing.name }
        : events::Target { "role", viewing.rights.roles(tx.now()).back().text(), viewing.name };
    events::record(tx, viewing.account, source, operation, target,
        json::write(ViewingData { viewer ? viewer->display_name() : "", until }));
}

Permissions permissions_of_roles(db::Transaction& tx, Membership const& viewer, Rights const& rights)
{
    auto looking = viewer;
    looking.rights = rights;
    return permissions_of(tx, looking, Server::LeftOut);
}

// What these would be shown. Refuses: cannot_view_as.
Result<void> check_shows_no_more(Actor const& actor, Permissions const& permissions)
{
    return actor.permissions.covers(permissions) ? Result<void> {} : refuse("cannot_view_as");
}

std::string names_of(db::Transaction& tx, AccountId const& account, Rights const& rights)
{
    std::string names;
    for (auto const& role : roles::roles_of(tx, account, rights))
        names += (names.empty() ? "" : ", ") + role.name;
    return names;
}

Result<Viewing> begin(db::Transaction& tx, Actor const& actor, Viewing const& wanted)
{
    auto const over = store::find_viewing(tx, wanted.account, wanted.session);
    if (over && over->until <= tx.now())
        end_viewing(tx, {}, *over);
    if (!store::insert(tx, wanted))
        return refuse("wrong_state");
    sessions::begin_viewing(tx, wanted.session, { wanted.account, wanted.until });
    record(tx, actor.source(), "view_as.started", wanted, wanted.until);
    tx.wake("person:" + actor.person.text());
    return wanted;
}

// Whom it shows now: somebody who is still here, or the viewer with the roles alone.
std::optional<Membership> seen_by(db::Transaction& tx, Membership const& viewer, Viewing const& viewing)
{
    if (viewing.user) {
        auto user = find(tx, viewing.account, *viewing.user);
        return user && user->is_active(tx.now()) ? user : std::nullopt;
    }
    auto looking = viewer;
    looking.rights = viewing.rights;
    return looking;
}

}

Result<Viewing> view_as(
    db::Transaction& tx, Actor const& actor, sessions::Session const& session, MembershipId const& user)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto const member = find(tx, actor.account, user);
    if (!member || member->kind != Kind::Internal || member->state == State::Removed || member->state == State::Quiet)
        return refuse("not_found");
    if (!member->is_active(tx.now()))
        return refuse("wrong_state");
    TRY(check_shows_no_more(actor, permissions_of(tx, *member)));
    return begin(tx, actor,
        { actor.account, session.id, actor.membership, user, member->rights.held_at(tx.now()), member->display_name(),
            tx.now() + viewing_limit });
}

Result<Viewing> view_as(
    db::Transaction& tx, Actor const& actor, sessions::Session const& session, std::vector<RoleName> const& roles)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto const rights = TRY(Rights {}.with_roles(roles, "roles"));
    TRY(roles::check_known(tx, actor.account, rights, "roles"));
    auto const viewer = find(tx, actor.account, actor.membership).value();
    TRY(check_shows_no_more(actor, permissions_of_roles(tx, viewer, rights)));
    return begin(tx, actor,
        { actor.account, session.id, actor.membership, {}, rights, names_of(tx, actor.account, rights),
            tx.now() + viewing_limit });
}

std::optional<Eyes> eyes_of(db::Transaction& tx, sessions::Session const& session)
{
    if (!session.viewing)
        return {};
    auto const viewer = find_by_person(tx, session.viewing->account, session.person.id);
    auto const viewing = store::find_viewing(tx, session.viewing->account, session.id);
    if (!viewer || !viewing || !viewer->is_active(tx.now()))
        return {};
    auto member = seen_by(tx, *viewer, *viewing);
    if (!member)
        return {};
    auto const own = permissions_of(tx, *viewer);
    auto const permissions =
        viewing->user ? permissions_of(tx, *member) : permissions_of_roles(tx, *viewer, viewing->rights);
    if (!own.may(Permission::ManageUsers) || !own.covers(permissions))
        return {};
    return Eyes { *viewing, *std::move(member), permissions };
}

void end_viewing(db::Transaction& tx, events::Source const& source, Viewing const& viewing)
{
    if (!store::remove_viewing(tx, viewing))
        return;
    sessions::end_viewing(tx, viewing.session);
    record(tx, source, "view_as.ended", viewing, {});
    if (auto const viewer = find(tx, viewing.account, viewing.viewer))
        tx.wake("person:" + viewer->person.text());
}

void end_viewing(
    db::Transaction& tx, events::Source const& source, AccountId const& account, sessions::Session const& session)
{
    if (auto const viewing = store::find_viewing(tx, account, session.id))
        end_viewing(tx, source, *viewing);
    else
        sessions::end_viewing(tx, session.id);
}

std::vector<Viewing> list_over_viewings(db::Transaction& tx) { return store::list_over(tx); }

}
