"""W15, contacts: an administrator of Acme asks for the first 25 of everybody he can reach, by name, over both kinds.

1,000 administrators take turns. The page of 10,000 entries is asked to take 10 ms at most in the server (L15, unloaded).
"""

from harness import acme, compare
from harness.load import Load

ID = "W15"
TITLE = "first 25 contacts"


def load_on(database):
    path = f"/api/v1/accounts/{database.account}/contacts?limit=25"
    return Load(path, cookies=database.bench.cookies(acme.administrators))


def check(answer):
    contacts = answer["items"]
    assert len(contacts) == 25 and answer["next_cursor"], answer
    assert all(contact["kind"] == "internal" and contact["email"] for contact in contacts), answer


def rows(results):
    yield from compare.with_ceiling(results, ID, None)
