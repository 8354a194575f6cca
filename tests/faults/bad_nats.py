#!/usr/bin/env python3
"""F21: NATS, by which two nodes tell each other what changed, is killed and started again and again, and then says
nothing any more. No request fails meanwhile, and none waits for long; a page at the other node hears of each change
once, in order, because the log is read on without it. Of who is there, which is in no log, it hears when it is back."""

import secrets
import threading
import time

from support.databases import ForAnotherNode, maker
from support.http_client import Lost
from support.kith import Kith
from support.live_socket import LiveSocket
from support.nats_server import NatsServer
from support.report import Report, check, read_options, wait_until
from support.story import Story
from support.truth import API

FLAPS = 3
SILENT_SECONDS = 7  # longer than the two pings that go unanswered before a node gives a connection up
LONGEST_ANSWER_SECONDS = 1.5
EVERY_SECONDS = 0.1


class TwoNodes:
    def __init__(self, database, seed):
        self.nats = NatsServer()
        flags = ["--nats-url", self.nats.url, "--server-key", secrets.token_hex(32)]
        self.one = Kith(database, *flags)
        self.other = Kith(ForAnotherNode(database), *flags)
        self.story = Story(self.one, seed)
        self.page = None
        self.is_over = threading.Event()
        self.trouble = []
        self.longest = 0

    def start(self):
        self.one.start()
        self.story.found_at_last()
        self.other.start()
        self.page = LiveSocket(self.other.port, self.story.account, self.story.cookie)

    def work(self):
        """Invites somebody at the first node every tenth of a second, and reads at the other one."""
        changing, reading = self.one.client(), self.other.client()
        try:
            while not self.is_over.wait(EVERY_SECONDS):
                began = time.monotonic()
                self.story.invite(changing, "ann")
                reading.get(API + "/me", self.story.cookie)
                self.longest = max(self.longest, time.monotonic() - began)
        except (AssertionError, Lost) as error:
            self.trouble.append(error)

    def begin(self):
        self.worker = threading.Thread(target=self.work)
        self.worker.start()

    def finish(self, longest):
        self.is_over.set()
        self.worker.join(30)
        check(not self.trouble, lambda: f"a request failed: {self.trouble[0]}")
        check(self.story.refused_for_now == 0, f"{self.story.refused_for_now} requests were refused")
        check(self.longest < longest, f"a request took {self.longest:.1f} s")

    def check_page(self):
        """Each change was told once, and in the order of the log."""
        invited = [one.id for one in self.story.invited]
        wait_until(lambda: self.page.times_told(invited[-1]), 5, "the last change is told")
        times = [self.page.times_told(id) for id in invited]
        check(set(times) == {1}, lambda: f"{len(times)} changes, told so often: {times}")
        numbers = [frame["seq"] for frame in list(self.page.frames)]
        check(numbers == sorted(numbers), lambda: f"not in order: {numbers}")
        check(self.page.connections == 1, f"the page was cut off {self.page.connections - 1} times")

    def end(self):
        self.is_over.set()
        if self.page:
            self.page.close()
        for node in (self.one, self.other):
            if node.is_running():
                node.kill()
        self.other.database.drop()
        self.one.database.drop()
        self.nats.kill()


def flap(nodes):
    for _ in range(FLAPS):
        nodes.nats.kill()
        time.sleep(0.3)
        nodes.nats.start()
        time.sleep(0.3)


def stay_away(nodes):
    nodes.nats.kill()
    time.sleep(2)
    nodes.nats.start()


def fall_silent(nodes):
    nodes.nats.freeze()
    time.sleep(SILENT_SECONDS)
    nodes.nats.thaw()


def check_presence(nodes, status):
    """By NATS alone: nothing else tells the other node of it."""
    client = nodes.one.client()
    answer = client.request("PUT", API + "/me/presence", {"status": status}, cookie=nodes.story.cookie)
    client.close()
    check(answer.status == 200, lambda: f"PUT {API}/me/presence: {answer}")
    return wait_until(lambda: nodes.page.presence() == status, 5, f"the page shows {status}")


def watch_oneself(nodes):
    client = nodes.other.client()
    me = client.get(API + "/me", nodes.story.cookie)["memberships"][0]
    client.close()
    nodes.page.watch(f"internal:{me['id']}")
    wait_until(lambda: nodes.page.presence() == "available", 5, "the page shows who is there")


def run(nodes, disturb, status, longest, report):
    nodes.is_over.clear()
    nodes.longest = 0
    nodes.begin()
    try:
        time.sleep(0.5)
        disturb(nodes)
        took = check_presence(nodes, status)
        time.sleep(1)
    finally:
        nodes.finish(longest)
    nodes.check_page()
    report.note(f"{len(nodes.story.invited)} changes told, none twice; longest answer {nodes.longest:.2f} s; "
                f"presence is told again {took:.1f} s after NATS was back")


CASES = {
    "NATS is killed three times": (flap, "busy", LONGEST_ANSWER_SECONDS),
    "NATS is away": (stay_away, "away", LONGEST_ANSWER_SECONDS),
    "NATS says nothing": (fall_silent, "available", LONGEST_ANSWER_SECONDS),
}


def try_all(nodes, report):
    try:
        with report.case("two nodes begin"):
            nodes.start()
            watch_oneself(nodes)
        for name, (disturb, status, longest) in CASES.items():
            with report.case(name):
                run(nodes, disturb, status, longest, report)
        with report.case("both nodes are well"):
            for node in (nodes.one, nodes.other):
                node.check_log()
                check(node.status("/readyz") == 200, "/readyz")
    finally:
        nodes.end()


def main():
    options = read_options(__doc__)
    report = Report()
    if options.engine == "sqlite":
        return report.finish()  # has one node
    with maker("postgres") as make:
        nodes = None
        with report.case("NATS begins"):
            nodes = TwoNodes(make(), options.first_seed)
        if nodes:
            try_all(nodes, report)
    report.finish()


main()
