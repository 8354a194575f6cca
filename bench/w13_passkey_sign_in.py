"""W13, sign in with a passkey: the signature is checked, the challenge spent, and a session begins.

100 members take turns, each from an address of his own and in a browser he has used before; 500 sign-ins a window, one
after the other, because each needs a challenge to sign beforehand. All have the same key, made anew for each window.
Compared with nothing.
"""

import base64
import hashlib
import http.client
import json
import urllib.parse

from harness import acme, node, sign_ins

ID = "W13"
TITLE = "sign in with a passkey"
NAME = "localhost"  # as browsers know the server on this machine
AUTHENTICATOR_DATA = hashlib.sha256(NAME.encode()).digest() + b"\x05" + bytes(4)  # present, verified; does not count
KEYS = """
    insert into passkeys (credential_id, id, person_id, name, public_key, sign_count, created_at)
    select replace(person_id, '-', ''), person_id, person_id, 'bench', '{key}', 0, {at}
    from sessions where device = 'bench' group by person_id
    on conflict (credential_id) do update set public_key = excluded.public_key"""


def set_up(kith, database):
    """A key for everybody, and for each turn a challenge that it has signed."""
    here = urllib.parse.urlsplit(kith.url)
    connection = http.client.HTTPConnection(here.netloc, timeout=30)
    client_data = [_client_data(connection, here.port, turn) for turn in range(sign_ins.TURNS)]
    messages = [AUTHENTICATOR_DATA + hashlib.sha256(data).digest() for data in client_data]
    key, *signatures = node.lines_of("passkey.mjs", map(_encoded, messages))
    database.fill("passkeys", KEYS.format(key=key, at=acme.now()))
    turns = map(_assertion, sign_ins.persons(database), client_data, signatures)
    sign_ins.write_turns(database, "passkeys", ([body] for body in turns))


def _client_data(connection, port, turn):
    _, text = sign_ins.ask(connection, "POST", "/api/v1/auth/passkey/options", turn)
    challenge, origin = json.loads(text)["challenge"], f"http://{NAME}:{port}"
    said = {"type": "webauthn.get", "challenge": challenge, "origin": origin, "crossOrigin": False}
    return json.dumps(said).encode()


def _assertion(person, client_data, signature):
    return json.dumps({
        "id": person.replace("-", ""),
        "client_data": _encoded(client_data),
        "authenticator_data": _encoded(AUTHENTICATOR_DATA),
        "signature": signature,
        "user_handle": _encoded(person.encode()),
    })  # fmt: skip


def _encoded(octets):
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


def load_on(database):
    return sign_ins.load_of(database, "passkeys", "/api/v1/auth/passkey", "{2}")


def check(answer):
    assert answer["person"]["email"].endswith("@example.com") and answer["memberships"], answer


def check_database(database):
    """Every challenge is spent, or the figure is worth nothing."""
    assert database.query("select count(*) from passkey_challenges") == [(0,)]
