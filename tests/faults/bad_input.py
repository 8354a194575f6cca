#!/usr/bin/env python3
"""DOS-04, DOS-05, DOS-07, DOS-11: what is well-formed HTTP and bad otherwise, for every operation of the OpenAPI
document: JSON that is none, values of the wrong kind in every field, queries, cursors and ids that make no sense."""

import base64
import itertools
import json
import re

from support import databases
from support.guard import Guard
from support.http_client import Client
from support.kith import Kith
from support.openapi import operations, with_value
from support.report import Report, check, read_options
from support.story import API, FOUNDER, PASSWORD, Story

SESSIONS = 4  # their rates are counted apart
NO_SESSION = (API + "/auth/", API + "/public/", API + "/setup")  # may end the one they are given
REQUESTS_AN_ADDRESS = 20
MALFORMED = {
    "depth 100,000": b"[" * 100_000, "closed depth 100,000": b"[" * 100_000 + b"]" * 100_000, "deep objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "1e999": b'{"first_name":1e999}', "-1e999": b"-1e999", "NaN": b'{"first_name":NaN}', "Infinity": b"[Infinity]", "hexadecimal": b'{"a":0x1}',
    "two equal keys": b'{"email":"a@b.test","email":"c@d.test"}', "equal keys by escape": b'{"email":"a@b.test","\\u0065mail":"c@d.test"}',
    "lone surrogate": b'{"first_name":"\\ud800"}', "reversed surrogates": b'{"first_name":"\\udc00\\ud800"}', "lone surrogate as a key": b'{"\\udfff":1}',
    "byte order mark": b'\xef\xbb\xbf{"kind":"internal"}', "trailing garbage": b'{"kind":"internal"}x', "two documents": b"{}{}",
    "trailing comma": b'{"kind":"internal",}', "comment": b'{"kind":"internal"/**/}', "single quotes": b"{'kind':'internal'}",
    "a number of 900 kB": b'{"first_name":' + b"9" * 900_000 + b"}", "no value": b'{"kind":}', "cut": b'{"kind":"inter', "white space": b" \r\n\t ",
    "broken UTF-8": b'{"first_name":"\xff\xfe"}', "overlong UTF-8": b'{"first_name":"\xc0\xaf"}', "surrogate in UTF-8": b'{"first_name":"\xed\xa0\x80"}',
    "UTF-16": '{"kind":"internal"}'.encode("utf-16"), "UTF-32": '{"kind":"internal"}'.encode("utf-32"), "a NUL behind": b'{"kind":"internal"}\0',
    "control character": b'{"first_name":"a\x01b"}', "line break in a text": b'{"first_name":"a\nb"}', "bad escape": b'{"first_name":"\\x41"}',
    "form": b"kind=internal&email=a%40b.test", "XML": b"<?xml version='1.0'?><a/>",
}
WRONG_WHOLE = [b"null", b"true", b"1", b'"text"', b"[]", b"[{}]", b"{}", b'{"":""}', b'{"a":1}', b'{"__proto__":{"a":1}}', b"[" + b"1," * 50_000 + b"1]",
               b"{" + b",".join(b'"k%d":1' % n for n in range(20_000)) + b"}", b'{"' + b"k" * 200_000 + b'":1}']
VALUES = [None, True, False, 0, -1, 1.5, 2**31, 2**63, -(2**63) - 1, 2**64, 10**30, 1e308, "", " ", "a", "0", "null", [], [[]], [None], [{}], {}, {"a": {"b": []}},
          "a" * 101, "a" * 10_000, "ä" * 5_000, "😀" * 100, "e" + "\u0301" * 500, "\u202egnp.exe", "\u200b", "\ufeff", "\u0000", "a\u0000b", "\n", "\r\nX: y",
          "\ufdfa" * 100, "ﬃ" * 101, "\ud7ff\ue000", "\U0010ffff", "\uffff", "'; drop table persons; --", "' or '1'='1", "$1", "?1", "%s%n", "{{7*7}}", "../../etc/passwd",
          "<script>alert(1)</script>", "https://evil.test", "a@b", "@", "a@b@c.test", "a" * 300 + "@x.test", "a@" + "b" * 300 + ".test", "\"a b\"@x.test", "a@[127.0.0.1]",
          "a@xn--\u00e4.test", "ä@ä.test", "a@x.test\nBcc: b@x.test", "a" * 1024, "a" * 1025, "user", ["user"] * 100, ["owner"], ["legal_representative"], ["user", 1], ["\u0000"],
          "01a1ffe2-8301-79a7-810c-6ae707594aa3", "2026-13-45T99:99:99Z"]
