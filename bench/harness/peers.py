"""Runs the peers of bench/peers here, in turn with Kith: Better Auth on SQLite, and slapd."""

import json
import os
import pathlib
import subprocess

from harness import machine
from harness.load import Window

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "peers"


def prepare(bench):
    """Fetches and seeds them; the first time takes minutes."""
    stamp = _folder(bench) / "members"
    if stamp.exists() and stamp.read_text() == str(bench.members):
        return
    bench.say("fetching and seeding the peers (build/bench/peers/setup.log)")
    _folder(bench).mkdir(parents=True, exist_ok=True)
    with open(_folder(bench) / "setup.log", "w") as log:
        command = ["bash", FOLDER / "setup.sh", "ba-sqlite", "ldap"]
        done = subprocess.run(command, env=_environment(bench), stdout=log, stderr=log)
    if done.returncode:
        raise RuntimeError(f"the peers could not be set up: see {log.name}")
    stamp.write_text(str(bench.members))


def run_round(bench, workloads, results):
    better_auth = [each.ID for each in workloads if hasattr(each, "BETTER_AUTH")]
    for said in _run(bench, ["node", FOLDER / "run.mjs", "ba-sqlite", *better_auth]) if better_auth else []:
        results.add("better-auth", said["w"], _window(said))
    slapd = {each.SLAPD_SEARCH: each.ID for each in workloads if hasattr(each, "SLAPD_SEARCH")}
    searches = machine.pinned(machine.LOAD_CORE, ["node", FOLDER / "ldap-run.mjs", *slapd])
    for said in _run(bench, searches) if slapd else []:
        results.add("slapd", slapd[said["w"]], _window(said))


def _run(bench, command):
    done = subprocess.run([str(word) for word in command], env=_environment(bench), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stdout}{done.stderr}")
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [said for said in lines if "per_cpu_s" in said]


def _window(said):
    spent, errors = said["cpu_s"] + said["pg_s"], said["err"] + said["sock"]
    return Window(said["n"], said["secs"], spent, said["p50"], said["p99"], errors)


def _environment(bench):
    settings = {"RUN": _folder(bench), "N": bench.members, "RUNS": 1, "NOLOCK": 1}
    lengths = {"SECS": bench.seconds, "WARM": min(2, bench.seconds)}
    return os.environ | {name: str(value) for name, value in (settings | lengths).items()}


def _folder(bench):
    return bench.folder / "peers"
