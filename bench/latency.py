"""L1 to L16, unloaded latency: the requests of W1, W2, W3, W4, W8, W15 and W16 over one connection, one after the other.

What one person waits for while nobody else asks: read the columns p50 and p99. The client is part of what is timed.
"""

import dataclasses
from collections.abc import Callable

import w1_who_am_i
import w2_list_users
import w3_search_users
import w4_invite
import w8_may
import w15_contacts
import w16_directory


@dataclasses.dataclass(frozen=True)
class Alone:
    ID: str
    TITLE: str
    load_on: Callable
    check: Callable
    set_up: Callable


def _alone(workload):
    def nothing(kith, database):
        pass

    def load_on(database):
        return dataclasses.replace(workload.load_on(database), connections=1)

    return Alone(workload.ID.replace("W", "L"), f"{workload.TITLE}, unloaded", load_on, workload.check, getattr(workload, "set_up", nothing))


ALONE = tuple(map(_alone, (w1_who_am_i, w2_list_users, w3_search_users, w4_invite, w8_may, w15_contacts, w16_directory)))
