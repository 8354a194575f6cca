#!/usr/bin/env python3
"""F01-F05, F33: kill -9 at random moments - at the first start, while founding, while people are invited by twenties,
accept, get licenses and lose them, while starting again.

Each seed is one kill; each six share a database. After each the server is started on what is left, at once and on
the same port, and everything that was acknowledged must be there, nothing half-made, nothing twice.
"""

import random
import threading
import time

from support import databases
from support.http_client import Lost
from support.kith import Kith
from support.licensed_story import LicensedStory
from support.report import Report, check, count_of, read_options

KILLS = ["birth", "founding", "load", "restart", "load", "load"]
USUAL_START_SECONDS = 0.2


class Life:
    """One database and the kills it lives through."""

    def __init__(self, database, seed):
        self.kith = Kith(database)
        self.random = random.Random(seed)
        self.story = LicensedStory(self.kith, seed)
        self.is_prepared = False

    def pause(self, longest):
        time.sleep(self.random.uniform(0, longest))

    def kill_at_birth(self):
        self.kith.launch()
        self.pause(USUAL_START_SECONDS)
        self.kith.kill()
        self.kith.start()

    def kill_at_founding(self):
        if not self.kith.is_running():
            self.kith.start()
        founding = threading.Thread(target=self.found)
        founding.start()
        self.pause(0.3)
        self.kith.kill()
        founding.join()
        check(not self.story.errors, lambda: str(self.story.errors[0]))
        self.kith.start()
        self.story.found_at_last()
        self.story.verify()

    def found(self):
        client = self.kith.client()
        try:
            self.story.found(client)
        except Lost:
            pass
        except Exception as error:
            self.story.errors.append(error)
        client.close()

    def be_ready(self):
        if not self.kith.is_running():
            self.kith.start()
        if not self.story.account:
            self.story.found_at_last()
        if not self.is_prepared:
            self.story.prepare()
        self.is_prepared = True

    def kill_at_load(self):
        self.be_ready()
        self.story.begin(workers=self.random.randint(4, 8))
        self.pause(1.2)
        self.kith.kill()
        self.story.end()
        if self.random.random() < 0.5:
            self.kith.check_data()
        self.kith.start()
        self.story.verify()

    def kill_at_restart(self):
        self.be_ready()
        self.story.begin()
        self.pause(0.6)
        self.kith.kill()
        self.story.end()
        self.kith.launch()
        self.pause(USUAL_START_SECONDS)
        self.kith.kill()
        self.kith.start()
        self.story.verify()

    def stop(self):
        if self.kith.is_running():
            self.kith.kill()
        self.kith.database.drop()


def main():
    options = read_options(__doc__)
    report, life, acknowledged = Report(), None, 0
    with databases.maker(options.engine) as make:
        for number in range(count_of(options, len(KILLS))):
            seed, kind = options.first_seed + number, KILLS[number % len(KILLS)]
            if life is None or kind == "birth":
                life = Life(make(), seed)
            failed = report.failed
            with report.case(f"seed {seed}: killed at {kind}"):
                getattr(life, "kill_at_" + kind)()
            if report.failed > failed or number % len(KILLS) == len(KILLS) - 1:
                acknowledged += life.story.acknowledged
                life.stop()
                life = None
        if life:
            acknowledged += life.story.acknowledged
            life.stop()
    report.note(f"{acknowledged} changes acknowledged")
    report.finish()


main()
