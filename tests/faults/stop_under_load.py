#!/usr/bin/env python3
"""F35: SIGTERM while many connections write. The server answers what it took in, ends with 0 in time, and every
acknowledged change is there when it starts again."""

import random
import time

from support import databases
from support.kith import Kith
from support.report import Report, check, count_of, read_options
from support.story import Story

CONNECTIONS = 16
GRACE_SECONDS = 10  # the default of --stop-seconds


def stop(make, seed, report):
    kith = Kith(make())
    story = Story(kith, seed)
    try:
        kith.start()
        story.found_at_last()
        story.begin(workers=CONNECTIONS)
        time.sleep(random.Random(seed).uniform(0.3, 1.5))
        started = time.monotonic()
        code = kith.terminate(GRACE_SECONDS + 5)
        took = time.monotonic() - started
        story.end()
        check(code == 0, lambda: f"ended with {code}: {kith.log()[-400:]}")
        check(took < GRACE_SECONDS, f"took {took:.1f} s to end")
        lost = len(story.open)
        kith.start()
        story.verify()
        report.note(f"{story.acknowledged} acknowledged, ended after {1000 * took:.0f} ms, {lost} without an answer")
    finally:
        if kith.is_running():
            kith.kill()
        kith.database.drop()


def main():
    options = read_options(__doc__)
    report = Report()
    with databases.maker(options.engine) as make:
        for seed in range(options.first_seed, options.first_seed + count_of(options, 2)):
            with report.case(f"seed {seed}: SIGTERM with {CONNECTIONS} connections writing"):
                stop(make, seed, report)
    report.finish()


main()
