"""What must be true of a server after a story (story.py): everything acknowledged is there, nothing is there twice,
and nothing is half-made."""

import collections

from support.report import check

API = "/api/v1"
FOUNDER = "ann@acme.test"
PASSWORD = "crate-7-anvil-lamp"
SIGN_INS = 4


def verify(story):
    client = story.kith.client()
    story.settle_open(client)
    client.get(API + "/me", story.cookie)
    verify_invitations(story, client)
    verify_users(story, client)
    verify_mails(story, client)
    verify_events(story, client)
    verify_sign_in(story, client)
    client.close()
    story.kith.check_log()
    story.kith.check_data()


def all_of(story, client, path):
    """Every item of a list of the account, page by page."""
    items, cursor = [], ""
    while cursor is not None:
        url = f"{API}/accounts/{story.account}/{path}limit=200" + (f"&cursor={cursor}" if cursor else "")
        page = client.get(url, story.cookie)
        items += page["items"]
        cursor = page["next_cursor"]
    return items


def verify_invitations(story, client):
    there = [(each["email"], each["id"], each["state"]) for each in all_of(story, client, "invitations?")]
    wanted = [(one.email, one.id, one.state) for one in story.invited]
    check_same("invitations", there, wanted)


def verify_users(story, client):
    there = [(each["email"], each["first_name"]) for each in all_of(story, client, "users?state=all&")]
    accepted = [(one.email, one.first_name) for one in story.invited if one.state == "accepted"]
    check_same("users", there, [(FOUNDER, "Ann"), *accepted])


def check_same(what, there, wanted):
    lost, more = sorted(set(wanted) - set(there)), sorted(set(there) - set(wanted))
    is_same = sorted(there) == sorted(wanted)
    check(is_same, f"{what}: {len(there)}, not {len(wanted)}; lost {lost[:4]}, not wanted {more[:4]}")


def verify_mails(story, client):
    for one in story.invited:
        mails = client.get(f"/dev/mail.json?to={one.email}")
        tokens = {link.rsplit("/", 1)[1] for mail in mails for link in mail["links"] if "/invitations/" in link}
        check(len(mails) == one.mails, f"{len(mails)} mails to {one.email}, not {one.mails}")
        check(len(tokens) == 1, f"several links to {one.email}: {tokens}")


def verify_events(story, client):
    events = all_of(story, client, "audit?")
    numbers = [event["seq"] for event in events]
    check(numbers == list(range(len(numbers), 0, -1)), lambda: f"the audit log has gaps: {numbers}")
    by_target = collections.defaultdict(collections.Counter)
    for event in events:
        by_target[event["target"]["id"]][event["operation"]] += 1
    for one in story.invited:
        found = by_target[one.id]
        check(found == one.events, lambda: f"{one.email} has the events {dict(found)}, not {dict(one.events)}")
    verify_counts(story, collections.Counter(event["operation"] for event in events))


def verify_counts(story, operations):
    joined = 1 + sum(one.state == "accepted" for one in story.invited)  # the founder, too
    check(operations["account.founded"] == 1, f"founded {operations['account.founded']} times")
    check(operations["membership.joined"] == joined, f"{operations['membership.joined']} joined, not {joined}")


def verify_sign_in(story, client):
    accepted = [one.email for one in story.invited if one.state == "accepted" and one.is_active]
    for email in [FOUNDER, *story.random.sample(accepted, min(SIGN_INS, len(accepted)))]:
        answer = client.request("POST", API + "/auth/login", {"login": email, "password": PASSWORD})
        check(answer.status == 200, lambda: f"{email} cannot sign in: {answer}")
