#!/usr/bin/env python3
"""F01-F05, F33: killed exactly there, by KITH_CRASH_AT=name:n - with a key half written, in each statement of a
migration, before and after a commit, with a job or a mail in hand, while twenty are invited at once with licenses and licenses
are given and taken back. Needs a build with crash points (the preset `test`).
"""

import random

from support import databases
from support.kill import reach
from support.kith import Kith
from support.licensed_story import LicensedStory
from support.report import Report, check, count_of, read_options, wait_until
from support.smtp_sink import SmtpSink
from support.story import Story
from support.truth import all_of

LEASE_SECONDS = 700
IMPORTED = 900


def crash_at_start(story, point):
    story.kith.launch({"KITH_CRASH_AT": point})
    reach(story.kith, point)
    story.kith.start()
    story.found_at_last()
    story.verify()


def crash_under_load(story, point):
    kith = story.kith
    kith.start()
    story.found_at_last()
    kith.kill()
    kith.start({"KITH_CRASH_AT": point})
    story.begin()
    try:
        reach(kith, point)
    finally:
        story.end()
    kith.start()
    story.verify()


def crash_with_licenses(story, point):
    kith = story.kith
    kith.start()
    story.found_at_last()
    story.prepare()
    kith.kill()
    kith.start({"KITH_CRASH_AT": point})
    story.begin()
    try:
        reach(kith, point)
    finally:
        story.end()
    kith.check_data()
    kith.start()
    story.verify()


def crash_with_jobs(story, point):
    """Jobs run once a minute, so the clock is moved."""
    kith = story.kith
    kith.start()
    story.found_at_last()
    kith.kill()
    kith.start({"KITH_CRASH_AT": point})
    try:
        advance(kith, 3600)
    except Exception:
        pass  # killed while it answered
    reach(kith, point)
    kith.start()
    story.verify()


def crash_with_import(story, point):
    """The import goes on after the restart: every line is done, and none of them twice."""
    kith = story.kith
    kith.start()
    story.found_at_last()
    kith.kill()
    kith.start({"KITH_CRASH_AT": point})
    path, client = f"/api/v1/accounts/{story.account}", kith.client()
    lines = "".join(f"Max,Zimmer,import{number}@acme.test\n" for number in range(IMPORTED))
    file, headers = ("first_name,last_name,email\n" + lines).encode(), {"Content-Type": "text/csv"}
    job = client.request("POST", f"{path}/users/import", file, headers, story.cookie).json["id"]
    reach(kith, point)
    kith.start()
    client = kith.client()
    wait_until(lambda: client.get(f"{path}/jobs/{job}", story.cookie)["state"] == "done", 60, "the import ends")
    done = client.get(f"{path}/jobs/{job}", story.cookie)
    check(done["created"] == done["processed"] == IMPORTED, lambda: f"the import ended so: {done}")
    total = client.get(f"{path}/users?total=true&q=zimmer", story.cookie)["total"]
    check(total == IMPORTED, lambda: f"{total} of {IMPORTED} are there")
    client.close()
    kith.check_data()


def advance(kith, seconds):
    client = kith.client()
    answer = client.request("POST", "/dev/clock", {"advance_seconds": seconds})
    client.close()
    check(answer.status == 204, lambda: f"POST /dev/clock answered {answer}")


def crash_with_mail(story, point, sink):
    """Each mail of a pending invitation arrives at least once, and a repeated one is the same mail.

    An invitation that ended took back what had not left yet, so some of its mails may be missing.
    """
    crash_under_load(story, point)
    client = story.kith.client()
    story.settle_open(client)
    advance(story.kith, LEASE_SECONDS)
    pending = [one for one in story.invited if one.state == "pending"]
    wait_until(lambda: all(sink.count_to(one.email) >= one.mails for one in pending), 20, "the mails")
    wait_until(lambda: all_settled(story, client), 10, "every mail noted as sent or withdrawn")
    for one in story.invited:
        count = sink.count_to(one.email)
        fits = count == one.mails if one.state == "pending" else count <= one.mails
        check(fits, f"{one.email} ({one.state}) got {count} different mails, not {one.mails}")
    client.close()


def all_settled(story, client):
    def is_settled(invitation):
        state = invitation["delivery"]["state"]
        return state in ("handed_over", "accepted") or (state == "withdrawn" and invitation["state"] != "pending")

    return all(is_settled(each) for each in all_of(story, client, "invitations?"))


# The points, what is going on, and at which passing of the point it ends.
POINTS = [
    ("server_key", crash_at_start, 1, 1),
    ("migration_statement", crash_at_start, 1, 20),
    ("before_commit", crash_at_start, 1, 4),
    ("after_commit", crash_at_start, 1, 4),
    ("before_commit", crash_under_load, 12, 120),
    ("after_commit", crash_under_load, 12, 120),
    ("before_commit", crash_with_licenses, 8, 60),
    ("after_commit", crash_with_licenses, 8, 60),
    ("before_commit", crash_with_licenses, 8, 200),
    ("mail.claimed", crash_with_mail, 1, 3),
    ("mail.sent", crash_with_mail, 1, 3),
    ("jobs.claimed", crash_with_jobs, 1, 1),
    ("jobs.ran", crash_with_jobs, 1, 1),
    ("user_jobs.part", crash_with_import, 1, 9),
]


def plan(count, first_seed):
    """The points in turn: (seed, name:n, what is going on)."""
    for number in range(count):
        seed = first_seed + number
        name, crash, least, most = POINTS[number % len(POINTS)]
        yield seed, f"{name}:{random.Random(seed).randint(least, most)}", crash


def run(make, seed, point, crash):
    sink = SmtpSink() if crash is crash_with_mail else None
    kith = Kith(make(), *(["--smtp-url", sink.url()] if sink else []))
    try:
        story = LicensedStory if crash is crash_with_licenses else Story
        crash(story(kith, seed), point, *([sink] if sink else []))
    finally:
        if kith.is_running():
            kith.kill()
        kith.database.drop()
        if sink:
            sink.stop()


def main():
    options = read_options(__doc__)
    report = Report()
    with databases.maker(options.engine) as make:
        for seed, point, crash in plan(count_of(options, len(POINTS)), options.first_seed):
            with report.case(f"seed {seed}: {crash.__name__.replace('_', ' ')}: {point}"):
                run(make, seed, point, crash)
    report.finish()


main()
