"""W3, search: an administrator of Acme asks for the first 25 users whose name contains a fragment, by name.

The fragment is in the names of two in a hundred, as for the peers. 1,000 administrators take turns. Compared with: the
ceiling; Better Auth's list-users; slapd, which has an index of substrings and sorts nothing.
"""

from harness import acme, compare, names
from harness.load import Load

ID = "W3"
TITLE = "search by a fragment"
BETTER_AUTH, SLAPD = 39, 3_745  # requests per CPU-second on another machine
SLAPD_SEARCH = "X2"


def load_on(database):
    path = f"/api/v1/accounts/{database.account}/users?q={names.FRAGMENT}&limit=25"
    return Load(path, cookies=database.bench.cookies(acme.administrators))


def check(answer):
    keys = [f"{user['first_name']} {user['last_name']}".lower() for user in answer["items"]]
    assert len(keys) == 25 and keys == sorted(keys), keys
    assert all(names.FRAGMENT in key for key in keys), keys


def rows(results):
    yield from compare.with_ceiling(results, ID, 0.025)
    yield from compare.with_peer(results, ID, "better-auth", BETTER_AUTH, 60)
    yield from compare.with_peer(results, ID, "slapd", SLAPD, 1)
