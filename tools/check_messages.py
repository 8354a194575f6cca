#!/usr/bin/env python3
"""Every language has every message, with the same arguments, and no message is there that no page asks for."""

import json
import re

import house

FOLDER = house.ROOT / "web/src/lib/messages"
ARGUMENT = re.compile(r"\{\s*(\w+)\s*[,}]")


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


def main():
    english = json.loads((FOLDER / "en.json").read_text())
    languages = sorted(FOLDER.glob("*.json"))
    house.finish([one for path in languages for one in complaints_of(path, english)],
                 f"{len(english)} messages in {len(languages)} languages")


main()
