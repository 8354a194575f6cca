"""W9, cold start: how soon after its start Kith answers, what it holds while idle, and how big it is.

With every default and no core of its own. Compared with (performance table): Better Auth 774 ms, 102 MiB, 154 MB;
Glewlwyd, which is C, 77 ms and 17 MiB.
"""

import contextlib
import time

from harness import acme, machine, server
from harness.table import Row

ID = "W9"
TITLE = "cold start"
STARTS = 10
IDLE_SECONDS = 4


def rows_of(bench, databases):
    yield _size(bench)
    for database in databases:
        database.freshen()
        starts = [_cold_start_ms(bench, database) for _ in range(STARTS)]
        yield Row.limited(ID, database.engine, f"start to first answer, ms (median of {STARTS})", starts, 50)
        resident = [_idle_mib(bench, database)]
        yield Row.limited(ID, database.engine, f"resident {IDLE_SECONDS} s after the start, MiB", resident, 25)


def _size(bench):
    return Row.limited(ID, "", "binary with the pages inside, MB", [bench.kith.stat().st_size / 1e6], 40)


def _cold_start_ms(bench, database):
    with _answering(bench, database) as (_, seconds):
        return seconds * 1000


def _idle_mib(bench, database):
    with _answering(bench, database) as (process, _):
        time.sleep(IDLE_SECONDS)
        return machine.resident_mib(process.pid)


@contextlib.contextmanager
def _answering(bench, database):
    port = machine.free_port()
    started = time.monotonic()
    with server.running_as_installed(bench, database, port) as process:
        member = acme.ordinary(bench.members)[0]
        server.until_answered(f"http://127.0.0.1:{port}/api/v1/me", acme.cookie(member))
        yield process, time.monotonic() - started
