#!/usr/bin/env python3
"""F36: a node is stopped while it sends mails and holds sockets. The other one takes its mails over when their lease
ends, shows those who were there as offline, and serves meanwhile; the one that goes on sends nothing again, and tells
what it missed. Time passes for both by ten minutes at once, and the clock by which the first one measures stood still
(support/later.py)."""

import collections
import os
import secrets
import signal
import time

from support.databases import ForAnotherNode, maker, psql
from support.kith import Kith
from support.later import Later
from support.live_socket import LiveSocket
from support.report import Report, check, read_options, wait_until
from support.smtp_sink import SmtpSink
from support.story import Story

PEOPLE = 8
LEASE_SECONDS = 600  # mail/sender.cpp
BEAT_SECONDS = 20  # nodes/nodes.h; after a minute of silence the next beat gives a node up
AGAIN_SECONDS = 3  # in which a node that goes on would send again


class TwoNodes:
    def __init__(self, database, seed):
        self.sink = SmtpSink()
        self.later = Later(database.folder)
        flags = ["--smtp-url", self.sink.url(), "--server-key", secrets.token_hex(32)]
        self.one = Kith(database, *flags)
        self.other = Kith(ForAnotherNode(database), *flags)
        self.database = database
        self.story = Story(self.one, seed)
        self.sockets = []

    def start(self):
        self.one.start(self.later.environment_of_halted)
        self.story.found_at_last()

    def invite(self, node):
        client = node.client()
        one = self.story.invite(client, "ann")
        client.close()
        return one

    def colleague(self):
        client = self.one.client()
        bob = self.story.invite(client, "ann")
        self.story.look(client, bob)
        self.story.accept(client, "bob", bob)
        client.close()
        return bob

    def socket_at(self, node, cookie):
        self.sockets.append(LiveSocket(node.port, self.story.account, cookie))
        return self.sockets[-1]

    def count_mails(self, condition):
        return int(psql(self.database.url, f"select count(*) from mails where {condition}"))

    def end(self):
        for socket in self.sockets:
            socket.close()
        for node in (self.one, self.other):
            if node.is_running():
                node.kill()
        self.other.database.drop()
        self.database.drop()
        self.sink.stop()


def begin_to_send(nodes):
    """Several mails are leased by the first node, the second begins beside it."""
    nodes.sink.manner = "slow"
    people = [nodes.invite(nodes.one) for _ in range(PEOPLE)]
    wait_until(lambda: nodes.count_mails("state = 'active'") >= PEOPLE / 2, 10, "the first node leases")
    nodes.other.start(nodes.later.environment)
    check(nodes.count_mails("state = 'active'") >= 3, "the mails were sent before the second node was there")
    return people


def freeze(nodes, ann, bobs, report):
    """Until the other has done its work, and a little more."""
    os.kill(nodes.one.process.pid, signal.SIGSTOP)
    began = time.monotonic()
    leased = nodes.count_mails("state = 'active'")
    check(leased >= 2, f"the stopped node holds {leased} mails")
    nodes.sink.manner = "well"
    meanwhile = [nodes.invite(nodes.other) for _ in range(3)]
    wait_until(lambda: nodes.count_mails("state <> 'sent'") == leased, 5, "only the leased mails wait")
    nodes.later.let_pass(LEASE_SECONDS + 1)
    took = wait_until(lambda: nodes.count_mails("state <> 'sent'") == 0, 10, "the mails are taken over")
    report.note(f"{leased} leased mails were taken over {took:.1f} s after the end of the lease")
    wait_until(lambda: bobs.presence() == "offline", BEAT_SECONDS + 5, "Ann is offline")
    check(nodes.other.answer_ms() < 500, "the other node waits")
    meanwhile.append(nodes.invite(nodes.other))
    told = ann.times_told(meanwhile[0].id)
    check(not told, "the stopped node speaks")
    os.kill(nodes.one.process.pid, signal.SIGCONT)
    report.note(f"the node was stopped for {time.monotonic() - began:.1f} s")
    return meanwhile


def check_mails(nodes):
    """Each came, once; only the one that was on its way may have come again, and is the same."""
    came = collections.defaultdict(list)
    for to, message_id in list(nodes.sink.mails):
        came[to].append(message_id)
    wanted = {one.email for one in nodes.story.invited}
    missing = [email for email in wanted if not any(email in to for to in came)]
    check(not missing, lambda: f"no mail to {missing}")
    again = {to: ids for to, ids in came.items() if len(ids) > 1}
    check(len(again) <= 1, lambda: f"{len(again)} mails were sent again: {again}")
    check(all(len(ids) == 2 and len(set(ids)) == 1 for ids in again.values()), lambda: f"not the same mail: {again}")


def go_on(nodes, ann, bobs, meanwhile):
    for one in meanwhile:
        wait_until(lambda: ann.times_told(one.id), 10, f"Ann hears of {one.email}")
        check(ann.times_told(one.id) == 1, f"Ann heard {ann.times_told(one.id)} times of {one.email}")
    wait_until(lambda: bobs.presence() == "available", 10, "Ann is there again")
    time.sleep(AGAIN_SECONDS)
    nodes.invite(nodes.one)
    wait_until(lambda: nodes.count_mails("state <> 'sent'") == 0, 10, "the first node's mails are sent")
    check_mails(nodes)
    for node in (nodes.one, nodes.other):
        check(node.status("/readyz") == 200, "/readyz")
        node.check_log()
    nodes.one.check_data()


def run(database, seed, report):
    nodes = TwoNodes(database, seed)
    try:
        nodes.start()
        bob = nodes.colleague()
        ann = nodes.socket_at(nodes.one, nodes.story.cookie)
        begin_to_send(nodes)
        bobs = nodes.socket_at(nodes.other, bob.cookie)
        client = nodes.other.client()
        me = client.get("/api/v1/me", nodes.story.cookie)["memberships"][0]
        client.close()
        bobs.watch(f"internal:{me['id']}")
        wait_until(lambda: bobs.presence() == "available", 5, "Ann is there")
        meanwhile = freeze(nodes, ann, bobs, report)
        go_on(nodes, ann, bobs, meanwhile)
    finally:
        nodes.end()


def main():
    options = read_options(__doc__)
    report = Report()
    if options.engine == "sqlite":
        return report.finish()  # has one node
    with maker("postgres") as make:
        with report.case("a node is stopped and goes on"):
            run(make(), options.first_seed, report)
    report.finish()


main()
