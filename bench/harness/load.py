"""Load on a server: which request, over how many connections, and what one timed window of it gave."""

import dataclasses
import itertools
import json
import os
import pathlib
import re
import subprocess
import urllib.error
import urllib.request

from harness import machine

SCRIPT = pathlib.Path(__file__).with_suffix(".lua")
_blocks = itertools.count(1)


@dataclasses.dataclass(frozen=True)
class Load:
    """One request, repeated. `{number}` in the body is a new number each time; the cookies take turns."""

    path: str
    method: str = "GET"
    body: str | None = None
    cookies: pathlib.Path | None = None  # a file, one Cookie header a line
    connections: int = 32


@dataclasses.dataclass(frozen=True)
class Window:
    """What happened while the clock ran."""

    requests: int
    seconds: float
    cpu_seconds: float
    p50_ms: float
    p99_ms: float
    errors: int

    @property
    def per_second(self):
        return (self.requests - self.errors) / self.seconds

    @property
    def per_cpu_second(self):
        return (self.requests - self.errors) / max(self.cpu_seconds, 1 / machine.TICKS)


def first_answer(url, load):
    """The JSON of one such request; raises where it is refused."""
    headers = {"Content-Type": "application/json"} if load.body else {}
    if load.cookies:
        with open(load.cookies) as file:
            headers["Cookie"] = file.readline().strip()
    body = load.body and load.body.replace("{number}", f"{_new_block():09}").encode()
    request = urllib.request.Request(url + load.path, body, headers, method=load.method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"{load.method} {load.path}: {error.code} {error.read().decode()}") from error


def run_window(url, load, seconds, roots):
    """Warms up, waits until all is quiet, then measures. `roots` are the processes whose time counts."""
    _run_wrk(url, load, min(2, seconds))
    machine.drain(*roots)
    before = machine.cpu_seconds(*roots)
    said = _run_wrk(url, load, seconds)
    spent = machine.cpu_seconds(*roots) - before
    machine.drain(*roots)
    return Window(
        said["requests"], said["microseconds"] / 1e6, spent, said["p50"] / 1e3, said["p99"] / 1e3,
        said["refused"] + said["broken"],
    )  # fmt: skip


# Each run of wrk has numbers of its own, so that no address is invited twice.
def _new_block():
    return next(_blocks) * 1_000_000


def _run_wrk(url, load, seconds):
    command = ["wrk", "-t1", f"-c{load.connections}", f"-d{seconds}s", "--timeout", "30s", "-s", SCRIPT, url]
    environment = os.environ | {"BENCH_METHOD": load.method, "BENCH_PATH": load.path}
    environment["BENCH_FIRST_NUMBER"] = str(_new_block())
    if load.body:
        environment["BENCH_BODY"] = load.body
    if load.cookies:
        environment["BENCH_COOKIES"] = str(load.cookies)
    done = subprocess.run(machine.pinned(machine.LOAD_CORE, command), env=environment, capture_output=True, text=True)
    said = re.search(r"^JSON (.*)$", done.stdout, re.MULTILINE)
    if not said:
        raise RuntimeError(f"wrk: {done.stdout}{done.stderr}")
    return json.loads(said[1])
