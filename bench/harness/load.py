"""Load on a server: which request, over how many connections, and what one timed window of it gave."""

import dataclasses
import http.client
import itertools
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
import urllib.parse

from harness import machine

SCRIPT = pathlib.Path(__file__).with_suffix(".lua")
_blocks = itertools.count(1)
_turns_taken = {}  # of each file of turns, in whichever window


class Refused(Exception):
    """The server does not do what the workload asks for: it cannot be measured."""


@dataclasses.dataclass(frozen=True)
class Load:
    """One request, repeated. `{number}` in the body is a new number each time."""

    path: str
    method: str = "GET"
    body: str | None = None
    cookies: pathlib.Path | None = None  # a file, one Cookie header a line: who asks, in turn
    turns: pathlib.Path | None = None  # instead: a file, one request a line, whose fields (by tabs) are {1}, {2} ...
    headers: dict = dataclasses.field(default_factory=dict)
    connections: int = 32
    calls: int = 0  # that many, one after the other, instead of as many as the time allows
    warm_up: int = 2  # of such calls, before the window
    hashes: bool = False  # each has one password hash, and the window says what the hashes took

    def all_headers(self):
        said = {"Content-Type": "application/json"} if self.body else {}
        return said | ({"Cookie": "{1}"} if self.cookies else {}) | self.headers


@dataclasses.dataclass(frozen=True)
class Window:
    """What happened while the clock ran."""

    requests: int
    seconds: float
    cpu_seconds: float
    p50_ms: float
    p99_ms: float
    errors: int
    hash_seconds: float = 0  # of the CPU's
    unit: str = "requests"

    @property
    def done(self):
        return self.requests - self.errors

    @property
    def per_second(self):
        return self.done / self.seconds

    @property
    def per_cpu_second(self):
        return self.done / max(self.cpu_seconds, 1 / machine.TICKS)

    def counted_as(self, unit, each):
        """Of requests that do something many times: each time for itself."""
        return dataclasses.replace(self, requests=self.requests * each, errors=self.errors * each, unit=unit)

    @property
    def ms_beyond_hash(self):
        return (self.cpu_seconds - self.hash_seconds) / max(self.done, 1) * 1e3


def first_answer(url, load):
    """The JSON of one such request; raises where it is refused."""
    return json.loads(_call(http.client.HTTPConnection(_place(url), timeout=30), *_request(load)))


def run_window(server, load, seconds):
    """Warms up, waits until all is quiet, then measures."""
    _run(server.url, load, min(2, seconds), min(load.warm_up, load.calls))
    server.drain()
    before, hashed = server.cpu_seconds(), server.hashed()
    said = _run(server.url, load, seconds, load.calls)
    requests, spent, hashing = said["requests"], server.cpu_seconds() - before, 0
    server.drain()
    if load.hashes:  # what was in flight at the end is hashed by now: all that was begun counts, and all of its time
        count, hashing = (after - before for after, before in zip(server.hashed(), hashed))
        requests, spent = count + said["refused"], server.cpu_seconds() - before
    return Window(
        requests, said["microseconds"] / 1e6, spent, said["p50"] / 1e3, said["p99"] / 1e3,
        said["refused"] + said["broken"], hashing,
    )  # fmt: skip


def _run(url, load, seconds, calls):
    return _run_calls(url, load, calls) if calls else _run_wrk(url, load, seconds)


# Each run has numbers of its own, so that no address is invited twice.
def _new_block():
    return next(_blocks) * 1_000_000


def _run_wrk(url, load, seconds):
    command = ["wrk", "-t1", f"-c{load.connections}", f"-d{seconds}s", "--timeout", "30s", "-s", SCRIPT, url]
    with tempfile.NamedTemporaryFile("w", suffix=".request") as file:
        file.write("\n".join(_description(load)) + "\n")
        file.flush()
        environment = os.environ | {"BENCH_REQUEST": file.name}
        pinned = machine.pinned(machine.LOAD_CORE, command)
        done = subprocess.run(pinned, env=environment, capture_output=True, text=True)
    said = re.search(r"^JSON (.*)$", done.stdout, re.MULTILINE)
    if not said:
        raise RuntimeError(f"wrk: {done.stdout}{done.stderr}")
    said = json.loads(said[1])
    # Each connection may have one under way when the time is over, and wrk asks for some before it begins.
    _take_turns(load, said["requests"] + 4 * load.connections)
    return said


def _description(load):
    yield f"method {load.method}"
    yield f"path {load.path}"
    yield from (f"header {name}: {text}" for name, text in load.all_headers().items())
    yield f"number {_new_block()}"
    yield f"turn {_turns_taken.get(load.turns, 0)}"
    if load.body:
        yield f"body {load.body}"
    if load.cookies or load.turns:
        yield f"turns {load.cookies or load.turns}"


def _take_turns(load, count):
    _turns_taken[load.turns] = _turns_taken.get(load.turns, 0) + count


# For requests so big that what makes them must not run beside the server: made
# beforehand, sent over one connection that stays open.
def _run_calls(url, load, calls):
    requests = [_request(load) for _ in range(calls)]
    connection = http.client.HTTPConnection(_place(url), timeout=60)
    with machine.on_core(machine.LOAD_CORE):
        took = sorted(_seconds_of(connection, request) for request in requests)
    return {
        "requests": calls, "microseconds": sum(took) * 1e6, "refused": 0, "broken": 0,
        "p50": took[len(took) // 2] * 1e6, "p99": took[len(took) * 99 // 100] * 1e6,
    }  # fmt: skip


def _seconds_of(connection, request):
    started = time.monotonic()
    _call(connection, *request)
    return time.monotonic() - started


def _request(load):
    """Method, path, body and headers of the next one."""
    fields = _fields_of_next_turn(load)
    number = f"{_new_block():09}" if "{number}" in (load.body or "") else ""  # there are not a thousand blocks

    def fill(text):
        filled = re.sub(r"\{(\d)\}", lambda at: fields[int(at[1]) - 1], text)
        return filled.replace("{number}", number)

    headers = {name: fill(text) for name, text in load.all_headers().items()}
    return load.method, fill(load.path), fill(load.body).encode() if load.body else None, headers


def _fields_of_next_turn(load):
    if not (load.cookies or load.turns):
        return []
    with open(load.cookies or load.turns) as file:
        lines = file.readlines()
    line = lines[_turns_taken.get(load.turns, 0) % len(lines)]
    _take_turns(load, 1)
    return line.rstrip("\n").split("\t")


def call(url, method, path, body, cookie):
    """What the server answers to somebody who is signed in."""
    headers = {"Cookie": cookie, "Content-Type": "application/json"}
    return _call(http.client.HTTPConnection(_place(url), timeout=30), method, path, json.dumps(body).encode(), headers)


def _call(connection, method, path, body, headers):
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 400:
        route = re.sub(r"[0-9a-f-]{36}[^/]*", "*", path.partition("?")[0])
        raise Refused(f"{method} {route}: {answer.status} {_code_of(text)}")
    return text


def _code_of(text):
    try:
        return json.loads(text)["code"]
    except (ValueError, KeyError, TypeError):
        return text[:100].decode(errors="replace")


def _place(url):
    return urllib.parse.urlsplit(url).netloc
