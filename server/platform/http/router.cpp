#include "http/router.h"

#include "base/fault.h"
#include "http/percent.h"

#include <algorithm>

namespace kith::http {
namespace {

// Splits off the first segment of "/a/b/c".
std::string_view next_segment(std::string_view& path)
{
    path.remove_prefix(1);
    auto const segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool is_parameter(std::string_view segment) { return segment.size() > 2 && segment.front() == '{'; }

std::string_view parameter_name(std::string_view segment) { return segment.substr(1, segment.size() - 2); }

// Names of the pattern beside the segments of the path that stood in their place.
std::optional<std::vector<std::pair<std::string, std::string>>> read_parameters(
    std::string_view pattern, std::string_view path)
{
    std::vector<std::pair<std::string, std::string>> parameters;
    while (!pattern.empty()) {
        auto const wanted = next_segment(pattern);
        auto const given = next_segment(path);
        if (!is_parameter(wanted))
            continue;
        auto decoded = percent_decode(given, false);
        if (!decoded || decoded->empty() || decoded->find('/') != decoded->npos)
            return {};
        parameters.emplace_back(parameter_name(wanted), std::move(*decoded));
    }
    return parameters;
}

}

bool Route::reads() const
{
    return method == Method::Get || method == Method::Head || method == Method::Options || method == Method::Propfind ||
        method == Method::Report;
}

Router::Node& Router::descend(Node& node, std::string_view pattern)
{
    if (pattern.empty())
        return node;
    auto const segment = next_segment(pattern);
    auto& child = is_parameter(segment) ? node.any : node.children[std::string { segment }];
    if (!child)
        child = std::make_unique<Node>();
    return descend(*child, pattern);
}

Route& Router::insert(Route route)
{
    auto& node = descend(root_, route.pattern);
    if (std::ranges::any_of(node.routes, [&](Route const* each) { return each->method == route.method; }))
        throw Fault("two routes for " + std::string { method_text(route.method) } + ' ' + route.pattern);
    routes_.push_back(std::make_unique<Route>(std::move(route)));
    node.routes.push_back(routes_.back().get());
    return *routes_.back();
}

std::size_t Router::most_body_bytes(Method method, std::string_view path) const
{
    Node const* node = &root_;
    while (node && path.starts_with('/')) {
        auto const child = node->children.find(next_segment(path));
        node = child == node->children.end() ? node->any.get() : child->second.get();
    }
    for (auto const* route : node ? node->routes : std::vector<Route const*> {}) {
        if (route->method == method)
            return route->body_bytes;
    }
    return 0;
}

Route const* Router::match(Call& call, std::vector<Method>& allowed) const
{
    auto const method = call.request().method == Method::Head ? Method::Get : call.request().method;
    Node const* node = &root_;
    for (std::string_view path = call.request().path; node && !path.empty();) {
        auto const child = node->children.find(next_segment(path));
        node = child == node->children.end() ? node->any.get() : child->second.get();
    }
    for (auto const* route : node ? node->routes : std::vector<Route const*> {}) {
        allowed.push_back(route->method);
        if (route->method != method)
            continue;
        auto parameters = read_parameters(route->pattern, call.request().path);
        if (!parameters) {
            allowed.clear(); // the path has the method, but names nothing
            break;
        }
        call.set_path_parameters(std::move(*parameters));
        return route;
    }
    bool const is_page = allowed.empty() && method == Method::Get && !call.request().path.starts_with("/api/");
    return is_page && otherwise_.run_plainly ? &otherwise_ : nullptr;
}

}
