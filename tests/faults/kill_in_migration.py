#!/usr/bin/env python3
"""F05, F33: killed in each statement of the migrations that an old database full of people needs. The next start goes
on from there, and everything is as the people left it; users get the pools of licenses that every account has."""

import random

from support import databases
from support.http_client import Lost
from support.kith import Kith
from support.kill import reach
from support.old_schema import as_it_was, copy_of, count_of_statements
from support.report import Report, check, count_of, read_options
from support.story import Story
from support.truth import API

LIVES = 12


def old_database(make, story):
    """What a story left, in the shape of the old version."""
    kith = story.kith
    kith.start()
    story.found_at_last()
    client = kith.client()
    for number in range(LIVES):
        story.live_through(client, number, story.random)
    client.close()
    check(kith.terminate() == 0, "did not end with 0")
    return as_it_was(kith.database)


def migrate(story, old, point):
    kith = Kith(copy_of(old))
    story.kith = kith
    try:
        if point:
            kith.launch({"KITH_CRASH_AT": point})
            reach(kith, point)
        kith.start()
        story.verify()
        check_pools(story)
    finally:
        if kith.is_running():
            kith.kill()
        kith.database.drop()


def check_pools(story):
    client = story.kith.client()
    for pool in client.get(f"{API}/accounts/{story.account}/products", story.cookie)["items"]:
        check((pool["total"], pool["available"]) == (3, 3), f"{pool['slug']} has {pool['available']} of {pool['total']}")
    client.close()


def plan(count, first_seed):
    """Every statement when there is time for it, else the first, the last, and some between."""
    last = count_of_statements()
    if count >= last:
        return range(1, last + 1)
    between = random.Random(first_seed).sample(range(2, last), max(0, count - 2))
    return [1, *sorted(between), last]


def main():
    options = read_options(__doc__)
    report = Report()
    with databases.maker(options.engine) as make:
        story = Story(Kith(make()), options.first_seed)
        today = story.kith.database
        old = old_database(make, story)
        with report.case("an old database is brought up to date"):
            migrate(story, old, None)
        for number in plan(count_of(options, 6), options.first_seed):
            with report.case(f"killed in statement {number} of {count_of_statements()}"):
                migrate(story, old, f"migration_statement:{number}")
        old.drop()
        today.drop()
    report.finish()


main()
