#pragma once

// One request in flight, as handlers see it.

#include "base/id.h"
#include "base/result.h"
#include "db/transaction.h"
#include "http/message.h"
#include "http/rates.h"
#include "json/json.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::http {

class Call {
public:
    Call(Request request, Rates& rates) : request_(std::move(request)), rates_(rates) {}

    Request const& request() const { return request_; }
    std::string const& id() const { return request_.id; }
    std::string const& address() const { return request_.address; }
    // Who counts as one client, for rates: the address, or its /64 of IPv6.
    std::string client() const;

    // What stood at {name} in the route's path, percent-decoded.
    std::string_view path_parameter(std::string_view name) const;
    void set_path_parameters(std::vector<std::pair<std::string, std::string>> parameters)
    {
        parameters_ = std::move(parameters);
    }
    // The pattern of the route, for metrics and the log.
    void set_route(std::string_view pattern) { route_ = pattern; }
    std::string_view route() const { return route_; }

    // Counts one use of `key` under the rate `name`; refuses too_many_requests.
    Result<void> limit(Rate const&, std::string_view key);

    // Headers of the answer, kept only if the call succeeds.
    void add_header(std::string name, std::string value) { headers_.emplace_back(std::move(name), std::move(value)); }
    Headers& headers() { return headers_; }

    // RFC 9110 8.8.3: `version` becomes the answer's ETag; If-Match with another
    // one refuses `stale`. Without If-Match anything goes.
    Result<void> check_version(std::int64_t version) const;
    void set_version(std::int64_t version);

    // Small work for after the answer, such as noting when somebody was last seen:
    // its own transaction, and nobody hears if it fails.
    void afterwards(std::function<void(db::Transaction&)> work) { afterwards_.push_back(std::move(work)); }
    std::vector<std::function<void(db::Transaction&)>>& work_for_afterwards() { return afterwards_; }

    // Who is asking, for the log and for the rates of signed-in calls; empty for anybody.
    std::string principal;

    // Forgets what a handler left behind, because its work runs again.
    void begin_again()
    {
        headers_.clear();
        afterwards_.clear();
    }

private:
    Request request_;
    Rates& rates_;
    std::vector<std::pair<std::string, std::string>> parameters_;
    Headers headers_;
    std::string_view route_;
    std::vector<std::function<void(db::Transaction&)>> afterwards_;
};

// The body of a request, parsed when the handler asks for it - after it has
// decided 401, 404, 403 and 409, for that is the order of the contract.
template<typename T>
class Body {
public:
    using type = T;
    explicit Body(std::string_view text) : text_(text) {}
    Result<T> read() const { return json::parse<T>(text_); }

private:
    std::string_view text_;
};

// A body that is no JSON, of one of Kind::media_types: any other is refused before.
template<typename Kind>
struct Upload {
    std::string media_type;
    std::string_view bytes;
};

// The query parameters, in the same way.
std::optional<std::vector<std::pair<std::string, std::string>>> decode_query(std::string_view query);

template<typename T>
class Query {
public:
    using type = T;
    explicit Query(std::string_view text) : text_(text) {}
    Result<T> read() const
    {
        auto parameters = decode_query(text_);
        if (!parameters)
            return refuse("malformed", "query", "cannot be decoded");
        T value {};
        TRY(json::parse_query_into(json::type_of<T>(), &value, *parameters));
        return value;
    }

private:
    std::string_view text_;
};

}
