"""A standby that follows a server of one's own, and may take its place."""

import os
import re
import urllib.parse

from support.databases import PrivatePostgres, new_folder, psql, run_program
from support.kith import free_port
from support.report import wait_until


class Standby(PrivatePostgres):
    """From now on the primary acknowledges nothing that is not here, too."""

    def __init__(self, primary):  # starts no server of its own, but a copy
        self.folder = new_folder()
        self.folder.chmod(0o755)
        owner = (primary.folder / "data").stat().st_uid
        if os.getuid() == 0:
            os.chown(self.folder, owner, -1)
        port, old = free_port(), urllib.parse.urlsplit(primary.url)
        self.url = old._replace(netloc=f"{old.username}@127.0.0.1:{port}").geturl()
        copied = ["--checkpoint=fast", "--no-sync", "--write-recovery-conf", "--pgdata", self.folder / "data"]
        run_program("pg_basebackup", owner, "--dbname", primary.url, *copied)
        options = (primary.folder / "data/postmaster.opts").read_text().split(" ", 1)[1].strip().replace('"', "'")
        options = re.sub(r"'-p' '\d+'", f"'-p' '{port}'", options).replace(str(primary.folder), str(self.folder))
        self.control("start", "-l", self.folder / "server.log", "-o", options)
        psql(primary.url, "alter system set synchronous_standby_names = '*'")
        psql(primary.url, "select pg_reload_conf()")
        in_step = "select count(*) from pg_stat_replication where sync_state = 'sync'"
        wait_until(lambda: psql(primary.url, in_step) == "1", 10, "the standby follows")

    def take_over(self):
        self.control("promote")
