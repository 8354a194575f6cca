#!/usr/bin/env python3
"""F14-F16: a PostgreSQL that is away, refuses, restarts, or hangs up. The start ends with one clear line; a running
server answers 503 and recovers by itself, and no acknowledged change is lost."""

import subprocess
import time
import urllib.parse

from support.databases import PostgresDatabase, PrivatePostgres, psql
from support.kith import Kith, free_port, run_kith
from support.report import Report, check, count_of, read_options, wait_until
from support.under_load import under_load

PATIENCE_SECONDS = 3
UNAVAILABLE, NO_PERMISSION, CONFIGURATION = 69, 77, 78


def with_parts(url, **parts):
    """The address with another user, password, port or database."""
    old = urllib.parse.urlsplit(url)
    user, port = parts.get("user", old.username), parts.get("port", old.port)
    return old._replace(netloc=f"{user}@{old.hostname}:{port}", path="/" + parts.get("database", old.path[1:])).geturl()


def refused(database, url, codes, words=(), hidden=""):
    try:
        where = ["--data", database.folder, "--database", url]
        done = run_kith("serve", "--listen", "127.0.0.1:0", *where, seconds=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        raise AssertionError(f"neither started nor refused within {PATIENCE_SECONDS} s") from None
    check(done.returncode in codes, lambda: f"exit code {done.returncode}, not {codes}: {done.stderr[-500:]}")
    lines = done.stderr.strip().splitlines()
    check(len(lines) == 1 and lines[0].startswith("kith: "), lambda: f"not one clear line: {lines}")
    for word in words:
        check(word in lines[0], f"'{word}' is not in: {lines[0]}")
    check(not hidden or hidden not in done.stderr + done.stdout, "the password is shown")


class Server(PrivatePostgres):
    """One that keeps what it acknowledges, and asks the role `secretive` for a password."""

    def __init__(self):
        super().__init__()
        psql(self.url, "create role secretive login password 'right one'")
        rules = self.folder / "data/pg_hba.conf"
        rules.write_text("host all secretive 127.0.0.1/32 scram-sha-256\n" + rules.read_text())
        psql(self.url, "select pg_reload_conf()")

    def database(self):
        made = PostgresDatabase(self.url)
        psql(self.url, f"alter database {made.name} set synchronous_commit = on")
        return made


def check_start(server, report):
    database = server.database()
    url, denied = database.url, [CONFIGURATION, NO_PERMISSION]
    wrong_password = with_parts(url, user="secretive:wrong-one")
    addresses = {
        "server away at the start": (with_parts(url, port=free_port()), [UNAVAILABLE], ["PostgreSQL"]),
        "wrong password": (wrong_password, denied, ["password"], "wrong-one"),
        "no such role": (with_parts(url, user="nobody_here"), denied, ["nobody_here"]),
        "no such database": (with_parts(url, database="not_there"), [CONFIGURATION], ["not_there"]),
        "an address that is none": ("postgres://%zz:secret word@/", [CONFIGURATION], [], "secret word"),
    }
    for name, wanted in addresses.items():
        with report.case(name):
            refused(database, *wanted)
    with report.case("encoding SQL_ASCII"):
        check_encoding(server)
    with report.case("newer schema"):
        check_newer(server)
    database.drop()


def check_encoding(server):
    database = PostgresDatabase(server.url, "encoding 'SQL_ASCII'", "lc_collate 'C'", "lc_ctype 'C'")
    refused(database, database.url, [CONFIGURATION], ["SQL_ASCII", "UTF8"])
    database.drop()


def check_newer(server):
    database = server.database()
    kith = Kith(database).start()
    kith.kill()
    psql(database.url, "update schema_version set version = 9999")
    refused(database, database.url, [CONFIGURATION], ["9999", "newer"])
    database.drop()


def restart(server, mode):
    def disturb(kith, story):
        server.control("stop", "-m", mode)
        server.start_again()
    return disturb


def stay_away(server):
    """Longer than a request waits: 503, and not after ages."""
    def disturb(kith, story):
        server.control("stop", "-m", "immediate")
        wait_until(lambda: kith.status("/readyz") == 503, 5, "/readyz says so")
        wait_until(lambda: story.refused_for_now > 0, 8, "503 while PostgreSQL is away")
        time.sleep(3)
        started = time.monotonic()
        check(kith.status("/api/v1/setup") == 503, "a read is not refused")
        check(time.monotonic() - started < 2, "a refusal takes long while PostgreSQL is known to be away")
        check(kith.answer_ms() < 500, "/healthz waits for PostgreSQL")
        server.start_again()
    return disturb


def hang_up(server, seconds=2.5):
    """All its connections, again and again."""
    def disturb(kith, story):
        name, end = kith.database.name, time.monotonic() + seconds
        while time.monotonic() < end:
            psql(server.url, f"select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '{name}'")
            time.sleep(0.2)
    return disturb


def disturb_all(server, seed, report):
    troubles = {
        "restarted": restart(server, "fast"),
        "killed and restarted": restart(server, "immediate"),
        "hanging up all connections": hang_up(server),
        "away for a while": stay_away(server),
    }
    for name, disturb in troubles.items():
        with report.case(f"seed {seed}: PostgreSQL {name} under load"):
            under_load(server.database(), seed, disturb, report)


def main():
    options = read_options(__doc__)
    report = Report()
    if options.engine == "sqlite":
        return report.finish()  # see bad_database.py
    server = Server()
    try:
        check_start(server, report)
        rounds = max(1, count_of(options, 1) // 10)  # each takes half a minute
        for seed in range(options.first_seed, options.first_seed + rounds):
            disturb_all(server, seed, report)
    finally:
        server.stop()
    report.finish()


main()
