#include "http/pipeline.h"

#include "http/coding.h"
#include "http/endings.h"
#include "http/guards.h"
#include "http/idempotency.h"
#include "http/slow_pool.h"
#include "http/upgrade.h"

#include <algorithm>

namespace kith::http {

// One request on its way from the wire to its answer. It keeps itself alive
// through the callbacks, and answers exactly once.
class Run : public std::enable_shared_from_this<Run> {
public:
    Run(Pipeline& pipeline, Request request, Answered answered)
        : pipeline_(pipeline)
        , call_(std::move(request), pipeline.rates_)
        , answered_(std::move(answered))
    {}

    void start()
    {
        try {
            if (auto route = find_route())
                dispatch(**route);
            else
                refuse_with(route.error());
        } catch (...) {
            fail(std::current_exception());
        }
    }

private:
    using Answer = Result<Reply>;

    Request const& request() const { return call_.request(); }

    Result<Route const*> find_route()
    {
        TRY(check_host(request(), pipeline_.site_));
        std::vector<Method> allowed;
        auto const* route = pipeline_.router_.match(call_, allowed);
        if (!route)
            return refuse_route(allowed);
        call_.set_route(route->pattern);
        route_ = route;
        TRY(check_origin(request(), pipeline_.site_, *route));
        TRY(check_content_type(request(), *route));
        return route;
    }

    std::unexpected<Refusal> refuse_route(std::vector<Method> const& allowed)
    {
        if (is_of_webdav(request().method) && std::ranges::none_of(allowed, is_of_webdav))
            return refuse("not_implemented"); // no such place speaks it
        if (allowed.empty())
            return refuse("not_found");
        std::string list;
        for (auto method : allowed)
            list += (list.empty() ? "" : ", ") + std::string { method_text(method) };
        allow_ = list;
        return refuse("method_not_allowed");
    }

    void dispatch(Route const& route)
    {
        if (route.run_plainly)
            return finish(route.run_plainly(call_));
        if (route.upgrade)
            return read_upgrade(route);
        auto key = idempotency::read_key(request());
        if (!key)
            return refuse_with(key.error());
        key_ = std::move(*key);
        if (route.run_slowly)
            return key_ ? look_for_kept(route) : run_slowly(route);
        if (route.long_reading && route.long_reading->is_long(request()))
            return let_in(route);
        if (route.reads())
            return read(route);
        write(route.run);
    }

    void read(Route const& route)
    {
        transact(&db::Database::read,
            [self = shared_from_this(), &route](db::Transaction& tx) { self->answer_ = route.run(self->call_, tx); });
    }

    void let_in(Route const& route)
    {
        auto self = shared_from_this();
        pipeline_.database_.read(
            [self, &route](db::Transaction& tx) {
                auto const allowed = route.long_reading->let_in(self->call_, tx);
                self->answer_ = allowed ? Answer { Reply {} } : std::unexpected(allowed.error());
                return db::Ending::Rollback;
            },
            [self, &route](std::exception_ptr fault) {
                if (fault)
                    return self->fail(fault);
                if (!self->answer_)
                    return self->refuse_with(self->answer_.error());
                self->queue(self->pipeline_.slow_.reading, [self, &route] { self->read_long(route); });
            });
    }

    void read_long(Route const& route)
    {
        try {
            auto answer = pipeline_.database_.read_now([&](db::Transaction& tx) {
                call_.begin_again();
                return route.run(call_, tx);
            });
            answer ? finish(*std::move(answer)) : refuse_with(answer.error());
        } catch (...) {
            fail(std::current_exception());
        }
    }

    void write(Writing run)
    {
        transact(&db::Database::write, [self = shared_from_this(), run = std::move(run)](db::Transaction& tx) {
            self->answer_ = self->key_ ? self->run_once(run, tx) : run(self->call_, tx);
        });
    }

    // The handler and the record of its Idempotency-Key in one transaction.
    Answer run_once(Writing const& run, db::Transaction& tx)
    {
        auto const claim = idempotency::make_claim(request(), *key_, caller(tx));
        if (auto kept = TRY(idempotency::find(tx, claim)))
            return std::move(*kept);
        if (!idempotency::take(tx, claim)) {
            auto kept = TRY(idempotency::find(tx, claim));
            return kept ? Answer { std::move(*kept) } : refuse("try_again");
        }
        auto reply = TRY(run(call_, tx));
        reply.headers.insert(reply.headers.end(), call_.headers().begin(), call_.headers().end());
        call_.headers().clear();
        idempotency::keep(tx, claim, reply);
        return reply;
    }

    std::string caller(db::Transaction& tx)
    {
        return pipeline_.identify_ ? pipeline_.identify_(call_, tx) : std::string {};
    }

