#include "http/call.h"

#include "http/address.h"
#include "http/percent.h"

namespace kith::http {

std::string_view Call::path_parameter(std::string_view name) const
{
    for (auto const& [each, value] : parameters_) {
        if (each == name)
            return value;
    }
    return {};
}

std::string Call::client() const
{
    auto const address = Address::parse(request_.address);
    return address ? address->household().text() : request_.address;
}

Result<void> Call::limit(Rate const& rate, std::string_view key)
{
    auto const seconds = rates_.take(rate, key);
    if (seconds == 0)
        return {};
    Refusal refusal { "too_many_requests" };
    refusal.about.emplace_back("retry_after", std::to_string(seconds));
    return std::unexpected(std::move(refusal));
}

Result<void> Call::check_version(std::int64_t version) const
{
    auto const wanted = request_.header("if-match");
    if (wanted.empty() || wanted == "*" || wanted == '"' + std::to_string(version) + '"')
        return {};
    return refuse("stale");
}

void Call::set_version(std::int64_t version) { add_header("ETag", '"' + std::to_string(version) + '"'); }

std::optional<std::vector<std::pair<std::string, std::string>>> decode_query(std::string_view query)
{
    std::vector<std::pair<std::string, std::string>> parameters;
    while (!query.empty()) {
        auto const end = query.find('&');
        auto const pair = query.substr(0, end);
        auto const equals = pair.find('=');
        auto name = percent_decode(pair.substr(0, equals), true);
        auto value = percent_decode(equals == pair.npos ? "" : pair.substr(equals + 1), true);
        if (!name || !value)
            return {};
        if (!pair.empty())
            parameters.emplace_back(std::move(*name), std::move(*value));
        if (end == query.npos)
            break;
        query.remove_prefix(end + 1);
    }
    return parameters;
}

}
