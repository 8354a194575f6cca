"""Cases of a fault script: each is run, printed with its seconds, and counted.

The last line is `N passed, N failed`, as bin/test reads it; what could not be tried here is a line before it.
"""

import argparse
import contextlib
import sys
import time
import traceback

SHORT = "short"


class Skipped(Exception):
    """What a case needs is not to be had on this machine."""


def read_options(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--seeds", default=SHORT, help="how many kills or rounds; `short` for the test run")
    parser.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--first-seed", type=int, default=1, help="to repeat one that failed")
    return parser.parse_args()


def count_of(options, short):
    return short if options.seeds == SHORT else int(options.seeds)


class Report:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.notes = []

    @contextlib.contextmanager
    def case(self, name):
        started = time.monotonic()
        try:
            yield
        except Skipped as why:
            self.skipped += 1
            return print(f"skipped {name}: {why}", flush=True)
        except Exception as error:
            self.failed += 1
            frame = traceback.extract_tb(error.__traceback__)[-1]
            print(f"FAILED {name}: {type(error).__name__}: {error}  ({frame.name}, line {frame.lineno})", flush=True)
            return
        self.passed += 1
        print(f"ok {name}  {time.monotonic() - started:.1f} s", flush=True)

    def note(self, text):
        print(f"   {text}", flush=True)

    def finish(self):
        if self.skipped:
            print(f"{self.skipped} skipped")
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        sys.exit(1 if self.failed else 0)


def check(holds, text):
    if not holds:
        raise AssertionError(text() if callable(text) else text)


def wait_until(is_met, seconds, what):
    """Waits for something that is about to be; how long it took."""
    started = time.monotonic()
    while not is_met():
        check(time.monotonic() - started < seconds, f"{what}: not within {seconds} s")
        time.sleep(0.02)
    return time.monotonic() - started
