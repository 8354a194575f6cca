"""W12, import: an administrator of Acme brings a file of 100,000 people who are new, with a preview.

Timed are the upload, the dry run of every line, and the import itself, each until the job says that it is done; with
every default, one after the other, into a database of its own that holds 100,000 people already.
Compared with (performance table): 30 seconds; Clerk and Auth0 take 10 people a request.
"""

import json
import time
import urllib.request

from harness import acme, machine, server
from harness.table import Row

ID = "W12"
TITLE = "import 100,000"
LINES = 100_000


def rows_of(bench, databases):
    for database in databases:
        with server.running(bench, database) as kith:
            yield from _timed(bench, database, kith)


def _timed(bench, database, kith):
    cookie = acme.cookie(acme.administrators(bench.members)[0])
    base = f"/api/v1/accounts/{database.account}"
    began = time.monotonic()
    job = _call(kith, f"{base}/users/import?dry_run=true", cookie, _file())
    _wait(kith, f"{base}/jobs/{job['id']}", cookie)
    tried = time.monotonic()
    _call(kith, f"{base}/jobs/{job['id']}/run", cookie, b"")
    done = _wait(kith, f"{base}/jobs/{job['id']}", cookie)
    ended = time.monotonic()
    assert (done["created"], done["failed"]) == (LINES, 0), done
    yield Row.limited(ID, database.engine, "preview and import of 100,000 people, s", [ended - began], 30)
    yield Row.limited(ID, database.engine, "the import alone, s", [ended - tried], 30)
    yield Row.limited(ID, database.engine, "resident afterwards, MiB", [machine.resident_mib(kith.process.pid)], 200)


def _file():
    line = "Nadia{0},Import,w12-{0}@example.com,+41 44 {0:07d},Pilot,Flying\n"
    title = "First name,Last name,E-mail,Phone,Position,Department\n"
    return (title + "".join(line.format(number) for number in range(LINES))).encode()


def _call(kith, path, cookie, body=None):
    request = urllib.request.Request(kith.url + path, data=body, headers={"Cookie": cookie, "Origin": kith.url})
    if body:
        request.add_header("Content-Type", "text/csv")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def _wait(kith, path, cookie):
    while (job := _call(kith, path, cookie))["state"] in ("queued", "running"):
        time.sleep(0.1)
    assert job["state"] == "done", job
    return job
