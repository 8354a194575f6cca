"""The ceiling: what the HTTP side alone can do. It asks /healthz, which touches no database.

Every ratio "of the ceiling" divides by this, measured in the same round on the same server.
"""

from harness.load import Load

ID = "ceiling"
TITLE = "GET /healthz"


def load_on(database):
    return Load("/healthz", connections=64)


def check(answer):
    assert answer == {"status": "ok"}, answer


def rows(results):
    return []
