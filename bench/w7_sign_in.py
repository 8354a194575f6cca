"""W7, sign in: a member of Acme with address and password; the hash is compared, and a session begins.

5,000 members take turns (ten sign-ins a minute each are allowed), each from an address of his own. The figure is what a
request takes beyond its hash, as for W6. Better Auth hashes with scrypt.
"""

import json

from harness import acme, compare, names
from harness.load import Load

ID = "W7"
TITLE = "sign in"
HASHES = True
BETTER_AUTH = 8.9  # requests per CPU-second on another machine


def load_on(database):
    bench = database.bench
    lines = [f"{names.email(member)}\t{acme.address(member)}" for member in acme.ordinary(bench.members)]
    turns = bench.write_lines(f"logins-{bench.members}", lines)
    body = json.dumps({"login": "{1}", "password": names.PASSWORD})
    headers = {"X-Forwarded-For": "{2}"}
    return Load("/api/v1/auth/login", "POST", body, turns=turns, headers=headers, hashes=True)


def check(answer):
    assert answer["person"]["email"].endswith("@example.com") and answer["memberships"], answer


def rows(results):
    yield from compare.limited(results, ID, "CPU beyond the hash, ms", lambda window: window.ms_beyond_hash, 0.5)
    yield from compare.with_peer(results, ID, "better-auth", BETTER_AUTH, None)
