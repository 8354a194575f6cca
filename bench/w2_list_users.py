"""W2, list: an administrator of Acme asks for the first 25 of its users, with name, address and roles, by name.

1,000 administrators take turns. Compared with: the ceiling; on PostgreSQL with the same statements sent by a bare
libpq client; Better Auth's list-members.
"""

from harness import acme, compare
from harness.load import Load

ID = "W2"
TITLE = "first 25 users"
BARE = "list"
BETTER_AUTH = 69  # requests per CPU-second on another machine


def load_on(database):
    return Load(f"/api/v1/accounts/{database.account}/users?limit=25", cookies=database.bench.cookies(acme.administrators))


def check(answer):
    users = answer["items"]
    assert len(users) == 25 and answer["next_cursor"], answer
    assert all(user["email"].endswith("@example.com") and user["roles"] for user in users), answer
    keys = [f"{user['first_name']} {user['last_name']}".lower() for user in users]
    assert keys == sorted(keys), keys


def rows(results):
    yield from compare.with_ceiling(results, ID, 0.11)
    yield from compare.with_peer(results, ID, "better-auth", BETTER_AUTH, 100)
    yield from compare.with_libpq(results, ID, 0.6)
