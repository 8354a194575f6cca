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

Result<PersonId> require_person(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    if (session.kind == sessions::Kind::ApiToken)
        TRY(sessions::check_is_unlimited(session));
    return session.person.id;
}

Result<PresenceSetting> get_presence(http::Call& call, db::Transaction& tx)
{
    auto const person = TRY(require_person(call, tx));
    return shown_setting(find_setting(tx, person));
}

Result<PresenceSetting> put_presence(http::Call& call, db::Transaction& tx, http::Body<PresenceSetting> const& body)
{
    auto const person = TRY(require_person(call, tx));
    auto const input = TRY(body.read());
    auto const setting = TRY(set(tx, person, { input.status, input.text.value_or(ShortText {}), input.until }));
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
