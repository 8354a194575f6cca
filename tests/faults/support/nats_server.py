"""A NATS server that can be killed, stopped and started again at the same address."""

import shutil
import signal
import socket
import subprocess

from support.kith import free_port
from support.report import Skipped, wait_until


class NatsServer:
    def __init__(self):
        self.program = shutil.which("nats-server") or shutil.which("nats-server", path="/usr/sbin")
        if not self.program:
            raise Skipped("no nats-server")
        self.port = free_port()
        self.url = f"nats://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        self.process = subprocess.Popen([self.program, "-a", "127.0.0.1", "-p", str(self.port), "-l", "/dev/null"],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(self.is_open, 5, "nats-server")

    def is_open(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def kill(self):
        self.process.kill()
        self.process.wait()
