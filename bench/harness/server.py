"""The server under test: started on a seeded database, and stopped."""

import contextlib
import os
import re
import subprocess
import time
import urllib.error
import urllib.request

from harness import hash_clock, machine
from harness.load import Refused

LISTENING = re.compile(r"Listening on (http://\S+)")


class Server:
    """Kith with its database, as one that costs something."""

    def __init__(self, process, url, database):
        self.process, self.url = process, url
        self.roots = [process.pid, *database.processes]
        self.hashed = database.hash_clock.read

    def cpu_seconds(self):
        return machine.cpu_seconds(*self.roots)

    def drain(self):
        machine.drain(*self.roots)


@contextlib.contextmanager
def running(bench, database):
    """Kith on one core with one I/O thread, as the ratios are defined.

    The load may say for whom it speaks, so that no address asks too often.
    """
    database.freshen()
    settings = ["--io-threads=1", "--trusted-proxies=127.0.0.1", *bench.settings]
    command = machine.pinned(machine.SERVER_CORE, _command(bench, database, "127.0.0.1:0", settings))
    with _started(bench, command, database.hash_clock.environment()) as process:
        yield Server(process, _url_said(process), database)


@contextlib.contextmanager
def running_as_installed(bench, database, port):
    """Kith with every default, on whichever cores the system gives it."""
    with _started(bench, _command(bench, database, f"127.0.0.1:{port}", []), {}) as process:
        yield process


def run_command(bench, database, *words):
    """Another command of the program on the same data."""
    command = [bench.kith, *words, *database.place]
    done = subprocess.run([str(word) for word in command], env=_own_environment(), capture_output=True, text=True)
    if done.returncode:
        raise Refused(f"kith {' '.join(words[:2])}: {(done.stderr or done.stdout).strip().splitlines()[0]}")


def until_answered(url, cookie):
    """Seconds until the first good answer."""
    started = time.monotonic()
    request = urllib.request.Request(url, headers={"Cookie": cookie})
    while time.monotonic() - started < 30:
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                answer.read()
                return time.monotonic() - started
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{url}: {error.code} {error.read().decode()}") from error
        except OSError:
            time.sleep(0.0005)
    raise RuntimeError(f"no answer from {url}")


def _command(bench, database, listen, settings):
    return [bench.kith, "serve", f"--listen={listen}", *database.place, *database.settings, *settings]


def _own_environment():
    return {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}


@contextlib.contextmanager
def _started(bench, command, more):
    environment = _own_environment() | more
    with open(bench.folder / "kith.log", "a") as log:
        words = [str(word) for word in command]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=log, env=environment, text=True)
    try:
        yield process
    finally:
        process.terminate()
        if process.wait(60) != 0:
            raise RuntimeError(f"Kith ended with {process.returncode}: see {log.name}")


def _url_said(process):
    for line in process.stdout:
        if said := LISTENING.match(line):
            return said[1]
    raise RuntimeError("Kith did not start")
