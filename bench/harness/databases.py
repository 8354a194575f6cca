"""The seeded database, on either engine: made once, kept in build/bench, and copied for each run."""

import contextlib
import hashlib
import json
import pathlib
import shutil
import sqlite3
import subprocess

from harness import acme, names

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOUNDER = ["--account", "Acme", "--email", "owner@example.com", "--first-name", "Olivia", "--last-name", "Owner"]
MADE_BY = [ROOT / "bench/harness/acme.py", ROOT / "bench/peers/lib/names.mjs"]
FOUNDED = """
    select a.account_id, m.id, p.password_hash from accounts a
    join memberships m on m.account_id = a.account_id join persons p on p.id = m.person_id limit 1"""


def fingerprint(bench):
    """Differs when the program's schema, the rows or their number do."""
    schema = subprocess.run([bench.kith, "migrate", "--print-schema"], capture_output=True, check=True).stdout
    digest = hashlib.sha256(str(bench.members).encode() + schema)
    for path in MADE_BY:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def found_account(kith, *settings):
    """Has the program itself make the schema, the account and the password hash."""
    done = subprocess.run(
        [kith, "setup", *settings, *FOUNDER, "--password-stdin"], input=names.PASSWORD + "\n", capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"kith setup: {done.stdout}{done.stderr}")


class Sqlite:
    """Of one variant (its own copy of the data): what the server is told with `settings`."""

    engine = "sqlite"

    def __init__(self, bench, *settings):
        self.bench, self.settings = bench, [*settings]
        self.data = bench.folder / ("-".join(["run", self.engine, *settings]).replace("=", "-"))
        self.seed = bench.folder / f"seed-{fingerprint(bench)}"
        self.processes = []

    def prepare(self):
        if not self.seed.exists():
            self._make_seed()
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(self.seed, self.data)
        self.account = self.query("select account_id from accounts")[0][0]

    def query(self, sql):
        with contextlib.closing(sqlite3.connect(self.data / "kith.db")) as database:
            return database.execute(sql).fetchall()

    def freshen(self):
        with contextlib.closing(sqlite3.connect(self.data / "kith.db")) as database, database:
            for statement in acme.freshen():
                database.execute(statement)

    def _make_seed(self):
        part = self.seed.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        self.bench.say(f"seeding SQLite with {self.bench.members:,} members")
        found_account(self.bench.kith, "--data", part)
        with contextlib.closing(sqlite3.connect(part / "kith.db")) as database, database:
            founded = database.execute(FOUNDED).fetchone()
            for table, columns, rows in acme.tables(self.bench.members, *founded):
                places = ", ".join("?" for _ in columns.split(","))
                database.executemany(f"insert into {table} ({columns}) values ({places})", rows)
        part.rename(self.seed)


class OnPostgres:
    """A database of the PostgreSQL that is given."""

    engine = "postgres"

    def __init__(self, bench, postgres):
        self.bench, self.postgres = bench, postgres
        self.data = bench.folder / "run-postgres"
        self.seed = f"seed-{fingerprint(bench)}"
        self.name = "kith"
        self.processes = [postgres.pid]
        self.url = postgres.url(self.name)
        self.settings = [f"--database={self.url}", f"--postgres-connections={bench.postgres_connections}"]

    def prepare(self):
        self.data.mkdir(parents=True, exist_ok=True)
        if self.seed not in self.postgres.databases():
            self._make_seed()
        self.postgres.replace(self.name, self.seed)
        self.account = self.query("select account_id from accounts")[0][0]

    def query(self, sql):
        rows = self.postgres.psql(self.name, f"select coalesce(json_agg(q), '[]') from ({sql}) q")
        return [tuple(row.values()) for row in json.loads(rows)]

    def freshen(self):
        self.postgres.psql(self.name, *acme.freshen())

    def _make_seed(self):
        part = self.seed + "-part"
        self.bench.say(f"seeding PostgreSQL with {self.bench.members:,} members")
        self.postgres.replace(part)
        found_account(self.bench.kith, "--data", self.data, "--database", self.postgres.url(part))
        founded = self.postgres.psql(part, FOUNDED).split("|")
        for table, columns, rows in acme.tables(self.bench.members, *founded):
            text = "".join("\t".join(map(str, row)) + "\n" for row in rows)
            self.postgres.psql(part, f"copy {table} ({columns}) from stdin", text=text)
        self.postgres.psql(part, "vacuum analyze", "checkpoint")
        self.postgres.psql("postgres", f'alter database "{part}" rename to "{self.seed}"')
