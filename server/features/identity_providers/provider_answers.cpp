#include "identity_providers/provider_answers.h"

#include "base/clean_text.h"

#include <boost/json.hpp>

namespace kith::identity_providers {
namespace {

namespace bj = boost::json;

constexpr std::size_t most_claims = 60;
constexpr std::size_t most_claim_bytes = 300;
constexpr std::size_t most_words = 200;

std::string shown(bj::value const& value)
{
    auto const text = value.is_string() ? std::string { value.get_string() } : bj::serialize(value);
    return one_line(text, most_claim_bytes);
}

// RFC 6749 5.2; of anything else nothing is shown.
std::string error_in(std::string const& body)
{
    boost::system::error_code error;
    auto const value = bj::parse(body, error);
    if (error || !value.is_object())
        return "without a word";
    auto const& members = value.get_object();
    return one_line(text_at(members, "error") + ' ' + text_at(members, "error_description"), most_words);
}

}

std::string text_at(bj::object const& members, std::string_view name)
{
    auto const* value = members.if_contains(name);
    return value && value->is_string() ? std::string { value->get_string() } : std::string {};
}

bool is_true(bj::object const& members, std::string_view name)
{
    auto const* value = members.if_contains(name);
    return value && value->is_bool() && value->get_bool();
}

std::vector<Claim> shortened(bj::object const& members)
{
    std::vector<Claim> all;
    for (auto const& [name, value] : members) {
        if (all.size() < most_claims)
            all.push_back({ one_line(name, most_claim_bytes), shown(value) });
    }
    return all;
}

Result<void> check_reached(fetch::Answer const& answer, std::string_view what)
{
    if (answer.is_fine())
        return {};
    auto const why = answer.trouble.empty() ? "status " + std::to_string(answer.status) : answer.trouble;
    return std::unexpected(Refusal { "provider_unreachable", {}, { { "reason", std::string { what } + ": " + why } } });
}

Result<bj::object> object_in(fetch::Answer const& answer, std::string_view what)
{
    TRY(check_reached(answer, what));
    boost::system::error_code error;
    auto value = bj::parse(answer.body, error);
    if (error || !value.is_object())
        return confused(std::string { what } + " is no JSON object");
    return std::move(value.get_object());
}

Result<bj::object> tokens_in(fetch::Answer const& answer)
{
    if (answer.status >= 400 && answer.status < 500)
        return confused("it refuses the code: " + error_in(answer.body));
    return object_in(answer, "its answer to the code");
}

}
