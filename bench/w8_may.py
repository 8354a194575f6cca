"""W8, may I: an ordinary member of Acme asks whether he may manage users, and may not.

5,000 members take turns. Compared with: the ceiling; W1, which knows its caller by the same rows (session, person,
membership) and asks no permission: the rest is what the check costs; Better Auth's has-permission.
"""

import w1_who_am_i
from harness import acme, compare
from harness.load import Load

ID = "W8"
TITLE = "may I manage users"
BESIDE = [w1_who_am_i]
BETTER_AUTH = 437  # requests per CPU-second on another machine


def load_on(database):
    path = f"/api/v1/accounts/{database.account}/can?permission=users.manage"
    return Load(path, cookies=database.bench.cookies(acme.ordinary))


def check(answer):
    assert answer == {"allowed": False}, answer


def rows(results):
    yield from compare.with_ceiling(results, ID, None)
    yield from compare.with_workload(results, ID, "W1", "of who am I (W1)", 0.85)
    yield from compare.with_peer(results, ID, "better-auth", BETTER_AUTH, 60)