QUERY_VALUES = ["", "0", "-1", "1", "1.5", "1e3", "200", "201", "1000000000", "9" * 30, "-" + "9" * 30, "ten", "25;drop", "25,25", "true", "TRUE", "yes", "null", "name", "-name", "--name",
                "created_at", "name,created_at", "password_hash", "name;drop table persons", "pending", "PENDING", "all", "a" * 3000, "%", "_", "\\", "%" * 500, "'", "' or 1=1--", '"', "*",
                "😀", "\u0301", "\u202e", "[]", "{}", "$where", "<x>"]
RAW_QUERIES = ["limit=%00", "q=%00", "q=%ff", "q=%c3", "cursor=%ff", "q=%", "q=%g1", "limit=1&limit=2", "q=a&q=b", "unknown=1", "limit[]=1", "limit[$gt]=1", "=", "=1", "&&&", "limit",
               "?limit=1", "a=b=c", "offset=5", "&".join(f"p{n}=1" for n in range(1000)), "q=" + "%41" * 3000]
ODD_IDS = ["x", "0", "-1", "null", "undefined", ".", "..", "%2e%2e", "%00", "%ff%fe", "%c3", "%", "%zz", "%2F", "a%2Fb", "%20", "%0d%0aX:%20y", "*", "{account}", "' or 1=1--".replace(" ", "%20"), "%27%3Bdrop",
           "%F0%9F%98%80", "a" * 1000, "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "9b2f5a1e-3c4d-4e5f-8a9b-0c1d2e3f4a5b",
           "9B2F5A1E-3C4D-4E5F-8A9B-0C1D2E3F4A5B", "{9b2f5a1e-3c4d-4e5f-8a9b-0c1d2e3f4a5b}", "01a1ffe2-8301-79a7-810c-6ae707594aa", "01a1ffe2-8301-79a7-810c-6ae707594aa3.x", ".x", "x."]
CURSOR_KEYS = ["", "0", "-1", "x", "1" * 17, "1" * 18, "1" * 19, "9" * 18, "9" * 400, " 1", "1.5", "\u0000", "a\u0000b", "\ud800", "'", "' or 1=1--", "😀", "\uffff", "a" * 5000, None, 1, [], {}]


