#!/usr/bin/env python3
"""Holds SQL to what SQLite, PostgreSQL and a sharded PostgreSQL answer alike. See docs on scaling.

A table whose create statement has account_id is a tenant's: every statement on it compares account_id or inserts it,
its primary key begins with it, its unique and foreign keys contain it. Migrations only create tables and indexes, add,
rename, drop and fill, with the types text, bigint and integer. Words that one engine lacks or answers differently are
refused. A comment `-- across accounts: reason` in the SQL lifts the account_id rule; {hooks} are exempt.
"""

import re

import house
import sql_texts

REFUSED = [
    r"\bilike\b", r"\bfor update\b", r"\bskip locked\b", r"\blateral\b", r"::", r"\b(big|small)?serial\b", r"\bidentity\b",
    r"\btrigger\b", r"\bon delete set null\b", r"\bon update cascade\b", r"\bany\s*\(", r"\bnow\s*\(", r"\brandom\s*\(",
    r"\bcurrent_(timestamp|date|time)\b", r"\blower\s*\(", r"\bupper\s*\(", r"\bjsonb?_?\w*\s*\(", r"->>?", r"\bset account_id\b",
]
REFUSED_WORD = re.compile("|".join(REFUSED), re.IGNORECASE)
ACROSS = re.compile(r"--\s*across accounts:\s*\S")
MIGRATES = re.compile(
    r"create table \w+ \(|create (unique )?index \w+\s+on |alter table \w+ (add column|rename|drop column) |drop (table|index) |insert into \w+ \(|update \w+ set |$"
)
NAMES_ACCOUNT = re.compile(r"\baccount_id\b\s*(=|in\b)|=\s*(\w+\.)?account_id\b|\(\s*(\w+\.)?account_id\s*[,)]|\busing\s*\(\s*account_id")
TABLE_RULE = re.compile(r"(primary key|unique|foreign key|check|constraint)\b")


def items_of(create):
    """The columns and rules between the outer parentheses of a create table statement."""
    depth, item = 0, ""
    for sign in create[create.index("(") + 1 : create.rindex(")")]:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            yield " ".join(item.split())
            item = ""
        else:
            item += sign
    yield " ".join(item.split())


def column_complaint(column):
    name, kind = (column.split() + ["no type"])[:2]
    if kind not in ("text", "bigint", "integer"):
        return f"column {name} is {kind}; only text, bigint and integer read alike everywhere"
    return None


def key_complaint(rule):
    kind, columns = re.match(r"(?:constraint \w+ )?([a-z ]+?) ?(?:\(|$)(.*)", rule).groups()
    names = re.findall(r"\w+", columns.split(")")[0])
    if kind == "primary key" and names[:1] != ["account_id"]:
        return "the primary key of a tenant table begins with account_id"
    if kind in ("unique", "foreign key") and "account_id" not in names:
        return f"{kind} ({', '.join(names)}) of a tenant table must contain account_id"
    return None


def create_complaints(create, is_tenant):
    for item in items_of(create):
        if not TABLE_RULE.match(item):
            yield column_complaint(item)
            if is_tenant and not item.startswith("account_id ") and re.search(r"\b(primary key|unique|references)\b", item):
                yield f"column {item.split()[0]} of a tenant table has a key of its own, without account_id"
        elif is_tenant:
            yield key_complaint(item)


def migration_complaints(path, tenants):
    for line, text in sql_texts.in_migration(path):
        statement = " ".join(sql_texts.bare(text).split())
        if not MIGRATES.match(statement):
            yield path, line, f"a migration may not: {statement[:60]}"
        if create := re.match(r"create table (\w+) \(", statement):
            for complaint in create_complaints(statement, create[1] in tenants):
                if complaint:
                    yield path, line, complaint
        if unique := re.match(r"create unique index \w+ on (\w+) ?\(([^)]*)\)", statement):
            if unique[1] in tenants and "account_id" not in unique[2] and not ACROSS.search(text):
                yield path, line, f"a unique index of {unique[1]} must contain account_id"
        yield from word_complaints(path, line, text)


def word_complaints(path, line, text):
    if word := REFUSED_WORD.search(" ".join(sql_texts.bare(text).split())):
        yield path, line, f"not the same on every engine: {word[0].strip()}"


def account_complaints(path, line, text, tenants):
    touched = (sql_texts.changed_tables(text) | sql_texts.read_tables(text)) & tenants
    if touched and not ACROSS.search(text) and not NAMES_ACCOUNT.search(sql_texts.bare(text)):
        yield path, line, f"touches {', '.join(sorted(touched))} without account_id"


def source_complaints(path, tenants):
    knows_engines = (house.SERVER / "platform/db") in path.parents
    for line, text in sql_texts.in_source(path):
        yield from account_complaints(path, line, text, tenants)
        if not knows_engines:
            yield from word_complaints(path, line, text)


def main():
    migrations = house.files("server/migrations/*.sql")
    created = sql_texts.created_tables(migrations)
    tenants = {table for table, (_, _, text) in created.items() if re.search(r"\baccount_id\s", text) and not ACROSS.search(text)}
    sources = [path for path in house.files("server/**/*.cpp") if not house.is_test(path)]
    complaints = [one for path in migrations for one in migration_complaints(path, tenants)]
    complaints += [one for path in sources for one in source_complaints(path, tenants)]
    count = sum(len(sql_texts.in_source(path)) for path in sources)
    house.finish(complaints, f"{count} statements on {len(created)} tables, {len(tenants)} of them tenants'")


main()
