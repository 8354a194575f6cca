"""The members of Acme: names and addresses that the peers are seeded with, too (bench/peers/lib/names.mjs)."""

import pathlib
import re

_SOURCE = (pathlib.Path(__file__).parent.parent / "peers/lib/names.mjs").read_text()


def _list(name):
    return re.findall(r'"(\w+)"', re.search(rf"export const {name} = \[(.*?)\];", _SOURCE, re.DOTALL)[1])


FIRST_NAMES, LAST_NAMES = _list("firstNames"), _list("lastNames")
INITIALS = "ABCDEFGHJKLMNOPR"
FRAGMENT = re.search(r'export const fragment = "(.*?)";', _SOURCE)[1]
PASSWORD = re.search(r'export const password = "(.*?)";', _SOURCE)[1]


def plain(member):
    """First and last name: 2,000 in all, so that many share theirs."""
    last = LAST_NAMES[(member * 7 + member // len(FIRST_NAMES)) % len(LAST_NAMES)]
    return FIRST_NAMES[member % len(FIRST_NAMES)], last


def manifold(member):
    """With an initial and a second last name: hardly two share theirs. The fragment is in twice as many."""
    (first, last), mixed = plain(member), member * 2_654_435_761 % 2**32
    return f"{first} {INITIALS[mixed >> 8 & 15]}", f"{last}-{LAST_NAMES[(mixed >> 12) % len(LAST_NAMES)]}"


def email(member):
    return f"u{member:06}@example.com"
