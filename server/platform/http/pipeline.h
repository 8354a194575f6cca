#pragma once

// What happens to a request between the wire and its handler, without sockets:
// Host and Origin, routing, content type, rates, the transaction, Idempotency-Key,
// problems, security headers. The connection and the tests drive it alike.

#include "db/database.h"
#include "http/problem.h"
#include "http/router.h"

#include <functional>
#include <memory>
#include <string>

namespace kith::http {

struct SlowPool; // bounded threads for work that is slow by design (password hashing)

struct Site {
    std::string public_url;                 // scheme://host[:port], no slash at the end
    std::vector<std::string> allowed_hosts; // what Host may say
    std::vector<std::string> allowed_origins;
};

// The answer, or the protocol that takes the socket over.
struct Outcome {
    Reply reply;
    std::shared_ptr<Upgrade> upgrade;
    std::string route;
    std::string principal;
};
using Answered = std::function<void(Outcome)>;

class Pipeline {
public:
    Pipeline(Router const&, db::Database&, Meanings, Site, SlowPool&);

    // Who calls, by cookie or bearer token; empty for nobody. An answer kept under an
    // Idempotency-Key is given again only to the same caller, as long as he may sign in.
    using Identify = std::function<std::string(Call&, db::Transaction&)>;
    void identify_by(Identify identify) { identify_ = std::move(identify); }

    // Calls back exactly once, perhaps before it returns, perhaps on another thread.
    void handle(Request, Answered);

private:
    Router const& router_;
    db::Database& database_;
    Meanings meanings_;
    Site site_;
    SlowPool& slow_;
    Rates rates_;
    Identify identify_;

    friend class Run; // one request on its way (pipeline.cpp)
};

}
