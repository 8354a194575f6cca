#!/usr/bin/env python3
"""F10-F12, F37: files that are missing, forbidden, damaged, newer or in use. The server says in one clear line what
is wrong and ends with a code of sysexits.h within three seconds; it never crashes, and never starts on half of it."""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import time

from support import damage
from support.databases import SqliteDatabase, new_folder
from support.kith import Kith, run_kith
from support.report import Report, Skipped, check, read_options, wait_until
from support.story import Story

NOBODY = 65534
PATIENCE_SECONDS = 15  # of a machine that does much else
DATA_ERROR, TEMPORARY, CONFIGURATION = 65, 75, 78


def refused(folder, codes, words=(), user=None):
    """Starts it, and looks at how it declines."""
    started = time.monotonic()
    try:
        done = run_kith("serve", "--listen", "127.0.0.1:0", "--data", folder, seconds=PATIENCE_SECONDS, user=user)
    except subprocess.TimeoutExpired:
        raise AssertionError(f"neither started nor refused within {PATIENCE_SECONDS} s") from None
    check(done.returncode in codes, lambda: f"exit code {done.returncode}, not {codes}: {done.stderr[-500:]}")
    lines = done.stderr.strip().splitlines()
    check(len(lines) == 1 and lines[0].startswith("kith: "), lambda: f"not one clear line: {lines}")
    for word in words:
        check(word in lines[0], f"'{word}' is not in: {lines[0]}")
    return time.monotonic() - started


def check_does_not_crash(folder):
    done = run_kith("check", "--data", folder, seconds=20)
    code = done.returncode
    check(code == 1 or 64 <= code <= 78, lambda: f"kith check: {code}: {done.stderr[-300:]}")


class Model:
    """A database with a story in it, and its log: copied for each case."""

    def __init__(self, seed):
        self.database = SqliteDatabase()
        self.kith = Kith(self.database)
        self.story = Story(self.kith, seed)
        self.kith.start()
        self.story.found_at_last()
        client = self.kith.client()
        number = 0
        while number < 25 or not self.has_a_long_log():
            self.story.live_through(client, number, self.story.random)
            number += 1
        client.close()
        self.kith.kill()

    def has_a_long_log(self):
        """So that several transactions follow behind its middle: it may just have started over."""
        return len(damage.commits(self.database.folder / "kith.db-wal")) >= 20

    @contextlib.contextmanager
    def copy(self, with_log=True):
        folder = new_folder()
        # The socket that a killed server leaves behind is no file to copy.
        shutil.copytree(self.database.folder, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("control"))
        if not with_log:
            checkpoint(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    @contextlib.contextmanager
    def running(self, folder):
        """The same story, told by the server on a copy."""
        kith = Kith(SqliteDatabase(folder))
        self.story.kith = kith
        try:
            kith.start()
            yield kith
        finally:
            if kith.is_running():
                kith.kill()


def checkpoint(folder):
    connection = sqlite3.connect(folder / "kith.db", isolation_level=None)
    connection.execute("pragma wal_checkpoint(truncate)").fetchall()
    connection.close()
    for name in ("kith.db-wal", "kith.db-shm"):
        (folder / name).unlink(missing_ok=True)


# Folders and files

def missing_folder():
    parent = new_folder()
    kith = Kith(SqliteDatabase(parent / "new" / "data"))
    kith.log_path = parent / "serve.log"
    try:
        kith.start()
        mode = (parent / "new" / "data").stat().st_mode & 0o777
        check(mode == 0o700, f"the folder was made with the mode {mode:o}")
        check(kith.terminate() == 0, "did not end with 0")
    finally:
        shutil.rmtree(parent, ignore_errors=True)


def some_user():
    """Permissions mean nothing to root."""
    if os.getuid() != 0:
        return None
    try:
        run_kith("version", user=NOBODY)
    except PermissionError:
        raise Skipped("nobody may not run the binary") from None
    return NOBODY


def give_to(user, folder):
    if user:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, user, user)


def unwritable_folder(model):
    user = some_user()
    with model.copy(with_log=False) as folder:
        give_to(user, folder)
        folder.chmod(0o555)
        refused(folder, [CONFIGURATION], [str(folder)], user=user)
        folder.chmod(0o755)


def unmakeable_folder():
    user, parent = some_user(), new_folder()
    parent.chmod(0o555)
    refused(parent / "data", [CONFIGURATION], ["cannot make the data folder"], user=user)
    shutil.rmtree(parent)


