#include "me/me_http.h"

#include "address_changes/address_changes.h"
#include "base/text.h"
#include "me/me_reauthentication.h"
#include "sessions/sessions.h"

namespace kith::me {
namespace {

struct MeChange {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::optional<Username> username; // empty: none any more
    std::optional<PhoneNumber> phone;
    std::optional<Pronouns> pronouns;            // empty: none said
    std::optional<EmailAddress> email;           // changes once it is confirmed
    std::optional<std::string> recovery_email;   // empty: none any more
    std::optional<std::string> current_password; // for either address, unless one signed in a short while ago
    std::optional<Language> locale;              // empty: the browser's
    std::optional<TimeZone> timezone;            // empty: the browser's
};
BOOST_DESCRIBE_STRUCT(MeChange, (),
    (first_name, last_name, username, phone, pronouns, email, recovery_email, current_password, locale, timezone))

MeMembership shown_membership(
    db::Transaction& tx, persons::Person const& person, Belonging const& in, sessions::Shown shown)
{
    bool const is_user = in.kind == memberships::Kind::Internal;
    bool const lacks_second_factor = is_user && !sessions::has_shown_second_factor(person, shown) &&
        memberships::is_asked_of(in.second_factor_required, in.rights.standing_at(tx.now()));
    return { in.membership, { in.account, in.account_name, in.account_slug, in.account_kind }, in.kind,
        in.state_at(tx.now()), is_user ? in.rights.roles(tx.now()) : std::vector<RoleName> {},
        permissions_in(tx, person, in).texts(), lacks_second_factor };
}

std::optional<std::string> avatar_url(persons::Person const& person)
{
    return person.avatar.empty() ? std::nullopt : std::optional { "/api/v1/me/avatar?v=" + person.avatar };
}

void keep_only(Me& me, AccountId const& account)
{
    std::erase_if(me.memberships, [&](MeMembership const& each) { return each.account.id != account; });
}

// It answers for a second factor, too, and so did who came by a link; what concerns the login is none of its business.
void show_provider(Me& me, sessions::ByProvider const& provider)
{
    me.provider = MeProvider { provider.name };
    me.person.recovery_email = {};
    me.person.pending_email = {};
    for (auto& membership : me.memberships)
        membership.lacks_second_factor = false;
}

void show_through(db::Transaction& tx, Me& me, memberships::Eyes const& eyes)
{
    auto const& [viewing, member, permissions] = eyes;
    keep_only(me, viewing.account);
    for (auto& membership : me.memberships)
        membership = { member.id, membership.account, member.kind, membership.state, member.rights.roles(tx.now()),
            permissions.texts(), false };
    me.viewing = MeViewing { {}, roles::roles_of(tx, viewing.account, member.rights), viewing.until };
    if (viewing.user)
        me.viewing->user = MeViewed { member.id, member.first_name, member.last_name, member.email };
}

Result<Me> get_me(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    call.set_version(session.person.version);
    auto person = session.person;
    person.is_operator = person.is_operator && !session.provider; // no provider speaks for who runs the server
    auto me = shown(tx, person, session.shown);
    if (session.only)
        keep_only(me, *session.only);
    if (session.provider)
        show_provider(me, *session.provider);
    if (auto const eyes = memberships::eyes_of(tx, session))
        show_through(tx, me, *eyes);
    return me;
}

Result<sessions::Session> require_unlimited(http::Call& call, db::Transaction& tx)
{
    auto session = TRY(sessions::require(call, tx));
    TRY(sessions::check_is_unlimited(session));
    TRY(call.check_version(session.person.version));
    return session;
}

// A thief of the session could stay by it.
Result<void> check_may_redirect(http::Call& call, db::Database& database, MeChange const& input)
{
    auto const asking = TRY(database.read_now([&](db::Transaction& tx) { return find_asking(call, tx); }));
    return check_password_of(call, asking, input.current_password);
}

Result<std::optional<std::optional<EmailAddress>>> recovery_of(MeChange const& input)
{
    using Wanted = std::optional<std::optional<EmailAddress>>;
    if (!input.recovery_email || input.recovery_email->empty())
        return input.recovery_email ? Wanted { std::in_place } : Wanted {};
    auto email = EmailAddress::parse(*input.recovery_email);
    if (!email)
        return refuse_field("recovery_email", "email", "must be an e-mail address");
    return Wanted { *std::move(email) };
}

Result<http::Then<Me>> patch_me(http::Call& call, db::Database& database, http::Body<MeChange> const& body)
{
    auto const asking = TRY(database.read_now([&](db::Transaction& tx) { return require_unlimited(call, tx); }));
    auto const input = TRY(body.read());
    auto const recovery = TRY(recovery_of(input));
    if (recovery || input.email)
        TRY(check_may_redirect(call, database, input));
    Change const wanted { input.first_name, input.last_name, input.username, input.phone, input.pronouns, recovery,
        input.locale, input.timezone, input.email };
    return [verified = asking.person, wanted](http::Call& call, db::Transaction& tx) -> Result<Me> {
        auto const session = TRY(require_unlimited(call, tx));
        if (wanted.recovery_email || wanted.email)
            TRY(require_still(call, tx, verified));
        auto const person = TRY(change(tx, sessions::source_of(call, session), session.person, wanted));
        call.set_version(person.version);
        return shown(tx, person, session.shown);
    };
}

}

Me shown(db::Transaction& tx, persons::Person const& person, sessions::Shown how)
{
    auto const username = person.username.is_empty() ? std::nullopt : std::optional { person.username };
    auto const recovery = unless_empty(person.recovery_email);
    Me me { { person.id, person.email, username, person.first_name, person.last_name, person.phone, person.pronouns,
                recovery, person.email_verified, address_changes::find_asked(tx, person.id), person.language,
                person.time_zone, avatar_url(person) },
        {} };
    for (auto const& belonging : belongings(tx, person.id))
        me.memberships.push_back(shown_membership(tx, person, belonging, how));
    return me;
}

void add_routes(http::Router& router)
{
    router.get("/api/v1/me", "Shows who is signed in, and where that person belongs", get_me);
    router.patch("/api/v1/me",
        "Changes one's own name, username, telephone number, pronouns, addresses, language and time zone", patch_me);
}

}
