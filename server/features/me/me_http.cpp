#include "me/me_http.h"

#include "sessions/sessions.h"

namespace kith::me {
namespace {

struct MeChange {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
};
BOOST_DESCRIBE_STRUCT(MeChange, (), (first_name, last_name))

MeMembership shown_membership(db::Transaction& tx, Belonging const& in)
{
    return { in.membership, { in.account, in.account_name, in.account_slug, in.account_kind }, in.kind,
        in.state_at(tx.now()), in.rights.roles(tx.now()), permissions_in(tx, in).texts() };
}

Result<Me> get_me(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    call.set_version(session.person.version);
    return shown(tx, session.person);
}

Result<Me> patch_me(http::Call& call, db::Transaction& tx, http::Body<MeChange> const& body)
{
    auto const session = TRY(sessions::require(call, tx));
    TRY(call.check_version(session.person.version));
    auto const change = TRY(body.read());
    auto const& old = session.person;
    events::Source const source { "person", old.id.text(), old.first_name.text() + ' ' + old.last_name.text(),
        call.address(), call.id() };
    auto const person = TRY(rename(tx, source, old, { change.first_name, change.last_name }));
    call.set_version(person.version);
    return shown(tx, person);
}

}

Me shown(db::Transaction& tx, persons::Person const& person)
{
    Me me { { person.id, person.email, {}, person.first_name, person.last_name }, {} };
    for (auto const& belonging : belongings(tx, person.id))
        me.memberships.push_back(shown_membership(tx, belonging));
    return me;
}

void add_routes(http::Router& router)
{
    router.get("/api/v1/me", "Shows who is signed in, and where that person belongs", get_me);
    router.patch("/api/v1/me", "Changes one's own name", patch_me);
}

}
