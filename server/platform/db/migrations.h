#pragma once

// Forward-only migrations: server/migrations/NNNN_noun.sql, compiled in, run as
// they stand on both engines. The row in schema_version, changed by
// `update ... where version = $1`, is the lock: of two nodes that start at once
// one migrates and the other waits.

#include "db/database.h"

#include <span>
#include <string>
#include <string_view>

namespace kith::db {

struct Migration {
    int version;
    std::string_view name;
    std::string_view sql;
};

// Sorted by version, without gaps.
std::span<Migration const> embedded_migrations();

// Brings the database to the newest version. Faults (StartupFault) on a database
// that is newer than this binary. Returns how many ran. Each migration commits
// whole with its version; killed in between, the next start goes on from there.
int migrate(Database&);

int schema_version(Database&);

// The present shape as SQL, tables sorted by name: what server/schema.sql holds.
// Works on SQLite.
std::string print_schema(Database&);

}
