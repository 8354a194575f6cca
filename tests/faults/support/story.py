"""What people do with a server, over and over, and what must be true of it afterwards.

Every request that changes something is noted before it is sent and settled by its answer. What got no answer is
sent again after the restart, with the same Idempotency-Key and the same body; from then on it is known exactly
which invitations, mails, users and events there must be, no more and no fewer.
"""

import collections
import random
import re
import threading
import time
import uuid

from support import truth
from support.http_client import Lost
from support.report import check
from support.truth import API, FOUNDER, PASSWORD

TRY_AGAIN = (429, 503)
PATIENCE_SECONDS = 30


class Invited:
    """One invitation, as the answers so far say it must be."""

    def __init__(self, email):
        self.email = email
        self.id = self.token = self.cookie = self.member = ""
        self.licenses = []
        self.is_active = True
        self.state = "pending"
        self.first_name = "Bob"
        self.mails = 1
        self.events = collections.Counter()


class Request:
    """A change that is under way."""

    def __init__(self, method, path, body, status, settle, cookie="", address=None):
        self.method, self.path, self.body, self.status = method, API + path, body, status
        self.settle, self.cookie = settle, cookie
        self.headers = {"Idempotency-Key": str(uuid.uuid4())} if method == "POST" else {}

    def send(self, client):
        return client.request(self.method, self.path, self.body, self.headers, self.cookie)