def read_only_file(model):
    user = some_user()
    with model.copy(with_log=False) as folder:
        give_to(user, folder)
        (folder / "kith.db").chmod(0o444)
        refused(folder, [CONFIGURATION], ["kith.db"], user=user)


def folder_instead_of_file(model):
    with model.copy() as folder:
        (folder / "kith.db").unlink()
        (folder / "kith.db").mkdir()
        refused(folder, [CONFIGURATION, DATA_ERROR], ["kith.db"])


# Damage

def damaged(model, do_damage, with_log=False, named="kith.db"):
    """The line names the file, and the way out of it."""
    with model.copy(with_log) as folder:
        do_damage(folder / "kith.db")
        refused(folder, [DATA_ERROR], [named, "damaged", "backup"])
        check_does_not_crash(folder)


def starts_whole(model, do_damage):
    """After damage that looks like a power cut: SQLite recovers to the last whole commit, and nothing is half-made."""
    with model.copy() as folder:
        do_damage(folder / "kith.db")
        with model.running(folder) as kith:
            kith.check_data()
            kith.check_log()


def newer_schema(model):
    with model.copy(with_log=False) as folder:
        connection = sqlite3.connect(folder / "kith.db")
        connection.execute("update schema_version set version = 9999")
        connection.commit()
        connection.close()
        refused(folder, [CONFIGURATION], ["9999", "newer"])


# Others

def second_process(model):
    with model.copy() as folder, model.running(folder) as kith:
        took = refused(folder, [TEMPORARY], ["another Kith", str(kith.process.pid)])
        check(took < PATIENCE_SECONDS, f"took {took:.1f} s")
        check(kith.status("/readyz") == 200, "the first one is disturbed")
        kith.check_data()
        kith.kill()
        kith.start()
        model.story.verify()


def locked_at_start(model):
    with model.copy() as folder:
        with holding(folder):
            refused(folder, [TEMPORARY], ["locked"])
        with model.running(folder):
            model.story.verify()


@contextlib.contextmanager
def holding(folder):
    connection = sqlite3.connect(folder / "kith.db", isolation_level=None)
    connection.execute("begin exclusive")
    try:
        yield
    finally:
        connection.execute("rollback")
        connection.close()


def locked_while_running(model):
    """F11: writes wait for a while, then answer 503; reads go on; nothing acknowledged is lost."""
    with model.copy() as folder, model.running(folder) as kith:
        story = model.story
        story.begin(workers=4)
        time.sleep(0.3)
        with holding(folder):
            time.sleep(1)
            check(kith.status("/api/v1/setup") == 200, "reading waits for the lock")
            wait_until(lambda: story.refused_for_now > 0, 12, "a 503 while the file is locked")
            check(kith.status("/api/v1/setup") == 200, "reading stops")
        time.sleep(0.5)
        story.end()
        wait_until(lambda: kith.status("/readyz") == 200, 5, "/readyz")
        story.verify()


def main():
    options = read_options(__doc__)
    report = Report()
    if options.engine == "postgres":
        return report.finish()  # see bad_postgres.py
    dice = random.Random(options.first_seed)
    model = Model(options.first_seed)
    cases = {
        "missing folder is made": missing_folder,
        "unwritable folder": lambda: unwritable_folder(model),
        "folder that cannot be made": unmakeable_folder,
        "read-only file": lambda: read_only_file(model),
        "a folder in place of the file": lambda: folder_instead_of_file(model),
        "a file that is no database": lambda: damaged(model, damage.no_database),
        "damaged header": lambda: damaged(model, damage.damaged_header),
        "truncated file": lambda: damaged(model, damage.truncated),
        "truncated within a page": lambda: damaged(model, damage.truncated_within_a_page),
        "zero-length file": lambda: damaged(model, damage.emptied),
        "zero-length file beside its log": lambda: damaged(model, damage.emptied, with_log=True),
        "damaged pages in the middle": lambda: damaged(model, damage.damaged_pages(dice)),
        "damaged header of the log": lambda: damaged(model, damage.damaged_log_header, True, "kith.db-wal"),
        "damage in the middle of the log": lambda: damaged(model, damage.damaged_log_middle, True, "kith.db-wal"),
        "torn end of the log": lambda: starts_whole(model, damage.torn_log),
        "damaged shared memory": lambda: starts_whole(model, damage.damaged_shared_memory),
        "newer schema": lambda: newer_schema(model),
        "second process": lambda: second_process(model),
        "locked by another program at the start": lambda: locked_at_start(model),
        "locked by another program while running": lambda: locked_while_running(model),
    }
    for name, run in cases.items():
        with report.case(name):
            run()
    model.database.drop()
    report.finish()


main()
