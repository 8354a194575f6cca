#include "http/multipart.h"

#include "base/clean_text.h"

#include <algorithm>

namespace kith::http {
namespace {

constexpr std::size_t longest_boundary = 70; // RFC 2046 5.1.1
constexpr std::size_t longest_head = 8 * 1024;
constexpr std::size_t longest_name = 200;

std::unexpected<Refusal> no_file() { return refuse_field("file", "required", "must be a part of the form"); }

// name="value" or name=value; empty when there is none.
std::string_view parameter(std::string_view text, std::string_view name)
{
    auto const at = text.find(name);
    if (at == text.npos)
        return {};
    auto value = text.substr(at + name.size());
    if (value.starts_with('"'))
        return value.substr(1, value.find('"', 1) - 1);
    return value.substr(0, value.find_first_of("; \t\r\n"));
}

// Between this boundary and the next; nothing when there is no next one.
std::string_view next_part(std::string_view& rest, std::string const& boundary)
{
    auto const begin = rest.find(boundary);
    auto const end = begin == rest.npos ? rest.npos : rest.find(boundary, begin + boundary.size());
    if (end == rest.npos)
        return {};
    auto const part = rest.substr(begin + boundary.size(), end - begin - boundary.size());
    rest.remove_prefix(end);
    return part;
}

}

Result<FormFile> find_form_file(std::string_view content_type, std::string_view body)
{
    auto const word = parameter(content_type, "boundary=");
    if (word.empty() || word.size() > longest_boundary)
        return refuse("malformed", "Content-Type", "must name the boundary of the form");
    auto const boundary = "--" + std::string { word };
    while (true) {
        auto const part = next_part(body, boundary);
        if (part.empty())
            return no_file();
        auto const head_end = part.substr(0, longest_head).find("\r\n\r\n");
        auto const head = part.substr(0, head_end);
        if (head_end == part.npos || !head.contains("filename="))
            continue;
        auto const bytes = part.substr(head_end + 4);
        return FormFile { one_line(parameter(head, "filename="), longest_name),
            bytes.substr(0, bytes.ends_with("\r\n") ? bytes.size() - 2 : bytes.size()) };
    }
}

}
