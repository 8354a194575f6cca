"""The real binary: started, killed, stopped, measured."""

import os
import pathlib
import random
import re
import signal
import socket
import subprocess
import threading
import time

from support.http_client import Client, Lost
from support.report import check

ROOT = pathlib.Path(__file__).resolve().parents[3]
BINARY = pathlib.Path(os.environ.get("KITH_BINARY") or ROOT / "build/test/kith").resolve()
START_SECONDS = 20
FAULTS_IN_THE_LOG = ("fault", "io_thread_fault", "answer_failed", "wake_failed", "request_hangs_at_the_end")


def clean_environment(more=None):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
    kept["KITH_DNS_SERVERS"] = "127.0.0.1:1"  # nobody listens there: no test asks anybody else
    return kept | (more or {})


def free_port():
    """Below those that clients get, so that it stays free until the next start."""
    while True:
        port = random.randrange(20000, 32000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def run_kith(*arguments, seconds=30, user=None):
    """A command that ends by itself."""
    as_user = {"user": user, "group": user, "extra_groups": []} if user else {}
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, timeout=seconds, cwd="/",
                          text=True, errors="replace", env=clean_environment(), **as_user)


class Kith:
    """`kith serve --dev` on a database; may be started again and again."""

    def __init__(self, database, *flags, limits=None):
        self.database = database
        self.flags = flags
        self.limits = limits
        self.port = free_port()
        self.log_path = database.folder / "serve.log"
        self.process = None
        self.setup_token = ""
        self.output = ""

    def launch(self, environment=None):
        """Starts it, and does not wait."""
        self.setup_token = self.output = ""
        listen = ["--listen", f"127.0.0.1:{self.port}"]
        command = [BINARY, "serve", "--dev", *listen, *self.database.arguments, *self.flags]
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, stdin=subprocess.DEVNULL,
                                            env=clean_environment(environment), preexec_fn=self.limits)
        self.reading = threading.Thread(target=self.read_output, args=(self.process,), daemon=True)
        self.reading.start()

    def read_output(self, process):
        for line in process.stdout:
            self.output += line.decode(errors="replace")

    def start(self, environment=None):
        self.launch(environment)
        self.wait_ready()
        return self

    def wait_ready(self):
        deadline = time.monotonic() + START_SECONDS
        while "Mailbox: " not in self.output:
            code, log = self.process.poll(), self.log()[-600:]
            check(code is None, f"ended with {code} at the start: {log}")
            check(time.monotonic() < deadline, f"not ready within {START_SECONDS} s: {log}")
            time.sleep(0.002)
        found = re.search(r"^Set up: http://\S+token=(\S+)$", self.output, re.MULTILINE)
        self.setup_token = found[1] if found else ""

    def kill(self):
        self.process.kill()
        self.wait()

    def terminate(self, seconds=30):
        """Ends it as an operator does; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.wait(seconds)

    def wait(self, seconds=30):
        code = self.process.wait(seconds)
        self.reading.join(5)
        self.process.stdout.close()
        return code

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def client(self, **options):
        return Client(self.port, **options)

    def log(self):
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def check_log(self):
        """What is logged as a fault is a fault, whatever the client was told."""
        bad = [line for line in self.log().splitlines() if any(f"event={name} " in line + " " for name in FAULTS_IN_THE_LOG)]
        check(not bad, lambda: f"{len(bad)} faults in the log, first: {bad[0][:500]}")

    def check_data(self):
        """`kith check`, beside the running server or without one."""
        done = run_kith("check", *self.database.arguments)
        check(done.returncode == 0, lambda: f"kith check: {done.returncode}: {done.stdout[:600]} {done.stderr[:600]}")

    def status(self, path):
        """Of a GET on a connection of its own; 0 where there is no answer."""
        client = self.client(timeout=10)
        try:
            return client.request("GET", path).status
        except Lost:
            return 0
        finally:
            client.close()

    def answer_ms(self, path="/healthz"):
        started = time.monotonic()
        check(self.status(path) == 200, f"{path} does not answer 200")
        return 1000 * (time.monotonic() - started)

    def rss_mib(self):
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"^VmRSS:\s+(\d+) kB", text, re.MULTILINE)[1]) / 1024

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
