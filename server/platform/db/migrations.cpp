#include "db/migrations.h"

#include "base/crash_point.h"
#include "base/fault.h"
#include "log/log.h"

#include <sysexits.h>

namespace kith::db {
namespace {

bool is_comment(std::string_view line)
{
    auto const start = line.find_first_not_of(" \t");
    return start != line.npos && line.substr(start).starts_with("--");
}

bool ends_statement(std::string_view line)
{
    auto const end = line.find_last_not_of(" \t\r");
    return end != line.npos && line[end] == ';' && line.find("--") == line.npos;
}

// A statement ends with a line that ends with a semicolon and has no comment.
// Comments of whole lines belong to nobody.
std::vector<std::string> split_statements(std::string_view sql)
{
    std::vector<std::string> statements(1);
    while (!sql.empty()) {
        auto const length = std::min(sql.find('\n'), sql.size() - 1) + 1;
        auto const line = sql.substr(0, length);
        sql.remove_prefix(length);
        auto& statement = statements.back();
        if (is_comment(line) || (statement.empty() && line == "\n"))
            continue;
        statement += line;
        if (!ends_statement(line.substr(0, line.find('\n'))))
            continue;
        statement.erase(statement.rfind(';'));
        statements.emplace_back();
    }
    if (statements.back().empty())
        statements.pop_back();
    return statements;
}

void make_version_table(Database& database)
{
    database.write_now([](Transaction& transaction) {
        transaction.run(R"(
            create table if not exists schema_version (
                id      integer not null primary key check (id = 1),
                version bigint  not null
            ) {strict})");
        transaction.run("insert into schema_version (id, version) values (1, 0) on conflict (id) do nothing");
    });
}

// Of two nodes that make the table at once PostgreSQL may fault one, "if not
// exists" or no; it finds the table when it looks again.
void ensure_version_table(Database& database)
{
    try {
        make_version_table(database);
    } catch (Unavailable const&) {
        throw;
    } catch (Fault const&) {
        make_version_table(database);
    }
}

// Answers whether this node did it: the other one may have been first.
bool run_migration(Database& database, Migration const& migration)
{
    return database.write_now([&](Transaction& transaction) {
        constexpr auto take_lock = "update schema_version set version = $2 where version = $1";
        if (transaction.run(take_lock, migration.version - 1, migration.version) == 0)
            return false;
        for (auto const& statement : split_statements(migration.sql)) {
            crash_point("migration_statement");
            transaction.run(statement);
        }
        return true;
    });
}

void refuse_newer(int version, int newest)
{
    throw StartupFault(EX_CONFIG,
        "the database has version " + std::to_string(version) +
            ", made by a newer Kith; this one knows versions up to " + std::to_string(newest) +
            ": run the newer program, or restore a backup made before the upgrade");
}

void replace_all(std::string& text, std::string_view old, std::string_view replacement)
{
    for (auto at = text.find(old); at != text.npos; at = text.find(old, at + replacement.size()))
        text.replace(at, old.size(), replacement);
}

// As a migration spells it: see spell_statement for what SQLite was given.
std::string as_in_migration(std::string statement)
{
    replace_all(statement, " int   ", " bigint");
    replace_all(statement, ") strict, without rowid", ") {strict, without rowid}");
    replace_all(statement, ") strict", ") {strict}");
    for (auto words : { std::pair { "CREATE TABLE", "create table" }, { "CREATE INDEX", "create index" },
             { "CREATE UNIQUE INDEX", "create unique index" } }) {
        if (statement.starts_with(words.first))
            replace_all(statement, words.first, words.second);
    }
    return statement;
}

}

int migrate(Database& database)
{
    ensure_version_table(database);
    auto const migrations = embedded_migrations();
    auto const newest = static_cast<int>(migrations.size());
    int ran = 0;
    for (auto version = schema_version(database); version != newest; version = schema_version(database)) {
        if (version > newest)
            refuse_newer(version, newest);
        auto const& next = migrations[static_cast<std::size_t>(version)];
        if (!run_migration(database, next))
            continue;
        ++ran;
        log::info("migrated", { { "version", next.version }, { "name", next.name } });
    }
    return ran;
}

int schema_version(Database& database)
{
    auto const version = database.read_now(
        [](Transaction& transaction) { return transaction.first(read_integer, "select version from schema_version"); });
    return static_cast<int>(version.value_or(0));
}

std::string print_schema(Database& database)
{
    auto const statements = database.read_now([](Transaction& transaction) {
        return transaction.all(read_text, R"(
            select sql from sqlite_master
            where sql is not null
            order by tbl_name, type desc, name)");
    });
    std::string schema;
    for (auto const& statement : statements) {
        if (!schema.empty() && statement.starts_with("CREATE TABLE"))
            schema += '\n';
        schema += as_in_migration(statement) + ";\n";
    }
    return schema;
}

}
