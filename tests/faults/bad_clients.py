#!/usr/bin/env python3
"""F25, F26, DOS-01, WEB-07: bytes that are no request, half requests, and requests that two servers would read in
two ways. Never a 5xx, always a problem document, and the server stays as it was."""

import random
import socket
import struct

from support import databases
from support.bad_requests import BODY, CHUNKED, FRAMING, HEADS, HOSTS, LENGTH, NOT_5XX, PATHS, STRANGE_VALUES, head
from support.guard import Guard
from support.http_client import Client, Lost, Reader, any_address
from support.kith import Kith
from support.report import Report, check, count_of, read_options
from support.story import API, FOUNDER, PASSWORD, Story


class Raw:
    """Bytes on a connection of their own, and all the answers to them."""

    def __init__(self, kith):
        self.port = kith.port

    def answers(self, data, ends=True, timeout=5):
        """`ends`: we say that no more comes."""
        found = []
        with socket.create_connection(("127.0.0.1", self.port), timeout, (any_address(), 0)) as connection:
            reader = Reader(connection)
            try:
                connection.sendall(data)
                if ends:
                    connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # hung up already: its answer is there to be read
            try:
                while True:
                    found.append(reader.answer())
            except Lost:
                return found

    def drop(self, data):
        """Sends, and is gone without a word."""
        with socket.create_connection(("127.0.0.1", self.port), 5) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.sendall(data)


def good(port, method="GET", target="/healthz", body=""):
    length = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
    return f"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{length}\r\n{body}".encode()


def mutated(dice, port):
    """Something like a request."""
    requests = [("GET", "/healthz"), ("GET", API + "/me"), ("POST", API + "/auth/login", BODY)]
    data = bytearray(good(port, *dice.choice(requests)))
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(data) or 1)
        change = dice.randrange(5)
        if change == 0:
            data[at:at + 1] = bytes([dice.randrange(256)])
        elif change == 1:
            data[at:at] = dice.randbytes(dice.randint(1, 20))
        elif change == 2:
            del data[at:at + dice.randint(1, 30)]
        elif change == 3:
            data[at:at] = data[at:at + 40] * 2
        else:
            data[at:at] = dice.choice([b"\r", b"\n", b"\0", b"\r\n\r\n", b": ", b" ", b"\t", b"%", b"\xff", b"\x80"])
    return bytes(data)


def garbage(kith, guard, seed, connections):
    dice, raw = random.Random(seed), Raw(kith)
    for number in range(connections):
        data = dice.randbytes(dice.randint(1, 400)) if number % 3 == 0 else mutated(dice, kith.port)
        for answer in raw.answers(data):
            guard.judge(answer, f"garbage {data!r}", is_api=is_problem(answer))


def is_problem(answer):
    """What hit a page by chance is answered as one."""
    return answer.header("content-type").startswith("application/problem")


def half_requests(kith, story, guard, seed):
    """Cut anywhere, then the connection ends or is reset."""
    raw, dice = Raw(kith), random.Random(seed)
    client = kith.client()
    body = {"kind": "internal", "first_name": "Half", "last_name": "Fox", "email": "half@kill.test"}
    whole = client.spell("POST", f"{API}/accounts/{story.account}/invitations", body, {}, story.cookie)
    for number in range(200):
        cut = dice.randrange(1, len(whole) - 1)
        if number % 2:
            raw.drop(whole[:cut])
        else:
            for answer in raw.answers(whole[:cut]):
                guard.judge(answer, f"half a request, {cut} bytes", [400, 408])
    page = client.get(f"{API}/accounts/{story.account}/invitations?total=true", story.cookie)
    check(not any(each["email"] == body["email"] for each in page["items"]), "half a request was carried out")
    client.close()


def send_table(kith, guard, table):
    raw, here = Raw(kith), f"127.0.0.1:{kith.port}"
    for what, (text, statuses) in table.items():
        data = text.replace("HERE", here).encode("utf-8" if any(ord(c) > 255 for c in text) else "latin-1")
        answers = raw.answers(data)
        check(answers, f"{what}: no answer")
        is_api = API in text or answers[0].status not in NOT_5XX
        guard.judge(answers[0], what, statuses, is_api and answers[0].status >= 400)
        check(len(answers) == 1, lambda: f"{what}: {len(answers)} answers: {answers}")


