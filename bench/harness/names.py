"""The members of Acme: the same names and addresses that the peers are seeded with (bench/peers/lib/names.mjs)."""

import pathlib
import re

_SOURCE = (pathlib.Path(__file__).parent.parent / "peers/lib/names.mjs").read_text()


def _list(name):
    return re.findall(r'"(\w+)"', re.search(rf"export const {name} = \[(.*?)\];", _SOURCE, re.DOTALL)[1])


FIRST_NAMES, LAST_NAMES = _list("firstNames"), _list("lastNames")
PASSWORD = re.search(r'export const password = "(.*?)";', _SOURCE)[1]


def first_name(member):
    return FIRST_NAMES[member % len(FIRST_NAMES)]


def last_name(member):
    return LAST_NAMES[(member * 7 + member // len(FIRST_NAMES)) % len(LAST_NAMES)]


def email(member):
    return f"u{member:06}@example.com"
