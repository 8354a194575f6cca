"""What the server's password hashes take of its CPU: bench/hash_clock.cpp, loaded into it, writes it down."""

import pathlib
import struct
import subprocess

SOURCE = pathlib.Path(__file__).parent.parent / "hash_clock.cpp"
FORM = struct.Struct("=QQ")  # count, nanoseconds


def build(bench):
    library = bench.folder / "hash_clock.so"
    if not library.exists() or library.stat().st_mtime < SOURCE.stat().st_mtime:
        compiler = ["g++", "-std=c++20", "-O2", "-Wall", "-Wextra", "-shared", "-fPIC"]
        subprocess.run([*compiler, SOURCE, "-o", library], check=True)
    return library


class HashClock:
    """Of one server; without a library it stands still."""

    def __init__(self, library=None):
        self.library = library
        self.file = library and library.with_suffix(".now")

    def environment(self):
        if not self.library:
            return {}
        self.file.write_bytes(FORM.pack(0, 0))
        return {"LD_PRELOAD": str(self.library), "BENCH_HASH_CLOCK": str(self.file)}

    def read(self):
        """How many, and their seconds."""
        if not self.library:
            return 0, 0.0
        count, nanoseconds = FORM.unpack(self.file.read_bytes())
        return count, nanoseconds / 1e9