    // A slow request that was carried out before is answered before it is slow.
    void look_for_kept(Route const& route)
    {
        auto self = shared_from_this();
        auto found = std::make_shared<Result<std::optional<Reply>>>();
        pipeline_.database_.read(
            [self, found](db::Transaction& tx) {
                auto const claim = idempotency::make_claim(self->request(), *self->key_, self->caller(tx));
                *found = idempotency::find(tx, claim);
                return db::Ending::Rollback;
            },
            [self, found, &route](std::exception_ptr fault) { self->go_on_slowly(route, *found, fault); });
    }

    void go_on_slowly(Route const& route, Result<std::optional<Reply>>& kept, std::exception_ptr fault)
    {
        if (fault)
            return fail(fault);
        if (!kept)
            return refuse_with(kept.error());
        if (*kept)
            return finish(std::move(**kept));
        run_slowly(route);
    }

    void run_slowly(Route const& route)
    {
        queue(route.waits_for_others ? pipeline_.slow_.waiting : pipeline_.slow_.computing,
            [self = shared_from_this(), &route] { self->run_slow_part(route); });
    }

    void queue(SlowLane& lane, std::function<void()> work)
    {
        if (!lane.try_run(std::move(work)))
            refuse_with({ "too_many_requests", {}, { { "retry_after", "2" } } });
    }

    void run_slow_part(Route const& route)
    {
        try {
            auto writing = route.run_slowly(call_, pipeline_.database_);
            if (writing)
                return write(std::move(*writing));
            if (auto kept = find_kept())
                return finish(*std::move(kept));
            refuse_with(writing.error());
        } catch (...) {
            fail(std::current_exception());
        }
    }

    // What another request with this key did meanwhile may be why this one is refused:
    // it gets the same answer, then. Waits, so only on the slow pool.
    std::optional<Reply> find_kept()
    {
        if (!key_)
            return {};
        return pipeline_.database_.read_now([this](db::Transaction& tx) {
            auto const claim = idempotency::make_claim(request(), *key_, caller(tx));
            return idempotency::find(tx, claim).value_or(std::nullopt);
        });
    }

    void read_upgrade(Route const& route)
    {
        transact(&db::Database::read, [self = shared_from_this(), &route](db::Transaction& tx) {
            auto upgrade = route.upgrade(self->call_, tx);
            if (upgrade)
                self->upgrade_ = std::move(*upgrade);
            self->answer_ = upgrade ? Answer { Reply { 101 } } : std::unexpected(upgrade.error());
        });
    }

    void transact(void (db::Database::*start)(db::Work, db::Done), std::function<void(db::Transaction&)> body)
    {
        auto work = [self = shared_from_this(), body = std::move(body)](db::Transaction& tx) {
            self->call_.begin_again();
            body(tx);
            return db::Database::ending_of(self->answer_);
        };
        auto done = [self = shared_from_this()](std::exception_ptr fault) { self->conclude(fault); };
        (pipeline_.database_.*start)(std::move(work), std::move(done));
    }

    void conclude(std::exception_ptr fault)
    {
        if (fault)
            return fail(fault);
        if (!answer_)
            return refuse_with(answer_.error());
        finish(std::move(*answer_));
    }

    void refuse_with(Refusal const& refusal)
    {
        call_.headers().clear();
        auto const meaning = pipeline_.meanings_(refusal.code);
        auto reply = route_ && route_->explain ? route_->explain(refusal, meaning.status)
                                               : problem(refusal, meaning, call_.id());
        if (!allow_.empty())
            reply.headers.emplace_back("Allow", allow_);
        if (request().method == Method::Options && refusal.code == "method_not_allowed")
            reply = { 204, "", "", { { "Allow", allow_ } } };
        upgrade_.reset();
        finish(std::move(reply));
    }

    void fail(std::exception_ptr fault) { refuse_with(refusal_of(fault, call_)); }

    void finish(Reply reply)
    {
        reply.headers.insert(reply.headers.end(), call_.headers().begin(), call_.headers().end());
        if (is_known(request(), reply))
            reply = { 304, "", "", std::move(reply.headers) };
        if (reply.content().empty())
            reply.content_type.clear();
        add_security_headers(reply, request().secure);
        compress(reply, request());
        answered_({ std::move(reply), std::move(upgrade_), std::string { call_.route() }, call_.principal });
        run_afterwards(pipeline_.database_, call_);
    }

    Pipeline& pipeline_;
    Call call_;
    Answered answered_;
    Route const* route_ = nullptr;
    std::optional<std::string> key_;
    Answer answer_ = Reply {};
    std::shared_ptr<Upgrade> upgrade_;
    std::string allow_;
};

Pipeline::Pipeline(Router const& router, db::Database& database, Meanings meanings, Site site, SlowPool& slow)
    : router_(router)
    , database_(database)
    , meanings_(std::move(meanings))
    , site_(std::move(site))
    , slow_(slow)
{}

void Pipeline::handle(Request request, Answered answered)
{
    request.secure = request.secure || site_.public_url.starts_with("https:");
    std::make_shared<Run>(*this, std::move(request), std::move(answered))->start();
}

}
