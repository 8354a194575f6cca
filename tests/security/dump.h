#pragma once

// What the database holds of an account, to see that nothing of it was changed.

#include "base/id.h"
#include "db/database.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace kith::tests {

// Tables and their columns, as the engine lists them: new ones are in it by themselves.
inline std::map<std::string, std::vector<std::string>> columns_of_tables(db::Transaction& tx, db::Engine engine)
{
    auto const* question = engine == db::Engine::Postgres
        ? "select table_name || ' ' || column_name from information_schema.columns where table_schema = 'public'"
          " order by table_name, ordinal_position"
        : "select m.name || ' ' || c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'";
    std::map<std::string, std::vector<std::string>> tables;
    for (auto const& line : tx.all(db::read_text, question))
        tables[line.substr(0, line.find(' '))].push_back(line.substr(line.find(' ') + 1));
    return tables;
}

// Every row that the account has in any table, but for the count of who signed in.
inline std::string dump(db::Database& database, db::Engine engine, AccountId const& account)
{
    return database.read_now([&](db::Transaction& tx) {
        std::string all;
        for (auto const& [table, columns] : columns_of_tables(tx, engine)) {
            if (std::ranges::find(columns, "account_id") == columns.end() || table == "sign_ins")
                continue;
            std::string line = "''";
            for (auto const& column : columns)
                line += " || '|' || coalesce(cast(" + column + " as text), '~')";
            auto const question = "select " + line + " from " + table + " where account_id = $1 order by 1";
            for (auto const& row : tx.all(db::read_text, question, account))
                all += table + row + '\n';
        }
        return all;
    });
}

}
