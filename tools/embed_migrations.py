#!/usr/bin/env python3
"""Turns the migrations, server/migrations/NNNN_noun.sql, into a table that is compiled in.

    embed_migrations.py FOLDER OUTPUT.cpp

Their numbers begin with 0001 and leave no gap. A statement ends with a line that ends with `;` and has no comment.
"""

import pathlib
import re
import sys

NAME = re.compile(r"(\d{4})_([a-z][a-z0-9_]*)\.sql")
HEAD = """// Made by tools/embed_migrations.py.
#include "db/migrations.h"

#include <array>

namespace kith::db {
namespace {

"""
TAIL = """
}

std::span<Migration const> embedded_migrations() { return migrations; }

}
"""


def read_migrations(folder):
    """(version, name, sql) of each file, in order."""
    migrations = []
    for path in sorted(folder.glob("*.sql")):
        name = NAME.fullmatch(path.name)
        if not name:
            sys.exit(f"{path}: a migration is called NNNN_noun.sql")
        if int(name[1]) != len(migrations) + 1:
            sys.exit(f"{path}: the next migration is {len(migrations) + 1:04}")
        migrations.append((len(migrations) + 1, name[2], checked_sql(path)))
    return migrations


def checked_sql(path):
    sql = path.read_text()
    for number, line in enumerate(sql.splitlines(), 1):
        code, dashes, _ = line.partition("--")
        if dashes and code.rstrip().endswith(";"):
            sys.exit(f"{path}:{number}: a comment may not follow the end of a statement")
    statements = re.sub(r"--[^\n]*", "", sql).strip()
    if not statements.endswith(";"):
        sys.exit(f"{path}: its last statement has no end")
    return sql


def main():
    folder, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    migrations = read_migrations(folder)
    rows = "".join(f'    Migration {{ {version}, "{name}", R"sql({sql})sql" }},\n' for version, name, sql in migrations)
    table = f"std::array<Migration, {len(migrations)}> const migrations {{\n{rows}}};\n"
    output.write_text(HEAD + table + TAIL)


main()
