#!/usr/bin/env python3
"""F23: 64 clients at once want the last license, one way or another, at one node or at two. Each round one of them gets
it and all others are told that there is none; nobody holds more than there are."""

import itertools
import secrets
import threading
import time

from support import databases
from support.kith import Kith
from support.report import Report, check, count_of, read_options
from support.story import Story
from support.truth import API

CLIENTS = 64
TOTAL = 3
BURST_ROUNDS = 20  # so many fit into what one session may do at once
PAUSE_SECONDS = 0.4  # a round makes some 70 calls, and 200 a second are let in


class Race:
    def __init__(self, nodes, seed):
        kith = nodes[0]
        self.story = Story(kith, seed)
        for node in nodes:
            node.start()
            kith.setup_token = node.setup_token  # the last that was printed counts
        self.story.found_at_last()
        self.account = f"{API}/accounts/{self.story.account}"
        self.client = kith.client()
        self.runners = [self.add(number) for number in range(CLIENTS)]
        for number in range(TOTAL - 1):
            self.must(200, "PUT", self.license(self.add(f"holder{number}")))
        self.clients = [nodes[number % len(nodes)].client() for number in range(CLIENTS)]
        self.numbers = itertools.count()

    def request(self, client, method, path, body=None):
        return client.request(method, path, body, cookie=self.story.cookie)

    def must(self, status, method, path, body=None):
        answer = self.request(self.client, method, path, body)
        check(answer.status == status, lambda: f"{method} {path}: {answer}")
        return answer

    def add(self, name):
        body = {"first_name": "Bob", "last_name": "Fox", "email": f"{name}@race.test", "send": "none"}
        return self.must(201, "POST", f"{self.account}/users", body).json["id"]

    def license(self, user):
        return f"{self.account}/products/suite/licenses/{user}"

    # The ways to a license: what to send, and how the winner gives it back.

    def put(self, user):
        return ("PUT", self.license(user), None), lambda _: self.must(204, "DELETE", self.license(user))

    def patch(self, user):
        path = f"{self.account}/users/{user}"
        return ("PATCH", path, {"licenses": ["suite"]}), lambda _: self.must(200, "PATCH", path, {"licenses": []})

    def invite(self, _):
        body = {"kind": "internal", "first_name": "Eve", "last_name": "Fox", "licenses": ["suite"],
                "email": f"eve{next(self.numbers)}@race.test"}
        path = f"{self.account}/invitations"
        return ("POST", path, body), lambda answer: self.must(204, "DELETE", f"{path}/{answer.json['id']}")

    def add_with_license(self, _):
        body = {"first_name": "Gil", "last_name": "Fox", "licenses": ["suite"], "send": "none",
                "email": f"gil{next(self.numbers)}@race.test"}
        path = f"{self.account}/users"
        return ("POST", path, body), lambda answer: self.must(204, "DELETE", f"{path}/{answer.json['id']}")

    def run(self, ways):
        wanted = [way(user) for way, user in zip(itertools.cycle(ways), self.runners)]
        answers = [None] * CLIENTS
        start = threading.Barrier(CLIENTS)

        def go(number):
            start.wait()
            answers[number] = self.request(self.clients[number], *wanted[number][0])

        threads = [threading.Thread(target=go, args=(number,)) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        self.judge(answers, [give_back for _, give_back in wanted])

    def judge(self, answers, give_back):
        check(None not in answers, "some got no answer")
        winners = [number for number, answer in enumerate(answers) if answer.status in (200, 201)]
        losers = [answer for answer in answers if answer.status == 409]
        others = [answer for answer in answers if answer.status not in (200, 201, 409)]
        counts = f"{len(winners)} won, {len(losers)} were refused"
        check(len(winners) == 1 and len(losers) == CLIENTS - 1, lambda: f"{counts}, others: {others[:2]}")
        codes = {answer.json["code"] for answer in losers}
        check(codes == {"no_licenses_available"}, lambda: f"refused with {codes}")
        self.check_pool(TOTAL)
        give_back[winners[0]](answers[winners[0]])
        self.check_pool(TOTAL - 1)

    def check_pool(self, used):
        pools = self.client.get(f"{self.account}/products", self.story.cookie)["items"]
        suite = next(pool for pool in pools if pool["slug"] == "suite")
        there = suite["assigned"] + suite["reserved"]
        check(there == used and suite["available"] == TOTAL - used, lambda: f"not {used} are in use: {suite}")


def run_rounds(nodes, options, report):
    race = Race(nodes, options.first_seed)
    ways = [[race.put], [race.patch], [race.invite], [race.add_with_license],
            [race.put, race.patch, race.invite, race.add_with_license]]
    for number in range(count_of(options, 10)):
        some = ways[number % len(ways)]
        if number > BURST_ROUNDS:
            time.sleep(PAUSE_SECONDS)
        with report.case(f"round {number + 1} at {len(nodes)}: " + ", ".join(way.__name__ for way in some)):
            race.run(some)
    with report.case("nothing is wrong afterwards"):
        for node in nodes:
            node.check_log()
        nodes[0].check_data()
    for node in nodes:
        node.kill()


def main():
    options = read_options(__doc__)
    report = Report()
    with databases.maker(options.engine) as make:
        for count in (1, 2) if options.engine == "postgres" else (1,):
            database = make()
            key = ["--server-key", secrets.token_hex(32)]
            others = [databases.ForAnotherNode(database) for _ in range(count - 1)]
            run_rounds([Kith(each, *key) for each in (database, *others)], options, report)
            for each in (*others, database):
                each.drop()
    report.finish()


main()
