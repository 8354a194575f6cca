#!/usr/bin/env python3
"""Every language has every message, with the same arguments, and no message is there that no page asks for."""

import json
import re

import house

FOLDER = house.ROOT / "web/src/lib/messages"
PAGES = house.ROOT / "web/src"
ARGUMENT = re.compile(r"\{\s*(\w+)\s*[,}]")
LITERAL = re.compile(r"""["'`]([a-z][\w.]*)["'`]""")
TEMPLATE = re.compile(r"`((?:\$\{(?:[^{}]|\{[^{}]*\})*\}|[\w.])+)`")
PLACE = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")
FAMILY = re.compile(r"""(?:(?:wordOr|fieldWord)\(\s*words|hasWord\(\s*)[,\s]*["'](\w[\w.]*)["']""")


def arguments_of(message):
    return sorted(set(ARGUMENT.findall(message)))


def complaints_of(path, english):
    messages = json.loads(path.read_text())
    for key in sorted(english.keys() ^ messages.keys()):
        yield path, 1, f"{key} is {'missing' if key in english else 'in no other language'}"
    for key in sorted(english.keys() & messages.keys()):
        if arguments_of(english[key]) != arguments_of(messages[key]):
            yield path, 1, f"{key} takes {arguments_of(messages[key])}, in English {arguments_of(english[key])}"
    if list(messages) != sorted(messages):
        yield path, 1, "messages are sorted by their names"


def asked_for():
    """What the pages name in full, and patterns of what they put together: `job.state.${state}`, a family's words."""
    named, patterns = set(), set()
    for path in [*PAGES.rglob("*.ts"), *PAGES.rglob("*.tsx")]:
        text = path.read_text()
        named.update(LITERAL.findall(text))
        patterns.update(re.escape(family) + r"\..+" for family in FAMILY.findall(text))
        for parts in map(PLACE.split, TEMPLATE.findall(text)):
            if re.search(r"\w\.|\.\w", "".join(parts)):
                patterns.add("[\\w.-]*".join(map(re.escape, parts)))
    return named, re.compile("|".join(sorted(patterns)))


def unused(english):
    named, pattern = asked_for()
    for key in english:
        if key not in named and not pattern.fullmatch(key):
            yield FOLDER / "en.json", 1, f"{key} is asked for by no page"


def main():
    english = json.loads((FOLDER / "en.json").read_text())
    languages = sorted(FOLDER.glob("*.json"))
    complaints = [one for path in languages for one in complaints_of(path, english)]
    house.finish([*complaints, *unused(english)],
                 f"{len(english)} messages in {len(languages)} languages")


main()
