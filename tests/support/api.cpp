#include "support/api.h"

#include "app/refusals.h"
#include "app/routes.h"
#include "crypto/base64.h"
#include "mail/links.h"
#include "mail/outbox.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fmt/format.h>

#include <future>

namespace kith::tests {
namespace {

http::Router all_routes()
{
    http::Router router;
    app::add_api_routes(router);
    app::add_dav_routes(router);
    return router;
}

http::Site site_of(std::string const& url) { return { url, { url.substr(url.find("://") + 3) }, { url } }; }

}

std::string Answer::header(std::string_view name) const
{
    for (auto const& [each, value] : headers) {
        if (each == name)
            return value;
    }
    return {};
}

std::string Answer::at(std::string_view pointer) const
{
    boost::json::error_code error;
    auto const document = boost::json::parse(body, error);
    auto const* found = error ? nullptr : document.find_pointer(pointer, error);
    if (!found)
        return {};
    return found->is_string() ? std::string { found->get_string() } : boost::json::serialize(*found);
}

std::string Answer::problem() const { return std::to_string(status) + ' ' + at("/code"); }

http::Request request(http::Method method, std::string target, std::string body, http::Headers more)
{
    http::Request request { method, target, target.substr(0, target.find('?')) };
    if (auto const mark = target.find('?'); mark != target.npos)
        request.query = target.substr(mark + 1);
    request.headers = std::move(more);
    if (!body.empty() && request.count_headers("content-type") == 0)
        request.headers.emplace_back("content-type", "application/json");
    request.body = std::move(body);
    request.address = "192.0.2.1";
    request.id = "request-1";
    return request;
}

Api::Api(db::Database& database, std::string public_url)
    : all_(all_routes())
    , pipeline_(all_, database, app::meaning_of, site_of(public_url), slow_)
{
    pipeline_.identify_by(app::caller_of);
}

Api::Api(db::Database& database, http::Router const& router, std::string public_url)
    : pipeline_(router, database, app::meaning_of, site_of(public_url), slow_)
{
    pipeline_.identify_by(
        [](http::Call& call, db::Transaction&) { return std::string { call.request().header("x-caller") }; });
}

Answer Api::send(http::Request request)
{
    std::promise<Answer> answered;
    pipeline_.handle(std::move(request), [&](http::Outcome outcome) {
        auto& reply = outcome.reply;
        answered.set_value(
            { reply.status, reply.content_type, std::string { reply.content() }, reply.headers, outcome.route });
    });
    return answered.get_future().get();
}

Answer Browser::log_in(std::string_view login, std::string_view password)
{
    return post("/api/v1/auth/login", fmt::format(R"({{"login":"{}","password":"{}"}})", login, password));
}

Answer Browser::send(http::Method method, std::string const& path, std::string const& body)
{
    auto all = headers;
    auto cookies = cookie;
    for (auto const& [name, value] : other_cookies)
        cookies += (cookies.empty() ? "" : "; ") + name + '=' + value;
    if (!cookies.empty())
        all.emplace_back("cookie", cookies);
    auto outgoing = request(method, path, body, std::move(all));
    outgoing.address = address;
    auto answer = api_.send(std::move(outgoing));
    for (auto const& [name, value] : answer.headers) {
        if (name == "Set-Cookie")
            keep(value);
    }
    return answer;
}

void Browser::keep(std::string const& set_cookie)
{
    auto const pair = set_cookie.contains("Max-Age=0;") || set_cookie.ends_with("Max-Age=0")
        ? ""
        : set_cookie.substr(0, set_cookie.find(';'));
    auto const name = set_cookie.substr(0, set_cookie.find('='));
    if (name.ends_with("kith_session"))
        cookie = pair;
    else if (pair.empty())
        other_cookies.erase(name);
    else
        other_cookies[name] = pair.substr(name.size() + 1);
}

std::string made_api_token(Browser& browser, std::string const& more)
{
    return browser.post("/api/v1/me/tokens", R"({"name":"Deploy")" + more + '}').at("/token");
}

http::Headers bearer(std::string const& token) { return { { "authorization", "Bearer " + token } }; }

http::Headers basic(std::string_view user_name, std::string_view password)
{
    auto const both = std::string { user_name } + ':' + std::string { password };
    return { { "authorization", "Basic " + crypto::to_base64(both) } };
}

std::string mailed_token(db::Database& database, std::string_view address_key)
{
    constexpr std::string_view path = "/reset?token=";
    for (auto const& mail :
        database.read_now([&](db::Transaction& tx) { return mail::list_kept(tx, address_key, 100); })) {
        for (auto const& link : mail::find_links(mail.text)) {
            if (link.contains(path))
                return link.substr(link.find(path) + path.size());
        }
    }
    return {};
}

std::string reset_form(std::string_view token, std::string_view password)
{
    return fmt::format(R"({{"token":"{}","password":"{}"}})", token, password);
}

}
