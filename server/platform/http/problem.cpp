#include "http/problem.h"

#include "json/json.h"

namespace kith::http {
namespace {

void write_member(std::string& out, std::string_view name, std::string_view text)
{
    out += ",\"";
    out += name;
    out += "\":";
    json::write_string(out, text);
}

void write_error(std::string& out, FieldError const& error)
{
    out += '{';
    if (error.row > 0)
        out += "\"row\":" + std::to_string(error.row) + ',';
    out += "\"field\":";
    json::write_string(out, error.field);
    write_member(out, "code", error.code);
    write_member(out, "message", error.message);
    out += '}';
}

// The sentence for a person: what is wrong with the first field, or the title.
std::string detail_of(Refusal const& refusal, Meaning const& meaning)
{
    if (refusal.errors.empty() || refusal.errors.front().field.empty())
        return refusal.errors.empty() ? std::string { meaning.title }
                                      : "The request " + refusal.errors.front().message + '.';
    auto const& first = refusal.errors.front();
    return first.field + ' ' + first.message + '.';
}

}

Reply problem(Refusal const& refusal, Meaning const& meaning, std::string_view request_id)
{
    Reply reply { meaning.status, "application/problem+json" };
    auto& out = reply.body;
    out = "{\"type\":\"about:blank\"";
    write_member(out, "title", meaning.title);
    out += ",\"status\":" + std::to_string(meaning.status);
    write_member(out, "detail", detail_of(refusal, meaning));
    write_member(out, "code", refusal.code);
    write_member(out, "request_id", request_id);
    for (auto const& [name, text] : refusal.about) {
        write_member(out, name, text);
        if (name == "retry_after")
            reply.headers.emplace_back("Retry-After", text);
    }
    for (auto const& [name, is_so] : refusal.flags)
        out += ",\"" + name + (is_so ? "\":true" : "\":false");
    for (auto const& [name, texts] : refusal.lists)
        out += ",\"" + name + "\":" + json::write(texts);
    out += ",\"errors\":[";
    for (auto const& error : refusal.errors) {
        if (&error != &refusal.errors.front())
            out += ',';
        write_error(out, error);
    }
    out += "]}";
    return reply;
}

}
