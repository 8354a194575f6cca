"""Sign-ins that are made ready one by one before the window: 100 members take turns, each in a browser he has used.

Each turn is a line of a file: where somebody asks from, then what the workload adds.
"""

import itertools

from harness import acme, load

MEMBERS, CALLS = 100, 500
TURNS = 1 + MEMBERS + CALLS  # the first answer, one of everybody as a warm-up, the window
DEVICE = "kith_device=" + 43 * "A"
SEEDED = "select person_id from sessions where device = 'bench' group by person_id"


def persons(database):
    """Who signs in, turn by turn: ordinary members, among those who have a session from the seed."""
    found = database.query(f"""
        select person_id from memberships where standing_role = 'user' and person_id in ({SEEDED})
        order by person_id limit {MEMBERS}""")
    return itertools.islice(itertools.cycle(person for (person,) in found), TURNS)


def ask(connection, method, path, turn):
    """Headers and text of what a turn needs beforehand."""
    connection.request(method, path, headers={"X-Forwarded-For": acme.address(turn)})
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 400:
        raise load.Refused(f"{method} {path}: {answer.status} {text[:100].decode(errors='replace')}")
    return answer.headers, text


def write_turns(database, name, turns):
    lines = ["\t".join([acme.address(turn), *fields]) for turn, fields in enumerate(turns)]
    database.bench.write_lines(_name_of(database, name), lines)


def load_of(database, name, path, body, cookie=DEVICE):
    headers = {"X-Forwarded-For": "{1}", "Cookie": cookie}
    turns = database.bench.folder / _name_of(database, name)
    return load.Load(path, "POST", body, turns=turns, headers=headers, calls=CALLS, warm_up=MEMBERS)


# Each is good once. Exactly so many are taken as there are, so that the next file is begun where this one was.
def _name_of(database, name):
    return f"{name}-{database.engine}"
