#include "audit/audit_http.h"

#include "events/events.h"
#include "http/page.h"
#include "memberships/memberships.h"

#include <charconv>

namespace kith::audit {
namespace {

struct AuditQuery {
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(AuditQuery, (), (limit, cursor, total))

struct AuditParty {
    std::string kind;
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(AuditParty, (), (kind, id, name))

struct AuditEvent {
    std::string id;
    std::int64_t seq;
    std::string operation;
    AuditParty actor;
    std::optional<AuditParty> target;
    json::Raw data;
    Time at;
    std::optional<std::string> address;
    std::optional<std::string> request_id;
};
BOOST_DESCRIBE_STRUCT(AuditEvent, (), (id, seq, operation, actor, target, data, at, address, request_id))

struct AuditPage {
    std::vector<AuditEvent> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(AuditPage, (), (items, next_cursor, total))

std::optional<std::string> unless_empty(std::string const& text)
{
    return text.empty() ? std::nullopt : std::optional { text };
}

AuditEvent shown(events::Event const& event)
{
    std::optional<AuditParty> target;
    if (!event.target.kind.empty())
        target = AuditParty { event.target.kind, event.target.id, event.target.name };
    return { event.id, event.seq, event.operation, { event.source.kind, event.source.id, event.source.name },
        std::move(target), { event.data }, event.at, unless_empty(event.source.address),
        unless_empty(event.source.request_id) };
}

Result<std::int64_t> beginning(std::optional<std::string> const& cursor)
{
    if (!cursor)
        return 0;
    auto const after = TRY(http::read_cursor(*cursor, "-seq"));
    std::int64_t seq = 0;
    auto const [end, error] = std::from_chars(after.key.data(), after.key.data() + after.key.size(), seq);
    if (error != std::errc {} || end != after.key.data() + after.key.size() || seq < 1)
        return refuse("malformed", "cursor", "is not a cursor of this list");
    return seq;
}

Result<AuditPage> get_audit(http::Call& call, db::Transaction& tx, http::Query<AuditQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    TRY(check_may(actor, Permission::ViewAudit));
    auto const query = TRY(parameters.read());
    auto const before = TRY(beginning(query.cursor));
    auto const limit = query.limit.value_or(http::PageLimit {}).number();
    AuditPage page;
    for (auto const& event : events::list_before(tx, actor.account, before, limit))
        page.items.push_back(shown(event));
    if (!page.items.empty() && page.items.back().seq > 1) {
        page.next_cursor = http::write_cursor({ "-seq", std::to_string(page.items.back().seq), "" });
        http::add_next_link(call, *page.next_cursor);
    }
    if (query.total.value_or(false))
        page.total = events::last_seq(tx, actor.account);
    return page;
}

}

void add_routes(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/audit", "Lists what happened in an account, newest first", get_audit);
}

}
