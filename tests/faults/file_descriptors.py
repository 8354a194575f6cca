#!/usr/bin/env python3
"""F31: 64 file descriptors and 200 connections. The server does not spin while it cannot accept, and serves again
as soon as connections close."""

import resource
import socket
import time

from support import databases
from support.kith import Kith
from support.report import Report, check, read_options, wait_until
from support.story import Story

DESCRIPTORS = 64
CONNECTIONS = 200
LOOK_SECONDS = 3
MOST_CPU = 0.1  # of one core


def limit_descriptors():
    resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS))


def open_many(port):
    opened = []
    for _ in range(CONNECTIONS):
        connection = socket.socket()
        connection.settimeout(5)
        connection.connect(("127.0.0.1", port))
        opened.append(connection)
    return opened


def look_at_cpu(kith):
    before = kith.cpu_seconds()
    time.sleep(LOOK_SECONDS)
    return (kith.cpu_seconds() - before) / LOOK_SECONDS


def exhaust(kith, story, report):
    kith.start()
    story.found_at_last()
    opened = open_many(kith.port)
    used = look_at_cpu(kith)
    check(kith.is_running(), "the server has ended")
    check(used < MOST_CPU, f"it spins: {used:.2f} of a core while it cannot accept")
    for connection in opened:
        connection.close()
    took = wait_until(lambda: kith.status("/healthz") == 200, 5, "/healthz after the connections have closed")
    report.note(f"{100 * used:.1f} % of a core while full, served again after {1000 * took:.0f} ms")


def work_while_full(kith, story):
    """Those who are connected already are served, or told to come again; nothing breaks."""
    opened = open_many(kith.port)
    statuses = {ask(connection, kith.port) for connection in opened[: DESCRIPTORS // 4]}
    for connection in opened:
        connection.close()
    check(statuses <= {200, 503, 0} and statuses != {0}, f"answers while descriptors are short: {statuses}")
    wait_until(lambda: kith.status("/readyz") == 200, 10, "/readyz")
    client = kith.client()
    story.live_through(client, "after", story.random)
    client.close()
    story.verify()


def ask(connection, port):
    try:
        connection.settimeout(0.5)
        connection.sendall(f"GET /api/v1/setup HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        return int(connection.recv(65536).split()[1])
    except (OSError, IndexError):
        return 0


def main():
    options = read_options(__doc__)
    report = Report()
    with databases.maker(options.engine) as make:
        kith = Kith(make(), limits=limit_descriptors)
        story = Story(kith, options.first_seed)
        try:
            with report.case(f"{CONNECTIONS} connections, {DESCRIPTORS} descriptors: no spinning"):
                exhaust(kith, story, report)
            with report.case("descriptors run out and come back: nothing is lost"):
                work_while_full(kith, story)
        finally:
            if kith.is_running():
                kith.kill()
            kith.database.drop()
    report.finish()


main()
