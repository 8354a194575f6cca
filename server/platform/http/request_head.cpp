#include "http/request_head.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

#include <boost/beast/http/basic_parser.hpp>

namespace kith::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;
using beast::http::field;
using beast::http::verb;

std::string_view to_view(beast::string_view text) { return { text.data(), text.size() }; }

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string to_lower(std::string_view text)
{
    std::string lower { text };
    std::ranges::transform(lower, lower.begin(), [](char c) { return to_lower(c); });
    return lower;
}

bool is_same_word(std::string_view text, std::string_view lower)
{
    return std::ranges::equal(text, lower, {}, [](char c) { return to_lower(c); });
}

constexpr std::pair<verb, Method> methods[] = { { verb::get, Method::Get }, { verb::head, Method::Head },
    { verb::post, Method::Post }, { verb::put, Method::Put }, { verb::patch, Method::Patch },
    { verb::delete_, Method::Delete }, { verb::options, Method::Options }, { verb::propfind, Method::Propfind },
    { verb::proppatch, Method::Proppatch }, { verb::report, Method::Report }, { verb::mkcol, Method::Mkcol } };

// Beast's grammar, writing straight into our Request. Only the head: Beast 1.81
// asserts on a last chunk that arrives in pieces, so bodies are read without it.
class HeadParser final : public beast::http::basic_parser<true> {
public:
    RequestHead head;
    std::optional<Misuse> misuse;
    int host_count = 0;
    int length_count = 0;
    int coding_count = 0;
    int version = 0;

private:
    void on_request_impl(
        verb method, beast::string_view, beast::string_view target, int its_version, error_code&) override
    {
        version = its_version;
        head.request.target = to_view(target);
        head.request.headers.reserve(12);
        set_method(method);
    }

    void set_method(verb method)
    {
        auto const found = std::ranges::find(methods, method, &std::pair<verb, Method>::first);
        if (found != std::end(methods))
            head.request.method = found->second;
        else
            misuse = method == verb::trace || method == verb::connect ? misuse::bad_method : misuse::unknown_method;
    }

    void on_field_impl(field name, beast::string_view name_text, beast::string_view value, error_code&) override
    {
        auto const text = to_view(value);
        head.request.headers.emplace_back(
            to_lower(to_view(name_text)), name == field::host ? to_lower(text) : std::string { text });
        if (name == field::host)
            ++host_count;
        else if (name == field::content_length)
            read_length(text);
        else if (name == field::transfer_encoding)
            read_coding(text);
        else if (name == field::expect)
            head.expects_continue = is_same_word(text, "100-continue");
    }

    // Digits and nothing else: no sign, no list.
    void read_length(std::string_view text)
    {
        ++length_count;
        auto const end = text.data() + text.size();
        auto const [last, error] = std::from_chars(text.data(), end, head.content_length);
        if (error != std::errc {} || last != end)
            note(misuse::malformed);
    }

    void read_coding(std::string_view text)
    {
        ++coding_count;
        head.is_chunked = is_same_word(text, "chunked");
        if (!head.is_chunked)
            note(misuse::unknown_coding);
    }

    void note(Misuse const& found)
    {
        if (!misuse)
            misuse = found;
    }

    void on_header_impl(error_code&) override { head.is_kept_alive = version == 11 && keep_alive(); }
    void on_response_impl(int, beast::string_view, int, error_code&) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}
    std::size_t on_body_impl(beast::string_view, error_code&) override { return 0; }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view, error_code&) override { return 0; }
    void on_finish_impl(error_code&) override {}
};

// "GET / HTTP/2.0" is a version we do not speak; "GET / HTTP/x" is nothing at all.
bool names_a_version(std::string_view text)
{
    auto const line = text.substr(0, text.find('\r'));
    auto const version = line.substr(std::min(line.size(), line.rfind(' ') + 1));
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::ranges::count(line, ' ') == 2 && version.size() == 8 && version.starts_with("HTTP/") &&
        is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
}

Misuse misuse_of(error_code error, HeadParser const& parser, std::string_view text)
{
    if (error == beast::http::error::bad_version && names_a_version(text))
        return misuse::bad_version;
    return parser.coding_count > 0 && parser.misuse ? *parser.misuse : misuse::malformed;
}

// RFC 9112 6.1 to 6.3 and 3.2: a request that two servers could read in two ways.
bool is_ambiguous(HeadParser const& parser)
{
    bool const has_two_lengths = parser.length_count + parser.coding_count > 1;
    bool const has_right_hosts = parser.host_count == 1 || (parser.host_count == 0 && parser.version == 10);
    bool const is_too_old = parser.version == 10 && parser.coding_count > 0;
    return has_two_lengths || !has_right_hosts || is_too_old;
}

// RFC 9112 3.2.2: what a proxy would be sent. It may name no other host than Host.
bool strip_absolute_form(Request& request)
{
    auto const scheme_end = request.target.find("://");
    auto const scheme = to_lower(std::string_view { request.target }.substr(0, scheme_end));
    if (scheme_end == std::string::npos || (scheme != "http" && scheme != "https"))
        return false;
    auto const rest = request.target.substr(scheme_end + 3);
    auto const host = rest.substr(0, rest.find_first_of("/?"));
    if (host.empty() || to_lower(host) != request.header("host"))
        return false;
    auto const path = rest.substr(host.size());
    request.target = path.starts_with('/') ? path : '/' + path;
    return true;
}

bool set_target(Request& request)
{
    bool const is_visible_ascii =
        std::ranges::all_of(request.target, [](char c) { return c > ' ' && c < 0x7f && c != '#'; });
    if (!is_visible_ascii)
        return false;
    bool const is_asterisk = request.target == "*" && request.method == Method::Options;
    if (!request.target.starts_with('/') && !is_asterisk && !strip_absolute_form(request))
        return false;
    auto const question = request.target.find('?');
    request.path = request.target.substr(0, question);
    if (question != std::string::npos)
        request.query = request.target.substr(question + 1);
    return true;
}

}

std::expected<RequestHead, Misuse> parse_request_head(std::string_view text)
{
    HeadParser parser;
    parser.header_limit(static_cast<std::uint32_t>(text.size() + 1));
    parser.body_limit(boost::none);
    error_code error;
    parser.put({ text.data(), text.size() }, error);
    if (error || !parser.is_header_done())
        return std::unexpected(misuse_of(error, parser, text));
    if (is_ambiguous(parser))
        return std::unexpected(misuse::malformed);
    if (parser.misuse)
        return std::unexpected(*parser.misuse);
    if (!set_target(parser.head.request))
        return std::unexpected(misuse::malformed);
    return std::move(parser.head);
}

}
