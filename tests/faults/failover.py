#!/usr/bin/env python3
"""F14, F15: the primary dies and its standby takes over, both in the address of the database. Until then the server
answers 503 and nothing worse, then it goes on by itself; nothing that was acknowledged is lost."""

import time
import urllib.parse

from support.databases import PostgresDatabase, PrivatePostgres, psql
from support.report import Report, check, count_of, read_options, wait_until
from support.standby import Standby
from support.under_load import under_load

GAP_SECONDS = 1.5


class OnBoth(PostgresDatabase):
    """A database whose address names the primary and its standby, whichever may be written to."""

    def __init__(self, primary, standby):
        super().__init__(primary.url)
        psql(primary.url, f"alter database {self.name} set synchronous_commit = on")
        hosts = ",".join(f"127.0.0.1:{urllib.parse.urlsplit(each.url).port}" for each in (primary, standby))
        self.url = f"postgres://kith@{hosts}/{self.name}?target_session_attrs=read-write"
        self.arguments = ["--data", str(self.folder), "--database", self.url]
        self.server = standby.url  # the primary will be gone when this is dropped


def fail_over(primary, standby):
    def disturb(kith, story):
        wait_until(lambda: story.acknowledged > 10 or story.errors, 15, "work begins")
        primary.control("stop", "-m", "immediate")
        wait_until(lambda: kith.status("/readyz") == 503, 5, "/readyz says so")
        wait_until(lambda: story.refused_for_now > 0, 8, "503 while nobody may be written to")
        time.sleep(GAP_SECONDS)
        check(kith.answer_ms() < 500, "/healthz waits for PostgreSQL")
        began = time.monotonic()
        standby.take_over()
        done = story.acknowledged
        wait_until(lambda: story.acknowledged > done or story.errors, 10, "work goes on at the standby")
        disturb.seconds = time.monotonic() - began
    return disturb


def go_over(seed, report):
    primary = PrivatePostgres()
    standby = None
    try:
        standby = Standby(primary)
        disturb = fail_over(primary, standby)
        under_load(OnBoth(primary, standby), seed, disturb, report)
        report.note(f"work went on {disturb.seconds:.1f} s after the standby was told to take over")
    finally:
        for server in filter(None, (standby, primary)):
            server.stop()


def main():
    options = read_options(__doc__)
    report = Report()
    if options.engine == "postgres":
        rounds = max(1, count_of(options, 1) // 10)
        for seed in range(options.first_seed, options.first_seed + rounds):
            with report.case(f"seed {seed}: the standby takes over under load"):
                go_over(seed, report)
    report.finish()


main()
