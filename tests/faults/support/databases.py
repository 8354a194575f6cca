"""A fresh database for each story: a folder for SQLite, a database of a server for PostgreSQL."""

import contextlib
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile
import urllib.parse
import uuid

from support.kith import ROOT
from support.report import check


def new_folder():
    return pathlib.Path(tempfile.mkdtemp(prefix="kith-faults-"))


class SqliteDatabase:
    def __init__(self, folder=None):
        self.folder = folder or new_folder()
        self.file = self.folder / "kith.db"
        self.arguments = ["--data", str(self.folder)]

    def drop(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class PostgresDatabase:
    def __init__(self, server, *options, template="template0"):
        self.folder = new_folder()
        self.server = server
        self.name = "kith_faults_" + uuid.uuid4().hex[:12]
        self.url = urllib.parse.urlsplit(server)._replace(path="/" + self.name).geturl()
        self.arguments = ["--data", str(self.folder), "--database", self.url]
        usual = "encoding 'UTF8'" if template == "template0" else ""
        psql(server, f"create database {self.name} template {template} " + (" ".join(options) or usual))

    def drop(self):
        psql(self.server, f"drop database if exists {self.name} with (force)")
        shutil.rmtree(self.folder, ignore_errors=True)


class ForAnotherNode:
    """The database of PostgreSQL that a node has already; of its own is only the folder."""

    def __init__(self, database):
        self.folder = new_folder()
        self.arguments = ["--data", str(self.folder), "--database", database.url]

    def drop(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def psql(url, statement):
    command = ["psql", "--no-psqlrc", "-qAt", "--dbname", url, "--command", statement]
    done = subprocess.run(command, capture_output=True, text=True)
    check(done.returncode == 0, lambda: f"psql: {done.stderr}")
    return done.stdout.strip()


def run_program(name, owner, *arguments):
    """One of PostgreSQL's, which refuse to run as root."""
    program = sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))[-1]
    user = pwd.getpwuid(owner)
    as_owner = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if os.getuid() == 0 else {}
    done = subprocess.run([program, *arguments], cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, **as_owner)
    check(done.returncode == 0, f"{name} {arguments} failed")


class PrivatePostgres:
    """A server of one's own, which may be stopped."""

    def __init__(self):
        self.folder = new_folder()
        self.folder.chmod(0o755)
        command = [ROOT / "tools/private_postgres", "start", self.folder]
        started = subprocess.run(command, capture_output=True, text=True)
        check(started.returncode == 0, lambda: f"no PostgreSQL: {started.stderr[-500:]}")
        self.url = started.stdout.strip()

    def control(self, *arguments):
        """pg_ctl, as whoever owns the data."""
        data = self.folder / "data"
        run_program("pg_ctl", data.stat().st_uid, "-w", "-s", "-D", data, *arguments)

    def start_again(self):
        options = (self.folder / "data/postmaster.opts").read_text().split(" ", 1)[1].strip()
        self.control("start", "-l", self.folder / "server.log", "-o", options.replace('"', "'"))

    def stop(self):
        subprocess.run([ROOT / "tools/private_postgres", "stop", self.folder], capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def maker(engine):
    """Makes fresh databases of an engine; PostgreSQL by KITH_TEST_POSTGRES, or by a server of its own."""
    if engine == "sqlite":
        yield SqliteDatabase
    elif "KITH_TEST_POSTGRES" in os.environ:
        yield lambda: PostgresDatabase(os.environ["KITH_TEST_POSTGRES"])
    else:
        server = PrivatePostgres()
        try:
            yield lambda: PostgresDatabase(server.url)
        finally:
            server.stop()
