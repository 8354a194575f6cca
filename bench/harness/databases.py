"""The seeded database, on either engine: made once, kept in build/bench, and copied for each run."""

import contextlib
import hashlib
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess

from harness import acme, names
from harness.hash_clock import HashClock

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOUNDER = ["--account", "Acme", "--email", "owner@example.com", "--first-name", "Olivia", "--last-name", "Owner"]
MADE_BY = [ROOT / "bench/harness/acme.py", ROOT / "bench/peers/lib/names.mjs"]
FOUNDED = """
    select a.account_id, m.id, p.password_hash from accounts a
    join memberships m on m.account_id = a.account_id join persons p on p.id = m.person_id limit 1"""


def fingerprint(bench):
    """The name of the seed; it differs when the program's schema or the rows do."""
    schema = subprocess.run([bench.kith, "migrate", "--print-schema"], capture_output=True, check=True).stdout
    digest = hashlib.sha256(str(bench.members).encode() + schema)
    for path in MADE_BY:
        digest.update(path.read_bytes())
    return _seed_name(bench) + digest.hexdigest()[:12]


def _seed_name(bench):
    return f"seed-{bench.members}-{bench.name_of.__name__}-"


def is_outdated(bench, name):
    """A seed for the same purpose, of another schema or with other rows; or one that was never finished."""
    return name.startswith(_seed_name(bench)) and name != fingerprint(bench)


def found_account(kith, *settings):
    """Has the program itself make the schema, the account and the password hash."""
    command = [kith, "setup", *settings, *FOUNDER, "--password-stdin"]
    done = subprocess.run(command, input=names.PASSWORD + "\n", capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"kith setup: {done.stdout}{done.stderr}")


@contextlib.contextmanager
def opened(path):
    """With the collation that the program brings, and committed at the end."""
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.create_collation("C", lambda left, right: (left > right) - (left < right))
        yield database


@contextlib.contextmanager
def without_indexes(database):
    """Makes the indexes at the end, of all rows at once: in the order of an index, not of the rows."""
    indexes = database.execute("select name, sql from sqlite_master where type = 'index' and sql <> ''").fetchall()
    for name, _ in indexes:
        database.execute(f"drop index {name}")
    yield
    for _, sql in indexes:
        database.execute(sql)


class Sqlite:
    """Of one variant, which has its own copy of the data; the server is told `settings`."""

    engine = "sqlite"

    def __init__(self, bench, variant, *settings):
        self.bench, self.settings = bench, [*settings]
        self.data = bench.folder / f"run-{_slug(variant)}"
        self.place = [f"--data={self.data}"]
        self.hash_clock = HashClock()
        self.seed = bench.folder / fingerprint(bench)
        self.processes = []

    def prepare(self):
        if not self.seed.exists():
            self._make_seed()
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(self.seed, self.data)
        self.account = self.query("select account_id from accounts")[0][0]

    def discard(self):
        shutil.rmtree(self.data)

    def query(self, sql):
        with opened(self.data / "kith.db") as database:
            return database.execute(sql).fetchall()

    def fill(self, table, statement):
        """Rows that a workload has besides those of the seed."""
        with opened(self.data / "kith.db") as database:
            database.execute(statement)

    def freshen(self):
        with opened(self.data / "kith.db") as database:
            for statement in acme.freshen():
                database.execute(statement)

    def _make_seed(self):
        part = self.seed.with_suffix(".part")
        for path in self.bench.folder.iterdir():
            if is_outdated(self.bench, path.name):
                shutil.rmtree(path)
        self.bench.say(f"seeding SQLite with {self.bench.members:,} members")
        found_account(self.bench.kith, "--data", part)
        with opened(part / "kith.db") as database:
            founded = database.execute(FOUNDED).fetchone()
            database.execute("pragma cache_size = -1000000")  # in KiB: what is sorted is big
            with without_indexes(database):
                for table, columns, rows in acme.tables(self.bench.members, self.bench.name_of, *founded):
                    places = ", ".join("?" for _ in columns.split(","))
                    database.executemany(f"insert into {table} ({columns}) values ({places})", rows)
            database.execute(acme.NAMES)
        part.rename(self.seed)


class OnPostgres:
    """Of one variant: a database of the PostgreSQL that is given."""

    engine = "postgres"

    def __init__(self, bench, variant, postgres):
        self.bench, self.postgres = bench, postgres
        self.data = bench.folder / f"run-{_slug(variant)}"
        self.seed = fingerprint(bench)
        self.name = f"run-{_slug(variant)}"
        self.processes = [postgres.pid]
        self.url = postgres.url(self.name)
        self.place = [f"--data={self.data}", f"--database={self.url}"]
        self.settings = [f"--postgres-connections={bench.postgres_connections}"]
        self.hash_clock = HashClock()

    def prepare(self):
        self.data.mkdir(parents=True, exist_ok=True)
        if self.seed not in self.postgres.databases():
            self._make_seed()
        self.postgres.replace(self.name, self.seed)
        self.account = self.query("select account_id from accounts")[0][0]

    def discard(self):
        self.postgres.psql("postgres", f'drop database "{self.name}"')

    def query(self, sql):
        rows = self.postgres.psql(self.name, f"select coalesce(json_agg(q), '[]') from ({sql}) q")
        return [tuple(row.values()) for row in json.loads(rows)]

    # Counted at once, as those of the seed are: of a table it has not looked at, PostgreSQL takes the wrong index.
    def fill(self, table, statement):
        self.postgres.psql(self.name, statement, f"vacuum analyze {table}")

    def freshen(self):
        self.postgres.psql(self.name, *acme.freshen())

    def _make_seed(self):
        part = self.seed + "-part"
        for name in self.postgres.databases():
            if is_outdated(self.bench, name):
                self.postgres.psql("postgres", f'drop database "{name}"')
        self.bench.say(f"seeding PostgreSQL with {self.bench.members:,} members")
        self.postgres.replace(part)
        found_account(self.bench.kith, "--data", self.data, "--database", self.postgres.url(part))
        founded = self.postgres.psql(part, FOUNDED).split("|")
        for table, columns, rows in acme.tables(self.bench.members, self.bench.name_of, *founded):
            text = "".join("\t".join(map(str, row)) + "\n" for row in rows)
            self.postgres.psql(part, f"copy {table} ({columns}) from stdin", text=text)
        self.postgres.psql(part, acme.NAMES, "vacuum analyze", "checkpoint")
        self.postgres.psql("postgres", f'alter database "{part}" rename to "{self.seed}"')


def _slug(variant):
    return re.sub(r"\W+", "-", variant)
