#!/usr/bin/env python3
"""F25, F28: clients that send a byte now and then, and clients that never read. Each is closed when its time is up,
and takes nothing from the others."""

import select
import socket
import threading
import time

from support import databases
from support.guard import Guard
from support.http_client import Lost, Reader
from support.kith import Kith
from support.report import Report, check, read_options
from support.story import Story

HEAD_SECONDS, BODY_SECONDS = 10, 30  # http/server.h: Limits
LATE_SECONDS = 3  # one of n seconds ends between n and n + 1 seconds later
SOCKETS = 20
BYTE_EVERY_SECONDS = 0.5
POST = "POST /api/v1/auth/login HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
SLOW = [
    ("head", "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Slow: ", HEAD_SECONDS),
    ("body", POST + "Content-Length: 5000\r\n\r\n", BODY_SECONDS),
    ("chunked body", POST + "Transfer-Encoding: chunked\r\n\r\n1000\r\n", BODY_SECONDS),
]


class Trickle:
    """Sends `beginning`, then a byte now and then, until the server has had enough."""

    def __init__(self, port, beginning):
        self.connection = socket.create_connection(("127.0.0.1", port), 5)
        self.connection.sendall(beginning.format(port=port).encode())
        self.began = time.monotonic()
        self.took, self.answer = None, None

    def run(self, longest):
        try:
            while time.monotonic() - self.began < longest:
                if select.select([self.connection], [], [], BYTE_EVERY_SECONDS)[0]:
                    return self.end()
                self.connection.sendall(b"a")
        except OSError:
            self.took = time.monotonic() - self.began
        finally:
            self.connection.close()

    def end(self):
        self.took = time.monotonic() - self.began
        try:
            self.answer = Reader(self.connection).answer()
        except Lost:
            pass


def trickle(kith, guard, beginning, limit):
    clients = [Trickle(kith.port, beginning) for _ in range(SOCKETS)]
    threads = [threading.Thread(target=client.run, args=(limit + LATE_SECONDS,)) for client in clients]
    for thread in threads:
        thread.start()
    time.sleep(1)
    check(kith.answer_ms() < 500, "others wait")
    for thread in threads:
        thread.join()
    for client in clients:
        check(client.took is not None, f"still open after {limit + LATE_SECONDS} s")
        check(client.took > limit - 1, f"closed after {client.took:.1f} s already")
        if client.answer:
            guard.judge(client.answer, "a slow request", [408])


def never_read(kith):
    """Thousands of answers that nobody takes wait nowhere: the server stops reading."""
    request = f"GET /api/v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1:{kith.port}\r\n\r\n".encode()
    clients = []
    for _ in range(10):
        connection = socket.create_connection(("127.0.0.1", kith.port), 5)
        connection.setblocking(False)
        try:
            while True:
                connection.send(request * 100)
        except BlockingIOError:
            clients.append(connection)
    time.sleep(2)
    check(kith.answer_ms() < 500, "others wait")
    return clients


def main():
    options = read_options(__doc__)
    report = Report()
    with databases.maker(options.engine) as make:
        kith = Kith(make())
        guard = Guard(kith)
        try:
            kith.start()
            Story(kith, 1).found_at_last()
            guard.begin()
            run_side_by_side(report, kith, guard)
            with report.case("clients that never read"):
                clients = never_read(kith)
                guard.end(report)
                for connection in clients:
                    connection.close()
        finally:
            if kith.is_running():
                kith.kill()
            kith.database.drop()
    report.finish()


def run_side_by_side(report, kith, guard):
    def run(name, beginning, limit):
        with report.case(f"a byte every {BYTE_EVERY_SECONDS} s: {name}"):
            trickle(kith, guard, beginning, limit)

    threads = [threading.Thread(target=run, args=each) for each in SLOW]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main()
