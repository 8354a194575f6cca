#!/usr/bin/env python3
"""F33, F34: what the nodes of a version feel while a newer one comes up beside them. It adds to the tables under them:
they go on and answer nothing of 500 and above but 503; one that is started anew refuses in one clear line."""

import time

from support.databases import maker, psql
from support.kith import run_kith
from support.report import Report, check, count_of, read_options
from support.under_load import under_load

CONFIGURATION = 78
# As a migration adds: columns with a default, a table, an index, to what every request reads and writes.
NEWER = [
    "alter table persons add column of_the_future text not null default ''",
    "alter table sessions add column of_the_future bigint not null default 0",
    "alter table memberships add column of_the_future bigint not null default 0",
    "alter table invitations add column of_the_future text not null default ''",
    "alter table events add column of_the_future text not null default ''",
    "create table things_of_the_future (account_id text not null, id text not null, primary key (account_id, id))",
    "create index persons_of_the_future on persons (of_the_future)",
]


def version_of(database):
    return int(psql(database.url, "select version from schema_version"))


def migrate(database):
    """As the newer node does: each migration and its number in one transaction."""
    for statement in NEWER:
        psql(database.url, f"begin; update schema_version set version = version + 1; {statement}; commit")


def check_refused(database, newest):
    done = run_kith("serve", "--listen", "127.0.0.1:0", *database.arguments)
    lines = done.stderr.strip().splitlines()
    check(done.returncode == CONFIGURATION, lambda: f"exit code {done.returncode}: {done.stderr[-500:]}")
    is_clear = len(lines) == 1 and "newer" in lines[0] and str(newest) in lines[0]
    check(is_clear, lambda: f"not one clear line: {lines}")


def upgrade(database, report):
    def disturb(kith, story):
        own = version_of(database)
        migrate(database)
        began, done = time.monotonic(), story.acknowledged
        check_refused(database, own + len(NEWER))
        time.sleep(1)
        check(kith.is_running(), "the old node has ended")
        report.note(f"{story.acknowledged - done} changes in {time.monotonic() - began:.1f} s under the newer tables")
        psql(database.url, f"update schema_version set version = {own}")  # for `kith check` of this version
    return disturb


def main():
    options = read_options(__doc__)
    report = Report()
    if options.engine == "sqlite":
        return report.finish()  # has one node
    with maker("postgres") as make:
        for seed in range(options.first_seed, options.first_seed + max(1, count_of(options, 1) // 10)):
            with report.case(f"seed {seed}: a newer node migrates under load"):
                database = make()
                under_load(database, seed, upgrade(database, report), report)
    report.finish()


main()
