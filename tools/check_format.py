#!/usr/bin/env python3
"""C++ is laid out as .clang-format says. To mend it: clang-format-19 -i FILE."""

import re
import subprocess

import house

SAID = re.compile(r"(?P<path>.+?):(?P<line>\d+):\d+: error: code should be clang-formatted")


def main():
    paths = house.files("server/**/*.cpp", "server/**/*.h", "tests/**/*.cpp", "tests/**/*.h", "bench/**/*.cpp", "bench/**/*.h")
    complaints = {}
    if paths:
        done = subprocess.run(["clang-format-19", "--dry-run", "-Werror", *paths], capture_output=True, text=True)
        for said in SAID.finditer(done.stderr):
            path = house.pathlib.Path(said["path"])
            complaints.setdefault(path, (path, int(said["line"]), "not as clang-format-19 lays it out, from here on"))
    house.finish(complaints.values(), f"{len(paths)} files are formatted")


main()
