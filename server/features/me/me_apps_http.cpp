// What one can open at the top right.

#include "me/me_http.h"

#include "sessions/sessions.h"

#include <algorithm>

namespace kith::me {
namespace {

struct AppBody {
    std::string slug;
    std::string name;
    std::string url;
};
BOOST_DESCRIBE_STRUCT(AppBody, (), (slug, name, url))

struct AppList {
    std::vector<AppBody> items;
};
BOOST_DESCRIBE_STRUCT(AppList, (), (items))

struct AppQuery {
    std::string account;
};
BOOST_DESCRIBE_STRUCT(AppQuery, (), (account))

// An app is listed when there is a page to open; one that needs a license will say so here.
AppList apps() { return { { { "manager", "Manager", "/manage" } } }; }

// As to one who asks for the account itself. Refuses: not_found, inactive.
Result<void> check_is_active_in(db::Transaction& tx, sessions::Session const& session, std::string const& account)
{
    auto const all = belongings(tx, session.person.id);
    auto const here = std::ranges::find(all, account, [](Belonging const& in) { return in.account.text(); });
    if (here == all.end() || (session.only && session.only->text() != account))
        return refuse("not_found");
    return here->state_at(tx.now()) == memberships::State::Active ? Result<void> {} : refuse("inactive");
}

Result<AppList> get_apps(http::Call& call, db::Transaction& tx, http::Query<AppQuery> const& parameters)
{
    auto const session = TRY(sessions::require(call, tx));
    auto const query = TRY(parameters.read());
    TRY(check_is_active_in(tx, session, query.account));
    return apps();
}

}

void add_app_routes(http::Router& router)
{
    router.get("/api/v1/me/apps", "Lists the apps one can open in an account", get_apps);
}

}
