"""Time that passes for servers at once, by all of their clocks, so that a lease ends without waiting for it."""

import pathlib
import shutil
import struct
import subprocess

from support.report import Skipped, check

SOURCE = pathlib.Path(__file__).with_name("later.c")


class Later:
    def __init__(self, folder):
        compiler = shutil.which("cc")
        if not compiler:
            raise Skipped("no C compiler")
        library = folder / "later.so"
        command = [compiler, "-shared", "-fPIC", "-O1", SOURCE, "-o", library]
        done = subprocess.run(command, capture_output=True, text=True)
        check(done.returncode == 0, lambda: f"later.c: {done.stderr[-500:]}")
        self.file = folder / "later"
        self.seconds = 0
        self.let_pass(0)
        self.environment = {"LD_PRELOAD": str(library), "LATER_FILE": str(self.file)}
        # Of a machine that was halted: the clock that measures intervals stood still.
        self.environment_of_halted = self.environment | {"LATER_HALTED": "yes"}

    def let_pass(self, seconds):
        """For every server that was started in this environment, stopped or not."""
        self.seconds += seconds
        with open(self.file, "r+b" if self.file.exists() else "wb") as file:
            file.write(struct.pack("q", self.seconds))
