"""W11, sockets: 10,000 people of Acme have a page open on one node, and something happens that all of them are told.

Two sockets for each of 5,000 sessions. Measured are what a socket adds to the resident memory (of the server, without
the kernel's), what an event costs for each who hears it, and how long it takes until the last has it; then the same of
one behind which the rights of all are read anew, and of a person's presence, which all watch. The clients read on
core 1, beside the server.
"""

import contextlib
import json
import statistics

from harness import acme, load, machine, server
from harness.sockets import Sockets, require_files
from harness.table import Row

ID = "W11"
TITLE = "10,000 sockets"
SOCKETS = 10_000
EVENTS = 5
MEMORY_KIB, COST_US = 8, 15  # at most, each


def rows_of(bench, databases):
    for database in databases:
        try:
            yield from _measured(bench, database)
        except load.Refused as refused:
            yield Row.not_measurable(ID, database.engine, str(refused))


def _measured(bench, database):
    require_files(SOCKETS)
    people = list(acme.ordinary(bench.members))[: SOCKETS // 2]
    cookies = [acme.cookie(person) for person in people for _ in range(2)]
    with server.running(bench, database) as kith, machine.on_core(machine.LOAD_CORE):
        load.call(kith.url, "PATCH", _settings(database), {"auto_signup": True}, _administrator(bench))
        before = machine.resident_mib(kith.process.pid)
        with contextlib.closing(Sockets(kith.url, f"/api/v1/accounts/{database.account}/live", cookies)) as sockets:
            sockets.give_a_sign()
            kith.drain()
            each = (machine.resident_mib(kith.process.pid) - before) * 1024 / len(cookies)
            yield Row.limited(ID, database.engine, f"resident for each of {len(cookies):,} sockets, KiB", [each], MEMORY_KIB)
            events = [_told(kith, sockets, b"team.updated", _team(bench, database, turn)) for turn in range(EVENTS)]
            yield from _rows(database, "an event", events, COST_US)
            rights = [_told(kith, sockets, b"account.updated", _rights(bench, database, turn)) for turn in range(EVENTS)]
            yield from _rows(database, "what concerns everybody's rights", rights, None)
            yield from _presence(bench, database, kith, sockets)


def _settings(database):
    return f"/api/v1/accounts/{database.account}/settings"


def _administrator(bench):
    return acme.cookie(acme.administrators(bench.members)[0])


def _team(bench, database, turn):
    return "POST", f"/api/v1/accounts/{database.account}/teams", {"name": f"Team {turn}"}, _administrator(bench)


def _rights(bench, database, turn):
    return "PATCH", _settings(database), {"auto_signup": turn % 2 == 1}, _administrator(bench)


def _presence(bench, database, kith, sockets):
    cookie = _administrator(bench)
    user = json.loads(load.call(kith.url, "GET", "/api/v1/me", None, cookie))["memberships"][0]["id"]
    sockets.say(json.dumps({"type": "watch", "data": {"refs": [f"internal:{user}"]}}).ljust(126))
    sockets.until_all_heard(b"presence.changed")
    changes = [("PUT", "/api/v1/me/presence", {"status": status}, cookie) for status in ("busy", "away") * 2]
    # Whoever is away himself is seen offline, whatever he says: a socket of his own says that he is there.
    with contextlib.closing(Sockets(kith.url, f"/api/v1/accounts/{database.account}/live", [cookie])):
        sockets.until_all_heard(b'"available"')
        told = [_told(kith, sockets, f'"{change[2]["status"]}"'.encode(), change) for change in changes]
    yield from _rows(database, "a presence", told, COST_US)


def _told(kith, sockets, word, change):
    """CPU-seconds for each, and seconds, of one change until all have heard of it."""
    sockets.give_a_sign()
    kith.drain()
    before = kith.cpu_seconds()
    load.call(kith.url, *change)
    seconds = sockets.until_all_heard(word)
    return (kith.cpu_seconds() - before) / len(sockets.all), seconds


def _rows(database, what, told, at_most):
    costs, times = zip(*told)
    yield Row.limited(ID, database.engine, f"{what} told, us of CPU for each", [cost * 1e6 for cost in costs], at_most)
    yield Row.limited(ID, database.engine, f"{what} told to the last, ms", [1e3 * statistics.median(times)], None)
