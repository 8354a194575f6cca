#pragma once

// Routes are typed: what a handler takes and answers is what is parsed, written
// and published in the OpenAPI document, because all three come from its signature.
//
//   Result<Created<InvitationBody>> post_invitation(Call&, db::Transaction&, Body<NewInvitationBody> const&);
//   router.post("/api/v1/accounts/{account}/invitations", "Invites one person", post_invitation);
//
// GET handlers get a reading transaction, all others a writing one that commits
// when they answer and rolls back when they refuse or throw.
//
// A handler that has to hash a password takes a db::Database& instead and answers
// Then<T>: it runs on the small pool for slow work (429 when that is full; one that asks
// another server says so by its route's waits_for_others), may look
// things up with read_now, and returns what is to be written. That closure runs in
// a writing transaction, where it decides again whatever may have changed meanwhile.
//
// A route that reads and whose answer may be long says so by long_reading: it is let in first, and then read
// on a lane of the slow pool, so that it keeps no thread from others.
//
// A handler of files takes an Upload<Kind> instead of a Body, whose media types it
// names, and answers Media.
//
// What else than T a handler may answer stands in answers.h.

#include "db/database.h"
#include "http/answer_of.h"
#include "http/call.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace kith::http {

class Upgrade; // what takes over the socket of a WebSocket handshake (upgrade.h)

struct LongReading {
    std::function<bool(Request const&)> is_long;                 // others are read as any
    std::function<Result<void>(Call&, db::Transaction&)> let_in; // before it waits for its turn
};

struct Route {
    Method method;
    std::string pattern; // "/api/v1/accounts/{account}/users"
    std::string summary;
    json::Type const* body = nullptr;
    std::vector<std::string_view> uploads; // media types that are taken instead of JSON
    std::size_t body_bytes = 0;            // the most, where it is more than the server's limit
    json::Type const* query = nullptr;
    json::Type const* answer = nullptr; // null: no body, or no JSON
    bool answers_media = false;
    bool waits_for_others = false; // runs slowly because it asks another server
    int status = 200;
    int other_status = 0; // of the same answer, where there are two

    // Exactly one of these is set.
    std::function<Result<Reply>(Call&, db::Transaction&)> run;
    std::function<Result<Writing>(Call&, db::Database&)> run_slowly;
    std::function<Reply(Call&)> run_plainly; // no database: pages, health
    std::function<Result<std::shared_ptr<Upgrade>>(Call&, db::Transaction&)> upgrade;

    std::optional<LongReading> long_reading; // of one that has `run`

    // Refusals where clients speak no JSON; nothing: a problem document.
    std::function<Reply(Refusal const&, int status)> explain;

    bool reads() const;
};

class Router {
public:
    template<typename Handler>
    Route& get(std::string pattern, std::string summary, Handler handler)
    {
        return add(Method::Get, std::move(pattern), std::move(summary), +handler);
    }
    template<typename Handler>
    Route& post(std::string pattern, std::string summary, Handler handler)
    {
        return add(Method::Post, std::move(pattern), std::move(summary), +handler);
    }
    template<typename Handler>
    Route& put(std::string pattern, std::string summary, Handler handler)
    {
        return add(Method::Put, std::move(pattern), std::move(summary), +handler);
    }
    template<typename Handler>
    Route& patch(std::string pattern, std::string summary, Handler handler)
    {
        return add(Method::Patch, std::move(pattern), std::move(summary), +handler);
    }
    template<typename Handler>
    Route& remove(std::string pattern, std::string summary, Handler handler)
    {
        return add(Method::Delete, std::move(pattern), std::move(summary), +handler);
    }
    // Routes that answer no JSON of ours; they are left out of the OpenAPI document.
    Route& plain(Method method, std::string pattern, std::function<Reply(Call&)> handler)
    {
        Route route { method, std::move(pattern), "" };
        route.run_plainly = std::move(handler);
        return insert(std::move(route));
    }
    Route& plain_with_transaction(
        Method method, std::string pattern, std::function<Result<Reply>(Call&, db::Transaction&)> run)
    {
        Route route { method, std::move(pattern), "" };
        route.run = std::move(run);
        return insert(std::move(route));
    }
    // Whatever has no route and no place in the API: the web pages.
    void otherwise(std::function<Reply(Call&)> handler)
    {
        otherwise_ = { Method::Get, "/*", "" };
        otherwise_.run_plainly = std::move(handler);
    }
    void socket(std::string pattern, std::string summary,
        std::function<Result<std::shared_ptr<Upgrade>>(Call&, db::Transaction&)> handler)
    {
        Route route { Method::Get, std::move(pattern), std::move(summary) };
        route.status = 101;
        route.upgrade = std::move(handler);
        insert(std::move(route));
    }

