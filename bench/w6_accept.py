"""W6, accept: somebody new follows the link of an invitation and chooses a password.

Person, password hash, membership, the invitation's end, the events and the session. The figure is what a request
takes beyond its hash: the CPU time of the server without that of the hashing threads while they hash
(bench/hash_clock.cpp), in the same window. Better Auth signs up and accepts, in two calls, and hashes with scrypt.
"""

import json

from harness import acme, compare, names
from harness.load import Load

ID = "W6"
TITLE = "accept an invitation"
HASHES = True
BETTER_AUTH = 7.9  # requests per CPU-second on another machine
BODY = {"first_name": "Nadia", "last_name": "Joined", "password": names.PASSWORD}


def load_on(database):
    links = [f"{database.account}.{acme.link_token(each)}\t{acme.address(each)}" for each in range(acme.INVITATIONS)]
    turns = database.bench.write_lines(f"links-{database.account}", links)
    path = "/api/v1/public/invitations/{1}/accept"
    return Load(path, "POST", json.dumps(BODY), turns=turns, headers={"X-Forwarded-For": "{2}"}, hashes=True)


def check(answer):
    assert answer["membership"]["id"] and answer["account"]["name"] == "Acme", answer


def check_database(database):
    """Whoever accepted is a person and a member."""
    counts = [
        database.query(f"select count(*) from {table}")[0][0]
        for table in (
            "invitations where email like 'inv%' and state = 'accepted'",
            "memberships where email like 'inv%' and last_name = 'Joined'",
            "persons where email like 'inv%' and password_hash <> ''",
        )
    ]
    assert counts[0] == counts[1] == counts[2] > 0, counts


def rows(results):
    yield from compare.limited(results, ID, "CPU beyond the hash, ms", lambda window: window.ms_beyond_hash, 0.5)
    yield from compare.with_peer(results, ID, "better-auth", BETTER_AUTH, None)
