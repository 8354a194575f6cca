// Where one is signed in. A session that a provider or a link of one account began sees and ends those that are, as it
// is, good for that account alone.

#include "me/me_http.h"
#include "sessions/sessions.h"

namespace kith::me {
namespace {

struct MeSession {
    SessionId id;
    std::string device;
    std::string address;
    Time created_at {};
    Time last_seen_at {};
    bool current;
};
BOOST_DESCRIBE_STRUCT(MeSession, (), (id, device, address, created_at, last_seen_at, current))

struct MeSessions {
    std::vector<MeSession> items;
};
BOOST_DESCRIBE_STRUCT(MeSessions, (), (items))

Result<MeSessions> get_sessions(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_browser(call, tx));
    MeSessions all;
    for (auto const& each : sessions::list(tx, session.person, session.only))
        all.items.push_back(
            { each.id, each.device, each.address, each.created_at, each.last_seen_at, each.id == session.id });
    return all;
}

Result<http::NoContent> delete_session(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_browser(call, tx));
    TRY(sessions::end_one(call, tx, session, SessionId::from_text(call.path_parameter("session"))));
    return http::NoContent {};
}

Result<http::NoContent> delete_sessions(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_browser(call, tx));
    sessions::end_everywhere(call, tx, session);
    return http::NoContent {};
}

}

void add_session_routes(http::Router& router)
{
    router.get("/api/v1/me/sessions", "Lists the browsers one is signed in with", get_sessions);
    router.remove("/api/v1/me/sessions", "Signs out everywhere; API tokens end, too", delete_sessions);
    router.remove("/api/v1/me/sessions/{session}", "Signs out of one browser", delete_session);
}

}