def pipeline(kith, guard, seed):
    """Good requests before a bad one are answered in order; after it nothing is."""
    dice, raw = random.Random(seed), Raw(kith)
    bad = [head("GET /healthz HTTP/1.1", LENGTH, CHUNKED), head("GET /health\0z HTTP/1.1"), head("GET /healthz HTTP/2.0"),
           "garbage\r\n\r\n"]
    for _ in range(100):
        before = dice.randint(0, 40)
        middle = dice.choice(bad).replace("HERE", f"127.0.0.1:{kith.port}").encode()
        answers = raw.answers(good(kith.port) * before + middle + good(kith.port) * 3)
        check(len(answers) == before + 1, f"{len(answers)} answers to {before} good requests and a bad one")
        for answer in answers[:-1]:
            guard.judge(answer, "a good request before a bad one", [200])
        guard.judge(answers[-1], "a bad request after good ones", [400, 505])


def strange_devices(kith, guard):
    """The device of a session is kept as text: whatever its bytes are, signing in works."""
    cut = [b"a" * 299 + text.encode() for text in ("ä", "😀")]
    for agent in [b"\xff\xfe\x80", b"\xc3", *cut, "ü".encode() * 400, b"'; drop table sessions; --"]:
        client = Client(kith.port)
        body = {"login": FOUNDER, "password": PASSWORD}
        headers = {"User-Agent": agent.decode("latin-1")}
        answer = guard.ask(client, f"a device {agent[:20]!r}", "POST", API + "/auth/login", body, headers, statuses=[200])
        client.get(API + "/me", answer.cookie())
        client.close()


def foreign_writes(kith, story, guard):
    """WEB-01, WEB-02: what a page of another site could send."""
    path, client, body = f"{API}/accounts/{story.account}", kith.client(), '{"name":"Evil"}'
    origins = ["https://evil.test", "null", "", f"http://127.0.0.1:{kith.port}.evil.test", "\xff"]
    sites = [{"Sec-Fetch-Site": site} for site in ("cross-site", "same-site")]
    for headers in [{"Origin": origin} for origin in origins] + sites:
        guard.ask(client, f"a write with {headers}", "PATCH", path, body.encode(), headers, story.cookie, [403])
    form = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
    for kind in ["text/plain", "", "\xff", "application/jsonx", *form]:
        lines = [f"Cookie: {story.cookie}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        data = head(f"PATCH {path} HTTP/1.1", *lines, body=body).replace("HERE", f"127.0.0.1:{kith.port}")
        guard.judge(Raw(kith).answers(data.encode("latin-1"))[0], f"a body of type {kind!r}", [415])
    check(client.get(path, story.cookie)["name"] == "Acme", "the account was renamed")
    client.close()


def main():
    options = read_options(__doc__)
    report = Report()
    connections = max(2000, 200 * count_of(options, 1))
    with databases.maker(options.engine) as make:
        kith = Kith(make())
        story, guard = Story(kith, options.first_seed), Guard(kith)
        try:
            kith.start()
            story.found_at_last()
            story.begin(4)
            story.is_over.wait(1)
            story.end()
            guard.begin()
            cases = {
                f"garbage on {connections} connections": lambda: garbage(kith, guard, options.first_seed, connections),
                "half requests": lambda: half_requests(kith, story, guard, options.first_seed),
                "ambiguous lengths and bad chunks": lambda: send_table(kith, guard, FRAMING),
                "bad heads": lambda: send_table(kith, guard, HEADS),
                "hosts and targets": lambda: send_table(kith, guard, HOSTS),
                "strange paths": lambda: send_table(kith, guard, PATHS),
                "strange header values": lambda: send_table(kith, guard, STRANGE_VALUES),
                "good and bad requests in one piece": lambda: pipeline(kith, guard, options.first_seed),
                "strange devices sign in": lambda: strange_devices(kith, guard),
                "writes from other sites": lambda: foreign_writes(kith, story, guard),
                "the server is as before": lambda: (guard.end(report), story.verify()),
            }
            for name, run in cases.items():
                with report.case(name):
                    run()
        finally:
            if kith.is_running():
                kith.kill()
            kith.database.drop()
    report.finish()


main()
