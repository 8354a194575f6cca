"""A database as an earlier version of the program left it: its tables made by its migrations, filled with what people
did. The rows come from a database of today, without the columns that are newer."""

import hashlib
import json
import re
import shutil
import sqlite3
import subprocess

from support.databases import PostgresDatabase, SqliteDatabase, new_folder, psql
from support.kith import ROOT
from support.report import check

VERSION = 2
# Columns that were dropped since, as they were for everybody who has no role of his own.
DROPPED = {("memberships", "additional_roles"): "'[]'", ("invitations", "additional_roles"): "'[]'"}
MADE = """create table schema_version (id integer not null primary key check (id = 1), version bigint not null) {strict};
insert into schema_version (id, version) values (1, %d);"""


def migrations():
    """By version, as they stand in the source."""
    files = sorted((ROOT / "server/migrations").glob("*.sql"))
    return {int(file.name[:4]): file.read_text() for file in files}


def without_comments(sql):
    return "\n".join(line for line in sql.splitlines() if not line.strip().startswith("--"))


def count_of_statements():
    """Of the migrations that are newer: each line that ends with a semicolon and has no comment ends one."""
    newer = [sql for version, sql in migrations().items() if version > VERSION]
    return sum(line.rstrip().endswith(";") and "--" not in line for sql in newer for line in sql.splitlines())


def old_schema(engine):
    sql = MADE % VERSION + "".join(without_comments(sql) for version, sql in migrations().items() if version <= VERSION)
    if engine == "postgres":
        return re.sub(r"\{strict[^}]*\}", "", sql)
    return re.sub(r"\bbigint\b", "int", re.sub(r"\{(strict[^}]*)\}", r"\1", sql))


def old_tables(engine):
    """Their columns, in the order in which they were made."""
    with sqlite3.connect(":memory:") as memory:
        memory.executescript(old_schema("sqlite"))
        names = re.findall(r"create table (\w+)", old_schema(engine))
        return {name: [row[1] for row in memory.execute(f"pragma table_info({name})")]
                for name in names if name != "schema_version"}


def values(table, columns):
    return ", ".join(DROPPED.get((table, column), column) for column in columns)


HASHED = ["account_id", "seq", "id", "operation", "actor_kind", "actor_id", "actor_name", "address", "request_id",
          "target_kind", "target_id", "target_name", "data", "at"]


def hashed_anew(events):
    """Statements: the hash of an entry covered only the columns that there were."""
    heads = {}
    for event in sorted(events, key=lambda event: (event["account_id"], event["seq"])):
        account, before = event["account_id"], heads.get(event["account_id"], "")
        parts = [part.encode() for part in (before, *(str(event[name]) for name in HASHED))]
        heads[account] = hashlib.sha256(b"".join(b"%d:%b" % (len(part), part) for part in parts)).hexdigest()
        yield (f"update events set previous_hash = '{before}', hash = '{heads[account]}' "
               f"where account_id = '{account}' and seq = {event['seq']};")
    for account, head in heads.items():
        yield f"update streams set head_hash = '{head}' where account_id = '{account}' and stream = 'account';"


def as_it_was(database):
    """REQUIRES: the server is stopped. Another database; the files beside it come along."""
    if isinstance(database, PostgresDatabase):
        return postgres_as_it_was(database)
    return sqlite_as_it_was(database)


def sqlite_as_it_was(database):
    folder = new_folder()
    shutil.copytree(database.folder, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("kith.db*"))
    with sqlite3.connect(folder / "kith.db") as old:
        old.executescript(old_schema("sqlite"))
        old.execute("attach ? as today", (str(database.file),))
        for table, columns in old_tables("sqlite").items():
            old.execute(f"delete from main.{table}")
            old.execute(f"insert into main.{table} ({', '.join(columns)}) "
                        f"select {values(table, columns)} from today.{table}")
        old.row_factory = sqlite3.Row
        old.executescript("\n".join(hashed_anew(old.execute("select * from main.events").fetchall())))
    old.close()
    return SqliteDatabase(folder)


def postgres_as_it_was(database):
    old = PostgresDatabase(database.server)
    shutil.copytree(database.folder, old.folder, dirs_exist_ok=True)
    psql(old.url, old_schema("postgres"))
    for table, columns in old_tables("postgres").items():
        read = f"copy (select {values(table, columns)} from {table}) to stdout"
        rows = subprocess.run(["psql", "-qAt", "--dbname", database.url, "-c", read], capture_output=True, check=True)
        write = f"copy {table} ({', '.join(columns)}) from stdin"
        psql(old.url, f"delete from {table}")
        done = subprocess.run(["psql", "-q", "--dbname", old.url, "-c", write], input=rows.stdout, capture_output=True)
        check(done.returncode == 0, lambda: f"{table}: {done.stderr.decode()}")
    psql(old.url, "\n".join(hashed_anew(json.loads(psql(old.url, "select json_agg(e) from events e")))))
    return old


def copy_of(database):
    """One to be used up."""
    if isinstance(database, PostgresDatabase):
        copy = PostgresDatabase(database.server, template=database.name)
        shutil.copytree(database.folder, copy.folder, dirs_exist_ok=True)
        return copy
    folder = new_folder()
    shutil.copytree(database.folder, folder, dirs_exist_ok=True)
    return SqliteDatabase(folder)
