#include "me/me_http.h"

#include "sessions/sessions.h"

namespace kith::me {
namespace {

struct MeChange {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::optional<Username> username; // empty: none any more
    std::optional<PhoneNumber> phone;
    std::optional<Language> locale;   // empty: the browser's
    std::optional<TimeZone> timezone; // empty: the browser's
};
BOOST_DESCRIBE_STRUCT(MeChange, (), (first_name, last_name, username, phone, locale, timezone))

MeMembership shown_membership(db::Transaction& tx, Belonging const& in)
{
    return { in.membership, { in.account, in.account_name, in.account_slug, in.account_kind }, in.kind,
        in.state_at(tx.now()), in.rights.roles(tx.now()), permissions_in(tx, in).texts() };
}

std::optional<std::string> avatar_url(persons::Person const& person)
{
    return person.avatar.empty() ? std::nullopt : std::optional { "/api/v1/me/avatar?v=" + person.avatar };
}

Result<Me> get_me(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    call.set_version(session.person.version);
    auto me = shown(tx, session.person);
    if (session.only)
        std::erase_if(me.memberships, [&](MeMembership const& each) { return each.account.id != *session.only; });
    return me;
}

Result<Me> patch_me(http::Call& call, db::Transaction& tx, http::Body<MeChange> const& body)
{
    auto const session = TRY(sessions::require(call, tx));
    TRY(sessions::check_is_unlimited(session));
    TRY(call.check_version(session.person.version));
    auto const change = TRY(body.read());
    auto const& old = session.person;
    events::Source const source { "person", old.id.text(), old.first_name.text() + ' ' + old.last_name.text(),
        call.address(), call.id() };
    auto const renamed = TRY(rename(tx, source, old, { change.first_name, change.last_name }));
    auto const profiled = TRY(set_profile(tx, renamed, { change.username, change.phone }));
    auto const person = TRY(set_preferences(tx, profiled, { change.locale, change.timezone }));
    call.set_version(person.version);
    return shown(tx, person);
}

}

Me shown(db::Transaction& tx, persons::Person const& person)
{
    auto const username = person.username.is_empty() ? std::nullopt : std::optional { person.username };
    Me me { { person.id, person.email, username, person.first_name, person.last_name, person.phone,
                person.email_verified, person.language, person.time_zone, avatar_url(person) },
        {} };
    for (auto const& belonging : belongings(tx, person.id))
        me.memberships.push_back(shown_membership(tx, belonging));
    return me;
}

void add_routes(http::Router& router)
{
    router.get("/api/v1/me", "Shows who is signed in, and where that person belongs", get_me);
    router.patch("/api/v1/me", "Changes one's own name, username, telephone number, language and time zone", patch_me);
}

}