    std::vector<std::unique_ptr<Route>> const& routes() const { return routes_; }

    // Fills the call's path parameters. Null: `allowed` then holds the methods that
    // the path has (405), and is empty when there is no such path (404).
    Route const* match(Call&, std::vector<Method>& allowed) const;
    // What a route takes beyond the server's limit; 0: nothing.
    std::size_t most_body_bytes(Method, std::string_view path) const;

private:
    template<typename Answer, typename Place>
    Route& add(Method method, std::string pattern, std::string summary, Result<Answer> (*handler)(Call&, Place&))
    {
        auto route = make_route<Answer>(method, std::move(pattern), std::move(summary));
        set_run<Answer, Place>(route, handler);
        return insert(std::move(route));
    }

    template<typename Answer, typename Place, typename Input>
    Route& add(Method method, std::string pattern, std::string summary,
        Result<Answer> (*handler)(Call&, Place&, Body<Input> const&))
    {
        auto route = make_route<Answer>(method, std::move(pattern), std::move(summary));
        route.body = &json::type_of<Input>();
        set_run<Answer, Place>(route,
            [handler](Call& call, Place& place) { return handler(call, place, Body<Input> { call.request().body }); });
        return insert(std::move(route));
    }

    template<typename Answer, typename Place, typename Kind>
    Route& add(Method method, std::string pattern, std::string summary,
        Result<Answer> (*handler)(Call&, Place&, Upload<Kind> const&))
    {
        auto route = make_route<Answer>(method, std::move(pattern), std::move(summary));
        set_uploads<Kind>(route);
        set_run<Answer, Place>(route, [handler](Call& call, Place& place) {
            return handler(call, place, Upload<Kind> { call.request().media_type(), call.request().content() });
        });
        return insert(std::move(route));
    }

    template<typename Answer, typename Place, typename Kind, typename Input>
    Route& add(Method method, std::string pattern, std::string summary,
        Result<Answer> (*handler)(Call&, Place&, Upload<Kind> const&, Query<Input> const&))
    {
        auto route = make_route<Answer>(method, std::move(pattern), std::move(summary));
        set_uploads<Kind>(route);
        route.query = &json::type_of<Input>();
        set_run<Answer, Place>(route, [handler](Call& call, Place& place) {
            return handler(call, place, Upload<Kind> { call.request().media_type(), call.request().content() },
                Query<Input> { call.request().query });
        });
        return insert(std::move(route));
    }

    template<typename Kind>
    static void set_uploads(Route& route)
    {
        route.uploads.assign(Kind::media_types.begin(), Kind::media_types.end());
        if constexpr (requires { Kind::most_bytes; })
            route.body_bytes = Kind::most_bytes;
    }

    template<typename Answer, typename Place, typename Input>
    Route& add(Method method, std::string pattern, std::string summary,
        Result<Answer> (*handler)(Call&, Place&, Query<Input> const&))
    {
        auto route = make_route<Answer>(method, std::move(pattern), std::move(summary));
        route.query = &json::type_of<Input>();
        set_run<Answer, Place>(route, [handler](Call& call, Place& place) {
            return handler(call, place, Query<Input> { call.request().query });
        });
        return insert(std::move(route));
    }

    template<typename Answer, typename Place, typename Handler>
    static void set_run(Route& route, Handler handler)
    {
        auto run = [handler](Call& call, Place& place) { return AnswerOf<Answer>::reply(handler(call, place)); };
        if constexpr (std::is_same_v<Place, db::Transaction>)
            route.run = run;
        else
            route.run_slowly = run;
    }

    template<typename Answer>
    static Route make_route(Method method, std::string pattern, std::string summary)
    {
        Route route { method, std::move(pattern), std::move(summary) };
        route.status = AnswerOf<Answer>::status;
        route.other_status = AnswerOf<Answer>::other_status;
        route.answer = AnswerOf<Answer>::type();
        route.answers_media = std::is_same_v<Answer, Media> || std::is_same_v<Answer, Then<Media>>;
        return route;
    }

    Route& insert(Route);

    // Paths as a tree of segments; {name} is the child that takes any segment.
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> children;
        std::unique_ptr<Node> any;
        std::vector<Route const*> routes; // one for each method
    };
    static Node& descend(Node&, std::string_view pattern);

    std::vector<std::unique_ptr<Route>> routes_;
    Node root_;
    Route otherwise_ { Method::Get, "/*", "" };
};

}