class Story:
    def __init__(self, kith, seed):
        self.kith = kith
        self.random = random.Random(seed)
        self.invited = []
        self.open = {}  # worker -> its request without an answer
        self.founding = None
        self.cookie = self.account = ""
        self.acknowledged = self.refused_for_now = self.numbers = 0
        self.lock = threading.Lock()
        self.errors = []
        self.is_over = threading.Event()

    # Founding

    def found(self, client):
        body = {"token": self.kith.setup_token, "account_name": "Acme", "first_name": "Ann", "last_name": "Lee",
                "email": FOUNDER, "password": PASSWORD}
        self.founding = Request("POST", "/setup", body, 201, self.founded)
        self.carry_out(client, "founder", self.founding)

    def founded(self, answer):
        self.cookie = answer.cookie()
        self.account = answer.json["memberships"][0]["account"]["id"]

    def found_at_last(self):
        """After a kill that may have hit the founding: the server says whether it took place."""
        client = self.kith.client()
        if client.get(API + "/setup")["needed"]:
            check(not self.account, "the account that was acknowledged is gone")
            self.open.clear()
            self.found(client)
        elif not self.account:
            self.settle_open(client)
        client.close()

    # Work

    def carry_out(self, client, worker, request):
        """Sends until it is decided. What is lost stays open."""
        self.open[worker] = request
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (answer := request.send(client)).status in TRY_AGAIN:
            with self.lock:
                self.refused_for_now += 1
            check(time.monotonic() < deadline, lambda: f"{request.path} still answers {answer}")
            time.sleep(0.1)
        self.settle(worker, request, answer)

    def settle(self, worker, request, answer):
        wanted = f"{request.method} {request.path}, wanted {request.status}"
        check(answer.status == request.status, lambda: f"{wanted}: {answer}")
        request.settle(answer)
        with self.lock:
            self.acknowledged += 1
            self.open.pop(worker, None)

    def settle_open(self, client):
        """Again what got no answer. It has exactly one effect, whether or not it had one before."""
        for worker, request in list(self.open.items()):
            self.carry_out(client, worker, request)

    def work(self, worker):
        client = self.kith.client()
        dice = random.Random(f"{self.random.random()} {worker}")
        try:
            while not self.is_over.is_set():
                self.live_through(client, worker, dice)
        except Lost:
            pass  # killed, or stopped
        except Exception as error:
            self.errors.append(error)
        finally:
            client.close()

    def live_through(self, client, worker, dice):
        """One person: invited, and then whatever comes."""
        one = self.invite(client, worker)
        self.look(client, one)
        chance = dice.random()
        if chance < 0.15:
            self.decide(client, worker, one, "decline", "declined")
        elif chance < 0.3:
            self.act(client, worker, one, "revoke", "revoked")
        elif chance < 0.75:
            if chance < 0.45:
                self.act(client, worker, one, "resend", "pending")
            self.accept(client, worker, one)
            if chance < 0.6:
                self.sign_in(client, worker, one)
            self.rename(client, worker, one, dice.choice(["Bea", "Bo", "Bruno"]))

    def invite(self, client, worker):
        with self.lock:
            self.numbers += 1
            one = Invited(f"p{self.numbers}@kill.test")

        def settle(answer):
            one.id = answer.json["id"]
            one.events["invitation.sent"] += 1
            self.invited.append(one)

        body = {"kind": "internal", "first_name": one.first_name, "last_name": "Fox", "email": one.email}
        path = f"/accounts/{self.account}/invitations"
        self.carry_out(client, worker, Request("POST", path, body, 201, settle, self.cookie))
        return one

    def look(self, client, one):
        self.read(client, f"{API}/public/invitations/{self.token_of(client, one)}")

    def token_of(self, client, one):
        mails = self.read(client, f"/dev/mail.json?to={one.email}").json
        check(mails, f"no mail to {one.email}, who was invited")
        one.token = re.search(r"/invitations/([\w.~-]+)", mails[0]["links"][0])[1]
        return one.token

    def read(self, client, path, cookie=""):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (answer := client.request("GET", path, cookie=cookie)).status in TRY_AGAIN:
            check(time.monotonic() < deadline, lambda: f"{path} still answers {answer}")
            time.sleep(0.1)
        check(answer.status == 200, lambda: f"GET {path} answered {answer}")
        return answer

    def act(self, client, worker, one, verb, state):
        def settle(answer):
            one.state = state
            one.mails += verb == "resend"
            one.events["invitation." + {"resend": "resent", "revoke": "revoked"}[verb]] += 1

        path = f"/accounts/{self.account}/invitations/{one.id}/{verb}"
        self.carry_out(client, worker, Request("POST", path, {}, 200, settle, self.cookie))

    def decide(self, client, worker, one, verb, state):
        def settle(answer):
            one.state = state
            one.events["invitation." + state] += 1

        self.carry_out(client, worker, Request("POST", f"/public/invitations/{one.token}/{verb}", {}, 200, settle))

    def accept(self, client, worker, one):
        def settle(answer):
            one.state = "accepted"
            one.cookie = answer.cookie()
            one.member = answer.json["membership"]["id"]
            one.events["invitation.accepted"] += 1

        body = {"first_name": one.first_name, "last_name": "Fox", "password": PASSWORD}
        self.carry_out(client, worker, Request("POST", f"/public/invitations/{one.token}/accept", body, 201, settle))

    def sign_in(self, client, worker, one):
        def settle(answer):
            one.cookie = answer.cookie()

        body = {"login": one.email, "password": PASSWORD}
        self.carry_out(client, worker, Request("POST", "/auth/login", body, 200, settle))

    def rename(self, client, worker, one, name):
        def settle(answer):
            one.first_name = name

        self.carry_out(client, worker, Request("PATCH", "/me", {"first_name": name}, 200, settle, one.cookie))

    # Many at once

    def begin(self, workers=6):
        self.is_over.clear()
        self.threads = [threading.Thread(target=self.work, args=(n,)) for n in range(workers)]
        for thread in self.threads:
            thread.start()

    def end(self):
        """After the server was killed, or when it is enough."""
        self.is_over.set()
        for thread in self.threads:
            thread.join(PATIENCE_SECONDS + 10)
        check(not self.errors, lambda: f"{len(self.errors)} workers failed, first: {self.errors[0]}")

    def verify(self):
        truth.verify(self)
