"""W14, the way back from an identity provider: the code is exchanged, the ID token checked, the user asked for, and a
session begins.

100 members who are linked already take turns, each from an address of his own and in a browser he has used before; 500
callbacks a window, one after the other, because each needs an errand beforehand. The provider
(harness/openid_provider.mjs) has the core of the load and costs nothing here. It speaks plain http, as one in the
operator's network may: what TLS takes, two connections a sign-in, is not in the figure. Compared with nothing.
"""

import contextlib
import functools
import http.client
import json
import subprocess
import urllib.parse

from harness import acme, load, machine, node, sign_ins

ID = "W14"
TITLE = "come back from an identity provider"
CLIENT = "kith-bench"
TERMS = {
    "preset": "generic", "name": "Bench", "client_id": CLIENT, "client_secret": "bench-secret",
    "client_auth": "client_secret_basic",
}  # fmt: skip
SUBJECTS = """
    insert into sso_subjects (account_id, provider_id, subject, person_id, created_at, last_used_at)
    select '{account}', '{provider}', person_id, person_id, {at}, {at}
    from sessions where device = 'bench' group by person_id
    on conflict do nothing"""


@functools.cache
def issuer():
    return f"http://127.0.0.1:{machine.free_port()}"


@contextlib.contextmanager
def beside(bench):
    """The provider, for as long as the run takes."""
    command = machine.pinned(machine.LOAD_CORE, node.command("openid_provider.mjs", issuer(), CLIENT))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout.readline() != "ready\n":
                raise RuntimeError("the OpenID provider did not start")
            yield [f"--trusted-origins={issuer()}"]
        finally:
            process.terminate()


def set_up(kith, database):
    """Everybody is known to the provider, and has gone there once for each turn."""
    provider = _provider(kith, database)
    database.fill("sso_subjects", SUBJECTS.format(account=database.account, provider=provider, at=acme.now()))
    slug = database.query("select slug from accounts")[0][0]
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(kith.url).netloc, timeout=30)
    errands = (_errand(connection, f"/api/v1/auth/sso/{slug}/{provider}", turn) for turn in range(sign_ins.TURNS))
    turns = [_callback(kith, provider, person, *errand) for person, errand in zip(sign_ins.persons(database), errands)]
    sign_ins.write_turns(database, "errands", turns)


def _provider(kith, database):
    """The id of the one that is set up; it is set up in the first round."""
    query = f"select id from identity_providers where issuer = '{issuer()}'"
    if not database.query(query):
        owner = acme.cookie(acme.administrators(database.bench.members)[0])
        path = f"/api/v1/accounts/{database.account}/identity-providers"
        made = json.loads(load.call(kith.url, "POST", path, TERMS | {"address": issuer()}, owner))
        load.call(kith.url, "PATCH", f"{path}/{made['id']}", {"state": "on"}, owner)
    return database.query(query)[0][0]


def _errand(connection, path, turn):
    """State and nonce, and the cookie that goes with them."""
    headers, _ = sign_ins.ask(connection, "GET", path, turn)
    said = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(headers["Location"]).query))
    if "nonce" not in said:
        raise load.Refused(f"GET .../auth/sso: leads to {headers['Location']}")
    return said["state"], said["nonce"], headers["Set-Cookie"].partition(";")[0]


def _callback(kith, provider, person, state, nonce, cookie):
    return cookie, kith.url, json.dumps({"provider": provider, "state": state, "code": f"{person}.{nonce}"})


def load_on(database):
    wanted = sign_ins.load_of(database, "errands", "/api/v1/auth/sso/callback", "{4}", f"{{2}}; {sign_ins.DEVICE}")
    wanted.headers["Origin"] = "{3}"
    return wanted


def check(answer):
    assert answer["state"] == "signed_in" and answer["account"]["name"] == "Acme", answer


def check_database(database):
    """Each callback has begun a session, or the figure is worth nothing."""
    sessions = database.query("select count(*) from sessions where provider_id <> ''")[0][0]
    assert sessions > 0 and sessions % sign_ins.TURNS == 0, sessions
