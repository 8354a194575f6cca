"""W4, invite: an administrator of Acme invites a new address; invitation, mail and event are one transaction.

1,000 administrators take turns. Compared with: the ceiling; on SQLite with itself when each request has a transaction
of its own (--group-commit=false); on PostgreSQL with the same statements sent by a bare libpq client; Better Auth's
invite-member, which stores its mail too.
"""

import json

from harness import acme, compare
from harness.load import Load

ID = "W4"
TITLE = "invite one"
BARE = "write"
SINGLE_COMMITS = True
BETTER_AUTH = 209  # requests per CPU-second on another machine
BODY = {"kind": "internal", "first_name": "Nadia", "last_name": "Invited", "email": "w4-{number}@example.com"}


def load_on(database):
    path = f"/api/v1/accounts/{database.account}/invitations"
    return Load(path, "POST", json.dumps(BODY), database.bench.cookies(acme.administrators))


def check(answer):
    assert answer["state"] == "pending" and answer["email"].startswith("w4-") and answer["expires_at"], answer


def check_database(database):
    """Each invitation has its mail and its event, or the figure is worth nothing."""
    invitations, mails, events = (
        database.query(f"select count(*) from {table}")[0][0]
        for table in (
            "invitations where email like 'w4-%'",
            "mails where to_address like 'w4-%'",
            "events where operation = 'invitation.sent' and target_name = 'Nadia Invited'",
        )
    )
    assert invitations == mails == events > 0, (invitations, mails, events)


def rows(results):
    yield from compare.with_ceiling(results, ID, 0.13)
    yield from compare.with_single_commits(results, ID, 3)
    yield from compare.with_peer(results, ID, "better-auth", BETTER_AUTH, 30)
    yield from compare.with_libpq(results, ID, 0.6)
