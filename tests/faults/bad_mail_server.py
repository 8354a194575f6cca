#!/usr/bin/env python3
"""F18-F20: the mail server is away, slow, busy, refuses, or hangs up after it has taken a mail, while six people are
invited at once. Inviting does not wait for it, each invitation tells what became of its mail, none is lost, and a mail
that comes twice is the same mail."""

import collections
import contextlib
import time

from support import databases
from support.kith import Kith
from support.report import Report, check, read_options, wait_until
from support.smtp_sink import SmtpSink
from support.story import Story
from support.truth import API, all_of

LONG_ENOUGH_SECONDS = 2 * 3600  # for the next attempt
LEASE_SECONDS = 700
PATIENCE_SECONDS = 30
PEOPLE = 6


class Post:
    """A server that has just invited six people, and the mail server beside it."""

    def __init__(self, make, seed, manner):
        self.sink = SmtpSink(manner)
        self.kith = Kith(make(), "--smtp-url", self.sink.url())
        self.kith.start()
        self.story = Story(self.kith, seed)
        self.story.found_at_last()
        self.path = f"/accounts/{self.story.account}"
        self.emails = [f"p{number}@post.test" for number in range(PEOPLE)]
        self.ask("PATCH", self.path + "/settings", {"auto_signup": False}, 200)

    def invite(self):
        rows = [{"name": "Bob Fox", "email": email, "roles": ["user"], "licenses": [["suite", "voice"][number % 2]]}
                for number, email in enumerate(self.emails)]
        started = time.monotonic()
        self.ask("POST", self.path + "/invitations/batch", {"rows": rows}, 201)
        took = time.monotonic() - started
        check(took < 2, f"inviting waited {took:.1f} s for the mail server")

    def ask(self, method, path, body, status):
        client = self.kith.client()
        answer = client.request(method, API + path, body, cookie=self.story.cookie)
        client.close()
        check(answer.status == status, lambda: f"{method} {path}: {answer}")

    def advance(self, seconds):
        client = self.kith.client()
        answer = client.request("POST", "/dev/clock", {"advance_seconds": seconds})
        client.close()
        check(answer.status == 204, lambda: f"POST /dev/clock answered {answer}")

    def invitations(self):
        client = self.kith.client()
        all = all_of(self.story, client, "invitations?")
        client.close()
        check(sorted(each["email"] for each in all) == self.emails, lambda: f"not all six are there: {all}")
        check(all_are(all, "state", "pending"), lambda: f"not all are pending: {all}")
        return all

    def deliveries(self):
        return [each["delivery"] for each in self.invitations()]

    def wait_for(self, state):
        def is_met():
            return all_are(self.deliveries(), "state", state)

        try:
            wait_until(is_met, PATIENCE_SECONDS, f"every mail {state}")
        except AssertionError as error:
            raise AssertionError(f"{error}: {self.deliveries()}") from None

    def wait_for_words(self, state, words):
        """The words of the mail server stand beside the state."""
        self.wait_for(state)
        for delivery in self.deliveries():
            check(words in (delivery["detail"] or ""), lambda: f"'{words}' is not said: {delivery}")

    def recover(self, seconds=LONG_ENOUGH_SECONDS):
        self.sink.manner = "well"
        self.advance(seconds)
        self.wait_for("handed_over")

    def check_mails(self, copies=(1,)):
        """How often each came; a mail that came again is the same."""
        ids = collections.defaultdict(list)
        for to, message_id in self.sink.mails:
            ids[next(email for email in self.emails if email in to)].append(message_id)
        for email in self.emails:
            came = ids[email]
            check(len(set(came)) == 1 and came[0], lambda: f"{email} got {len(set(came))} different mails: {came}")
            check(len(came) in copies, lambda: f"{email} got its mail {len(came)} times, not {copies}")
        check(len(ids) == PEOPLE, lambda: f"{len(ids)} people got a mail")

    def end(self):
        if self.kith.is_running():
            self.kith.kill()
        self.kith.database.drop()
        self.sink.stop()


def all_are(items, name, value):
    return all(item[name] == value for item in items)


@contextlib.contextmanager
def posting(make, seed, manner):
    post = Post(make, seed, manner)
    try:
        post.invite()
        yield post
        post.kith.check_log()
        post.kith.check_data()
    finally:
        post.end()


def away(make, seed):
    with posting(make, seed, "away") as post:
        post.wait_for("deferred")
        post.sink.open()
        post.recover()
        post.check_mails()


def slow(make, seed):
    with posting(make, seed, "slow") as post:
        post.wait_for("handed_over")
        post.check_mails()


def busy(make, seed, manner):
    with posting(make, seed, manner) as post:
        post.wait_for_words("deferred", "come back later")
        check(not post.sink.mails, "taken though it said no")
        post.recover()
        post.check_mails()


def refusing(make, seed, manner):
    with posting(make, seed, manner) as post:
        post.wait_for_words("failed", "nobody of that name")
        post.sink.manner = "well"
        post.advance(LONG_ENOUGH_SECONDS)
        time.sleep(1)
        check(not post.sink.mails, "sent again though it was refused for good")
        for invitation in post.invitations():
            post.ask("POST", f"{post.path}/invitations/{invitation['id']}/resend", None, 200)
        post.wait_for("handed_over")
        post.check_mails()


def losing(make, seed):
    with posting(make, seed, "losing") as post:
        post.wait_for("deferred")
        post.recover()
        post.check_mails(copies=(2,))


def killed(make, seed):
    with posting(make, seed, "slow") as post:
        wait_until(lambda: len(post.sink.mails) >= 2, PATIENCE_SECONDS, "the first mails")
        post.kith.kill()
        post.kith.start()
        post.recover(LEASE_SECONDS)
        post.check_mails(copies=(1, 2))


CASES = {
    "away, then back": away,
    "slow": slow,
    "busy at the receiver (451)": lambda make, seed: busy(make, seed, "busy"),
    "busy after DATA (451)": lambda make, seed: busy(make, seed, "busy after data"),
    "refuses the receiver (550)": lambda make, seed: refusing(make, seed, "refusing"),
    "refuses after DATA (554)": lambda make, seed: refusing(make, seed, "refusing after data"),
    "hangs up after DATA": losing,
    "slow, and the server is killed": killed,
}


def main():
    options = read_options(__doc__)
    report = Report()
    with databases.maker(options.engine) as make:
        for name, run in CASES.items():
            with report.case(name):
                run(make, options.first_seed)
    report.finish()


main()
