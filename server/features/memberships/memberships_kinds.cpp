// A client who becomes a user, a user who becomes a client, and who comes back.

#include "base/enum_text.h"
#include "events/differences.h"
#include "memberships/memberships.h"
#include "memberships/memberships_store.h"
#include "roles/roles.h"

namespace kith::memberships {
namespace {

std::string rights_text(Rights const& rights)
{
    auto const more = rights.words();
    return enum_text(rights.standing()) + (more.empty() ? "" : " " + more);
}

}

void record_kind(db::Transaction& tx, events::Source const& source, Membership const& before, Membership const& after,
    std::string const& clients, std::string const& heir)
{
    events::Differences all;
    all.add("kind", enum_text(before.kind), enum_text(after.kind));
    all.add("state", enum_text(before.state), enum_text(after.state));
    all.add("name", before.display_name(), after.display_name());
    all.add("roles", rights_text(before.rights), rights_text(after.rights));
    all.add("licenses", write_rights(before.licenses), write_rights(after.licenses));
    all.add("clients", clients, "");
    all.add("heir", "", heir);
    bool const is_user = after.kind == Kind::Internal;
    events::record(tx, after.account, source, is_user ? "membership.promoted" : "membership.demoted", target(after),
        roles::with_names(tx, after.account, is_user ? after.rights : before.rights, all.json()));
}

Result<Membership> bring_back(db::Transaction& tx, Membership const& removed, State state)
{
    auto back = removed;
    back.state = state;
    if (!store::revive(tx, removed, back))
        return refuse("already_member");
    ++back.version;
    return back;
}

}
