#!/usr/bin/env python3
"""Each header compiles alone, so that no file depends on what another happened to include before.

A header is compiled again only when it, or one of ours that it includes, has changed (build/headers.json).
"""

import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess
import tempfile

import house

CACHE = house.pathlib.Path(__file__).resolve().parent.parent / "build/headers.json"
DEFAULT = ["g++", "-std=gnu++23"]
FOLDERS = ["server/platform", "server/features", "server", "tests"]
KEPT_FLAGS = re.compile(r"-(std=|D|I|isystem)")


def compiler():
    """The command of the test build without its precompiled header, or a plain one before the first build."""
    commands = house.ROOT / "build/test/compile_commands.json"
    if not commands.exists():
        return DEFAULT + [f"-I{house.ROOT / folder}" for folder in FOLDERS]
    entries = json.loads(commands.read_text())
    server = [entry for entry in entries if entry["file"].endswith(".cpp") and "/server/" in entry["file"]]
    words = shlex.split(server[0]["command"]) if server else []
    flags = [word for word in words if KEPT_FLAGS.match(word)]
    flags += [f"-isystem{words[at + 1]}" for at, word in enumerate(words) if word == "-isystem"]
    return ["g++", *(flag for flag in flags if flag != "-isystem"), f"-I{house.ROOT / 'tests'}"]


def digest(name):
    path = house.ROOT / name
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "gone"


def our_dependencies(rule):
    paths = [os.path.realpath(word) for word in rule.replace("\\\n", " ").split(":", 1)[-1].split()]
    root = f"{house.ROOT}{os.sep}"
    return sorted({path.removeprefix(root) for path in paths if path.startswith(root) and "node_modules" not in path})


def check(header, command):
    """What the compiler says, and what the header depends on with the state it was seen in."""
    with tempfile.TemporaryDirectory() as folder:
        source, rule = f"{folder}/alone.cpp", f"{folder}/alone.d"
        with open(source, "w") as file:
            file.write(f'#include "{header}"\n')
        words = [*command, "-fsyntax-only", "-MMD", "-MF", rule, source]
        done = subprocess.run(words, capture_output=True, text=True, cwd=house.ROOT)
        if done.returncode:
            return done.stderr, {}
        with open(rule) as file:
            return "", {name: digest(name) for name in our_dependencies(file.read())}


def first_error(said):
    return next((line for line in said.splitlines() if "error:" in line), said.strip()[:200])


def read_cache(command):
    if not CACHE.exists():
        return {}
    cache = json.loads(CACHE.read_text())
    return cache["headers"] if cache["command"] == command else {}


def main():
    command = compiler()
    headers = house.files("server/**/*.h", "tests/**/*.h")
    cache, digests = read_cache(command), {}

    def unchanged(header):
        seen = cache.get(str(header))
        return seen and all(digests.setdefault(name, digest(name)) == value for name, value in seen.items())

    stale = [header for header in headers if not unchanged(header)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda header: check(header, command), stale))
    cache.update({str(header): seen for header, (said, seen) in zip(stale, results) if not said})
    CACHE.parent.mkdir(exist_ok=True)
    kept = {str(header): cache[str(header)] for header in headers if str(header) in cache}
    CACHE.write_text(json.dumps({"command": command, "headers": kept}))
    complaints = [(header, 1, first_error(said)) for header, (said, _) in zip(stale, results) if said]
    house.finish(complaints, f"{len(headers)} headers compile alone ({len(stale)} compiled now)")


main()
