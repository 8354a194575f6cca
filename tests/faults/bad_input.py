#!/usr/bin/env python3
"""DOS-04, DOS-05, DOS-07, DOS-11: what is well-formed HTTP and bad otherwise, for every operation of the OpenAPI
document: JSON that is none, values of the wrong kind in every field, queries, cursors and ids that make no sense."""

import base64
import itertools
import json
import re
import uuid

from support import corpus, databases
from support.guard import Guard
from support.http_client import Client
from support.kith import Kith
from support.openapi import operations, with_value
from support.report import Report, check, read_options, wait_until
from support.story import API, FOUNDER, PASSWORD, Story

SESSIONS = 8  # their rates are counted apart; more than ten sign-ins a minute are refused
NO_SESSION = (API + "/auth/", API + "/public/", API + "/setup")  # may end the one they are given
REQUESTS_AN_ADDRESS = 20


class Fuzz:
    def __init__(self, kith, story, guard):
        self.kith, self.story, self.guard = kith, story, guard
        self.clients = self.addresses()
        self.operations = operations(next(self.clients).get(API + "/openapi.json"))

    def begin(self):
        self.cookies = itertools.cycle([self.sign_in() for _ in range(SESSIONS)])
        self.users = next(self.clients).get(f"{API}/accounts/{self.story.account}/users", self.story.cookie)["items"]
        self.give_licenses()
        self.jobs = [self.import_two(), self.import_two()]
        self.team = self.make_teams()
        self.contact_card = self.add_contacts()
        self.client, self.client_group = self.add_clients()
        self.workspace = self.add_workspaces()
        self.renew()

    def give_licenses(self):
        """To two, so that who holds one is a list with a second page."""
        for user in self.users[:2]:
            path = f"{API}/accounts/{self.story.account}/products/suite/licenses/{user['id']}"
            answer = next(self.clients).request("PUT", path, cookie=self.story.cookie)
            check(answer.status == 200, lambda: f"PUT {path} answered {answer}")

    def import_two(self):
        """A dry run of two people: jobs and lines are lists with a second page."""
        path = f"{API}/accounts/{self.story.account}"
        file, headers = b"first_name,last_name,email\nA,Lee,a@x.test\nB,Lee,b@x.test\n", {"Content-Type": "text/csv"}
        client = next(self.clients)
        job = client.request("POST", f"{path}/users/import?dry_run=true", file, headers, self.story.cookie).json["id"]
        wait_until(lambda: client.get(f"{path}/jobs/{job}", self.story.cookie)["state"] == "done", 20, "the import ends")
        return job

    def make_teams(self):
        """Two, the first of them of two people: teams and their members are lists with a second page."""
        path, client = f"{API}/accounts/{self.story.account}/teams", next(self.clients)
        made = [client.request("POST", path, {"name": name}, cookie=self.story.cookie) for name in ("Sales", "Support")]
        check([answer.status for answer in made] == [201, 201], lambda: f"POST {path} answered {made}")
        team = made[0].json["id"]
        for user in self.users[:3]:
            answer = client.request("PUT", f"{path}/{team}/members/{user['id']}", cookie=self.story.cookie)
            check(answer.status == 200, lambda: f"PUT a member answered {answer}")
        return team

    def add_contacts(self):
        """Two of the founder's: contacts are a list with a second page."""
        path, client = f"{API}/accounts/{self.story.account}/contact-cards", next(self.clients)
        contacts = [{"first_name": name, "last_name": "Doe", "email": f"{name}@x.test"} for name in ("Zoe", "Yan")]
        made = [client.request("POST", path, contact, cookie=self.story.cookie) for contact in contacts]
        check([answer.status for answer in made] == [201, 201], lambda: f"POST {path} answered {made}")
        return made[0].json["id"]

    def add_clients(self):
        """Two in a group, and a group beside it: both are lists with a second page."""
        path, client = f"{API}/accounts/{self.story.account}", next(self.clients)
        members = [{"first_name": name, "last_name": "Roe", "email": f"{name}@client.test"} for name in ("Zia", "Yun")]
        bodies = {"clients": {"members": members, "delivery": "quiet", "group": {"name": "Circle"}},
                  "client-groups": {"name": "Square"}}
        made = [client.request("POST", f"{path}/{at}", body, cookie=self.story.cookie) for at, body in bodies.items()]
        check([answer.status for answer in made] == [201, 201], lambda: f"adding clients answered {made}")
        return made[0].json["items"][0]["client"]["id"], made[0].json["group"]["id"]

    def add_workspaces(self):
        """Two: a list with a second page."""
        path, client = f"{API}/accounts/{self.story.account}/workspaces", next(self.clients)
        made = [client.request("POST", path, {"name": name}, cookie=self.story.cookie) for name in ("Room", "Attic")]
        check([answer.status for answer in made] == [201, 201], lambda: f"POST {path} answered {made}")
        return made[0].json["id"]

    def addresses(self):
        while True:
            client = Client(self.kith.port)
            for _ in range(REQUESTS_AN_ADDRESS):
                yield client
            client.close()

    def sign_in(self):
        answer = next(self.clients).request("POST", API + "/auth/login", {"login": FOUNDER, "password": PASSWORD})
        check(answer.status == 200, lambda: f"signing in answered {answer}")
        return answer.cookie()

    def ids(self):
        pending = next(one for one in self.story.invited if one.state == "pending")
        account, user = self.story.account, self.users[0]["id"]
        names = ("role", "session", "order", "document", "domain", "link", "sign_up", "passkey", "provider", "connection",
                 "contact", "membership", "merge", "review")
        others = {name: str(uuid.uuid4()) for name in names}
        return {"account": account, "invitation": pending.id, "token": pending.token, "user": user, "product": "suite",
                "job": self.jobs[0], "team": self.team, "contact_card": self.contact_card,
                "client": self.client, "client_group": self.client_group, "workspace": self.workspace,
                "member": self.users[0]["id"],
                "slug": "acme", **others}

    def ask(self, what, operation, url, body=None, statuses=None, headers=None):
        cookie = "" if operation.path.startswith(NO_SESSION) else next(self.cookies)
        what, client = f"{operation}: {what}", next(self.clients)
        answer = self.guard.ask(client, what, operation.method, url, body, headers, cookie, statuses)
        if operation.path.endswith("/view-as"):  # whoever looks with other eyes writes nothing
            client.request("DELETE", f"{API}/accounts/{self.story.account}/view-as", cookie=cookie)
        return answer

    def operation(self, method, path):
        return next(each for each in self.operations if (each.method, each.path) == (method, path))

    # Bodies

    def bad_json(self):
        for operation in self.operations:
            if operation.method in ("POST", "PATCH", "PUT"):
                self.send_bad_json(operation)

    def send_bad_json(self, operation):
        """Where the body is what decides, it is 400."""
        decides = operation.body and operation.path.endswith("/invitations")
        url = operation.url(self.dead_ids(operation))
        for what, data in corpus.MALFORMED.items():
            self.ask(what, operation, url, data, [400] if decides else None)
        for data in corpus.WRONG_WHOLE:
            self.ask(f"{data[:30]}", operation, url, data, [422] if decides else None)

    def before_founding(self):
        """Afterwards nobody reads the body of that one."""
        operation = self.operation("POST", API + "/setup")
        for data in [*corpus.MALFORMED.values(), *corpus.WRONG_WHOLE]:
            self.ask(f"{data[:30]}", operation, operation.path, data, [400, 422])
        for place in operation.fields():
            for value in corpus.VALUES:
                body = json.dumps(with_value(operation.valid_body(), place, value)).encode()
                self.ask(f"{place[0]} = {str(value)[:60]!r}", operation, operation.path, body, [404, 422])

    def dead_ids(self, operation):
        """Calls without a body would succeed: they get an invitation that has ended already."""
        if operation.body:
            return self.ids()
        ended = next((one for one in self.story.invited if one.state != "pending"), None)
        return self.ids() | ({"invitation": ended.id, "token": ended.token} if ended else {})

    def wrong_values(self):
        for operation in self.operations:
            for place in operation.fields():
                for value in corpus.VALUES:
                    self.send_wrong_value(operation, place, value)

    def send_wrong_value(self, operation, place, value):
        body = json.dumps(with_value(operation.valid_body(), place, value)).encode()
        headers = {"Idempotency-Key": f"fuzz-{self.guard.requests}"} if self.guard.requests % 3 == 0 else {}
        what, url = f"{'.'.join(place)} = {str(value)[:60]!r}", operation.url(self.ids_to_spend(operation))
        self.ask(what, operation, url, body, None, headers)

    def ids_to_spend(self, operation):
        """An accepted or declined invitation is gone: the next request gets another one."""
        if "{token}" in operation.path and self.guard.requests % 10 == 0:
            self.renew()
        return self.ids()

    def renew(self):
        client = next(self.clients)
        for one in self.story.invited:
            if one.state == "pending":
                answer = client.get(f"{API}/accounts/{self.story.account}/invitations/{one.id}", self.story.cookie)
                one.state = answer["state"]
        while sum(one.state == "pending" for one in self.story.invited) < 2:
            one = self.story.invite(client, "fuzz")
            self.story.token_of(client, one)

    # Queries, cursors, paths

    def queries(self):
        for operation in self.operations:
            if operation.method == "GET":
                wanted = {f"{name}={quoted(value)}" for name in operation.query for value in corpus.QUERY_VALUES}
                for query in sorted(wanted | set(corpus.RAW_QUERIES)):
                    self.ask(query[:60], operation, f"{operation.url(self.ids())}?{query}")

    def cursors(self):
        long_lists = 0
        for operation in self.operations:
            # Who may do something is asked of one permission, history of one day, the directory for somebody;
            # no role of one's own and no review is there.
            needs_more = {"permission", "at", "role", "review"} & {*operation.query, *operation.parameters}
            needs_more = needs_more or operation.path.endswith("/directory") or "/public/reviews/" in operation.path
            if {"cursor", "limit"} <= set(operation.query) and not needs_more:
                long_lists += self.send_cursors(operation)
        check(long_lists >= 4, f"only {long_lists} lists have a second page")

    def send_cursors(self, operation):
        """True if the list was long enough to have a cursor that can be spoiled."""
        url = operation.url(self.ids())
        for text in ["A" * 8000, *map(encoded, ([], {}, None))]:
            self.ask(f"cursor {text[:20]}", operation, f"{url}?cursor={text}", statuses=[400])
        whole = self.ask("one item", operation, url + "?limit=1", statuses=[200]).json["next_cursor"]
        if not whole:
            return False
        inside = json.loads(base64.urlsafe_b64decode(whole + "=" * (-len(whole) % 4)))
        for name, value in itertools.product(inside, corpus.CURSOR_KEYS):
            text = encoded(inside | {name: value})
            self.ask(f"cursor with {name}={str(value)[:30]!r}", operation, f"{url}?cursor={text}")
        for text in [whole[:-1], whole[1:], whole + "A", whole.swapcase(), encoded({"sort": inside["sort"]})]:
            self.ask(f"cursor {text[:20]}", operation, f"{url}?cursor={text}", statuses=[400])
        return True

    def foreign_ids(self):
        for operation in self.operations:
            for name in operation.parameters:
                ids = self.ids()
                others = [value for value in ids.values() if value != ids[name]]
                for odd in corpus.ODD_IDS + others:
                    url = operation.url(self.ids(), **{name: odd})
                    # A slug is a word that somebody chooses, of accounts and products: some of these may be one.
                    # And a browser that goes to a provider is told on a page what stands in the way.
                    may_succeed = name in ("slug", "product") or "/auth/sso/" in operation.path
                    statuses = range(200 if may_succeed else 400, 500)
                    self.ask(f"{name} = {odd[:60]}", operation, url, operation.valid_body(), statuses)

    def other_methods(self):
        known = {}
        for operation in self.operations:
            known.setdefault(operation.path, []).append(operation)
        for path, there in known.items():
            for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - {each.method for each in there}:
                url = there[0].url(self.ids())
                answer = self.guard.ask(next(self.clients), f"{method} {path}", method, url, statuses=[405])
                check(answer.header("allow"), f"{method} {path}: 405 without Allow")

    def idempotency_keys(self):
        operation = self.operation("POST", API + "/accounts/{account}/invitations")
        to_a_room = {"workspace"}  # of clients, and of one that is there
        for key in ["", " ", "a" * 256, "a b", "ä", "\xff", "a,b"]:
            headers, statuses = {"Idempotency-Key": key.encode().decode("latin-1")}, [201] if key == "a,b" else [400]
            body = {name: value for name, value in operation.valid_body().items() if name not in to_a_room}
            self.ask(f"key {key[:20]!r}", operation, operation.url(self.ids()), body, statuses, headers)