class Fuzz:
    def __init__(self, kith, story, guard):
        self.kith, self.story, self.guard = kith, story, guard
        self.clients = self.addresses()
        self.operations = operations(next(self.clients).get(API + "/openapi.json"))

    def begin(self):
        self.cookies = itertools.cycle([self.sign_in() for _ in range(SESSIONS)])
        self.users = next(self.clients).get(f"{API}/accounts/{self.story.account}/users", self.story.cookie)["items"]
        self.renew()

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
        return {"account": self.story.account, "invitation": pending.id, "token": pending.token, "user": self.users[0]["id"]}

    def ask(self, what, operation, url, body=None, statuses=None, headers=None):
        cookie = "" if operation.path.startswith(NO_SESSION) else next(self.cookies)
        return self.guard.ask(next(self.clients), f"{operation}: {what}", operation.method, url, body, headers, cookie, statuses)

    # Bodies

    def bad_json(self):
        for operation in self.operations:
            if operation.method in ("POST", "PATCH", "PUT"):
                self.send_bad_json(operation)

    def send_bad_json(self, operation):
        """Where the body is what decides, it is 400."""
        decides = operation.body and operation.path.endswith("/invitations")
        for what, data in MALFORMED.items():
            self.ask(what, operation, operation.url(self.dead_ids(operation)), data, [400] if decides else None)
        for data in WRONG_WHOLE:
            self.ask(f"{data[:30]}", operation, operation.url(self.dead_ids(operation)), data, [422] if decides else None)

    def before_founding(self):
        """Afterwards nobody reads the body of that one."""
        operation = next(each for each in self.operations if each.path == API + "/setup" and each.method == "POST")
        for data in [*MALFORMED.values(), *WRONG_WHOLE]:
            self.ask(f"{data[:30]}", operation, operation.path, data, [400, 422])
        for place in operation.fields():
            for value in VALUES:
                body = with_value(operation.valid_body(), place, value)
                self.ask(f"{place[0]} = {str(value)[:60]!r}", operation, operation.path, json.dumps(body).encode(), [404, 422])

    def dead_ids(self, operation):
        """Calls without a body would succeed: they get an invitation that has ended already."""
        if operation.body:
            return self.ids()
        ended = next((one for one in self.story.invited if one.state != "pending"), None)
        return self.ids() | ({"invitation": ended.id, "token": ended.token} if ended else {})

    def wrong_values(self):
        for operation in self.operations:
            for place in operation.fields():
                for value in VALUES:
                    self.send_wrong_value(operation, place, value)

    def send_wrong_value(self, operation, place, value):
        body = with_value(operation.valid_body(), place, value)
        headers = {"Idempotency-Key": f"fuzz-{self.guard.requests}"} if self.guard.requests % 3 == 0 else {}
        self.ask(f"{'.'.join(place)} = {str(value)[:60]!r}", operation, operation.url(self.ids_to_spend(operation)), json.dumps(body).encode(), None, headers)

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
                wanted = {f"{name}={quoted(value)}" for name in operation.query for value in QUERY_VALUES}
                for query in sorted(wanted | set(RAW_QUERIES)):
                    self.ask(query[:60], operation, f"{operation.url(self.ids())}?{query}")

    def cursors(self):
        for operation in self.operations:
            if "cursor" in operation.query:
                self.send_cursors(operation)

    def send_cursors(self, operation):
        url = operation.url(self.ids())
        whole = self.ask("one item", operation, url + "?limit=1", statuses=[200]).json["next_cursor"]
        check(whole, f"{operation}: no second page")
        inside = json.loads(base64.urlsafe_b64decode(whole + "=" * (-len(whole) % 4)))
        for name, value in itertools.product(inside, CURSOR_KEYS):
            self.ask(f"cursor with {name}={str(value)[:30]!r}", operation, f"{url}?cursor={encoded(inside | {name: value})}")
        for text in [whole[:-1], whole[1:], whole + "A", whole.swapcase(), encoded([]), encoded({}), encoded(None), "A" * 8000, encoded({"sort": inside["sort"]})]:
            self.ask(f"cursor {text[:20]}", operation, f"{url}?cursor={text}", statuses=[400])

    def foreign_ids(self):
        for operation in self.operations:
            for name in operation.parameters:
                others = [value for other, value in self.ids().items() if other != name]
                for odd in ODD_IDS + others:
                    self.ask(f"{name} = {odd[:60]}", operation, operation.url(self.ids(), **{name: odd}), operation.valid_body(), range(400, 500))

    def other_methods(self):
        known = {}
        for operation in self.operations:
            known.setdefault(operation.path, []).append(operation)
        for path, there in known.items():
            for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - {each.method for each in there}:
                answer = self.guard.ask(next(self.clients), f"{method} {path}", method, there[0].url(self.ids()), statuses=[405])
                check(answer.header("allow"), f"{method} {path}: 405 without Allow")

    def idempotency_keys(self):
        operation = next(each for each in self.operations if each.method == "POST" and each.path.endswith("/invitations"))
        for key in ["", " ", "a" * 256, "a b", "ä", "\xff", "a,b"]:
            self.ask(f"Idempotency-Key {key[:20]!r}", operation, operation.url(self.ids()), operation.valid_body(), [400] if key != "a,b" else [201],
                     {"Idempotency-Key": key.encode().decode("latin-1")})


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
    cases = {"JSON that is none": fuzz.bad_json, "wrong values in every field": fuzz.wrong_values, "queries": fuzz.queries, "cursors": fuzz.cursors,
             "ids of the wrong kind": fuzz.foreign_ids, "methods that are not there": fuzz.other_methods, "Idempotency-Keys": fuzz.idempotency_keys,
             "the server is as before": lambda: guard.end(report)}
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
