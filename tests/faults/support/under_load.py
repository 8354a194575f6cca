"""A server at work while something happens to its database."""

import time

from support.kith import Kith
from support.report import wait_until
from support.story import Story


def under_load(database, seed, disturb, report, workers=6):
    """A story is told while something happens to the server, and must be true in the end."""
    kith = Kith(database)
    story = Story(kith, seed)
    try:
        kith.start()
        story.found_at_last()
        story.begin(workers)
        time.sleep(0.5)
        try:
            disturb(kith, story)
            before = story.acknowledged
            wait_until(lambda: story.acknowledged > before + 10 or story.errors, 15, "work goes on")
            wait_until(lambda: kith.status("/readyz") == 200, 10, "/readyz")
        finally:
            story.end()
        story.verify()
        report.note(f"{story.acknowledged} changes acknowledged, {story.refused_for_now} answers of 503")
    finally:
        if kith.is_running():
            kith.kill()
        kith.database.drop()
