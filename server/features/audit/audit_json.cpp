#include "audit/audit_json.h"

#include "base/enum_text.h"
#include "http/page.h"
#include "sheets/sheets.h"

#include <array>

namespace kith::audit {
namespace {

constexpr std::size_t longest_text = 200;
constexpr std::string_view order = "-seq";

Result<std::string> text_of(std::optional<std::string> const& text, char const* field)
{
    if (text && text->size() > longest_text)
        return refuse("malformed", field, "is longer than 200 characters");
    return text.value_or("");
}

struct Exported {
    std::int64_t seq;
    std::string id;
    Time at;
    std::string operation;
    std::string actor_kind;
    std::string actor_id;
    std::string actor_name;
    std::string target_kind;
    std::string target_id;
    std::string target_name;
    std::string address;
    std::string request_id;
    json::Raw data;
    std::string previous_hash;
    std::string hash;
    std::string device;
    std::optional<events::Via> via;
    std::string via_name;
};
BOOST_DESCRIBE_STRUCT(Exported, (),
    (seq, id, at, operation, actor_kind, actor_id, actor_name, target_kind, target_id, target_name, address, request_id,
        data, previous_hash, hash, device, via, via_name))

}

Result<events::Filter> filter_of(AuditFilter const& asked)
{
    events::Filter filter;
    filter.actor = TRY(text_of(asked.actor, "actor"));
    filter.target = TRY(text_of(asked.target, "target"));
    filter.operation = TRY(text_of(asked.operation, "operation"));
    filter.text = TRY(text_of(asked.q, "q"));
    filter.from = asked.from;
    filter.until = asked.to;
    filter.via = asked.via;
    return filter;
}

Result<std::int64_t> beginning(std::optional<std::string> const& cursor)
{
    if (!cursor)
        return 0;
    auto const after = TRY(http::read_time_cursor(*cursor, order));
    auto const seq = std::atoll(after.key.c_str());
    return seq > 0 ? Result<std::int64_t> { seq } : refuse("malformed", "cursor", "is not a cursor of this list");
}

http::Cursor place_before(std::int64_t seq) { return { std::string { order }, std::to_string(seq), "" }; }

std::string category_of(std::string const& operation) { return operation.substr(0, operation.find('.')); }

std::string csv_head()
{
    return "seq,at,category,operation,actor_kind,actor_id,actor_name,target_kind,target_id,target_name,address,"
           "request_id,data,hash,device,via,via_name\r\n";
}

std::string csv_line(events::Event const& event)
{
    auto const& [kind, id, name, way] = event.source;
    std::string line;
    sheets::write_line(line,
        std::array { std::to_string(event.seq), to_text(event.at), category_of(event.operation), event.operation, kind,
            id, name, event.target.kind, event.target.id, event.target.name, way.address, way.request_id, event.data,
            event.hash, way.device, way.via ? enum_text(*way.via) : std::string {}, way.via_name });
    return line;
}

std::string json_line(events::Event const& event)
{
    auto const& [kind, id, name, way] = event.source;
    return json::write(Exported { event.seq, event.id, event.at, event.operation, kind, id, name, event.target.kind,
               event.target.id, event.target.name, way.address, way.request_id, { event.data }, event.previous_hash,
               event.hash, way.device, way.via, way.via_name }) +
        '\n';
}

}
