"""Runs the client of bench/libpq: the statements of a workload without a server in between."""

import json
import pathlib
import subprocess
import time

from harness import machine
from harness.load import Window

FOLDER = pathlib.Path(__file__).parent.parent / "libpq"


def build(bench):
    program = bench.folder / "libpq_ceiling"
    newest = max(path.stat().st_mtime for path in FOLDER.iterdir())
    if not program.exists() or program.stat().st_mtime < newest:
        include, library = (
            subprocess.run(["pg_config", word], capture_output=True, text=True, check=True).stdout.strip()
            for word in ("--includedir", "--libdir")
        )
        compiler = ["g++", "-std=c++20", "-O2", "-Wall", "-Wextra", "-pthread"]
        subprocess.run([*compiler, f"-I{include}", *FOLDER.glob("*.cpp"), f"-L{library}", "-lpq", "-o", program], check=True)
    return program


def run_window(bench, database, what, connections):
    """One window. The client shares the server's core, as Kith does."""
    _run(bench, database, what, connections, min(2, bench.seconds))
    machine.drain(*database.processes)
    before = machine.cpu_seconds(*database.processes)
    said = _run(bench, database, what, connections, bench.seconds)
    spent = machine.cpu_seconds(*database.processes) - before + said["cpu_seconds"]
    machine.drain(*database.processes)
    return Window(said["requests"], said["seconds"], spent, said["p50_ms"], said["p99_ms"], said["errors"])


def _run(bench, database, what, connections, seconds):
    first = time.time_ns() // 1000 % 10**12
    command = [bench.libpq_ceiling, database.url, what, connections, seconds, first]
    done = subprocess.run(machine.pinned(machine.SERVER_CORE, command), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"libpq_ceiling: {done.stderr}")
    return json.loads(done.stdout)
