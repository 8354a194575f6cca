#!/usr/bin/env python3
"""F07/F08: the disk is full while running, and at the start. Writes are refused with 503, reads go on, and when
there is room again everything works as before. The disk is a small tmpfs: only root can mount one."""

import os
import subprocess

from support import databases
from support.kith import Kith
from support.report import Report, Skipped, check, read_options, wait_until
from support.story import API, FOUNDER, PASSWORD, Story

SIZE = "16m"


class SmallDisk:
    def __init__(self):
        self.folder = databases.new_folder()
        self.ballast = self.folder / "ballast"
        self.log_path = self.folder.with_suffix(".log")  # elsewhere: what is said of a full disk is to be read
        command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", self.folder]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            self.folder.rmdir()
            raise Skipped(f"no tmpfs can be mounted here: {done.stderr.strip()}")

    def fill(self):
        with open(self.ballast, "ab", buffering=0) as file:
            for size in (1 << 16, 1 << 12):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    continue

    def free(self):
        self.ballast.unlink()

    def remove(self):
        subprocess.run(["umount", "-l", self.folder], capture_output=True)
        self.folder.rmdir()
        self.log_path.unlink(missing_ok=True)


def write(story, client, number):
    body = {"kind": "internal", "first_name": "Eve", "last_name": "Fox", "email": f"full{number}@kill.test"}
    return client.request("POST", f"{API}/accounts/{story.account}/invitations", body, cookie=story.cookie)


def check_full(story, client):
    """Some writes may still fit into the log that is there; then no more does."""
    for number in range(400):
        answer = write(story, client, number)
        if answer.status != 201:
            break
    is_refused = answer.status == 503 and answer.json["code"] == "unavailable"
    check(is_refused, lambda: f"a write on a full disk answered {answer}")
    check(write(story, client, "again").status == 503, "the next one is refused as well")
    client.get(API + "/me", story.cookie)
    client.get(f"{API}/accounts/{story.account}/users", story.cookie)
    login = client.request("POST", API + "/auth/login", {"login": FOUNDER, "password": PASSWORD})
    check(login.status == 503, lambda: f"a sign-in on a full disk answered {login}")
    check(story.kith.status("/readyz") == 503, "/readyz does not say so")
    check(story.kith.status("/healthz") == 200, "/healthz does not answer")
    return number


def fill_while_running(disk, story, report):
    kith = story.kith
    kith.start()
    story.found_at_last()
    client = kith.client()
    for _ in range(5):
        story.live_through(client, "before", story.random)
    story.kith.check_data()
    disk.fill()
    report.note(f"{check_full(story, client)} writes still fitted")
    disk.free()
    wait_until(lambda: kith.status("/readyz") == 200, 10, "/readyz after there is room again")
    answer = write(story, client, "after")
    check(answer.status == 201, lambda: f"a write after there is room again answered {answer}")
    kith.check_log()
    kith.check_data()


def kill_on_full_disk(disk, story, report):
    """What was acknowledged is read from a full disk, too."""
    kith = story.kith
    disk.fill()
    kith.kill()
    kith.launch()
    wait_until(lambda: "Mailbox: " in kith.output or not kith.is_running(), 20, "the start on a full disk")
    if kith.is_running():
        client = kith.client()
        client.get(API + "/me", story.cookie)
        client.close()
        kith.kill()
        report.note("it starts, and reads go on")
    else:
        code, last = kith.wait(), kith.log().strip().splitlines()[-1]
        check(64 <= code <= 78 and last.startswith("kith: "), f"ended with {code}: {last}")
        report.note(f"it does not start: {code}, {last}")
    disk.free()
    kith.start()
    answer = kith.client().request("GET", API + "/me", cookie=story.cookie)
    check(answer.status == 200, lambda: f"the session is gone: {answer}")
    kith.check_data()


def main():
    options = read_options(__doc__)
    report, disk, kith = Report(), None, None
    if options.engine == "postgres":
        return report.finish()  # its disk is not ours
    try:
        with report.case("full while running: writes 503, reads go on, then all is well"):
            if os.getuid() != 0:
                raise Skipped("only root can mount a small disk")
            disk = SmallDisk()
            kith = Kith(databases.SqliteDatabase(disk.folder))
            kith.log_path = disk.log_path
            story = Story(kith, options.first_seed)
            fill_while_running(disk, story, report)
        with report.case("full at the start: serves, or says why not; nothing is lost"):
            if not disk:
                raise Skipped("only root can mount a small disk")
            kill_on_full_disk(disk, story, report)
    finally:
        if kith and kith.is_running():
            kith.kill()
        if disk:
            disk.remove()
    report.finish()


main()
