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

from support.http_client import Lost
from support.report import check

API = "/api/v1"
FOUNDER = "ann@acme.test"
PASSWORD = "crate-7-anvil-lamp"
TRY_AGAIN = (429, 503)
PATIENCE_SECONDS = 30


class Invited:
    """One invitation, as the answers so far say it must be."""

    def __init__(self, email):
        self.email = email
        self.id = self.token = self.cookie = ""
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
        check(answer.status == request.status, lambda: f"{request.method} {request.path} answered {answer}, wanted {request.status}")
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
        self.carry_out(client, worker, Request("POST", f"/accounts/{self.account}/invitations", body, 201, settle, self.cookie))
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
        while (answer := client.request("GET", path, cookie=cookie)).status in TRY_AGAIN and time.monotonic() < deadline:
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
            one.events["invitation.accepted"] += 1

        body = {"first_name": one.first_name, "last_name": "Fox", "password": PASSWORD}
        self.carry_out(client, worker, Request("POST", f"/public/invitations/{one.token}/accept", body, 201, settle))

    def sign_in(self, client, worker, one):
        def settle(answer):
            one.cookie = answer.cookie()

        self.carry_out(client, worker, Request("POST", "/auth/login", {"login": one.email, "password": PASSWORD}, 200, settle))

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

    # What must be true

    def verify(self):
        client = self.kith.client()
        self.settle_open(client)
        client.get(API + "/me", self.cookie)
        self.verify_invitations(client)
        self.verify_users(client)
        self.verify_mails(client)
        self.verify_events(client)
        self.verify_sign_in(client)
        client.close()
        self.kith.check_log()
        self.kith.check_data()

    def all_of(self, client, path):
        items, cursor = [], ""
        while cursor is not None:
            page = client.get(f"{API}/accounts/{self.account}/{path}limit=200" + (f"&cursor={cursor}" if cursor else ""), self.cookie)
            items += page["items"]
            cursor = page["next_cursor"]
        return items

    def verify_invitations(self, client):
        there = sorted((each["email"], each["id"], each["state"]) for each in self.all_of(client, "invitations?"))
        wanted = sorted((one.email, one.id, one.state) for one in self.invited)
        check(there == wanted, lambda: difference("invitations", there, wanted))

    def verify_users(self, client):
        there = sorted((each["email"], each["first_name"]) for each in self.all_of(client, "users?state=all&"))
        wanted = sorted([(FOUNDER, "Ann")] + [(one.email, one.first_name) for one in self.invited if one.state == "accepted"])
        check(there == wanted, lambda: difference("users", there, wanted))

    def verify_mails(self, client):
        for one in self.invited:
            mails = client.get(f"/dev/mail.json?to={one.email}")
            links = {link for mail in mails for link in mail["links"] if "/invitations/" in link}
            check(len(mails) == one.mails, f"{len(mails)} mails to {one.email}, not {one.mails}")
            check(len({link.rsplit("/", 1)[1] for link in links}) == 1, f"several links to {one.email}: {links}")

    def verify_events(self, client):
        events = self.all_of(client, "audit?")
        there = [event["seq"] for event in events]
        check(there == list(range(len(there), 0, -1)), lambda: f"the audit log has gaps: {there[:5]} to {there[-5:]}, {len(there)} events")
        by_target = collections.defaultdict(collections.Counter)
        for event in events:
            by_target[event["target"]["id"]][event["operation"]] += 1
        for one in self.invited:
            found = by_target[one.id]
            check(found == one.events, lambda: f"{one.email} has the events {dict(found)}, not {dict(one.events)}")
        operations = collections.Counter(event["operation"] for event in events)
        accepted = sum(one.state == "accepted" for one in self.invited)
        check(operations["account.founded"] == 1, f"founded {operations['account.founded']} times")
        check(operations["membership.joined"] in (accepted, accepted + 1), f"{operations['membership.joined']} joined, {accepted} accepted")

    def verify_sign_in(self, client):
        accepted = [one.email for one in self.invited if one.state == "accepted"]
        for email in [FOUNDER] + self.random.sample(accepted, min(4, len(accepted))):
            answer = client.request("POST", API + "/auth/login", {"login": email, "password": PASSWORD})
            check(answer.status == 200, lambda: f"{email} cannot sign in: {answer}")


def difference(what, there, wanted):
    there, wanted = set(there), set(wanted)
    return f"{what}: lost or other {sorted(wanted - there)[:4]}, not wanted {sorted(there - wanted)[:4]}"
