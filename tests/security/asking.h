#pragma once

// The whole API, asked by browsers for any operation of the table.

#include "app/followers.h"
#include "app/routes.h"
#include "live/live.h"
#include "persons/persons.h"
#include "security/operations.h"
#include "support/api.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::tests {

// The API with its socket, which is part of the published document, too.
class WholeApi {
public:
    explicit WholeApi(db::Database& database)
        : hub_(database, app::project, app::renew)
        , router_(routes(hub_))
        , api(database, router_)
    {}

private:
    static http::Router routes(live::Hub& hub)
    {
        http::Router router;
        app::add_api_routes(router);
        app::add_live_route(router, hub);
        return router;
    }
    live::Hub hub_;
    http::Router router_;

public:
    Api api;
};

// A browser on the page of Kith: the handshake of a socket asks for that.
inline Browser browser_of(Api& api)
{
    Browser browser { api };
    browser.headers = { { "origin", "http://kith.test" } };
    return browser;
}

inline std::string email_of(db::Database& database, Actor const& actor)
{
    return database.read_now([&](db::Transaction& tx) { return persons::find(tx, actor.person)->email.text(); });
}

inline Browser signed_in(Api& api, db::Database& database, Actor const& actor)
{
    auto browser = browser_of(api);
    EXPECT_EQ(browser.log_in(email_of(database, actor)).status, 200);
    return browser;
}

// The routes that take no JSON from those who may.
class UploadsCsv {
public:
    UploadsCsv(Browser& browser, Operation const& operation) : browser_(browser), before_(browser.headers)
    {
        if (operation.path.ends_with("/import"))
            browser.headers.emplace_back("content-type", "text/csv");
    }
    ~UploadsCsv() { browser_.headers = before_; }
    UploadsCsv(UploadsCsv const&) = delete;
    UploadsCsv& operator=(UploadsCsv const&) = delete;

private:
    Browser& browser_;
    http::Headers before_;
};

inline Answer send(Browser& browser, Operation const& operation, Ids const& ids, bool with_input = true)
{
    auto path = "/api/v1" + filled(operation.path, ids);
    auto const input = with_input ? filled(operation.input, ids) : std::string {};
    bool const is_query = input.starts_with('?');
    UploadsCsv const uploading { browser, operation };
    return browser.send(operation.verb(), is_query ? path + input : path, is_query ? "" : input);
}

}
