"""W10, growth: who am I, list and search in accounts of 1,000, 100,000 and 1,000,000 users.

As in W1, W2 and W3, with two differences: the same number of people ask in each account, 500 from the whole of it, and
hardly two users share a name. The figure is the CPU time of a request in the large account by that in the small one,
in the same round.
"""

import dataclasses
from collections.abc import Callable

import w1_who_am_i
import w2_list_users
import w3_search_users
from harness import acme, compare
from harness.load import Load

ID = "W10"
TITLE = "growth"
SIZES = 1_000, 100_000, 1_000_000
AT_MOST = 1.3


@dataclasses.dataclass(frozen=True)
class Part:
    ID: str
    load_on: Callable
    check: Callable


def _who_am_i(database):
    return Load("/api/v1/me", cookies=database.bench.cookies(acme.spread))


PARTS = [
    Part("W10 who am I", _who_am_i, w1_who_am_i.check),
    Part("W10 list", w2_list_users.load_on, w2_list_users.check),
    Part("W10 search", w3_search_users.load_on, w3_search_users.check),
]


def rows(results):
    for part in PARTS:
        yield from compare.of_sizes(results, part.ID, SIZES, AT_MOST)
