"""W5, invite many: an administrator of Acme invites 1,000 new addresses in one call, each with a license.

Each has its invitation, its mail and its event, and all of them are one transaction. 20 calls a window, one after the
other; counted are invitations. Compared with: 0.15 CPU-seconds a call; the ceiling; the same invitations one by one
(W4); on PostgreSQL the same statements sent by a bare libpq client; Better Auth, which knows no call for many: 1,000
calls.
"""

import json

import w4_invite
from harness import acme, compare, load, server

ID = "W5"
TITLE = "invite 1,000"
BESIDE = [w4_invite]
BARE, BARE_CONNECTIONS = "bulk", 1
UNIT, EACH = "invitations", 1_000
BETTER_AUTH = 164  # invitations per CPU-second on another machine: 6.1 CPU-seconds for 1,000
LICENSES = 400_000
ROW = {"name": "Nadia Together", "email": "w5-{number}-%d@example.com", "roles": ["user"], "licenses": ["suite"]}
BODY = json.dumps({"rows": [ROW | {"email": ROW["email"] % row} for row in range(EACH)]})


def set_up(kith, database):
    """A pool that suffices, and no sign-up by oneself: that excludes inviting many."""
    pool = ["--account", database.account, "--product", "suite", "--total", LICENSES]
    server.run_command(database.bench, database, "licenses", "set", *pool)
    owner = acme.cookie(acme.administrators(database.bench.members)[0])
    load.call(kith.url, "PATCH", f"/api/v1/accounts/{database.account}/settings", {"auto_signup": False}, owner)


def load_on(database):
    path = f"/api/v1/accounts/{database.account}/invitations/batch"
    return load.Load(path, "POST", BODY, database.bench.cookies(acme.administrators), calls=20)


def check(answer):
    invitations = answer["items"]
    assert len(invitations) == EACH, len(invitations)
    assert all(each["state"] == "pending" and each["licenses"] == ["suite"] for each in invitations), invitations[0]


def check_database(database):
    """Each invitation has its mail, its event and its license, or the figure is worth nothing."""
    counts = [
        database.query(f"select count(*) from {table}")[0][0]
        for table in (
            "invitations where email like 'w5-%'",
            "mails where to_address like 'w5-%'",
            "events where operation = 'invitation.sent' and target_name = 'Nadia Together'",
            "license_slots s join invitations i on i.id = s.invitation_id where i.email like 'w5-%'",
        )
    ]
    assert len({*counts}) == 1 and counts[0] > 0 and counts[0] % EACH == 0, counts


def rows(results):
    yield from compare.limited(results, ID, "CPU-seconds a call", lambda window: EACH / window.per_cpu_second, 0.15)
    yield from compare.with_ceiling(results, ID, 0.3)
    yield from compare.with_workload(results, ID, "W4", "times one by one (W4)", 2)
    yield from compare.with_libpq(results, ID, 0.5)
    yield from compare.with_peer(results, ID, "better-auth", BETTER_AUTH, 40)
