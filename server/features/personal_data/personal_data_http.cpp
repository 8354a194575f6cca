#include "personal_data/personal_data_http.h"

#include "personal_data/personal_data_json.h"
#include "sessions/sessions.h"

#include <memory>

namespace kith::personal_data {
namespace {

// On the slow pool, because it may be long. No provider takes it away: its account is one of several.
Result<http::Then<PersonalData>> get_export(http::Call& call, db::Database& database)
{
    auto const session =
        TRY(database.read_now([&](db::Transaction& tx) { return sessions::require_own_login(call, tx); }));
    TRY(call.limit(http::rates::exports, session.person.id.text()));
    auto const data = std::make_shared<PersonalData>(
        database.read_now([&](db::Transaction& tx) { return collect(tx, session.person); }));
    return [data](http::Call& call, db::Transaction&) -> Result<PersonalData> {
        call.add_header("Content-Disposition", "attachment; filename=\"kith-export.json\"");
        return *data;
    };
}

}

void add_routes(http::Router& router)
{
    router.get("/api/v1/me/export", "Everything that is kept of oneself, as a file", get_export);
}

}
