"""W1, who am I: an ordinary member of Acme asks, with a session cookie, for name, address and memberships.

5,000 members take turns. Compared with: the ceiling; Better Auth's get-session; a look-up by uid in slapd; on
PostgreSQL with the same statements sent by a bare libpq client (in one round trip, which the server cannot do).
"""

from harness import acme, compare
from harness.load import Load

ID = "W1"
TITLE = "who am I"
BARE = "read"
BETTER_AUTH, SLAPD = 554, 12_172  # requests per CPU-second on another machine
SLAPD_SEARCH = "X1"


def load_on(database):
    return Load("/api/v1/me", cookies=database.bench.cookies(acme.ordinary))


def check(answer):
    person, [membership] = answer["person"], answer["memberships"]
    assert person["id"] and person["email"].endswith("@example.com") and person["first_name"], answer
    assert membership["account"]["name"] == "Acme", answer


def rows(results):
    yield from compare.with_ceiling(results, ID, 0.40)
    yield from compare.with_peer(results, ID, "better-auth", BETTER_AUTH, 25)
    yield from compare.with_peer(results, ID, "slapd", SLAPD, 1)
    yield from compare.with_libpq(results, ID, None)
