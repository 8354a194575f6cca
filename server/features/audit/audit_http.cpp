#include "audit/audit_http.h"

#include "audit/audit_json.h"
#include "base/text.h"
#include "events/events.h"
#include "http/page.h"
#include "memberships/memberships.h"

namespace kith::audit {
namespace {

struct AuditQuery : AuditFilter {
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total; // of the whole log; of what is looked for nobody counts it
};
BOOST_DESCRIBE_STRUCT(AuditQuery, (AuditFilter), (limit, cursor, total))

enum class Format { Csv, Jsonl };
BOOST_DESCRIBE_ENUM(Format, Csv, Jsonl)

struct ExportQuery : AuditFilter {
    Format format;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ExportQuery, (AuditFilter), (format, cursor))

struct VerifyQuery {
    std::optional<std::int64_t> after;
};
BOOST_DESCRIBE_STRUCT(VerifyQuery, (), (after))

struct AuditParty {
    std::string kind;
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(AuditParty, (), (kind, id, name))

struct AuditEvent {
    std::string id;
    std::int64_t seq;
    std::string category;
    std::string operation;
    AuditParty actor;
    std::optional<AuditParty> target;
    json::Raw data;
    Time at;
    std::optional<std::string> address;
    std::optional<std::string> request_id;
    std::optional<std::string> device; // what the browser or the program says of itself
    std::optional<events::Via> via;    // null: the entry is older than this note
    std::optional<std::string> via_name;
};
BOOST_DESCRIBE_STRUCT(
    AuditEvent, (), (id, seq, category, operation, actor, target, data, at, address, request_id, device, via, via_name))

struct AuditPage {
    std::vector<AuditEvent> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(AuditPage, (), (items, next_cursor, total))

// A part of the chain; the next one begins after `through`.
struct ChainBody {
    std::int64_t through;
    std::int64_t last;
    bool is_end;
    bool intact;
    std::vector<std::string> findings;
};
BOOST_DESCRIBE_STRUCT(ChainBody, (), (through, last, is_end, intact, findings))

constexpr int verified_at_once = 2000;
constexpr int exported_at_once = 2000;

AuditEvent shown(events::Event const& event)
{
    auto const& way = event.source.way;
    std::optional<AuditParty> target;
    if (!event.target.kind.empty())
        target = AuditParty { event.target.kind, event.target.id, event.target.name };
    return { event.id, event.seq, category_of(event.operation), event.operation,
        { event.source.kind, event.source.id, event.source.name }, std::move(target), { event.data }, event.at,
        unless_empty(way.address), unless_empty(way.request_id), unless_empty(way.device), way.via,
        unless_empty(way.via_name) };
}

Result<AuditPage> get_audit(http::Call& call, db::Transaction& tx, http::Query<AuditQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ViewAudit));
    auto const query = TRY(parameters.read());
    auto const filter = TRY(filter_of(query));
    auto const before = TRY(beginning(query.cursor));
    auto const found =
        events::search(tx, actor.account, filter, before, query.limit.value_or(http::PageLimit {}).number());
    AuditPage page;
    for (auto const& event : found.events)
        page.items.push_back(shown(event));
    if (found.next > 0)
        page.next_cursor = http::next_page(call, place_before(found.next));
    if (query.total.value_or(false))
        page.total = events::last_seq(tx, actor.account);
    return page;
}

// In parts, each with a link to the next, so that no log is too long for it.
Result<http::Media> get_export(http::Call& call, db::Transaction& tx, http::Query<ExportQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ViewAudit));
    auto const query = TRY(parameters.read());
    auto const filter = TRY(filter_of(query));
    auto const before = TRY(beginning(query.cursor));
    auto const found = events::search(tx, actor.account, filter, before, exported_at_once);
    bool const is_csv = query.format == Format::Csv;
    http::Media file { is_csv ? "text/csv; charset=utf-8" : "application/jsonl", "" };
    if (is_csv && !query.cursor)
        file.bytes = csv_head();
    for (auto const& event : found.events)
        file.bytes += is_csv ? csv_line(event) : json_line(event);
    if (found.next > 0)
        http::next_page(call, place_before(found.next));
    call.add_header(
        "Content-Disposition", is_csv ? "attachment; filename=audit.csv" : "attachment; filename=audit.jsonl");
    return file;
}

Result<ChainBody> get_chain(http::Call& call, db::Transaction& tx, http::Query<VerifyQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ViewAudit));
    auto const query = TRY(parameters.read());
    auto const after = query.after.value_or(0);
    if (after < 0)
        return refuse("malformed", "after", "must not be negative");
    auto const part = events::verify_part(tx, actor.account, after, verified_at_once);
    return ChainBody { part.through, part.last, part.is_end, part.findings.empty(), part.findings };
}

}

void add_routes(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/audit", "Lists what happened in an account, newest first", get_audit);
    router.get("/api/v1/accounts/{account}/audit/export", "Hands the same out as CSV or JSON lines", get_export);
    router.get("/api/v1/accounts/{account}/audit/verify",
        "Says whether an entry was changed or removed since it was written", get_chain);
}

}
