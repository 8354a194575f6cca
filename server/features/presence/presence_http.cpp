#include "presence/presence_http.h"

#include "sessions/sessions.h"

namespace kith::presence {
namespace {

struct PresenceSetting {
    Status status;
    std::optional<ShortText> text;
    std::optional<Time> until; // nothing: until it is changed
};
BOOST_DESCRIBE_STRUCT(PresenceSetting, (), (status, text, until))

PresenceSetting shown_setting(Setting const& setting) { return { setting.status, setting.text, setting.until }; }

// Those that the session speaks for.
Result<std::vector<memberships::Membership>> require_own(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    if (session.kind == sessions::Kind::ApiToken)
        TRY(sessions::check_is_unlimited(session));
    auto own = memberships::list_of_person(tx, session.person.id);
    std::erase_if(own, [&](auto const& member) { return session.only && member.account != *session.only; });
    return own;
}

Result<PresenceSetting> get_presence(http::Call& call, db::Transaction& tx)
{
    auto const own = TRY(require_own(call, tx));
    return shown_setting(find_setting(tx, own));
}

Result<PresenceSetting> put_presence(http::Call& call, db::Transaction& tx, http::Body<PresenceSetting> const& body)
{
    auto const own = TRY(require_own(call, tx));
    auto const input = TRY(body.read());
    auto const setting = TRY(set(tx, own, { input.status, input.text.value_or(ShortText {}), input.until }));
    return shown_setting(setting);
}

}

PresenceEntry shown(Presence const& presence)
{
    return { presence.state, presence.text, presence.until, presence.is_out_of_office };
}

void add_routes(http::Router& router)
{
    constexpr auto presence = "/api/v1/me/presence";
    router.get(presence, "Shows what one says of oneself by hand", get_presence);
    router.put(presence, "Says whether one is to be reached, with a text, for a while", put_presence);
}

}