def encoded(cursor):
    return base64.urlsafe_b64encode(json.dumps(cursor).encode()).decode().rstrip("=")


def quoted(text):
    return re.sub(rb"[^A-Za-z0-9._~-]", lambda found: b"%%%02X" % found[0][0], text.encode()).decode()


def run_all(report, kith, story, guard):
    fuzz = Fuzz(kith, story, guard)
    with report.case("founding with bad input"):
        fuzz.before_founding()
    story.found_at_last()
    story.begin(4)
    story.is_over.wait(1)
    story.end()
    fuzz.begin()
    fuzz.bad_json()  # once before, for what the allocator keeps of large bodies
    guard.begin()
    cases = {
        "JSON that is none": fuzz.bad_json,
        "wrong values in every field": fuzz.wrong_values,
        "queries": fuzz.queries,
        "cursors": fuzz.cursors,
        "ids of the wrong kind": fuzz.foreign_ids,
        "methods that are not there": fuzz.other_methods,
        "Idempotency-Keys": fuzz.idempotency_keys,
        "the server is as before": lambda: guard.end(report),
    }
    for name, run in cases.items():
        with report.case(name):
            run()


def main():
    options = read_options(__doc__)
    report = Report()
    with databases.maker(options.engine) as make:
        kith = Kith(make())
        try:
            kith.start()
            story = Story(kith, options.first_seed)
            run_all(report, kith, story, Guard(kith))
        finally:
            if kith.is_running():
                kith.kill()
            kith.database.drop()
    report.finish()


main()
