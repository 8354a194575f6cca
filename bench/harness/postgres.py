"""A PostgreSQL of the benchmarks' own, in build/bench/postgres: durable, as one would run it, on the server's core.

(tools/private_postgres is for tests: it forgives no crash, and its writes cost less than they should.)
"""

import os
import pathlib
import pwd
import shutil
import subprocess

from harness import machine

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": 100,
    "shared_buffers": "512MB",
}


class Postgres:
    def __init__(self, folder):
        self.folder = folder.resolve()
        self.data = self.folder / "data"
        self.programs = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))

    def __enter__(self):
        if not (self.data / "PG_VERSION").exists():
            self._make()
        self.port = machine.free_port()
        options = " ".join(f"-c {name}='{value}'" for name, value in (SETTINGS | {"port": self.port}).items())
        start = self._pg_ctl("start", "-w", "-l", self.folder / "log", "-o", options)
        self._run(machine.pinned(machine.SERVER_CORE, start))
        self.pid = int((self.data / "postmaster.pid").read_text().split()[0])
        return self

    def __exit__(self, *_):
        self._run(self._pg_ctl("stop", "-m", "fast"))

    def url(self, database):
        return f"postgres://kith@127.0.0.1:{self.port}/{database}"

    def psql(self, database, *commands, text=None):
        """What the commands print; `text` is their standard input."""
        arguments = [word for command in commands for word in ("-c", command)]
        done = subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *arguments, self.url(database)],
            input=text, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"psql: {done.stderr}")
        return done.stdout.strip()

    def databases(self):
        return self.psql("postgres", "select datname from pg_database").split()

    def replace(self, database, template="template1"):
        """Makes the database anew, as a copy of the template."""
        drop, create = f'drop database if exists "{database}"', f'create database "{database}" template "{template}"'
        self.psql("postgres", drop, create)

    def _make(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, _owner())
        initdb = [self.programs / "initdb", "-D", self.data, "-U", "kith", "-A", "trust"]
        self._run(self._as_owner([*initdb, "-E", "UTF8", "--locale=C.UTF-8"]))

    def _pg_ctl(self, action, *words):
        return self._as_owner([self.programs / "pg_ctl", action, "-s", "-D", self.data, *words])

    # It refuses to run as root.
    def _as_owner(self, command):
        return ["runuser", "-u", _owner(), "--", *command] if os.geteuid() == 0 else command

    # The owner may not be let into the folder we are in; and the server keeps
    # whatever it is given as output open, so a file it is.
    def _run(self, command):
        with open(self.folder.parent / "postgres.log", "a") as log:
            done = subprocess.run([str(word) for word in command], cwd="/", stdout=log, stderr=log)
        if done.returncode:
            raise RuntimeError(f"PostgreSQL: see {log.name}")


def _owner():
    return "postgres" if any(user.pw_name == "postgres" for user in pwd.getpwall()) else "nobody"
