#include "http/message.h"

#include <algorithm>

namespace kith::http {

std::string_view method_text(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Options:
        return "OPTIONS";
    case Method::Propfind:
        return "PROPFIND";
    case Method::Proppatch:
        return "PROPPATCH";
    case Method::Report:
        return "REPORT";
    case Method::Mkcol:
        return "MKCOL";
    }
    return "";
}

bool is_of_webdav(Method method) { return method >= Method::Propfind; }

std::string_view Request::header(std::string_view name) const
{
    for (auto const& [each, value] : headers) {
        if (each == name)
            return value;
    }
    return {};
}

int Request::count_headers(std::string_view name) const
{
    return static_cast<int>(std::ranges::count_if(headers, [&](auto const& header) { return header.first == name; }));
}

std::string_view Request::cookie(std::string_view name) const
{
    auto rest = header("cookie");
    while (!rest.empty()) {
        auto const end = rest.find(';');
        auto pair = rest.substr(0, end);
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
        if (end == rest.npos)
            break;
        rest.remove_prefix(end + 1);
    }
    return {};
}

std::string Request::media_type() const
{
    auto media = header("content-type");
    media = media.substr(0, media.find(';'));
    media = media.substr(0, media.find_last_not_of(' ') + 1);
    std::string lower { media };
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

}
